"""The chat page in a real browser, over the real service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from running_service import ROOT, RunningService

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed (tools/chromium.sh installs it)"
)
ANSWER_MS = 20_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, service: RunningService) -> Iterator[Page]:
    """The page, which must load everything from its own origin and complain about nothing."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    foreign: list[str] = []
    complaints: list[str] = []
    page.on(
        "request",
        lambda request: request.url.startswith(service.url) or foreign.append(request.url),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda line: complaints.append(line.text) if "Content Security" in line.text else None,
    )
    page.goto(service.url)
    yield page
    context.close()
    assert (foreign, complaints) == ([], [])


def say(page: Page, text: str) -> str:
    """Type a message, send it by the keyboard, and wait for the answer's words."""
    answers = page.locator(".said.bot")
    before = answers.count()
    page.get_by_label("Tin nhắn của anh chị").fill(text)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1, timeout=ANSWER_MS)
    return answers.last.locator(".words").inner_text()


def test_page_greets_and_says_that_it_is_a_simulation(page: Page) -> None:
    """The first thing in the log is the hotline's greeting; the numbers to dial are links."""
    expect(page.get_by_role("log").locator(".words").first).to_contain_text("mô phỏng")
    expect(page.get_by_role("note")).to_contain_text("không phải tổng đài thật")
    expect(page.get_by_role("link", name="114")).to_have_attribute("href", "tel:114")
    expect(page.locator("#model")).not_to_be_empty()


def test_tip_is_taken_to_its_receipt(page: Page) -> None:
    """A tip told answer by answer ends with a receipt code on the page."""
    say(page, "tôi muốn tố giác một vụ trộm xe máy")
    answers = {
        "where": "ở số 5 phố Huế, phường Hai Bà Trưng",
        "when": "tối hôm qua lúc 9 giờ",
        "who": "tôi không biết là ai",
        "phone": "tôi muốn giấu tên",
    }
    receipt = page.locator(".receipt")
    for text in [*answers.values(), "đúng rồi", "vâng, đúng rồi", "vâng"]:
        if receipt.count():
            break
        say(page, text)
    expect(receipt).to_have_text(re.compile(r"Mã tiếp nhận: \S{4,}"))


def test_emergency_shows_the_number_to_dial(page: Page) -> None:
    """The answer to an emergency carries a link that dials."""
    page.get_by_label("Số gọi đến").select_option("114")
    say(page, "cháy nhà rồi, có người mắc kẹt trên tầng 3")
    dial = page.locator(".urgent a.dial").last
    expect(dial).to_have_text("Gọi ngay 114")
    expect(dial).to_have_attribute("href", "tel:114")


def test_conversation_outlives_a_reload(page: Page) -> None:
    """After a reload the lines are there and the topic is still known."""
    page.get_by_label("Số gọi đến").select_option("1900-0113")
    say(page, "làm căn cước cần giấy tờ gì")
    page.reload()
    expect(page.locator(".said.caller .words")).to_have_text("làm căn cước cần giấy tờ gì")
    expect(page.get_by_label("Số gọi đến")).to_have_value("1900-0113")
    # Without the topic it would have to ask which procedure is meant.
    assert re.search("miễn|đồng", say(page, "thế lệ phí bao nhiêu"))


def test_markup_is_shown_as_text(page: Page) -> None:
    """A script in a message is words on the page, before and after a reload."""
    attack = "<img src=x onerror=\"document.title='hỏng'\"><script>document.title='hỏng'</script>"
    say(page, attack)
    for _ in range(2):
        expect(page.locator(".said.caller .words")).to_have_text(attack)
        assert page.locator("#log img, #log script").count() == 0
        assert page.title() != "hỏng"
        page.reload()


def test_page_works_by_keyboard_and_tells_screen_readers(page: Page) -> None:
    """Every control is reached by Tab and has a name; answers are in a polite live region."""
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    page.locator("body").evaluate("() => document.activeElement.blur()")
    reached = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.id"))
    assert {"hotline", "restart", "log", "message", "send", "voice"} <= reached
    for control in page.locator("button, select, textarea, input").all():
        name = control.evaluate(
            "e => e.labels?.[0]?.textContent || e.textContent || e.getAttribute('aria-label')"
        )
        assert name.strip()


def test_recording_is_answered_with_sound(page: Page) -> None:
    """A WAV file sent from the page comes back with an answer that can be played."""
    page.get_by_label("Gửi bản ghi âm").set_input_files(ROOT / "audio_samples" / "113-im-lang.wav")
    player = page.locator(".said.bot audio").last
    expect(player).to_be_visible(timeout=60_000)
    page.wait_for_function(
        "() => { const a = [...document.querySelectorAll('audio')].at(-1);"
        " a.preload = 'auto'; return a.readyState > 0 && a.duration > 1; }",
        timeout=ANSWER_MS,
    )


def test_file_that_is_no_recording_is_explained(page: Page, tmp_path: Path) -> None:
    """The page says in Vietnamese what is wrong with a file."""
    wrong = tmp_path / "ghi-am.wav"
    wrong.write_text("không phải âm thanh")
    page.get_by_label("Gửi bản ghi âm").set_input_files(wrong)
    expect(page.get_by_role("status")).to_contain_text("không phải bản ghi âm", timeout=ANSWER_MS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_page_fits_and_is_readable(page: Page, scheme: str, width: int) -> None:
    """No sideways scrolling on a small telephone; text has enough contrast in both schemes."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 640})
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    for part in (".words", ".notice", ".model", ".who", "#send"):
        assert contrast(page, part) >= 4.5, part


def contrast(page: Page, selector: str) -> float:
    """The contrast ratio of an element's text with what is behind it, as WCAG counts it."""
    colours = page.locator(selector).first.evaluate(
        """element => {
          let behind = element;
          const clear = "rgba(0, 0, 0, 0)";
          while (behind.parentElement && getComputedStyle(behind).backgroundColor === clear)
            behind = behind.parentElement;
          return [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
        }"""
    )

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)
