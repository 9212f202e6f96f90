"""Test sets in benchmarks/sets, put to the trained dialogue as callers would.

With SETS=dev in the environment those of benchmarks/dev instead, which are there to tune by.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot import wiring
from bot.calls.call import new_call_id
from bot.core.call import DialogueReply, Hotline
from bot.settings import load_settings

SETS = Path(__file__).parent / os.environ.get("SETS", "sets")
CALLED = datetime(2026, 11, 23, 9, 0, tzinfo=wiring.VIETNAM)
AT_ONCE = 8
PATIENCE_S = 120.0  # what is understood shall not depend on how busy the machine is
_moment = ContextVar("moment", default=CALLED)  # of the conversation that a task plays

Entry = dict[str, Any]


def read(name: str) -> list[Entry]:
    """The entries of a set: of one file, or of every file of a folder."""
    path = SETS / name
    files = sorted(path.glob("*.yml")) if path.is_dir() else [path.with_suffix(".yml")]
    return [entry for file in files for entry in yaml.safe_load(file.read_text("utf-8"))]


def among(value: Any, expected: Any) -> bool:
    """Whether a value is the expected one, or one of several that are fair."""
    return value in expected if isinstance(expected, list) else value == expected


class Asking:
    """One dialogue for many conversations, each at its own time."""

    def __init__(self, turns: Any) -> None:
        self._turns = turns
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def conversation(
        self, hotline: str, texts: Iterable[str], moment: datetime = CALLED
    ) -> list[DialogueReply]:
        """The replies to what one caller says, turn by turn; run it in a task of its own."""
        name = new_call_id()
        _moment.set(moment)
        async with self._gate:
            replies = [await self._turns.take(name, Hotline(hotline), text) for text in texts]
        await self._turns.forget(name)
        return replies


def ask_all(
    conversations: Sequence[tuple[str, Sequence[str]] | tuple[str, Sequence[str], datetime]],
    now: Callable[[], datetime] | None = None,
) -> list[list[DialogueReply]]:
    """Replies to every (hotline, texts), in order, from a dialogue process of one's own.

    A third part is the conversation's own moment, for which ``now`` must not be given.
    """

    async def asked() -> list[list[DialogueReply]]:
        with tempfile.TemporaryDirectory(prefix="callbot-sets-") as folder:
            settings = replace(
                load_settings(),
                var_dir=Path(folder),
                database_url=f"sqlite:///{Path(folder) / 'db.sqlite3'}",
                dialogue_timeout_s=PATIENCE_S,
            )
            async with wiring.running_dialogue(settings, now or _moment.get) as dialogue:
                asking = Asking(wiring.turn_taker(dialogue))
                return await asyncio.gather(
                    *(asking.conversation(*conversation) for conversation in conversations)
                )

    return asyncio.run(asked())
