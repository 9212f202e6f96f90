"""Spoken replies kept on disk, by what was said and by whom."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
import time
from pathlib import Path

from bot.core.errors import SynthesisError

log = logging.getLogger(__name__)

SPARE = Path("/dev/shm")  # memory, for a caller who is to hear a reply though the disk is full
LARGEST_BYTES = 500 * 1024 * 1024
PRUNE_EVERY = 100  # entries added
UNNAMED = "tmp-"
ABANDONED_S = 600.0
FORMAT = 1  # raised when the same text would be spoken differently


class SpeechCache:
    """WAV files named by a hash, so that names tell nothing; only their owner may read them.

    The least recently used go once the folder grows too large. Threads and processes may share it.
    """

    def __init__(self, folder: Path, largest_bytes: int = LARGEST_BYTES) -> None:
        self._folder = folder
        self._largest_bytes = largest_bytes
        self._added = 0
        self._full = False

    def find(self, engine: str, voice: str, text: str) -> Path | None:
        """The file of a text that was spoken before, else None."""
        path = self._path(engine, voice, text)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def keep(self, engine: str, voice: str, text: str, wav: bytes) -> Path:
        """Write atomically: a reader sees the whole file or none. Raises SynthesisError.

        With a full disk the file lies elsewhere, in memory.
        """
        path = self._write(wav, self._path(engine, voice, text))
        self._prune_sometimes()
        return path

    def holds(self, path: Path) -> bool:
        """Whether a file stays here; one that lies elsewhere is removed by its taker."""
        return path.parent == self._folder

    def set_aside(self, wav: bytes) -> Path:
        """Write a file that nobody will find by its text; the taker removes it."""
        path = self._write(wav)
        self._prune_sometimes()
        return path

    def prune(self) -> None:
        """Remove the least recently used until the rest fits, and what nobody took over."""
        files = []
        abandoned = time.time() - ABANDONED_S
        for path in self._folder.glob("*.wav"):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue  # another process was faster
            if path.name.startswith(UNNAMED) and status.st_mtime < abandoned:
                path.unlink(missing_ok=True)
                continue
            files.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self._largest_bytes:
                return
            path.unlink(missing_ok=True)
            total -= size

    def _prune_sometimes(self) -> None:
        self._added += 1
        if self._added % PRUNE_EVERY == 0:
            self.prune()

    def _write(self, wav: bytes, target: Path | None = None) -> Path:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            written = _new_file(self._folder, wav)
            return written if target is None else written.replace(target)
        except OSError as error:
            if not self._full:
                log.error(
                    "%s cannot be written (%s; see VAR_DIR): replies are spoken without it",
                    self._folder,
                    error.strerror,
                )
            self._full = True
        try:
            return _new_file(SPARE if SPARE.is_dir() else None, wav)
        except OSError as error:
            raise SynthesisError(
                "cache", f"{self._folder} cannot be written: {error.strerror}; see VAR_DIR"
            ) from error

    def _path(self, engine: str, voice: str, text: str) -> Path:
        key = json.dumps([FORMAT, engine, voice, text], ensure_ascii=False)
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.wav"


def _new_file(folder: Path | None, wav: bytes) -> Path:
    """A file of its own, in the system's folder for such where none is given."""
    with tempfile.NamedTemporaryFile(
        dir=folder, prefix=UNNAMED, suffix=".wav", delete=False
    ) as file:
        try:
            file.write(wav)
            file.flush()
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
    return Path(file.name)
