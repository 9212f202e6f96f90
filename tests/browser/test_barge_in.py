"""Barge-in in a real browser: the voice of the call stops when the caller speaks, not for less."""

from __future__ import annotations

import sqlite3
import wave
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from browsers import launch
from live_client import samples_of
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from running_service import ROOT, RunningService

from bot import wiring
from bot.core.access import Person, Role
from bot.storage.console import console_stores
from bot.storage.database import open_database
from bot.web.access import COOKIE

RECORDING = ROOT / "audio_samples" / "114-chay-nha.wav"
RATE = 16_000
QUIET_S, SAID_S = 5, 4
PATIENCE_MS = 60_000  # a busy machine
# What goes to the loudspeakers, heard beside it: nothing of ours takes part in the measurement.
LISTEN_IN = """() => {
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) {
      const tap = this.context.createAnalyser();
      tap.fftSize = 1024;
      connect.call(this, tap);
      (window.taps ??= []).push(tap);
    }
    return connect.call(this, to, ...rest);
  };
  window.loudness = () => Math.max(0, ...(window.taps ?? []).map((tap) => {
    const heard = new Float32Array(tap.fftSize);
    tap.getFloatTimeDomainData(heard);
    return Math.hypot(...heard) / Math.sqrt(heard.length);
  }));
  window.loudest = (ms) => new Promise((done) => {
    const until = performance.now() + ms;
    let most = 0;
    const look = setInterval(() => {
      most = Math.max(most, window.loudness());
      if (performance.now() < until) return;
      clearInterval(look);
      done(most);
    }, 5);
  });
}"""
HEARD, SILENT = 0.01, 0.001


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Its microphone: quiet, somebody who reports a fire, and quiet from then on."""
    file = tmp_path_factory.mktemp("microphone") / "voice.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        sound.writeframes(bytes(2 * RATE * QUIET_S))
        sound.writeframes(samples_of(RECORDING)[: 2 * RATE * SAID_S])
        sound.writeframes(bytes(2 * RATE * 600))
    with sync_playwright() as playwright:
        browser = launch(
            playwright,
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-audio-capture={file}%noloop",
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", permissions=["microphone"])
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(f"({LISTEN_IN})()")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, service: RunningService) -> Page:
    page = context.new_page()
    page.goto(f"{service.url}/call")
    return page


def dial(page: Page, hotline: str) -> None:
    """Until the greeting is heard."""
    page.get_by_role("button", name=hotline).click()
    expect(page.locator(".said.assistant .now").first).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_function(f"() => window.loudness() > {HEARD}")


def newest_call(service: RunningService) -> str:
    with sqlite3.connect(service.var_dir / "callbot.sqlite3") as database:
        row = database.execute("SELECT id FROM calls ORDER BY started DESC").fetchone()
    return str(row[0])


def sign_in(context: BrowserContext, service: RunningService) -> None:
    """As a reviewer, with the cookie of somebody who has just signed in."""
    engine = open_database(service.database_url)
    stores = console_stores(engine, wiring.vietnam_now, timedelta(hours=1))
    if "nguoi-nghe" not in {person.name for person in stores.people.list()}:
        stores.people.add("nguoi-nghe", Role.REVIEWER, "một mật khẩu dài 1")
    token = stores.sign_ins.begin(Person("nguoi-nghe", Role.REVIEWER))
    context.add_cookies([{"name": COOKIE, "value": token, "url": service.url}])


def test_speaking_cuts_the_voice(page: Page) -> None:
    """The sentence is marked as cut, nothing of it is heard any more, and the strip says when."""
    dial(page, "114")
    expect(page.locator(".said.assistant .cut").first).to_be_visible(timeout=PATIENCE_MS)
    assert page.evaluate("() => window.loudest(500)") < SILENT
    page.get_by_text("Thời gian xử lý").click()
    expect(page.locator("#timing")).to_contain_text("ngắt lời: im sau")
    # Then the advice, which nothing cuts.
    page.wait_for_function(f"() => window.loudness() > {HEARD}")
    assert page.locator(".said.assistant").nth(1).locator(".cut").count() == 0


def test_a_live_call_lands_in_the_console_and_is_heard_there(
    page: Page, context: BrowserContext, service: RunningService
) -> None:
    """It is in the list with what was said, and its recording plays, both voices in it."""
    dial(page, "114")
    alert = page.get_by_role("alert").get_by_role("link", name="Gọi ngay 114")
    expect(alert).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Gác máy").click()
    call = newest_call(service)
    sign_in(context, service)
    desk = context.new_page()
    desk.goto(f"{service.url}/console")
    line = desk.locator(f".line a[data-call='{call}']")
    for _ in range(30):
        if line.count():
            break
        desk.wait_for_timeout(500)
        desk.reload()
    line.click()
    expect(desk.locator("#review")).to_have_attribute("data-ready", "yes", timeout=PATIENCE_MS)
    expect(desk.locator("#turn-1")).to_contain_text("cháy")
    desk.get_by_role("button", name="Phát", exact=True).click()
    desk.wait_for_function(
        "() => { const s = document.getElementById('sound');"
        " return s.duration > 5 && s.currentTime > 0.5; }"
    )


def onset(page: Page, levels: list[tuple[float, float, float]]) -> list[int]:
    """The frames (16 ms each) in which likely speech is told of; a level is how loud the
    microphone is, how rough that is, and how loud the voice."""
    found: list[int] = page.evaluate(
        """async (levels) => {
          const { Onset } = await import("/static/live/onset.js");
          const onset = new Onset();
          const told = [];
          levels.forEach(([microphone, rough, voice], frame) => {
            const at = (frame + 1) * 0.016;
            if (onset.take({ at, microphone, rough, voice }) !== null) told.push(frame);
          });
          return told;
        }""",
        levels,
    )
    return found


QUIET = [(0.0005, 0.8, 0.1)] * 40
SPEECH = [(0.06, 0.1, 0.1)] * 30


@pytest.mark.parametrize(
    ("sound", "why"),
    [
        ([(0.02, 0.1, 0.1)] * 60 * 4, "a hum that was there before"),
        (QUIET + [(0.05, 1.4, 0.1)] * 40, "hiss and rustling"),
        (QUIET + [(0.2, 0.2, 0.1)] * 3 + QUIET, "a knock"),
        (QUIET + [(0.004, 0.1, 0.1)] * 40, "the voice's own echo"),
        (QUIET + [(0.002, 0.1, 0.0)] * 40, "somebody in the next room"),
    ],
)
def test_the_browser_hears_no_caller_in(
    mute: Page, sound: list[tuple[float, float, float]], why: str
) -> None:
    """What is no voice, or none of theirs, pauses nothing."""
    assert onset(mute, sound) == [], why


def test_the_browser_hears_a_caller_within_a_tenth_of_a_second(mute: Page) -> None:
    """Once for each time they speak."""
    assert onset(mute, QUIET + SPEECH + QUIET + SPEECH) == [45, 115]


@pytest.fixture(scope="module")
def mute(browser: Browser, service: RunningService) -> Iterator[Page]:
    """A page on which nobody is called, and that may make sound: somebody has clicked."""
    context = browser.new_context(locale="vi-VN")
    context.add_init_script(f"({LISTEN_IN})()")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{service.url}/call")
    page.get_by_role("heading", name="Gọi tổng đài mô phỏng").click()
    page.evaluate(
        """async () => {
          const { Player } = await import("/static/live/player.js");
          const context = new AudioContext();
          await context.resume();
          window.began = [];
          window.player = new Player(context, (...told) => window.began.push(told));
          window.tone = (seconds) => Int16Array.from({ length: seconds * 16000 },
            (_, i) => 8000 * Math.sin(i / 5));
        }"""
    )
    yield page
    context.close()


def played(page: Page, script: str) -> Any:
    return page.evaluate(f"async () => {{ const p = window.player; {script} }}")


def test_a_voice_that_was_interrupted_by_nobody_goes_on(mute: Page) -> None:
    """Paused it is silent; then the rest of the sentence is heard, and the next one."""
    played(mute, "p.play(1, window.tone(1.5)); p.play(2, window.tone(0.5));")
    mute.wait_for_function(f"() => window.loudness() > {HEARD}")
    mute.wait_for_timeout(400)
    assert played(mute, "return p.pause();") is True
    mute.wait_for_timeout(150)
    assert mute.evaluate("() => window.loudest(400)") < SILENT
    played(mute, "p.resume();")
    assert mute.evaluate("() => window.loudest(200)") > HEARD
    mute.wait_for_function("() => window.player.waiting.length === 0")
    began = mute.evaluate("() => window.began")
    assert [sentence for sentence, _ in began] == [1, 1, 2]
    assert [began[0][1], began[2][1]] == [0, 0]
    assert 0 < began[1][1] < 1.5


def test_protected_advice_is_not_paused(mute: Page) -> None:
    """Nor is silence paused; what is taken back while paused is not heard again."""
    assert played(mute, "return p.pause();") is False
    played(mute, "p.protect(11); p.play(11, window.tone(0.6)); p.play(12, window.tone(3));")
    mute.wait_for_function(f"() => window.loudness() > {HEARD}")
    assert played(mute, "return p.pause();") is False
    mute.wait_for_function("() => window.player.sentence === 12 && window.player.playing")
    assert played(mute, "const paused = p.pause(); p.stopFrom(12); return paused;") is True
    mute.wait_for_timeout(150)
    assert mute.evaluate("() => window.loudest(300)") < SILENT
    played(mute, "p.play(13, window.tone(0.5));")
    assert mute.evaluate("() => window.loudest(400)") > HEARD
    mute.wait_for_function("() => window.player.waiting.length === 0")
