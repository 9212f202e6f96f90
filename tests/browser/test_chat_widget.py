"""The chat widget in a real browser, as a page of its own, over the real service."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import launch
from chat_widget import ANSWER_MS, Line, Widget
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from running_service import ROOT, RunningService


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN", permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture
def widget(page: Page, service: RunningService) -> Iterator[Widget]:
    """The page, which must load everything from its own origin and complain about nothing."""
    widget = Widget(page, service.url).open(service.url)
    yield widget
    assert widget.complaints == []


@pytest.fixture
def line(page: Page, service: RunningService) -> Iterator[Line]:
    line = Line(service)
    yield line
    page.close()
    line.cut()


TIP = (
    "tôi muốn tố giác một vụ trộm xe máy",
    "ở số 5 phố Huế, phường Hai Bà Trưng",
    "tối hôm qua lúc 9 giờ",
    "tôi không biết là ai",
    "tôi tận mắt thấy",
    "không có ảnh hay video gì",
)


def test_page_greets_and_says_that_it_is_a_simulation(widget: Widget) -> None:
    """The first thing in the log is the hotline's greeting; the numbers to dial are links."""
    expect(widget.replies.first).to_contain_text("mô phỏng")
    notice = widget.page.get_by_role("note")
    expect(notice).to_contain_text("Đây là mô phỏng")
    for number in ("113", "114", "115"):
        dial = notice.get_by_role("link", name=number)
        expect(dial).to_have_attribute("href", f"tel:{number}")
    expect(widget.page.locator(".model")).to_have_text(re.compile(r": \S+"))


def test_tip_is_taken_to_a_receipt_that_can_be_copied(widget: Widget) -> None:
    """Answer by answer, the closed questions by a tap; the code lands in the clipboard."""
    for text in TIP:
        widget.say(text)
    widget.tap("giấu tên")
    widget.tap("Đúng rồi")
    receipt = widget.page.locator(".receipt b")
    code = receipt.inner_text()
    assert len(code) >= 4
    widget.button("Chép mã").click()
    expect(widget.status).to_contain_text("Đã chép")
    assert widget.page.evaluate("() => navigator.clipboard.readText()") == code


def test_tip_goes_on_after_a_reload_to_its_receipt_by_keyboard(widget: Widget) -> None:
    """A page that is loaded anew in the middle of a report asks for what is still missing, not for
    what was told; the code is copied without a mouse."""
    page = widget.page
    for text in TIP[:2]:
        widget.say(text)
    page.reload()
    expect(widget.said).to_have_count(2)
    for text in TIP[2:]:
        widget.say(text)
    page.reload()
    expect(widget.said).to_have_count(len(TIP))
    widget.tap("giấu tên")
    widget.tap("Đúng rồi")
    code = page.locator(".receipt b").inner_text()
    assert len(code) >= 4
    copying = widget.button("Chép mã")
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if copying.evaluate("e => e.getRootNode().activeElement === e"):
            break
    page.keyboard.press("Enter")
    expect(widget.status).to_contain_text("Đã chép")
    assert page.evaluate("() => navigator.clipboard.readText()") == code


def test_anonymous_tip_is_gone_with_its_tab(widget: Widget) -> None:
    """Who asks to stay unnamed leaves nothing on a shared machine; a reload still shows it."""
    for text in (*TIP, "tôi muốn giấu tên"):
        widget.say(text)
    assert widget.kept() == ""
    assert "phố Huế" in widget.kept("sessionStorage")
    widget.page.reload()
    expect(widget.said.last).to_contain_text("giấu tên")


def test_emergency_shows_the_number_to_dial_at_once(widget: Widget) -> None:
    """A link that dials, announced without waiting for a turn to speak."""
    widget.choose("114")
    widget.say("cháy nhà rồi, có người mắc kẹt trên tầng 3")
    dial = widget.replies.last.locator("a.dial")
    expect(dial).to_have_text("Gọi ngay 114")
    expect(dial).to_have_attribute("href", "tel:114")
    expect(widget.page.get_by_role("alert")).to_have_text("Gọi ngay 114")


def test_conversation_outlives_a_reload(widget: Widget) -> None:
    """After a reload the lines are there and the topic is still known."""
    widget.choose("1900-0113")
    widget.say("làm căn cước cần giấy tờ gì")
    widget.page.reload()
    expect(widget.said).to_contain_text("làm căn cước cần giấy tờ gì")
    expect(widget.page.locator(".hotlines [aria-pressed=true]")).to_contain_text("1900-0113")
    # Without the topic it would have to ask which procedure is meant.
    assert re.search("miễn|đồng", widget.tap("Lệ phí"))


