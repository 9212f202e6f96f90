"""Spoken replies that repeat what a caller reported, from the voice to the call's own folder."""

import asyncio
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.calls.journal import Journal
from bot.core.call import Call, Hotline
from bot.core.errors import StorageError
from bot.core.ports import SpokenReply


class Store:
    """A call store that nothing is asked of."""


class Folder:
    """Keeps replies by reading them, or fails."""

    def __init__(self, broken: bool = False) -> None:
        self.kept: list[bytes] = []
        self._broken = broken

    def keep_reply(self, call: Call, number: int, spoken: SpokenReply) -> str:
        if self._broken:
            raise StorageError("recording", "the disk is full")
        self.kept.append(spoken.path.read_bytes())
        return "kept.wav"


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("private", [False, True])
def test_a_private_reply_leaves_no_second_copy(tmp_path: Path, private: bool, broken: bool) -> None:
    """The voice's file goes once the call has its own, also when that fails; cached ones stay."""
    file = tmp_path / "reply.wav"
    file.write_bytes(b"spoken")
    folder = Folder(broken)
    call = Call("c", Hotline.POLICE, datetime.now(timezone.utc))
    journal = Journal(Store(), folder)  # type: ignore[arg-type]
    kept = asyncio.run(journal.keep_reply(call, 1, SpokenReply(file, "north", private)))
    assert kept == (None if broken else "kept.wav")
    assert folder.kept == ([] if broken else [b"spoken"])
    assert file.exists() is not private
