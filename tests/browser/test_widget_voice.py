"""Talking to the chat widget: a recording is fed to the browser as its microphone."""

from __future__ import annotations

import re
import sqlite3
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from browsers import launch
from chat_widget import Widget
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright
from running_service import ROOT, RunningService

from bot.audio.reader import RecordingReader

RECORDING = ROOT / "audio_samples" / "1900-ho-chieu.wav"
RATE = 16_000


@pytest.fixture(scope="module")
def microphone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first utterance of a sample call and silence behind it, as Chromium plays it: PCM."""
    reader = RecordingReader()
    first = reader.utterances(reader.read(RECORDING))[0].samples
    samples = np.concatenate([first, np.zeros(20 * RATE, np.float32)])
    file = tmp_path_factory.mktemp("microphone") / "voice.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes((samples * 32_000).astype("<i2").tobytes())
    return file


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright, microphone: Path) -> Iterator[Browser]:
    """A browser with a microphone, which pages have to ask for."""
    browser = launch(
        playwright,
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
        "--autoplay-policy=user-gesture-required",
    )
    yield browser
    browser.close()


@pytest.fixture
def allowed(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(permissions=["microphone"])
    yield context
    context.close()


@pytest.fixture
def widget(allowed: BrowserContext, service: RunningService) -> Iterator[Widget]:
    widget = Widget(allowed.new_page(), service.url).open(service.url)
    yield widget
    assert widget.complaints == []


def has_recorded(widget: Widget, seconds: int) -> None:
    expect(widget.page.locator(".clock")).to_have_text(re.compile(rf"0:(0[{seconds}-9]|[1-9]\d)"))


def test_tapped_message_is_heard_answered_and_kept(widget: Widget, service: RunningService) -> None:
    """Tap, speak, tap: the words appear, the answer is heard and can be paused; the turn lies in
    the call of the typed messages, with its sound."""
    widget.choose("1900-0113")
    widget.say("chào em")
    widget.talk.click()
    expect(widget.talk).to_have_attribute("aria-pressed", "true")
    has_recorded(widget, 6)
    assert widget.violations() == []
    widget.answered(widget.talk.click)
    expect(widget.said.last.locator(".words")).to_contain_text("hộ chiếu")
    assert re.search("miễn|đồng", widget.say("lệ phí bao nhiêu"))
    spoken = widget.replies.nth(2)
    pause = spoken.get_by_role("button", name="Tạm dừng")
    spoken.get_by_role("button", name="Nghe lại từ đầu").click()
    expect(pause).to_be_visible()
    pause.click()
    expect(pause).to_have_count(0)
    keeps_its_sound(service)


def keeps_its_sound(service: RunningService) -> None:
    with sqlite3.connect(service.database_url.removeprefix("sqlite:///")) as database:
        found = database.execute(
            "SELECT call_id, number, start, end, text, spoken, recording, reply_audio FROM turns"
            " WHERE recording IS NOT NULL ORDER BY rowid DESC"
        ).fetchone()
        call, number, start, end, text, spoken, recording, reply_audio = found
        segments = database.execute(
            "SELECT start, end FROM segments WHERE call_id = ?", [call]
        ).fetchall()
    assert (number, "hộ chiếu" in text, bool(spoken)) == (2, True, True)
    assert all(start <= low < high <= end for low, high in segments)
    sound = RecordingReader().read(service.var_dir / "recordings" / recording)
    assert sound.seconds == pytest.approx(end - start, abs=0.1)
    assert Path(reply_audio).is_file()


def test_message_can_be_held_and_its_answer_is_heard(widget: Widget) -> None:
    """Press, speak, let go: sent; the answer plays by itself."""
    widget.choose("1900-0113")
    widget.talk.hover()
    widget.page.mouse.down()
    has_recorded(widget, 5)
    widget.answered(widget.page.mouse.up)
    expect(widget.said.last.locator(".words")).to_contain_text("hộ chiếu")
    expect(widget.replies.last.get_by_role("button", name="Tạm dừng")).to_be_visible()


def test_talking_by_keyboard_can_be_called_off(widget: Widget) -> None:
    """Space begins, Escape forgets; nothing is sent and the focus is kept."""
    widget.talk.focus()
    widget.page.keyboard.press("Space")
    has_recorded(widget, 1)
    widget.page.keyboard.press("Escape")
    expect(widget.status).to_contain_text("Đã huỷ")
    expect(widget.talk).to_be_focused()
    expect(widget.message).to_be_visible()
    expect(widget.said).to_have_count(0)


def test_refused_microphone_is_explained_and_typing_goes_on(
    browser: Browser, service: RunningService
) -> None:
    """Who does not allow the microphone is told how to, and can write all the same."""
    context = browser.new_context()
    widget = Widget(context.new_page(), service.url).open(service.url)
    widget.talk.click()
    expect(widget.status).to_contain_text("chưa cho dùng micro")
    assert widget.violations() == []
    assert widget.say("chào em")
    context.close()


def test_machine_without_microphone_is_told_of(
    playwright: Playwright, service: RunningService
) -> None:
    """There is none: said in words, and typing goes on."""
    browser = launch(playwright)
    context = browser.new_context(permissions=["microphone"])
    widget = Widget(context.new_page(), service.url).open(service.url)
    widget.talk.click()
    expect(widget.status).to_contain_text("không có micro")
    assert widget.say("chào em")
    browser.close()


def test_page_without_https_says_why_nobody_can_talk(
    browser: Browser, service: RunningService
) -> None:
    """Browsers give no microphone to such pages: said at the first try, not guessed at."""
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    widget = Widget(context.new_page(), service.url).open(service.url)
    widget.talk.click()
    expect(widget.status).to_contain_text("https")
    context.close()
