"""The only place where the concrete parts are put together from the settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from bot.calls.call import CallPath
from bot.calls.chat import ChatDesk
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.core.call import Call, Hotline
from bot.core.ports import (
    AudioReader,
    CallStore,
    Clock,
    Dialogue,
    Recordings,
    Synthesizer,
    Transcriber,
)
from bot.dialogue import DialogueProcess, RasaDialogue
from bot.settings import Settings
from bot.storage.calls import SqlCallStore
from bot.storage.database import open_database
from bot.storage.recordings import RecordingFolder
from bot.storage.spool import SpooledCallStore

if TYPE_CHECKING:
    from bot.asr.recognition import Decoding

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh, without a time-zone database


def vietnam_now() -> datetime:
    """The Clock of the whole project."""
    return datetime.now(VIETNAM)


def dialogue_client(
    settings: Settings, process: DialogueProcess, clock: Clock = vietnam_now
) -> RasaDialogue:
    """A client that follows the process to whatever port it comes back on."""
    return RasaDialogue(lambda: process.url, process.secret, settings.dialogue_timeout_s, clock)


@asynccontextmanager
async def running_dialogue(
    settings: Settings, clock: Clock = vietnam_now
) -> AsyncIterator[RasaDialogue]:
    """A dialogue process of one's own, stopped at the end. Raises DialogueError."""
    process = DialogueProcess(settings)
    try:
        await process.start()
        client = dialogue_client(settings, process, clock)
        try:
            yield client
        finally:
            await client.close()
    finally:
        await process.stop()


def audio_reader(settings: Settings) -> AudioReader:
    from bot.audio.reader import RecordingReader

    return RecordingReader(settings.max_call_minutes)


def transcriber(settings: Settings) -> Transcriber:
    """Hearing; its model is found when first asked for, and loaded when first needed."""
    from bot.asr.whisper import WhisperTranscriber

    return WhisperTranscriber(settings, decoding=decoding(settings))


def decoding(settings: Settings) -> Decoding:
    """How the speech model looks for text. Raises DataError when it is told names from data/."""
    from bot.asr.recognition import Decoding

    if settings.asr_hotwords == "off":
        return Decoding()
    from bot.knowledge import load_gazetteer
    from bot.knowledge.hotwords import hotwords

    return Decoding(hotwords=hotwords(load_gazetteer()))


def warm_up(hearing: Transcriber) -> None:
    """Load the speech model now (blocking), so that the first caller need not wait for it.

    Raises TranscriptionError.
    """
    load = getattr(hearing, "load", None)
    if load is not None:
        load()


def synthesizer(settings: Settings) -> Synthesizer:
    from bot.tts.synthesizer import FallbackSynthesizer

    return FallbackSynthesizer(settings)


def call_store(settings: Settings) -> SpooledCallStore:
    """Calls in the database; what it cannot take now waits in the spool. Raises StorageError."""
    return SpooledCallStore(kept_calls(settings), settings.var_dir / "spool")


def kept_calls(settings: Settings) -> SqlCallStore:
    """The calls in the database, to be read. Raises StorageError."""
    return SqlCallStore(open_database(settings.database_url), vietnam_now)


def recordings(settings: Settings, replies: Path | None = None) -> Recordings:
    """The sound of calls. With a folder of one's own, replies lie there under the file's name."""
    if replies is not None:
        return RecordingFolder(settings.recordings_dir, replies, _by_file)
    return RecordingFolder(settings.recordings_dir, settings.replies_dir)


def _by_file(call: Call) -> str:
    stem = Path(call.file).stem if call.file else "call"
    return f"{stem}-{call.id[:8]}"


def turn_taker(dialogue: Dialogue, settings: Settings | None = None) -> TurnTaker:
    """Without settings nothing that is said reaches the log."""
    return TurnTaker(dialogue, settings is not None and settings.log_caller_text)


def chat_desk(turns: TurnTaker, store: CallStore) -> ChatDesk:
    return ChatDesk(turns, Journal(store), vietnam_now)


def call_path(
    settings: Settings,
    turns: TurnTaker,
    store: CallStore,
    replies: Path | None = None,
    hearing: Transcriber | None = None,
    voice: Synthesizer | None = None,
    clock: Clock = vietnam_now,
) -> CallPath:
    """The path of recorded calls; ``replies`` as in ``recordings``."""
    return CallPath(
        reader=audio_reader(settings),
        transcriber=hearing or transcriber(settings),
        turns=turns,
        synthesizer=voice or synthesizer(settings),
        journal=Journal(store, recordings(settings, replies)),
        clock=clock,
        greetings=greetings(),
    )


def greetings() -> dict[Hotline, str]:
    """What each hotline says first. Raises DataError."""
    from bot.knowledge import load_hotlines

    guide = load_hotlines()
    return {hotline: guide.hotlines[str(hotline)].greeting for hotline in Hotline}


def data_faults(root: Path) -> list[str]:
    """Every fault in the data files, as "file:line: message"."""
    from bot.knowledge import check_data

    return check_data(root)
