"""Reviewing a call in a real browser: hearing, correcting, two people at once, approving."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import LIBRARIES, launch, violations
from calls_to_review import RIGHT, add_call, ordinary_call
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from running_console import PASSWORD, RunningConsole

from bot.core.review import Field, Item

WAVESURFER = LIBRARIES / "wavesurfer.js"
PATIENCE_MS = 120_000  # a busy machine; nothing waits longer than it has to
NOTES, REVIEWED = Item(Field.NOTES), Item(Field.REVIEWED)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright, "--autoplay-policy=no-user-gesture-required")
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> RunningConsole:
    return RunningConsole(tmp_path_factory.mktemp("console"))


@pytest.fixture(scope="module")
def address(console: RunningConsole) -> Iterator[str]:
    with console.served() as url:
        yield url


@pytest.fixture
def call(console: RunningConsole, request: pytest.FixtureRequest) -> str:
    """A call that nobody has touched yet."""
    call_id = f"cuoc-{request.node.name.removeprefix('test_')[:40]}".replace("[", "-").strip("]")
    ordinary_call(console, call_id)
    return call_id


class Desk:
    """Reviewers' browsers, each signed in; their pages must load from their own origin only."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._contexts: list[BrowserContext] = []
        self._inspected: list[Page] = []
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def page(self, name: str, path: str, **options: object) -> Page:
        context = self._browser.new_context(locale="vi-VN", **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        page = context.new_page()
        own = (self._address, "data:", "blob:")
        page.on("request", lambda r: r.url.startswith(own) or self.foreign.append(r.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._note(page, line.text))
        self.sign_in(page, name, path)
        return page

    def sign_in(self, page: Page, name: str, path: str) -> None:
        page.goto(f"{self._address}{path}")
        page.get_by_label("Tên").fill(name)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{self._address}{path}")

    def call(self, name: str, call_id: str, **options: object) -> Page:
        page = self.page(name, f"/console/calls/{call_id}", **options)
        ready(page)
        return page

    def violations(self, page: Page) -> list[str]:
        """What axe-core finds wrong in the page as it is now."""
        self._inspected.append(page)
        return violations(page)

    def _note(self, page: Page, text: str) -> None:
        # axe-core puts styles of its own into the page, which the policy rightly stops.
        if "Content Security" in text and page not in self._inspected:
            self.complaints.append(text)

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    desk = Desk(browser, address)
    yield desk
    desk.close()
    assert (desk.foreign, desk.complaints) == ([], [])


def ready(page: Page) -> None:
    expect(page.locator("#review")).to_have_attribute("data-ready", "yes", timeout=PATIENCE_MS)


def is_kept(page: Page) -> None:
    expect(page.locator("#saved")).to_contain_text("Đã lưu", timeout=PATIENCE_MS)


def transcript(page: Page, turn: int = 1):  # type: ignore[no-untyped-def]
    return page.locator(f"#turn-{turn}").get_by_label("Lời đúng")


def intent(page: Page, turn: int = 1):  # type: ignore[no-untyped-def]
    return page.locator(f"#turn-{turn}").get_by_label("Ý định")


def test_clicked_word_is_heard_from_its_place(desk: Desk, call: str) -> None:
    """A click plays from the word on, at the speed chosen; the word is marked while it is heard."""
    page = desk.call("viewer", call)
    page.get_by_label("Tốc độ").select_option("2")
    page.get_by_role("button", name="tuổi", exact=True).click()
    page.wait_for_function(
        "() => { const s = document.getElementById('sound');"
        " return !s.paused && s.currentTime > 2.9 && s.playbackRate === 2; }"
    )
    page.get_by_role("button", name="Dừng").click()
    page.wait_for_function("() => document.getElementById('sound').paused")
    if WAVESURFER.is_dir():
        page.wait_for_function("() => document.querySelector('#wave > div').shadowRoot")
        assert page.locator("#wave canvas").count() >= 2  # both channels


def test_page_does_without_the_waveform_library(desk: Desk, call: str) -> None:
    """Where the library is not installed, words are clicked and heard all the same."""
    page = desk.page("viewer", "/console")
    page.route("**/static/libraries/**", lambda route: route.fulfill(status=404))
    page.goto(f"{page.url.rsplit('/console', 1)[0]}/console/calls/{call}")
    ready(page)
    expect(page.locator("#no-wave")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="tuổi", exact=True).click()
    page.wait_for_function("() => document.getElementById('sound').currentTime > 2.9")


def test_correct_approve_export(desk: Desk, call: str, console: RunningConsole) -> None:
    """What a reviewer types is kept by itself; a supervisor approves it and gets it as a file."""
    page = desk.call("reviewer", call)
    transcript(page).fill(RIGHT)
    intent(page).select_option("ask_procedure")
    is_kept(page)
    page.get_by_label("Đã xem xong").check()
    expect(page.locator("#state")).to_have_text("Đã xem", timeout=PATIENCE_MS)
    page.get_by_text("Lịch sử sửa").click()
    expect(page.locator("#history-list")).to_contain_text("Hỏi chung về thủ tục")
    boss = desk.page("supervisor", "/console/approvals")
    boss.get_by_role("button", name=f"Đồng ý dạy “{RIGHT}”").click()
    expect(boss.get_by_role("status")).to_contain_text("Đã đồng ý", timeout=PATIENCE_MS)
    assert desk.violations(boss) == []
    with boss.expect_download() as download:
        boss.get_by_role("link", name="Tải tệp YAML").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert f"      - {RIGHT}\n" in text
    assert "intent: ask_procedure" in text


def test_two_reviewers_at_once_lose_nothing(desk: Desk, call: str, console: RunningConsole) -> None:
    """Different fields merge; for the same field both texts are shown, and one is chosen."""
    lan, minh = desk.call("reviewer", call), desk.call("supervisor", call)
    lan.get_by_label("Ghi chú").fill("gọi lại cho bà cụ")
    lan.get_by_label("Ghi chú").blur()
    is_kept(lan)
    intent(minh).select_option("ask_who")
    is_kept(minh)
    expect(minh.get_by_label("Ghi chú")).to_have_value("gọi lại cho bà cụ")
    minh.get_by_label("Ghi chú").fill("đã chuyển phường")
    minh.get_by_label("Ghi chú").blur()
    is_kept(minh)
    lan.get_by_label("Ghi chú").fill("gọi lại chiều nay")
    lan.get_by_label("Ghi chú").blur()
    asked = lan.get_by_role("alert")
    expect(asked).to_contain_text("đã chuyển phường", timeout=PATIENCE_MS)
    expect(asked).to_contain_text("gọi lại chiều nay")
    assert desk.violations(lan) == []
    lan.get_by_role("button", name="Ghép cả hai").click()
    is_kept(lan)
    review = console.stores.reviews.get(call)
    assert review.value(NOTES) == "đã chuyển phường\ngọi lại chiều nay"
    assert review.value(Item(Field.INTENT, 1)) == "ask_who"


def test_reload_and_lost_sign_in_keep_what_was_typed(
    desk: Desk, call: str, console: RunningConsole
) -> None:
    """In the middle of typing: a reload, then the network gone, then the sign-in over."""
    page = desk.call("reviewer", call)
    page.route("**/changes", lambda route: route.abort())
    page.get_by_label("Ghi chú").fill("nửa chừng")
    page.reload()
    ready(page)
    expect(page.get_by_label("Ghi chú")).to_have_value("nửa chừng")
    expect(page.locator("#saved")).to_contain_text("sẽ thử lại", timeout=PATIENCE_MS)
    page.unroute("**/changes")
    is_kept(page)
    page.context.clear_cookies()
    page.get_by_label("Ghi chú").fill("nửa chừng rồi xong")
    back = page.get_by_role("link", name="Đăng nhập lại")
    expect(back).to_be_visible(timeout=PATIENCE_MS)
    desk.sign_in(page, "reviewer", f"/console/calls/{call}")
    ready(page)
    is_kept(page)
    assert console.stores.reviews.get(call).value(NOTES) == "nửa chừng rồi xong"


def test_everything_by_keyboard(desk: Desk, console: RunningConsole) -> None:
    """Hear, correct, undo, tag, mark as reviewed and go on, without a mouse."""
    for number in (1, 2):
        add_call(console, f"phim-{number}", [("cho em hỏi phí ạ", "ask_fee", "Vâng ạ.")])
    page = desk.call("reviewer", "phim-2?sort=newest")
    press = page.keyboard.press
    press("j")
    expect(page.locator("#turn-1")).to_be_focused()
    press("l")
    page.wait_for_function("() => !document.getElementById('sound').paused")
    press("p")
    page.wait_for_function("() => document.getElementById('sound').paused")
    press("]")
    expect(page.get_by_label("Tốc độ")).to_have_value("1.25")
    press("e")
    expect(transcript(page)).to_be_focused()
    page.keyboard.type(" prnu")  # letters are text here, not shortcuts
    press("Escape")
    expect(page.locator("#turn-1")).to_be_focused()
    is_kept(page)
    press("u")
    expect(transcript(page)).to_have_value("cho em hỏi phí ạ")
    press("Escape")
    press("t")
    page.keyboard.type("phí, Căn cước")
    press("Escape")
    press("r")
    expect(page.locator("#state")).to_have_text("Đã xem", timeout=PATIENCE_MS)
    press("n")
    page.wait_for_url("**/console/calls/phim-1?sort=newest")
    review = console.stores.reviews.get("phim-2")
    assert review.value(Item(Field.TAGS)) == ("căn cước", "phí")
    assert review.value(REVIEWED) is True
    assert review.value(Item(Field.TRANSCRIPT, 1)) is None
    ready(page)
    page.locator("#keys summary").click()
    page.get_by_label("Dùng phím tắt một chữ").uncheck()
    page.locator("h1").click()
    press("r")
    assert not page.get_by_label("Đã xem xong").is_checked()


def test_words_are_one_stop_and_arrows_go_along_them(desk: Desk, call: str) -> None:
    """Tab does not stop at every word; Enter on a word plays it."""
    page = desk.call("viewer", call)
    words = page.locator("#turn-1 .word")
    words.first.focus()
    page.keyboard.press("End")
    expect(words.last).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('sound').currentTime > 2.5")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !document.activeElement.classList.contains('word')")


def test_viewer_sees_and_changes_nothing(desk: Desk, call: str) -> None:
    """For a viewer everything is covered and locked; there is nothing to reveal with."""
    page = desk.call("viewer", call)
    expect(page.get_by_label("Ghi chú")).not_to_be_editable()
    expect(intent(page)).to_be_disabled()
    assert page.get_by_role("button", name="Hiện").count() == 0
    assert "0912" not in page.content()


def test_revealing_is_asked_for_and_keeps_a_draft(desk: Desk, call: str) -> None:
    """Text with covered parts is locked until it is revealed, then it can be corrected."""
    page = desk.call("reviewer", call)
    expect(transcript(page, 2)).not_to_be_editable()
    page.get_by_label("Ghi chú").fill("nghe lại số")
    page.get_by_role("button", name="Hiện (ghi nhật ký)").click()
    expect(page.get_by_text("Đang hiện dữ liệu cá nhân")).to_be_visible()
    ready(page)
    expect(page.get_by_label("Ghi chú")).to_have_value("nghe lại số")
    expect(transcript(page, 2)).to_be_editable()
    expect(page.locator("#turn-2")).to_contain_text("0912 345 678")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_page_has_no_barrier_and_fits(desk: Desk, call: str, scheme: str, width: int) -> None:
    """axe finds nothing, with every part open; no sideways scrolling on a telephone."""
    page = desk.call(
        "reviewer", call, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    for summary in page.locator("details > summary").all():
        summary.click()
    expect(page.locator("#history-list")).to_contain_text("Chưa ai sửa gì")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert desk.violations(page) == []
