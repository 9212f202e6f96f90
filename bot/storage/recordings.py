"""The sound of calls on disk: what came in, and what was answered."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from bot.core.call import Call
from bot.core.errors import HotlineError, StorageError
from bot.core.ports import SpokenReply
from bot.core.reports.anonymity import wants_anonymity
from bot.storage.database import storage_errors

log = logging.getLogger(__name__)

# Writes the sound of a recording, and nothing else of it, to another file; raises HotlineError.
PlainCopy = Callable[[Path, Path], None]


def _by_id(call: Call) -> str:
    return call.id


class RecordingFolder:
    """Recordings as ``<call id>.<extension>``, those of single messages as
    ``<call id>-<turn>.<extension>``, replies as ``<folder of the call>/<turn>.wav``.

    ``name`` gives the replies' folder of a call: its id, unless somebody asked for the replies
    in a place of their own. Of callers who stay unnamed it is the id, and of their recordings
    only the sound is kept, by ``plain``; without that nothing is.
    """

    def __init__(
        self,
        recordings: Path,
        replies: Path,
        name: Callable[[Call], str] = _by_id,
        plain: PlainCopy | None = None,
    ) -> None:
        self._recordings = recordings
        self._replies = replies
        self._name = name
        self._plain = plain

    def keep_call(self, call: Call, file: Path) -> Path:
        return self._keep(call, file, call.id)

    def keep_message(self, call: Call, number: int, file: Path) -> Path:
        return self._keep(call, file, f"{call.id}-{number:02d}")

    def _keep(self, call: Call, file: Path, name: str) -> Path:
        if wants_anonymity(call):
            return self._keep_plain(file, name)
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

    def _keep_plain(self, file: Path, name: str) -> Path:
        """The sound of a recording alone: what else a recorder wrote may name the caller."""
        if self._plain is None:
            raise StorageError("recording", "The recording's sound cannot be told from the rest")
        kept = self._recordings / f"{name}.wav"
        fresh = self._recordings / f"{name}.new"
        with storage_errors("recording", "The recording cannot be kept"):
            self._recordings.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                self._plain(file, fresh)
                fresh.chmod(0o600)
                fresh.replace(kept)
            except HotlineError as error:
                why = f"The recording cannot be freed of its notes ({error.code})"
                raise StorageError("recording", why) from error
            finally:
                fresh.unlink(missing_ok=True)
        return kept

    def unname_call(self, call: Call) -> dict[str, str | None]:
        names: dict[str, str | None] = {}
        for old in self._of(call):
            try:
                new: Path | None = self._keep_plain(old, old.stem)
            except StorageError as error:
                log.error("A recording of an unnamed caller is removed: %s", error.message)
                new = None
            with storage_errors("recording", "The recording cannot be removed"):
                if old != new:
                    old.unlink(missing_ok=True)
            names[old.name] = new.name if new is not None else None
        return names

    def drop_call(self, call: Call) -> None:
        with storage_errors("recording", "The recording cannot be removed"):
            for kept in self._of(call):
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

    def unname_replies(self, call: Call) -> dict[str, str]:
        named, neutral = self._replies / self._name(call), self._replies / call.id
        moved = {}
        if named != neutral and named.is_dir():
            with storage_errors("recording", "The spoken replies cannot be moved"):
                neutral.mkdir(parents=True, exist_ok=True)
                for old in sorted(named.iterdir()):
                    moved[str(old)] = str(old.rename(neutral / old.name))
                named.rmdir()
        return moved

    def _of(self, call: Call) -> list[Path]:
        """The kept sound of a call: one file for all of it, or one for each message."""
        return sorted(self._recordings.glob(f"{call.id}*"))

    def _reply(self, call: Call, number: int) -> Path:
        folder = call.id if wants_anonymity(call) else self._name(call)
        return self._replies / folder / f"{number:02d}.wav"