def test_message_on_its_way_outlives_a_reload(widget: Widget) -> None:
    """A page that goes away in the middle comes back with the message, ready to be sent again."""
    hold: list[Route] = []
    widget.page.route("**/api/chat", lambda route: hold.append(route))
    widget.message.fill("mất ví ở phố Huế")
    with widget.page.expect_request("**/api/chat"):
        widget.message.press("Enter")
    widget.page.unroute("**/api/chat")
    widget.page.reload()
    expect(widget.said).to_contain_text("mất ví ở phố Huế")
    widget.answered(widget.button("Gửi lại").first.click)
    expect(widget.said.locator(".note")).to_have_count(0)


def test_recording_on_its_way_is_told_of_after_a_reload(widget: Widget) -> None:
    """A recording is not kept in the browser: the page says that it was lost, and how to go on."""
    hold: list[Route] = []
    widget.page.route("**/api/voice", lambda route: hold.append(route))
    with widget.page.expect_request("**/api/voice"):
        widget.page.get_by_label("Gửi tệp ghi âm").set_input_files(
            ROOT / "audio_samples" / "113-im-lang.wav"
        )
    widget.page.unroute("**/api/voice")
    widget.page.reload()
    expect(widget.said.last.locator(".note")).to_be_visible()
    assert widget.violations() == []
    assert widget.say("chào em")


def test_who_writes_on_is_answered_in_order(widget: Widget) -> None:
    """Nobody is told to wait: two messages at once get two answers, each after its own."""
    widget.choose("1900-0113")
    for text in ("làm hộ chiếu lần đầu cần giấy tờ gì", "lệ phí bao nhiêu"):
        widget.message.fill(text)
        widget.message.press("Enter")
    expect(widget.replies).to_have_count(3, timeout=ANSWER_MS)
    assert re.search("miễn|đồng", widget.replies.last.inner_text())


def test_each_hotline_has_its_own_conversation(widget: Widget) -> None:
    """A mistaken tap on another number loses nothing."""
    widget.choose("1900-0113")
    widget.say("đăng ký tạm trú mất bao lâu")
    widget.choose("114")
    expect(widget.said).to_have_count(0)
    widget.choose("1900-0113")
    expect(widget.said).to_have_count(1)
    assert re.search("miễn|đồng", widget.say("lệ phí bao nhiêu"))


def test_new_conversation_knows_nothing_of_the_old_one(widget: Widget) -> None:
    """The old lines stay readable above; the assistant has to ask what is meant."""
    widget.choose("1900-0113")
    widget.say("làm căn cước cần giấy tờ gì")
    widget.option("Cuộc trò chuyện mới")
    expect(widget.said).to_have_count(1)
    assert "?" in widget.say("lệ phí bao nhiêu")


def test_conversation_can_be_wiped_from_a_shared_machine(widget: Widget) -> None:
    """After asking once more, nothing is left on the page or in the browser."""
    widget.say("chào em")
    assert "chào em" in widget.kept()
    widget.option("Xoá cuộc trò chuyện")
    widget.button("Xoá hết").click()
    expect(widget.said).to_have_count(0)
    expect(widget.status).to_contain_text("Đã xoá")
    assert widget.kept() == ""


def test_conversation_wipes_itself_after_two_hours(widget: Widget) -> None:
    """What nobody has gone on with is not shown to whoever sits there next."""
    widget.say("chào em")
    kept = json.loads(widget.kept())
    kept["used"] -= 2 * 3600 * 1000 + 1000
    widget.page.evaluate("kept => localStorage.setItem('callbot-widget', kept)", json.dumps(kept))
    widget.page.reload()
    expect(widget.replies).to_have_count(1)
    expect(widget.said).to_have_count(0)
    assert widget.kept() == ""


def test_markup_is_shown_as_text(widget: Widget) -> None:
    """A script in a message is words on the page, before and after a reload."""
    attack = "<img src=x onerror=\"document.title='hỏng'\"><script>document.title='hỏng'</script>"
    widget.say(attack)
    for _ in range(2):
        expect(widget.said.locator(".words")).to_have_text(attack)
        assert widget.page.locator(".log img, .log script").count() == 0
        assert widget.page.title() != "hỏng"
        widget.page.reload()


