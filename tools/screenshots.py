"""docs/images: every page as it looks, light and dark, over the real service and its demo calls.

    .venv/bin/python tools/screenshots.py [--only NAME,…] [--keep FOLDER]

Starts ``callbot serve`` with a database of its own, lets it play the demo calls, adds what people
at the desk would have done, and takes each page with Chromium. ``--keep`` leaves the database in a
folder, so that a second run need not play the calls again. Look at what it made.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sqlalchemy import select, update

from bot import wiring
from bot.core.access import Person, Role
from bot.core.review import Edit, Field, Item
from bot.settings import ROOT, Settings, load_settings
from bot.storage.callback_tables import callbacks
from bot.storage.changed_calls import note_changed
from bot.storage.console import ConsoleStores
from bot.storage.database import open_database, writing
from bot.storage.tables import calls, incidents, tips
from bot.web.access import COOKIE

IMAGES = ROOT / "docs" / "images"
CHROMIUM = os.environ.get("CALLBOT_CHROMIUM", "/usr/bin/chromium")
MOST_BYTES = 150_000
COLOURS = 256
WAIT_MS = 120_000
DEMO_CALLS_WITHIN_S = 900
DONE = "The demo calls are in the database."
DESK, TELEPHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
CALLER = ROOT / "audio_samples" / "114-chay-nha.wav"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="names of images, with commas")
    parser.add_argument("--keep", type=Path, help="keep the database there, and use it again")
    arguments = parser.parse_args()
    only = set(filter(None, arguments.only.split(",")))
    with tempfile.TemporaryDirectory(prefix="callbot-screenshots-") as name:
        folder = arguments.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        with _service(folder) as url, sync_playwright() as playwright:
            stores = _prepared(folder)
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=_flags(_microphone(folder))
            )
            for image in PAGES:
                if not only or image in only:
                    _take(browser, url, stores, image)
            browser.close()
    return 0


@contextmanager
def _service(folder: Path) -> Iterator[str]:
    """The service with its demo calls in the database; its address."""
    log = folder / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "serve", "--port", "0", "--with-demo-calls"],
            cwd=ROOT,
            env={**os.environ, **_environment(folder), "TTS_ENGINE": "offline"},
            stdout=output,
            stderr=(folder / "errors.log").open("wb"),
        )
    try:
        _wait_for(log, r"Ready\.", process, 240)
        if "Playing" in log.read_text("utf-8") or not (folder / "var/demo-calls.txt").is_file():
            _wait_for(log, re.escape(DONE), process, DEMO_CALLS_WITHIN_S)
        yield _wait_for(log, r"http://[\d.:]+", process, 5)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _wait_for(log: Path, words: str, process: subprocess.Popen[bytes], within_s: float) -> str:
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(words, log.read_text("utf-8"))
        if found:
            return found.group()
        time.sleep(0.5)
    raise SystemExit(f"the service never said {words!r}:\n{log.read_text('utf-8')[-1000:]}")


def _environment(folder: Path) -> dict[str, str]:
    return {"VAR_DIR": str(folder / "var"), "DATABASE_URL": ""}


def _settings(folder: Path) -> Settings:
    return load_settings(_environment(folder), env_file=folder / "no.env")


# What people at the desk have done ---------------------------------------------------------------


def _prepared(folder: Path) -> ConsoleStores:
    """People, reviews, blocks, and calls spread over the day; done once a database."""
    settings = _settings(folder)
    stores = wiring.console(settings)
    if not any(person.name == "lan" for person in stores.people.list()):
        for name, role in (("lan", Role.REVIEWER), ("minh", Role.SUPERVISOR), ("hoa", Role.ADMIN)):
            stores.people.add(name, role, "mật khẩu chụp ảnh 1")
            stores.audit.record("sign_in", name)
        _spread(settings)
        _reviewed(stores, settings)
        _blocked(settings)
    while stores.overviews.refresh():
        pass
    return stores


def _spread(settings: Settings) -> None:
    """The demo calls came within minutes; here they come over the day until now."""
    engine = open_database(settings.database_url)
    now = wiring.vietnam_now()
    dawn = now.replace(hour=6, minute=5, second=0, microsecond=0)
    if now - dawn < timedelta(hours=4):
        dawn -= timedelta(days=1)
    with writing(engine) as changes:
        found = changes.execute(select(calls.c.id, calls.c.seconds).order_by(calls.c.started)).all()
        step = (min(now, dawn + timedelta(hours=16)) - dawn) / max(1, len(found))
        for number, row in enumerate(found):
            began = dawn + number * step
            ended = (began + timedelta(seconds=row.seconds)).isoformat(timespec="seconds")
            moments = {"started": began.isoformat(timespec="seconds"), "finished": ended}
            changes.execute(update(calls).where(calls.c.id == row.id).values(**moments))
            for table in (tips, incidents, callbacks):
                of_call = update(table).where(table.c.call_id == row.id)
                changes.execute(of_call.values(created=ended))
            note_changed(changes, row.id)


def _reviewed(stores: ConsoleStores, settings: Settings) -> None:
    """Some calls seen, one escalated; corrections that wait for a supervisor."""
    engine = open_database(settings.database_url)
    with engine.connect() as reading:
        files = dict(reading.execute(select(calls.c.file, calls.c.id)).all())
    reviewed = [Edit(Item(Field.REVIEWED), True)]
    for file, who, edits in (
        ("113-treu-dua.wav", "lan", [*reviewed, Edit(Item(Field.TAGS), ("trêu đùa",))]),
        ("1900-tam-tru.wav", "minh", [*reviewed, Edit(Item(Field.INTENT, 1), "ask_place")]),
        ("1900-ho-chieu.wav", "lan", reviewed),
        ("114-mui-ga.wav", "minh", [Edit(Item(Field.ESCALATED), True)]),
        ("1900-khach-ngu-lai.wav", "lan", [*reviewed, Edit(Item(Field.INTENT, 1), "ask_online")]),
        ("1900-phao-hoa.wav", "lan", [*reviewed, Edit(Item(Field.INTENT, 1), "ask_procedure")]),
    ):
        if file in files:
            stores.reviews.save(files[file], edits, 0, who)


def _blocked(settings: Settings) -> None:
    desk = wiring.desk(settings)
    for number, reason, days, who in (
        ("0570 000 901", "gọi phá ba mươi lần trong một đêm", 7, "minh"),
        ("0570 000 902", "chào bán hàng nhiều lần, đã nhắc", 30, "hoa"),
        ("0570 000 903", "máy gọi tự động", 90, "minh"),
    ):
        until = wiring.vietnam_now() + timedelta(days=days)
        desk.blocks.add(number, reason, until, who)
        desk.audit.record("block_add", who, detail=f"until {until:%Y-%m-%d}")


# The pages ---------------------------------------------------------------------------------------


def _chat(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(".hotlines button", has_text="1900-0113").click()
    for text in ("làm căn cước cho con 14 tuổi cần giấy tờ gì", "em ơi nhà bên cạnh cháy to quá"):
        before = page.locator(".line.assistant").count()
        page.get_by_label("Tin nhắn của anh chị").fill(text)
        page.keyboard.press("Enter")
        page.wait_for_function(
            "n => document.querySelector('callbot-widget').shadowRoot"
            ".querySelectorAll('.line.assistant').length > n",
            arg=before,
        )
    page.wait_for_timeout(600)


def _call(page: Page, url: str) -> None:
    """Report a fire, and stop while the answer is spoken, with the times of its stages."""
    page.goto(f"{url}/call")
    page.get_by_role("button", name="114").click()
    page.locator(".said.assistant").nth(1).locator(".now").wait_for()
    page.get_by_text("Thời gian xử lý").click()
    page.wait_for_timeout(1500)


def _dial(page: Page, url: str) -> None:
    page.goto(f"{url}/call")


def _sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/console/sign-in")


def _console(path: str) -> Callable[[Page, str], None]:
    def go(page: Page, url: str) -> None:
        page.goto(url + path)

    return go


def _review(page: Page, url: str) -> None:
    page.goto(f"{url}/console?q=tách+hộ&hotline=1900-0113")
    page.locator(".line a[data-call]").first.click()
    page.locator("#review[data-ready=yes]").wait_for()
    page.wait_for_timeout(800)


def _day(page: Page, url: str) -> None:
    page.goto(f"{url}/console/day")
    newest = page.get_by_role("link", name="Xem ngày gần nhất")
    if newest.count():
        newest.click()


def _approvals(page: Page, url: str) -> None:
    page.goto(f"{url}/console/approvals")
    page.locator(".waiting, .card.soft").first.wait_for()


PAGES: dict[str, Callable[[Page, str], None]] = {
    "sign-in": _sign_in,
    "console": _console("/console"),
    "review": _review,
    "callbacks": _console("/console/callbacks"),
    "incidents": _console("/console/incidents"),
    "tips": _console("/console/tips"),
    "console-day": _day,
    "approvals": _approvals,
    "blocks": _console("/console/blocks"),
    "audit": _console("/console/audit"),
    # Last: these leave calls of their own in the lists.
    "chat": _chat,
    "widget-phone": _chat,
    "dial": _dial,
    "call": _call,
}
OPEN = ("chat", "widget-phone", "dial", "call", "sign-in")


def _take(browser: Browser, url: str, stores: ConsoleStores, image: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(
            locale="vi-VN",
            color_scheme=scheme,
            viewport=TELEPHONE if image == "widget-phone" else DESK,
            permissions=["microphone"],
            reduced_motion="reduce",
        )
        context.set_default_timeout(WAIT_MS)
        if image not in OPEN:
            _sign_in_as(context, stores, url)
        page = context.new_page()
        PAGES[image](page, url)
        file = IMAGES / f"{image}{'-dark' if scheme == 'dark' else ''}.png"
        size = _write(page.screenshot(), file)
        print(f"{file.relative_to(ROOT)}: {size // 1000} kB", flush=True)
        context.close()


def _sign_in_as(context: BrowserContext, stores: ConsoleStores, url: str) -> None:
    token = stores.sign_ins.begin(Person("hoa", Role.ADMIN))
    context.add_cookies([{"name": COOKIE, "value": token, "url": url}])


def _write(picture: bytes, file: Path) -> int:
    """Keep a picture in its own most frequent colours, as many as its size allows; its bytes."""
    whole = Image.open(BytesIO(picture)).convert("RGB")
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4):
        kept = BytesIO()
        fewer = whole.quantize(palette=_palette(whole, colours), dither=Image.Dither.NONE)
        fewer.save(kept, "PNG", optimize=True)
        if kept.tell() <= MOST_BYTES:
            break
    file.write_bytes(kept.getvalue())
    return kept.tell()


def _palette(picture: Image.Image, colours: int) -> Image.Image:
    """The colours that a picture has most of: areas keep theirs, edges of letters the nearest."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:colours] for part in colour])
    return palette


def _flags(microphone: Path) -> list[str]:
    return [
        "--no-sandbox",
        "--lang=vi",
        "--disable-gpu",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}",
        "--autoplay-policy=no-user-gesture-required",
    ]


def _microphone(folder: Path) -> Path:
    """Quiet while the greeting is heard, somebody who reports a fire, and quiet again."""
    from bot.audio.decoding import decode

    samples, rate = decode(CALLER, 600)[0], 16_000
    said = (samples[: 4 * rate].clip(-1, 1) * 32_767).astype("<i2").tobytes()
    file = folder / "voice.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, rate, 0, "NONE", ""))
        sound.writeframes(bytes(2 * rate * 4) + said + bytes(2 * rate * 14))
    return file


if __name__ == "__main__":
    sys.exit(main())
