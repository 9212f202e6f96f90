"""The telephone page in a real browser, with a recording as its microphone."""

from __future__ import annotations

import re
import sqlite3
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from browsers import launch, violations
from live_client import samples_of
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from running_service import ROOT, RunningService

RECORDING = ROOT / "audio_samples" / "114-chay-nha.wav"
RATE = 16_000
ANSWER_MS = 60_000


@pytest.fixture(scope="module")
def microphone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Quiet, somebody who reports a fire, and quiet again; Chromium plays it over and over."""
    file = tmp_path_factory.mktemp("microphone") / "voice.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        said = samples_of(RECORDING)[: 2 * RATE * 4]
        sound.writeframes(bytes(2 * RATE * 4) + said + bytes(2 * RATE * 12))
    return file


@pytest.fixture(scope="module")
def browser(microphone: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(
            playwright,
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-audio-capture={microphone}",
            "--autoplay-policy=user-gesture-required",
        )
        yield browser
        browser.close()


def opened(context: BrowserContext, service: RunningService) -> tuple[Page, list[str]]:
    """The page, and what the browser complains about."""
    page = context.new_page()
    page.set_default_timeout(ANSWER_MS)
    complaints: list[str] = []
    page.on(
        "request",
        lambda request: (
            request.url.startswith((service.url, "blob:")) or complaints.append(request.url)
        ),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda line: (
            complaints.append(line.text)
            if "Content Security" in line.text or "Permissions policy" in line.text
            else None
        ),
    )
    page.goto(f"{service.url}/call")
    return page, complaints


@pytest.fixture
def page(browser: Browser, service: RunningService) -> Iterator[Page]:
    """The page with a microphone; it must load everything from its own origin."""
    context = browser.new_context(locale="vi-VN", permissions=["microphone"])
    page, complaints = opened(context, service)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def mute_page(browser: Browser, service: RunningService) -> Iterator[Page]:
    """The page where the microphone is refused."""
    context = browser.new_context(locale="vi-VN", permissions=[])
    page, complaints = opened(context, service)
    yield page
    context.close()
    assert complaints == []


def check_accessible(page: Page) -> None:
    """axe-core finds nothing wrong with the page as it is now."""
    assert violations(page) == []


def say(page: Page, text: str) -> None:
    page.get_by_label("Gõ thay vì nói").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".said.caller .words").last).to_have_text(text, timeout=ANSWER_MS)
    expect(page.locator(".said.assistant").last).to_be_visible()


def last_call(service: RunningService) -> sqlite3.Row:
    with sqlite3.connect(service.var_dir / "callbot.sqlite3") as database:
        database.row_factory = sqlite3.Row
        return database.execute("SELECT * FROM calls ORDER BY started DESC").fetchone()


def test_a_fire_is_reported_by_voice(page: Page, service: RunningService) -> None:
    """Dial, hear the greeting, report a fire, see the number, hang up: the call is kept."""
    check_accessible(page)
    page.get_by_role("button", name="114").click()
    expect(page.locator(".said.assistant .now").first).to_be_visible(timeout=ANSWER_MS)
    expect(page.get_by_role("log")).to_contain_text("mô phỏng 114 xin nghe")
    expect(page.locator(".said.caller .words").first).to_contain_text("cháy", timeout=ANSWER_MS)
    dial = page.get_by_role("alert").get_by_role("link", name="Gọi ngay 114")
    expect(dial).to_have_attribute("href", "tel:114", timeout=ANSWER_MS)
    expect(page.locator(".said.assistant").nth(1).locator(".now")).to_be_visible()
    page.get_by_text("Thời gian xử lý").click()
    expect(page.locator("#timing")).to_contain_text("đọc câu đầu")
    check_accessible(page)
    page.get_by_role("button", name="Gác máy").click()
    expect(page.locator("#summary")).to_contain_text("đã được lưu lại")
    check_accessible(page)
    for _ in range(200):
        call = last_call(service)
        if call["ended"]:
            break
        page.wait_for_timeout(100)
    assert (call["ended"], call["hotline"]) == ("caller", "114")
    with wave.open(str(service.var_dir / "recordings" / call["recording"])) as wav:
        both = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").reshape(-1, 2)
    assert (np.abs(both.astype(int)).max(axis=0) > 1_000).all()


def test_a_refused_microphone_leaves_the_keyboard(mute_page: Page) -> None:
    """The page says why nobody is heard, and typed words are answered; markup stays text."""
    page = mute_page
    page.get_by_role("button", name="1900-0113").click()
    note = page.locator("#microphone-note")
    expect(note).to_contain_text("không cho dùng micrô", timeout=ANSWER_MS)
    expect(page.locator("#state")).not_to_have_text("Đang đổ chuông…", timeout=ANSWER_MS)
    attack = "<img src=x onerror=\"document.title='hỏng'\">"
    say(page, attack)
    assert page.locator("#log img").count() == 0
    assert page.title() != "hỏng"
    check_accessible(page)


def test_everything_is_done_by_the_keyboard(mute_page: Page) -> None:
    """Dial, type, press a key of the keypad, hang up and dial again without a mouse."""
    page = mute_page

    def reach(selector: str) -> None:
        for _ in range(40):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    reach("[data-hotline='1900-0113']")
    page.keyboard.press("Enter")
    expect(page.locator("#clock")).not_to_have_text("0:00", timeout=ANSWER_MS)
    reach("#message")
    page.keyboard.type("lệ phí làm hộ chiếu bao nhiêu")
    page.keyboard.press("Enter")
    expect(page.locator(".said.caller")).to_have_count(1, timeout=ANSWER_MS)
    page.keyboard.press("Shift+Tab")
    page.evaluate("() => document.querySelector('#call-title').focus()")
    reach("#keys")
    page.keyboard.press("Enter")
    reach("[data-key='0']")
    page.keyboard.press("Enter")
    expect(page.locator(".said.caller .words").last).to_have_text("Bấm phím 0", timeout=ANSWER_MS)
    expect(page.locator(".handover")).to_be_visible(timeout=ANSWER_MS)
    page.evaluate("() => document.querySelector('#call-title').focus()")
    reach("#hang-up")
    page.keyboard.press("Enter")
    expect(page.locator("#again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="113", exact=False).first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_fits_and_is_readable(mute_page: Page, scheme: str, width: int) -> None:
    """No sideways scrolling on a small telephone, no fault of contrast, before and in a call."""
    page = mute_page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 700})
    check_accessible(page)
    page.get_by_role("button", name="113").first.click()
    expect(page.locator(".said.assistant").first).to_be_visible(timeout=ANSWER_MS)
    page.get_by_role("button", name="Bàn phím").click()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    check_accessible(page)


def test_leaving_the_page_hangs_up(mute_page: Page, service: RunningService) -> None:
    """Who closes the page has hung up, and is no break-off to be called back."""
    page = mute_page
    page.get_by_role("button", name="114").click()
    expect(page.locator("#clock")).not_to_have_text("0:00", timeout=ANSWER_MS)
    page.goto("about:blank")
    for _ in range(200):
        if last_call(service)["ended"]:
            break
        page.wait_for_timeout(100)
    assert last_call(service)["ended"] == "caller"


def test_a_dead_service_names_the_real_numbers(mute_page: Page) -> None:
    """When the line cannot be opened, the page says whom to call."""
    page = mute_page
    page.route("**/api/live", lambda route: route.abort())
    page.evaluate("() => { window.WebSocket = class { constructor() { throw new Error(); } }; }")
    page.get_by_role("button", name="114").click()
    expect(page.locator("#summary")).to_contain_text(re.compile("113, 114 hoặc 115"))
