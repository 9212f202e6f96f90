"""The console's pages over HTTP and in Chromium, at a hundred thousand calls.

    python -m benchmarks.console_pages [--calls N] [--folder DIR] [--cpu]

The application runs in a process of its own over the database of ``benchmarks.console``; a page is
timed from the request to the last byte, signed in, as a reviewer's browser asks for it. ``--cpu``
counts that process's processor time in place of the clock's, for a machine that has other things
to do, and leaves out first paint.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace

import httpx

from benchmarks.figures import Figure, percentile
from benchmarks.made_up_calls import fill
from bot import wiring
from bot.core.access import Person, Role
from bot.core.call import Hotline
from bot.settings import ROOT, Settings, load_settings
from bot.storage.call_lists import SqlCallLists
from bot.storage.database import open_database
from bot.web.access import COOKIE

CALLS = 100_000
ROUNDS, PAINTS = 12, 6
TARGET_MS, PAINT_TARGET_MS = 200.0, 1000.0
LISTS = (
    "/console", "/console?sort=newest", "/console?hotline=114", "/console?verdict=nuisance",
    "/console?priority=P1&hotline=113", "/console?needs_review=1", "/console?intent=ask_fee",
    "/console?from=2026-10-01&to=2026-10-03", "/console?state=reviewed&reviewer=lan",
)  # fmt: skip
SEARCHES = (
    "/console?q=chay+nha", "/console?q=cháy+nhà", "/console?q=%22mắc+kẹt%22",
    "/console?q=căn+cước", "/console?q=danh+bac&hotline=113", "/console?q=ho+tay&needs_review=1",
)  # fmt: skip
PAINTED = ("/console", "/console?q=cháy+nhà", "/console/day?day=2026-11-20")


def figures(folder: Path, count: int = CALLS, cpu: bool = False) -> list[Figure]:
    """p50 and p95 in ms of lists, searches, next pages, the day and one call; first paint."""
    settings = _settings(folder)
    engine = open_database(settings.database_url)
    if not SqlCallLists(engine).mark().call:
        fill(engine, count)
    with _served(folder) as (url, token, process):
        clock = partial(_processor_s, process) if cpu else perf_counter
        found = list(_timed(url, token, count, clock))
        return found if cpu else [*found, *_painted(url, token, count)]


def _processor_s(process: int) -> float:
    """Seconds of processor time that a process has had, all its threads together."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(file.read_text().split()[0]) for file in threads) / 1e9


def _timed(url: str, token: str, count: int, clock: Callable[[], float]) -> Iterator[Figure]:
    headers = {"accept": "text/html", "cookie": f"{COOKIE}={token}"}
    with httpx.Client(base_url=url, timeout=60, trust_env=False, headers=headers) as client:
        call = re.findall(r'data-call="([^"]+)"', client.get("/console").text)[-1]
        kinds = {
            "list": LISTS,
            "search": SEARCHES,
            "next pages": _next_pages(client),
            "day": ("/console/day?day=2026-10-01", "/console/day?day=2026-11-20"),
            "one call": (f"/console/calls/{call}",),
            "look for news": ("/console/changes?call=1&revision=1",),
        }
        for name, addresses in kinds.items():
            times = _times(client, addresses, clock)
            way = "over HTTP" if clock is perf_counter else "processor time"
            told = f"console {way}, {count} calls: {name}"
            yield Figure(f"{told} p50", percentile(times, 0.5), "ms")
            yield Figure(f"{told} p95", percentile(times, 0.95), "ms", TARGET_MS)


def _next_pages(client: httpx.Client) -> list[str]:
    """The addresses that lead on, ten pages deep, in the list and in a search."""
    found = []
    for address in ("/console", "/console?q=chay+nha"):
        for _ in range(5):
            page = client.get(address).text
            address = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
            found.append(address)
    return found


def _times(
    client: httpx.Client, addresses: Sequence[str], clock: Callable[[], float]
) -> list[float]:
    """Milliseconds of each page, so many rounds; the first round warms up."""
    found = []
    for number in range(ROUNDS + 1):
        for address in addresses:
            began = clock()
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            if number:
                found.append((clock() - began) * 1000)
    return found


def _painted(url: str, token: str, count: int) -> Iterator[Figure]:
    """First paint in a browser that has nothing of ours in its cache."""
    chromium = os.environ.get("CALLBOT_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("first paint is not measured: chromium is not installed", file=sys.stderr)
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for path in PAINTED:
            times = []
            for number in range(PAINTS + 1):
                context = browser.new_context(locale="vi-VN")
                context.add_cookies([{"name": COOKIE, "value": token, "url": url}])
                page = context.new_page()
                page.goto(url + path)
                painted = page.wait_for_function(
                    "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
                ).json_value()
                if number:
                    times.append(float(painted))
                context.close()
            told = f"console, {count} calls: first paint of {path.split('?')[0]}"
            told += " (search)" if "q=" in path else ""
            yield Figure(f"{told} p50", percentile(times, 0.5), "ms")
            yield Figure(f"{told} p95", percentile(times, 0.95), "ms", PAINT_TARGET_MS)
        browser.close()


def _settings(folder: Path) -> Settings:
    database = f"sqlite:///{folder / 'console.sqlite3'}"
    environment = {"VAR_DIR": str(folder / "var"), "DATABASE_URL": database}
    return load_settings(environment, env_file=folder / "no.env")


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, str, int]]:
    """The application in a process of its own: address, a supervisor's cookie, process id."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.console_pages", "--serve", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        url, token = process.stdout.readline().split()
        yield url, token, process.pid
    finally:
        process.terminate()
        process.wait(20)


async def _serve(folder: Path) -> None:
    import uvicorn

    from bot.web.app import create_app

    settings = _settings(folder)
    stores = wiring.console(settings)
    if not any(person.name == "bench" for person in stores.people.list()):
        stores.people.add("bench", Role.SUPERVISOR, "mật khẩu đo 1")
    token = stores.sign_ins.begin(Person("bench", Role.SUPERVISOR))
    service = SimpleNamespace(
        settings=replace(settings, var_dir=folder / "var"),
        console=stores,
        desk=wiring.desk(settings),
        greetings=dict.fromkeys(Hotline, "Chào anh chị"),
    )
    config = uvicorn.Config(
        create_app(service), port=0, log_config=None, access_log=False, ws="none"
    )  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    serving = asyncio.ensure_future(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    print(f"http://127.0.0.1:{port} {token}", flush=True)
    await serving


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--folder", type=Path, help="keep the database there, and use it again")
    parser.add_argument("--cpu", action="store_true", help="processor time, not the clock's")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(_serve(arguments.serve))
        return 0
    with tempfile.TemporaryDirectory(prefix="callbot-console-") as name:
        found = figures(arguments.folder or Path(name), arguments.calls, arguments.cpu)
    for figure in found:
        print(figure)
    print(json.dumps({figure.name: round(figure.value, 2) for figure in found}, ensure_ascii=False))
    return 0 if all(figure.met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
