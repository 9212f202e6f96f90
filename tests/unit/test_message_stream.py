"""The stream of messages behind ``callbot understand``."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any

from call_fakes import FakeDialogue

from bot.calls.messages import MessageStream
from bot.calls.turn import TurnTaker
from bot.core.call import DialogueReply, Hotline


def answer(dialogue: FakeDialogue, lines: Iterable[Any]) -> tuple[list[Any], MessageStream]:
    written: list[Any] = []
    stream = MessageStream(TurnTaker(dialogue), written.append)
    raw = (line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
    asyncio.run(stream.answer(lambda: next(raw, b"")))
    return written, stream


def line(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {"id": number, "text": text, "hotline": "113", **more}


def test_answers_come_in_the_order_of_the_messages() -> None:
    """A slow first message does not let the second one's answer pass."""

    class Slow(FakeDialogue):
        async def reply(
            self, conversation: str, hotline: Hotline, text: str, *rest: Any
        ) -> DialogueReply:
            await asyncio.sleep(0.05 if text == "chậm" else 0)
            return await super().reply(conversation, hotline, text, *rest)

    dialogue = Slow()
    written, _ = answer(dialogue, [line(1, "chậm"), line(2, "nhanh")])
    assert [found["id"] for found in written] == [1, 2]
    assert [text for _, text in dialogue.heard] == ["nhanh", "chậm"]


def test_lines_of_one_conversation_share_it_and_others_do_not() -> None:
    """The same conversation continues; a line without one starts afresh."""
    dialogue = FakeDialogue()
    lines = [
        line(1, "a", conversation="x"),
        line(2, "b", conversation="x"),
        line(3, "c"),
        line(4, "d"),
    ]
    answer(dialogue, lines)
    ids = [conversation for conversation, _ in sorted(dialogue.heard, key=lambda pair: pair[1])]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert "x" not in ids


def test_bad_lines_are_answered_in_place_and_the_others_go_on() -> None:
    """Each line that is no message gives an error object, with its id if it has one."""
    lines = [
        b"{not json\n",
        b'"text"\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        {"id": 1, "text": 5, "hotline": "113"},
        line(2, "a", hotline="911"),
        b"\n",
        line(3, "mất xe"),
    ]
    written, stream = answer(FakeDialogue(), lines)
    assert [found.get("id") for found in written] == [None] * 4 + [1, 2, 3]
    assert all(found["error"]["message"] for found in written[:6])
    assert [number for number, _ in stream.faults] == [1, 2, 3, 4, 5, 6]


def test_answer_has_every_field_of_the_contract() -> None:
    """Scripts rely on these names."""
    (found,), _ = answer(FakeDialogue(), [line("m-1", "mất xe")])
    assert set(found) >= {
        "id", "intent", "confidence", "entities", "procedure", "emergency", "nuisance",
        "incident", "tip", "handover", "slots", "reply",
    }  # fmt: skip
    assert found["id"] == "m-1"


def test_answer_is_out_before_the_next_line_is_there() -> None:
    """Who waits for an answer before writing on is not kept waiting."""
    written: list[Any] = []
    stream = MessageStream(TurnTaker(FakeDialogue()), written.append)

    def read() -> bytes:
        if not written:
            if read.asked:  # type: ignore[attr-defined]
                deadline = 100
                while not written and deadline:
                    deadline -= 1
                    __import__("time").sleep(0.02)
                assert written
                return b""
            read.asked = True  # type: ignore[attr-defined]
            return json.dumps(line(1, "mất xe")).encode()
        return b""

    read.asked = False  # type: ignore[attr-defined]
    asyncio.run(stream.answer(read))
    assert written[0]["id"] == 1