def test_numbers_and_addresses_are_links_and_house_numbers_are_not(widget: Widget) -> None:
    """What can be dialled or opened is a link; a street, a law and a price stay text."""
    text = (
        "Gọi 113, 114. Máy 0570 000 101. Xem https://dichvucong.gov.vn/a?b=1. Nhà số 113 phố Huế, "
        "ngõ 114 Láng, Nghị định 113/2017, 114.000 đồng, <b>115</b>"
    )
    answer = {"reply": text, "turn": 1, "conversation": "c", "suggestions": []}
    widget.page.route("**/api/chat", lambda route: route.fulfill(json=answer))
    widget.say("thử")
    links = widget.replies.last.locator("a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "tel:113", "tel:114", "tel:0570000101", "https://dichvucong.gov.vn/a?b=1", "tel:115",
    ]  # fmt: skip
    shown = widget.replies.last.locator(".words").text_content() or ""
    assert shown.replace(" (mở trang mới)", "") == text


def test_service_that_goes_away_leaves_numbers_advice_and_the_message(
    page: Page, line: Line
) -> None:
    """Nobody meets silence: who to call and what to do is there at once; nothing is lost."""
    widget = Widget(page, line.url).open(line.url)
    widget.say("chào em")
    line.cut()
    widget.message.fill("cháy nhà ở số 5 phố Huế, phường Hai Bà Trưng")
    widget.message.press("Enter")
    helping = page.get_by_role("region", name="Không kết nối được")
    expect(helping).to_be_visible()
    for number in ("113", "114", "115"):
        expect(helping.get_by_role("link", name=f"Gọi ngay {number}")).to_be_visible()
    expect(helping).to_contain_text("không đi thang máy")
    expect(page.get_by_role("alert")).to_contain_text("gọi 113, 114 hoặc 115")
    expect(widget.said.last).to_contain_text("tin vẫn được giữ")
    in_both_schemes(widget)
    page.get_by_role("button", name="Gửi lại").last.click()
    expect(widget.said.last).to_contain_text("tin vẫn được giữ")
    line.mend()
    answer = widget.answered(page.get_by_role("button", name="Gửi lại").last.click)
    assert "114" in answer
    expect(helping).to_be_hidden()


def test_all_of_it_works_by_keyboard(widget: Widget) -> None:
    """Hotline, message, quick reply, options and the way back, without a mouse."""
    page = widget.page
    page.locator("body").press("Tab")

    def tab_to(name: str) -> None:
        for _ in range(40):
            focused = page.evaluate(
                "() => { let e = document.activeElement;"
                " while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
                " return e?.getAttribute('aria-label') || e?.textContent || ''; }"
            )
            if name in focused:
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {name!r}")

    tab_to("1900-0113")
    page.keyboard.press("Enter")
    tab_to("Tin nhắn của anh chị")
    page.keyboard.type("đăng ký tạm trú cần giấy tờ gì")
    widget.answered(lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Shift+Tab")
    tab_to("Lệ phí bao nhiêu?")
    widget.answered(lambda: page.keyboard.press("Enter"))
    # The quick reply is gone; the focus is where one goes on, and not lost.
    page.keyboard.type("cảm ơn em")
    widget.answered(lambda: page.keyboard.press("Enter"))
    page.set_viewport_size({"width": 700, "height": 800})
    tab_to("Gửi")
    tab_to("Tuỳ chọn")
    page.keyboard.press("Enter")
    tab_to("Đọc to câu trả lời")
    page.keyboard.press("Space")
    expect(widget.button("Đọc to câu trả lời")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".options")).to_be_hidden()


def test_reply_is_read_aloud_when_wanted(widget: Widget) -> None:
    """The toggle has every answer spoken; its button pauses, and plays it again."""
    widget.button("Đọc to câu trả lời").click()
    widget.say("đăng ký tạm trú mất bao lâu")
    pause = widget.replies.last.get_by_role("button", name="Tạm dừng")
    expect(pause).to_be_visible()
    pause.click()
    widget.replies.last.get_by_role("button", name="Nghe câu trả lời").click()
    expect(pause).to_be_visible()


def test_recording_is_answered_in_the_same_conversation(widget: Widget) -> None:
    """A file sent from the page is heard, shown as text and answered aloud."""
    widget.choose("1900-0113")
    widget.say("làm hộ chiếu lần đầu cần giấy tờ gì")
    recording = ROOT / "audio_samples" / "113-im-lang.wav"
    choose = widget.page.get_by_label("Gửi tệp ghi âm")
    answer = widget.answered(lambda: choose.set_input_files(recording))
    assert "chưa nghe" in answer
    expect(widget.said.last).to_contain_text("chưa nghe rõ")
    assert re.search("miễn|đồng", widget.say("lệ phí bao nhiêu"))


