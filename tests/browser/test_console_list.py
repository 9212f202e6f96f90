"""The console's sign-in, list and dashboard in a real browser, over a real database."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsers import violations
from console_calls import NUISANCE, keep_call
from console_desk import WAIT_MS, Desk, open_desk
from playwright.sync_api import Page, expect
from running_console import PASSWORD, RunningConsole


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    console = RunningConsole(tmp_path_factory.mktemp("console"))
    store = console.stores.calls
    keep_call(
        store, "fire", [("Cháy nhà ở phố Huế", "report_emergency_fire")], "114", emergency="114"
    )
    keep_call(store, "card", [("làm căn cước cần gì", "ask_documents")], "1900-0113", 5)
    keep_call(store, "fee", [("lệ phí bao nhiêu", "ask_fee")], "1900-0113", 6, heard=[0.9, 0.6])
    keep_call(store, "prank", [("gọi chơi thôi", "nuisance_prank")], minutes=7, nuisance=NUISANCE)
    with open_desk(console) as desk:
        yield desk


def calls(page: Page) -> list[str]:
    return [link.get_attribute("data-call") or "" for link in page.locator(".line a").all()]


def test_sign_in_and_out_by_keyboard(desk: Desk) -> None:
    """Name, password, Enter; a wrong password is said; Tab reaches the call and signing out."""
    page = desk.page()
    expect(page).to_have_title(re.compile("Đăng nhập"))
    expect(page.get_by_label("Tên")).to_be_focused()
    for password, done in (("sai mật khẩu", False), (PASSWORD, True)):
        page.get_by_label("Tên").fill("viewer")
        page.get_by_label("Mật khẩu").fill(password)
        page.keyboard.press("Enter")
        if not done:
            expect(page.get_by_role("alert")).to_contain_text("không đúng")
            assert violations(page) == []
    expect(page.get_by_role("heading", name="Cuộc gọi")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    expect(page.locator("#content")).to_be_focused()
    page.get_by_role("button", name="Đăng xuất").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Đã đăng xuất.")
    page.goto(f"{desk.url}/console")
    expect(page).to_have_title(re.compile("Đăng nhập"))
    page.context.close()


def test_filter_and_search_by_keyboard(desk: Desk) -> None:
    """Ctrl+K, words without diacritics, Enter: the words found are marked; arrows walk the list."""
    page = desk.page("reviewer")
    assert calls(page)[0] == "fire"
    assert calls(page)[-1] == "prank"
    page.keyboard.press("Control+k")
    page.keyboard.type("can cuoc")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_text(["căn", "cước", "cần"])
    assert calls(page) == ["card"]
    page.get_by_role("link", name="Bỏ lọc").click()
    page.get_by_label("Đường dây").select_option("1900-0113")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.locator(".line")).to_have_count(2)
    assert set(calls(page)) == {"card", "fee"}
    page.locator(".line a").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".line a").nth(1)).to_be_focused()
    page.get_by_text("Bộ lọc khác").press("Enter")
    page.get_by_label("Ý định").select_option("ask_fee")
    page.get_by_label("Ý định").press("Tab")
    page.get_by_role("button", name="Lọc", exact=True).press("Enter")
    expect(page.locator(".line")).to_have_count(1)
    assert calls(page) == ["fee"]
    page.context.close()


def test_new_call_appears_without_a_reload(desk: Desk) -> None:
    """It is announced politely and stands on top when it is an emergency; while somebody walks the
    list by keys nothing moves until they ask."""
    page = desk.page("viewer")
    page.evaluate("window.same = true")
    keep_call(
        desk.console.stores.calls,
        "crash",
        [("xe đâm nhau ở cầu Giấy", "report_emergency_traffic")],
        minutes=60,
        emergency="113",
    )
    expect(page.locator("#live")).to_contain_text("khẩn cấp", timeout=WAIT_MS)
    expect(page.locator(".line a").first).to_have_attribute("data-call", "crash")
    assert page.evaluate("window.same") is True
    page.locator(".line a").nth(1).focus()
    keep_call(desk.console.stores.calls, "lost", [("mất ví", "report_lost")], minutes=61)
    button = page.get_by_role("button", name="Hiện 1 cuộc gọi mới")
    expect(button).to_be_visible(timeout=WAIT_MS)
    assert "lost" not in calls(page)
    assert violations(page) == []
    button.press("Enter")
    expect(page.locator('[data-call="lost"]')).to_be_visible()
    page.context.close()


def test_roles_are_refused_in_words(desk: Desk) -> None:
    """A page above one's role says so; what one may not do is not offered."""
    page = desk.page("viewer", "/console/audit")
    expect(page.get_by_role("heading", name="Không đủ quyền")).to_be_visible()
    assert violations(page) == []
    page.goto(f"{desk.url}/console")
    expect(page.get_by_role("link", name="Nhật ký")).to_have_count(0)
    expect(page.get_by_text("Xuất danh sách này")).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)]
)
def test_pages_are_accessible_and_fit(desk: Desk, scheme: str, width: int) -> None:
    """axe-core finds nothing on any page, in both schemes, wide and narrow; nothing scrolls
    sideways; everything comes from our own origin."""
    look = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    page = desk.page("admin", **look)
    foreign: list[str] = []
    page.on("request", lambda r: r.url.startswith(desk.url) or foreign.append(r.url))
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    for path in (
        "/console",
        "/console?q=chay&verdict=none",
        "/console?q=khongco",
        "/console/day?day=2026-11-20",
        "/console/day?day=2020-01-01",
        "/console/callbacks",
        "/console/incidents",
        "/console/tips",
        "/console/audit",
    ):
        page.goto(desk.url + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert (foreign, complaints) == ([], [])
    page.context.close()
