"""The console without a mouse: everything is reached by Tab and done by Enter, Space and typing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from busy_console import fill
from calls_to_review import RIGHT
from console_desk import Desk, open_desk, tab_to
from playwright.sync_api import Page, expect
from running_console import RunningConsole


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


def press(page: Page, name: str, key: str = "Enter", role: str = "button") -> None:
    """Go to a button or link by Tab and press it."""
    tab_to(page, page.get_by_role(role, name=name).first)  # type: ignore[arg-type]
    page.keyboard.press(key)


def test_calling_back(desk: Desk) -> None:
    """Show a number, write a note, tick it off."""
    page = desk.page("reviewer", "/console/callbacks")
    press(page, "Hiện số")
    expect(page.locator("a.number")).to_be_visible()
    row = page.locator("#call-person")
    tab_to(page, row.get_by_placeholder("Ghi chú"))
    page.keyboard.type("máy bận")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi là đã gọi lại")
    expect(row).to_have_count(0)


def test_approving_and_taking_the_file(desk: Desk) -> None:
    """Approve one, refuse one, and get the file."""
    page = desk.page("supervisor", "/console/approvals")
    press(page, f"Đồng ý dạy “{RIGHT}”")
    expect(page.get_by_role("status")).to_contain_text("Đã đồng ý")
    press(page, "Không dạy")
    expect(page.get_by_role("status")).to_contain_text("Sẽ không dạy")
    with page.expect_download() as download:
        press(page, "Tải tệp YAML", role="link")
    assert RIGHT in Path(download.value.path()).read_text("utf-8")


def test_blocking_a_number_and_lifting_it(desk: Desk) -> None:
    """Number, reason, term, and the button; then off the list again."""
    page = desk.page("supervisor", "/console/blocks")
    tab_to(page, page.get_by_label("Số điện thoại"))
    page.keyboard.type("0987 111 222")
    page.keyboard.press("Tab")
    page.keyboard.type("quấy rối")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Đã chặn số ấy.")
    press(page, "Bỏ chặn số 0987111222")
    expect(page.get_by_role("status")).to_have_text("Đã bỏ chặn số ấy.")
    expect(page.get_by_role("cell", name="quấy rối")).to_have_count(0)


def test_the_day_and_its_table(desk: Desk) -> None:
    """A date typed, the table unfolded, a wide chart scrolled, a question followed."""
    page = desk.page("viewer", "/console/day?day=2026-11-19")
    press(page, "Ngày sau", role="link")
    expect(page.get_by_role("heading", level=1)).to_contain_text("20/11/2026")
    tab_to(page, page.get_by_role("region", name="Biểu đồ cuộc gọi theo giờ"))
    tab_to(page, page.locator("summary", has_text="Bảng số"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell").first).to_be_visible()
    press(page, "giấy gì lạ", role="link")
    page.wait_for_url("**/console/calls/odd")


def test_the_audit_log(desk: Desk) -> None:
    """The table scrolls by keys, and a call in it is opened."""
    page = desk.page("admin", "/console/audit")
    tab_to(page, page.get_by_role("region", name="Bảng nhật ký"))
    desk.console.stores.audit.record("read_call", "viewer", "voice-tip")
    page.reload()
    press(page, "voice-ti", role="link")
    page.wait_for_url("**/console/calls/voice-tip")


def test_revealing_and_covering(desk: Desk) -> None:
    """Personal data are shown and covered again by keys."""
    page = desk.page("reviewer", "/console/calls/voice")
    press(page, "Hiện (ghi nhật ký)")
    expect(page.get_by_text("Đang hiện dữ liệu cá nhân")).to_be_visible()
    press(page, "Che lại", "Space")
    expect(page.get_by_text("đang được che")).to_be_visible()


def test_exporting_and_finding_a_report(desk: Desk) -> None:
    """The list as a file; then a receipt typed into the search of the incidents."""
    page = desk.page("reviewer", "/console?hotline=114")
    with page.expect_download() as download:
        press(page, "JSON Lines", role="link")
    assert download.value.suggested_filename.endswith(".jsonl")
    page.goto(f"{desk.url}/console/incidents")
    tab_to(page, page.get_by_label("Tìm trong lời"))
    page.keyboard.type("k7m3 q9tx")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("1 vụ việc khớp bộ lọc")
    page.reload()  # what was asked for stands in the address
    expect(page.get_by_label("Tìm trong lời")).to_have_value("k7m3 q9tx")
    press(page, "K7M3Q9TX", role="link")
    page.wait_for_url("**/console/calls/fire")
