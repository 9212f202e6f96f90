"""Whole conversations that the dialogue was mended by: every detail right at the end."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.conversations import Mark, grade
from bot.core.call import Hotline
from bot.dialogue import RasaDialogue

FILE = Path(__file__).parent / "scripted" / "conversations.yml"
CONVERSATIONS = yaml.safe_load(FILE.read_text("utf-8"))
# What a model trained anew may get wrong of some 190 details, before somebody must look.
LEAST_RIGHT = 0.95


def play(line: Any, entry: dict[str, Any]) -> list[Any]:
    """The replies to a conversation, at its own moment."""
    moment = datetime.fromisoformat(entry["now"])
    process = line.process
    client = RasaDialogue(lambda: process.url, process.secret, 60, lambda: moment)

    async def talk() -> list[Any]:
        try:
            hotline = Hotline(str(entry["hotline"]))
            return [await client.reply(entry["id"], hotline, t["says"]) for t in entry["turns"]]
        finally:
            await client.close()

    replies: list[Any] = line.run(talk(), 300)
    return replies


@pytest.fixture(scope="module")
def played(line: Any) -> list[tuple[dict[str, Any], list[Mark]]]:
    """Each conversation with all that is judged of it."""
    return [(entry, grade(entry["expect"], play(line, entry))) for entry in CONVERSATIONS]


def test_details_are_right_at_the_end(played: list[tuple[dict[str, Any], list[Mark]]]) -> None:
    """Corrections, digressions, break-offs, old wards, loose times, unnamed callers."""
    details = [
        (entry["id"], mark)
        for entry, marks in played
        for mark in marks
        if mark.kind in entry["expect"]["details"]
    ]
    wrong = [(name, mark.kind, mark.wanted, mark.got) for name, mark in details if not mark.right]
    assert 1 - len(wrong) / len(details) >= LEAST_RIGHT, wrong


def test_whoever_is_in_danger_hears_whom_to_call(
    played: list[tuple[dict[str, Any], list[Mark]]],
) -> None:
    """The right number, in every conversation that needs one."""
    numbers = [
        (entry["id"], mark) for entry, marks in played for mark in marks if mark.kind == "number"
    ]
    assert len(numbers) > 10
    assert [name for name, mark in numbers if not mark.right] == []
