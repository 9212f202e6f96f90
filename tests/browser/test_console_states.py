"""Every page of the console in every state it can be in: axe-core finds no barrier in any of them,
in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from busy_console import fill
from calls_to_review import RIGHT, add_call, ordinary_call
from console_desk import WAIT_MS, Desk, check_in_both_schemes, open_desk
from playwright.sync_api import Page, expect
from running_console import PASSWORD, RunningConsole

from bot.web.access import COOKIE


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    console = RunningConsole(tmp_path_factory.mktemp("busy"))
    fill(console)
    with open_desk(console) as desk:
        yield desk
    assert (desk.foreign, desk.complaints) == ([], [])


@pytest.fixture(autouse=True)
def windows(desk: Desk) -> Iterator[None]:
    yield
    desk.close_windows()


def review(desk: Desk, name: str, call: str) -> Page:
    page = desk.page(name, f"/console/calls/{call}")
    ready(page)
    return page


def ready(page: Page) -> None:
    expect(page.locator("#review")).to_have_attribute("data-ready", "yes")


def end_sign_in(desk: Desk, page: Page) -> None:
    """The service ends it; the browser still has its cookie."""
    (cookie,) = [one for one in page.context.cookies() if one["name"] == COOKIE]
    desk.console.stores.sign_ins.end(cookie["value"])


def test_sign_in_page(desk: Desk) -> None:
    """Plain, after the session has ended, after signing out, refused and slowed down."""
    page = desk.page(None, "/console/sign-in")
    check_in_both_schemes(page, "plain")
    for notice in ("expired", "signed_out"):
        page.goto(f"{desk.url}/console/sign-in?notice={notice}")
        expect(page.get_by_role("status")).to_be_visible()
        check_in_both_schemes(page, notice)
    for number in range(6):
        page.get_by_label("Tên").fill("somebody")
        page.get_by_label("Mật khẩu").fill("sai mật khẩu")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        told = "quá nhiều lần" if number == 5 else "không đúng"
        expect(page.get_by_role("alert")).to_contain_text(told)
    check_in_both_schemes(page, "slowed down")


def test_refused_pages(desk: Desk) -> None:
    """No such page, no such call, a role too low, a form that is too old."""
    page = desk.page("viewer", "/console/nope")
    for path, title in (
        ("/console/nope", "Không tìm thấy"),
        ("/console/calls/none", "Không tìm thấy"),
        ("/console/blocks", "Không đủ quyền"),
    ):
        page.goto(desk.url + path)
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        check_in_both_schemes(page, path)
    page.evaluate("document.querySelector('[name=csrf]').value = 'old'")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Biểu mẫu đã cũ")).to_be_visible()
    check_in_both_schemes(page, "csrf")


@pytest.mark.parametrize("width", [1280, 360])
def test_lists_with_rows(desk: Desk, width: int) -> None:
    """Calls, call-backs, reports, blocks, the day and the audit log, full and filtered."""
    page = desk.page("admin", viewport={"width": width, "height": 800})
    for path, holds in (
        ("/console", "Cần 114"),
        ("/console?hotline=114&from=2026-11-01&needs_review=1", "khớp bộ lọc"),
        ("/console/callbacks", "Quá hẹn"),
        ("/console/incidents", "2 vụ việc: 2 ở mức P1 hoặc P2, 1 chưa rõ địa điểm."),
        ("/console/incidents?priority=P1&q=chay", "1 vụ việc khớp bộ lọc"),
        ("/console/incidents?q=khongco", "Không có vụ việc nào"),
        ("/console/tips", "Giấu tên"),
        ("/console/blocks", "0912000111"),
        ("/console/approvals", "bộ kiểm tra"),
        ("/console/day?day=2026-11-20", "Câu chưa trả lời được"),
        ("/console/audit", "Đăng nhập"),
    ):
        page.goto(desk.url + path)
        expect(page.locator("main")).to_contain_text(holds)
        check_in_both_schemes(page, path)


def test_open_filters_and_tables(desk: Desk) -> None:
    """What is folded away at first is as free of barriers."""
    page = desk.page("admin", "/console")
    page.get_by_text("Bộ lọc khác").click()
    expect(page.get_by_label("Ý định")).to_be_visible()
    check_in_both_schemes(page, "filters")
    page.goto(f"{desk.url}/console/day?day=2026-11-20")
    page.get_by_text("Bảng số").click()
    check_in_both_schemes(page, "table of the day")


def test_call_backs_with_a_number_shown(desk: Desk) -> None:
    """The number of one caller, and the notice that somebody was called."""
    page = desk.page("reviewer", "/console/callbacks")
    fire = page.locator("#call-fire, #call-nowhere").first
    fire.get_by_role("button", name="Hiện số").click()
    expect(page.locator("a.number")).to_be_visible()
    check_in_both_schemes(page, "number")
    page.locator("#call-prank").get_by_role("button", name="Đã gọi lại").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi")
    check_in_both_schemes(page, "called back")


def test_blocks_with_a_mistake(desk: Desk) -> None:
    """What is wrong is said beside the form, which keeps what was typed."""
    page = desk.page("supervisor", "/console/blocks")
    page.get_by_label("Số điện thoại").fill("12")
    page.get_by_label("Lý do").fill("gọi phá")
    page.get_by_role("button", name="Chặn số này").click()
    expect(page.get_by_role("alert")).to_contain_text("6 đến 15")
    expect(page.get_by_label("Lý do")).to_have_value("gọi phá")
    check_in_both_schemes(page, "mistake")


@pytest.mark.parametrize(
    ("name", "call", "holds"),
    [
        ("viewer", "voice", "Chỉ xem"),
        ("reviewer", "voice", "đang được che"),
        ("reviewer", "odd", "Không có bản ghi âm"),
        ("reviewer", "voice-tip", "tụ tập đua xe"),
        ("reviewer", "fire", "Vụ việc khẩn cấp"),
    ],
)
def test_call_page(desk: Desk, name: str, call: str, holds: str) -> None:
    """Locked for a viewer, covered, without a recording, with a tip, with an incident."""
    page = review(desk, name, call)
    expect(page.locator("main")).to_contain_text(holds)
    check_in_both_schemes(page, f"{name} {call}")


def test_call_page_revealed(desk: Desk) -> None:
    """Personal data shown, and every folded part open."""
    page = review(desk, "reviewer", "voice")
    page.get_by_role("button", name="Hiện (ghi nhật ký)").click()
    expect(page.get_by_text("Đang hiện dữ liệu cá nhân")).to_be_visible()
    ready(page)
    for summary in page.locator("details > summary").all():
        summary.click()
    check_in_both_schemes(page, "revealed")


def test_call_page_that_cannot_save(desk: Desk) -> None:
    """The network is away, then the service refuses, then the sign-in is over: said in words, and
    nothing typed is lost; after signing in it is kept."""
    ordinary_call(desk.console, "unsaved")
    page = review(desk, "reviewer", "unsaved")
    page.route("**/changes", lambda route: route.abort())
    page.get_by_label("Ghi chú").fill("gọi lại cho bà cụ")
    expect(page.locator("#saved")).to_contain_text("sẽ thử lại")
    check_in_both_schemes(page, "no network")
    page.unroute("**/changes")
    expect(page.locator("#saved")).to_contain_text("Đã lưu")
    check_in_both_schemes(page, "kept")
    page.route("**/changes", lambda route: route.fulfill(status=422, json={}))
    page.get_by_label("Ghi chú").fill("gọi lại cho bà cụ chiều nay")
    expect(page.locator("#saved")).to_contain_text("không nhận")
    check_in_both_schemes(page, "refused")
    page.unroute("**/changes")
    end_sign_in(desk, page)
    page.get_by_label("Ghi chú").fill("gọi lại cho bà cụ sáng mai")
    back = page.get_by_role("link", name="Đăng nhập lại")
    expect(back).to_be_visible()
    check_in_both_schemes(page, "expired")
    back.click()
    page.wait_for_url("**/console/sign-in**")
    page.get_by_label("Tên").fill("reviewer")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    ready(page)
    expect(page.get_by_label("Ghi chú")).to_have_value("gọi lại cho bà cụ sáng mai")
    expect(page.locator("#saved")).to_contain_text("Đã lưu")


def test_edit_conflict_is_chosen_by_keyboard(desk: Desk) -> None:
    """Both texts, a choice that Tab reaches, and the focus back in the field."""
    add_call(desk.console, "conflict", [("cho em hỏi phí ạ", "ask_fee", "Vâng ạ.")])
    lan, minh = review(desk, "reviewer", "conflict"), review(desk, "supervisor", "conflict")
    for page, text in ((lan, "của lan"), (minh, "của minh")):
        page.get_by_label("Ghi chú").fill(text)
        page.get_by_label("Ghi chú").blur()
        expect(page.locator("#saved")).to_contain_text(re.compile("Đã lưu|xin chọn"))
    asked = minh.get_by_role("alert")
    expect(asked).to_contain_text("của lan")
    check_in_both_schemes(minh, "conflict")
    minh.get_by_label("Ghi chú").focus()
    minh.keyboard.press("Tab")
    expect(minh.get_by_role("button", name="Giữ của tôi")).to_be_focused()
    minh.keyboard.press("Tab")
    minh.keyboard.press("Enter")
    expect(minh.get_by_label("Ghi chú")).to_have_value("của lan")
    expect(minh.get_by_label("Ghi chú")).to_be_focused()
    expect(asked).to_have_count(0)


def test_approvals(desk: Desk) -> None:
    """With objections, one approved, and none waiting any more."""
    page = desk.page("supervisor", "/console/approvals")
    expect(page.locator(".objection").first).to_be_visible()
    check_in_both_schemes(page, "objections")
    page.get_by_role("button", name=f"Đồng ý dạy “{RIGHT}”").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã đồng ý")
    expect(page.get_by_role("link", name="Tải tệp YAML")).to_be_visible()
    check_in_both_schemes(page, "approved")
    page.get_by_role("button", name="Không dạy").first.press("Enter")
    expect(page.get_by_text("Không có câu nào đang chờ.")).to_be_visible()
    check_in_both_schemes(page, "empty")


def test_form_that_came_too_late(desk: Desk) -> None:
    """A note typed before the session ended is sent after signing in again."""
    page = desk.page("reviewer", "/console/callbacks")
    end_sign_in(desk, page)
    person = page.locator("#call-person")
    person.get_by_placeholder("Ghi chú").fill("hẹn gọi lại lúc 15 giờ")
    person.get_by_role("button", name="Đã gọi lại").click()
    expect(page.get_by_text("chưa được ghi")).to_be_visible(timeout=WAIT_MS)
    check_in_both_schemes(page, "too late")
    page.get_by_label("Tên").fill("reviewer")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Việc chưa gửi")).to_be_visible()
    expect(page.locator("dd")).to_have_text("hẹn gọi lại lúc 15 giờ")
    check_in_both_schemes(page, "unsent")
    expect(page.get_by_role("button", name="Gửi lại")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi là đã gọi lại")
    (done,) = [
        line
        for line in desk.console.app.state.service.desk.callbacks.list(done=True)
        if line.call_id == "person"
    ]
    assert (done.done_by, done.note) == ("reviewer", "hẹn gọi lại lúc 15 giờ")