def test_file_that_is_no_recording_is_explained(widget: Widget, tmp_path: Path) -> None:
    """The page says in Vietnamese what is wrong with a file."""
    for name in ("ghi-am.wav", "<img src=x onerror=\"document.title='hỏng'\">.wav"):
        wrong = tmp_path / name
        wrong.write_text("không phải âm thanh")
        widget.page.get_by_label("Gửi tệp ghi âm").set_input_files(wrong)
        expect(widget.said.last).to_contain_text("không phải bản ghi âm")
    assert widget.page.locator(".log img").count() == 0
    assert widget.page.title() != "hỏng"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(widget: Widget, scheme: str) -> None:
    """Greeting, answers, an emergency, a receipt, the options and the question before wiping."""
    page = widget.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": 390, "height": 800})
    assert widget.violations() == []
    widget.choose("114")
    widget.say("cháy nhà ở số 5 phố Huế, phường Hai Bà Trưng")
    widget.tap("mắc kẹt")
    if not page.locator(".receipt").count():
        widget.say("số điện thoại của tôi là 0570000101")
    expect(page.locator(".receipt")).to_be_visible()
    assert widget.violations() == []
    widget.button("Tuỳ chọn").click()
    assert widget.violations() == []
    widget.button("Xoá cuộc trò chuyện").click()
    assert widget.violations() == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert widget.violations() == []


@pytest.mark.parametrize("status", [413, 415, 422, 429, 503])
def test_axe_finds_nothing_where_the_service_says_no(widget: Widget, status: int) -> None:
    """Too large, not audio, not understood, too often, down: told in words, without a barrier."""
    page = widget.page
    error = {"error": {"code": "x", "message": "x"}}
    page.route("**/api/chat", lambda route: route.fulfill(status=status, json=error))
    widget.message.fill("chào em")
    widget.message.press("Enter")
    expect(widget.said.last.locator(".note")).to_be_visible()
    in_both_schemes(widget)
    page.unroute("**/api/chat")


def test_axe_finds_nothing_when_the_answer_is_a_fixed_one(widget: Widget) -> None:
    """A dialogue that is down: safety advice, and a line that says so."""
    answer = {
        "reply": "Nếu đang khẩn cấp, anh chị gọi ngay 113.", "turn": 1, "conversation": "c",
        "suggestions": [], "degraded": True, "emergency": "113",
    }  # fmt: skip
    widget.page.route("**/api/chat", lambda route: route.fulfill(json=answer))
    widget.say("chào em")
    expect(widget.replies.last).to_contain_text("đang trục trặc")
    in_both_schemes(widget)


def in_both_schemes(widget: Widget) -> None:
    for scheme in ("light", "dark"):
        widget.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert widget.violations() == [], scheme


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(320, 568, 1), (640, 400, 2), (320, 256, 4)]
)
def test_page_fits_small_telephones_and_enlarged_text(
    browser: Browser, service: RunningService, width: int, height: int, scale: int
) -> None:
    """320 pixels wide, and 1280 by 800 or 1024 pixels at 200 and 400 %: nothing is cut off."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale
    )
    widget = Widget(context.new_page(), service.url).open(service.url)
    widget.choose("1900-0113")
    widget.say("làm căn cước cần giấy tờ gì")
    over = widget.page.evaluate(
        """() => {
          const root = document.querySelector("callbot-widget").shadowRoot;
          return [document.documentElement, ...root.querySelectorAll(".panel, .panel *")]
            .filter((e) => !e.matches(".unseen") && e.scrollWidth > e.clientWidth + 1
              && e.clientWidth && getComputedStyle(e).display !== "inline")
            .map((e) => e.className || e.tagName);
        }"""
    )
    assert over == []
    widget.message.scroll_into_view_if_needed()
    expect(widget.message).to_be_in_viewport()
    widget.button("Tuỳ chọn").click()
    widget.button("Xoá cuộc trò chuyện").scroll_into_view_if_needed()
    expect(widget.button("Xoá cuộc trò chuyện")).to_be_in_viewport()
    context.close()


def test_who_wants_no_motion_sees_none(widget: Widget) -> None:
    """With reduced motion nothing moves, not even while an answer is due."""
    moving = """() => document.querySelector("callbot-widget").shadowRoot.getAnimations().length"""
    hold: list[Route] = []
    widget.page.route("**/api/chat", lambda route: hold.append(route))
    for motion, moves in (("no-preference", True), ("reduce", False)):
        widget.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        widget.message.fill("chào")
        widget.message.press("Enter")
        expect(widget.page.locator(".typing")).to_be_visible()
        assert bool(widget.page.evaluate(moving)) is moves
