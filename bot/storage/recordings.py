"""The sound of calls on disk: what came in, and what was answered."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from bot.core.call import Call
from bot.core.ports import SpokenReply
from bot.storage.database import storage_errors


def _by_id(call: Call) -> str:
    return call.id


class RecordingFolder:
    """Recordings as ``<call id>.<extension>``, those of single messages as
    ``<call id>-<turn>.<extension>``, replies as ``<folder of the call>/<turn>.wav``.

    ``name`` gives the replies' folder of a call: its id, unless somebody asked for the replies
    in a place of their own.
    """

    def __init__(
        self, recordings: Path, replies: Path, name: Callable[[Call], str] = _by_id
    ) -> None:
        self._recordings = recordings
        self._replies = replies
        self._name = name

    def keep_call(self, call: Call, file: Path) -> Path:
        return self._keep(file, call.id)

    def keep_message(self, call: Call, number: int, file: Path) -> Path:
        return self._keep(file, f"{call.id}-{number:02d}")

    def _keep(self, file: Path, name: str) -> Path:
        # Only a plain extension is taken over: a file's name may hold the caller's number.
        extension = file.suffix.lower()
        if not re.fullmatch(r"\.[a-z][a-z0-9]{0,4}", extension):
            extension = ".audio"
        kept = self._recordings / f"{name}{extension}"
        with storage_errors("recording", "The recording cannot be kept"):
            self._recordings.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(file, kept)
            kept.chmod(0o600)
        return kept

    def drop_call(self, call: Call) -> None:
        with storage_errors("recording", "The recording cannot be removed"):
            for kept in self._recordings.glob(f"{call.id}*"):
                kept.unlink(missing_ok=True)

    def keep_reply(self, call: Call, number: int, spoken: SpokenReply) -> str:
        kept = self._reply(call, number)
        with storage_errors("recording", "The spoken reply cannot be kept"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(spoken.path, kept)
        return str(kept)

    def drop_reply(self, call: Call, number: int) -> None:
        with storage_errors("recording", "The spoken reply cannot be removed"):
            self._reply(call, number).unlink(missing_ok=True)

    def _reply(self, call: Call, number: int) -> Path:
        return self._replies / self._name(call) / f"{number:02d}.wav"
