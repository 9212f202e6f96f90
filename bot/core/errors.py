"""Typed errors of each stage; every edge (HTTP, voice, command line) translates them once."""

from __future__ import annotations


class HotlineError(Exception):
    """Base of all errors the project raises on purpose.

    ``code`` is a stable, machine-readable word (``audio.not_audio``); ``message`` is one plain
    sentence that says what was wrong and what to do. Neither ever holds what a caller said.
    """

    stage = "hotline"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = f"{self.stage}.{code}"
        self.message = message


class SettingsError(HotlineError):
    """A setting is missing or has a value that cannot be used."""

    stage = "settings"


class DataError(HotlineError):
    """A data file that people edit is wrong; the message names file and line."""

    stage = "data"


class AudioError(HotlineError):
    """A recording cannot be read: bad input, never a fault of the service."""

    stage = "audio"


class TranscriptionError(HotlineError):
    """The speech model is missing, broken, or failed on a recording."""

    stage = "asr"


class SynthesisError(HotlineError):
    """No voice could speak a reply."""

    stage = "tts"


class DialogueError(HotlineError):
    """The dialogue process is down, timed out, or gave no reply."""

    stage = "dialogue"


class StorageError(HotlineError):
    """The database or the recordings' folder cannot be read or written."""

    stage = "storage"


class AccessError(HotlineError):
    """A name, a password or a role that cannot be taken; never holds the password."""

    stage = "access"


class ReviewError(HotlineError):
    """A change of a review that cannot be kept as it is."""

    stage = "review"
