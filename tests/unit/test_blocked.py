"""A blocked number hears one sentence; an emergency gets through from it in full."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from bot.calls.blocked import BLOCKED, BlockedCallers
from bot.core.blocks import Block, plain_number
from bot.core.call import DialogueReply, Hotline
from bot.core.errors import StorageError
from bot.core.report import Incident

NUMBER = "0912345678"


class Answers:
    """A dialogue that always gives one reply."""

    def __init__(self, reply: DialogueReply) -> None:
        self._reply = reply
        self.heard: list[str] = []

    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        self.heard.append(text)
        return self._reply


class List:
    """A block list with one number; ``broken``: it cannot be read."""

    def __init__(self, broken: bool = False) -> None:
        self.broken = broken
        self.noted: list[str] = []

    def find(self, number: str) -> Block | None:
        if self.broken:
            raise StorageError("read", "The disk is gone")
        same = plain_number(number) == NUMBER
        return Block(NUMBER, "phá", "2026-11-01", "2026-12-01", "lan") if same else None

    def record(self, call_id: str) -> None:
        self.noted.append(call_id)


def answer(
    text: str, caller: str | None, blocks: List, reply: DialogueReply | None = None
) -> DialogueReply:
    dialogue = Answers(reply or DialogueReply("Dạ.", "inform", 0.9))
    asked = BlockedCallers(dialogue, blocks).reply("c1", Hotline.POLICE, text, caller)
    found = asyncio.run(asked)
    assert dialogue.heard == [text]
    return found


@pytest.mark.parametrize("caller", [NUMBER, "+84912345678", "84 912 345 678"])
def test_a_blocked_number_hears_one_sentence_with_the_numbers(caller: str) -> None:
    """However the number is written; the call is noted."""
    blocks = List()
    assert answer("kể chuyện cười đi", caller, blocks).text == BLOCKED
    assert blocks.noted == ["c1"]
    assert all(number in BLOCKED for number in ("113", "114", "115"))


def test_an_emergency_gets_through_in_full() -> None:
    """By its words, or by what the dialogue made of words that no list knows."""
    told = DialogueReply("Gọi 114.", "report_emergency", 0.9, emergency="114", incident=Incident())
    assert answer("có mùi lạ lắm", NUMBER, List(), told).text == "Gọi 114."
    assert answer("cháy nhà rồi", NUMBER, List()).text == "Dạ."


@pytest.mark.parametrize("caller", [None, "0987000111"])
def test_others_hear_what_the_dialogue_says(caller: str | None) -> None:
    """Nobody else notices the list."""
    assert answer("alo", caller, List()).text == "Dạ."


def test_a_list_that_cannot_be_read_blocks_nobody() -> None:
    """A broken disk keeps no caller out."""
    assert answer("alo", NUMBER, List(broken=True)).text == "Dạ."
