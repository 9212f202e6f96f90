"""With the parts behind it down, a caller in danger hears whom to call, and nothing is lost."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot import wiring
from bot.calls.chat import ChatDesk
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.core.call import DialogueReply, Hotline
from bot.core.errors import DialogueError
from bot.core.language.times import HANOI
from bot.settings import load_settings
from bot.storage.callbacks import SqlCallBacks
from bot.storage.database import connect

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=HANOI)


class Down:
    """A dialogue process that is not there, or whose actions fail."""

    def __init__(self, code: str) -> None:
        self._code = code

    async def reply(self, *_: Any, **__: Any) -> DialogueReply:
        raise DialogueError(self._code, "gone")


@pytest.mark.parametrize("fault", ["down", "timeout", "action_failed", "no_reply"])
def test_everything_down_and_still_an_answer(tmp_path: Path, fault: str) -> None:
    """Dialogue or actions and the database at once: the number is told, and what was heard comes
    into the database later, once and in order, with somebody to call back."""
    settings = load_settings({"VAR_DIR": str(tmp_path)}, env_file=tmp_path / "no.env")
    store = wiring.call_store(settings)
    desk = ChatDesk(TurnTaker(Down(fault)), Journal(store), lambda: NOW)
    other = connect(settings.database_url)
    said = ["cháy nhà rồi cứu với", "số 5 phố Vọng", "nhanh lên"]

    async def talk() -> list[str]:
        replies = [await desk.say("chat", Hotline.POLICE, text) for text in said]
        return [reply.turn.reply.text for reply in replies]

    with other.connect() as locked:
        locked.exec_driver_sql("COMMIT")
        locked.exec_driver_sql("BEGIN IMMEDIATE")
        replies = asyncio.run(talk())
        locked.exec_driver_sql("ROLLBACK")
    assert all("114" in reply for reply in replies)
    assert store.waiting
    asyncio.run(desk.close())
    assert store.replay() == 0
    assert store.replay() == 0
    kept = wiring.kept_calls(settings)
    (listed,) = kept.list()
    call = kept.get(listed.id)
    assert call is not None
    assert [turn.utterance.text for turn in call.turns] == said
    assert [turn.reply.degraded for turn in call.turns] == [True] * 3
    (owed,) = SqlCallBacks(other, lambda: NOW).list()
    assert (owed.call_id, owed.reason, owed.urgency) == (listed.id, "not_answered", 0)
