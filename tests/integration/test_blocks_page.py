"""The console's page of blocked numbers, over a real database."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from running_console import RunningConsole, csrf_of

from bot import wiring

THERE = "/console/blocks"


@pytest.fixture
def console(tmp_path: Path) -> RunningConsole:
    return RunningConsole(tmp_path)


def test_a_number_is_blocked_for_a_while_and_let_in_again(console: RunningConsole) -> None:
    """It is on the list with its reason and end; each step is in the audit log, without it."""
    client = console.signed_in("supervisor")
    token = {"csrf": csrf_of(client.get(THERE).text)}
    fields = {**token, "number": "+84 912 345 678", "reason": "gọi phá <b>", "days": "7"}
    added = client.post(THERE, data=fields)
    assert (added.status_code, added.headers["location"]) == (303, f"{THERE}?notice=blocked")
    page = client.get(THERE).text
    assert "0912345678" in page
    assert html.escape("gọi phá <b>") in page
    (block,) = wiring.desk(console.settings).blocks.list()
    assert (block.number, block.by) == ("0912345678", "supervisor")
    gone = {**token, "number": "0912345678"}
    for notice in ("unblocked", "not_blocked"):
        removed = client.post(f"{THERE}/remove", data=gone)
        assert removed.headers["location"] == f"{THERE}?notice={notice}"
    noted = [e for e in console.stores.audit.list() if "block" in e.event]
    assert [e.event for e in noted] == ["block_remove", "read_blocks", "block_add"]
    assert not any("345678" in str(e) for e in noted)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("number", "abc", "6 đến 15 chữ số"),
        ("number", "1" * 30, "6 đến 15 chữ số"),
        ("reason", "  ", "lý do"),
        ("days", "9999", "thời hạn"),
        ("days", "-1", "thời hạn"),
        ("days", "", "thời hạn"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    console: RunningConsole, field: str, value: str, told: str
) -> None:
    """Nothing is blocked; the form is given back as it was filled in."""
    client = console.signed_in("admin")
    fields = {"number": "0912000111", "reason": "gọi phá", "days": "30", field: value}
    answer = client.post(THERE, data={**fields, "csrf": csrf_of(client.get(THERE).text)})
    assert answer.status_code == 422
    assert told in answer.text
    for name in {"number", "reason"} - {field}:
        assert f'value="{fields[name]}"' in answer.text
    assert wiring.desk(console.settings).blocks.list() == []
