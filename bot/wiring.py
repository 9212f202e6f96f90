"""The only place where the concrete parts are put together from the settings."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from bot.calls.aloud import Aloud
from bot.calls.blocked import BlockedCallers
from bot.calls.call import CallPath
from bot.calls.chat import ChatDesk
from bot.calls.hearing import Hearing
from bot.calls.journal import Journal
from bot.calls.known_before import KnownBefore
from bot.calls.left_behind import LeftBehind
from bot.calls.live_desk import LiveDesk, LiveParts
from bot.calls.patience import Patience
from bot.calls.turn import TurnTaker
from bot.calls.voice import VoiceMessages
from bot.core.call import Call, Hotline
from bot.core.errors import DataError
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
from bot.storage.caller_history import SqlCallerHistory
from bot.storage.calls import SqlCallStore
from bot.storage.console import ConsoleStores, console_stores
from bot.storage.database import BUSY_TIMEOUT_MS, open_database
from bot.storage.desk import AuditedBlocks, Desk
from bot.storage.desk import desk as open_desk
from bot.storage.heard_sounds import SqlFingerprints
from bot.storage.late_database import LateDatabase
from bot.storage.recordings import PlainCopy, RecordingFolder
from bot.storage.reports import SqlReportStore
from bot.storage.spool import SpooledCallStore
from bot.storage.spooled_reports import SpooledReports
from bot.teaching import Teaching

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from bot.asr.recognition import Decoding
    from bot.audio.listening import ListeningRoom

SPOOLED_AFTER_MS = 250  # no answer waits longer for a database that is locked
LONGEST_MESSAGE_MIN = 5  # of speech sent as one message
log = logging.getLogger(__name__)

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
    """How the speech model looks for text: with the times of words, which reviewers click.

    Raises DataError when it is told names from data/.
    """
    from bot.asr.recognition import Decoding

    if settings.asr_hotwords == "off":
        return Decoding(words=True)
    from bot.knowledge import load_gazetteer
    from bot.knowledge.hotwords import hotwords

    return Decoding(words=True, hotwords=hotwords(load_gazetteer()))


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


def late_database(settings: Settings) -> LateDatabase:
    """The database, which may not be there yet: what is made with it fails until it is open.

    Without one, it has to be there now.
    """
    return LateDatabase(settings.database_url)


def _engine(
    settings: Settings, database: LateDatabase | None, busy_ms: int = BUSY_TIMEOUT_MS
) -> Engine:
    if database is not None:
        return database.engine(busy_ms)
    return open_database(settings.database_url, busy_ms)


def call_store(settings: Settings, database: LateDatabase | None = None) -> SpooledCallStore:
    """Calls in the database; what it cannot take now waits in the spool. Raises StorageError."""
    store = SqlCallStore(_engine(settings, database, SPOOLED_AFTER_MS), vietnam_now)
    return SpooledCallStore(store, spool_folder(settings))


def waiting_reports(settings: Settings, database: LateDatabase) -> SpooledReports:
    """Reports that the dialogue process could not store: they wait beside the calls."""
    store = SqlReportStore(database.engine(SPOOLED_AFTER_MS), vietnam_now)
    return SpooledReports(lambda: store, spool_folder(settings))


def spool_folder(settings: Settings) -> Path:
    """Where what the database cannot take waits for it."""
    return settings.var_dir / "spool"


def desk(settings: Settings, database: LateDatabase | None = None) -> Desk:
    """Call-backs, blocked numbers and reports by their receipt. Raises StorageError."""
    return open_desk(_engine(settings, database), vietnam_now)


def kept_calls(settings: Settings, database: LateDatabase | None = None) -> SqlCallStore:
    """The calls in the database, to be read. Raises StorageError."""
    return SqlCallStore(_engine(settings, database), vietnam_now)


def console(settings: Settings, database: LateDatabase | None = None) -> ConsoleStores:
    """What the review console reads and keeps. Raises StorageError."""
    longest_sign_in = timedelta(hours=settings.sign_in_hours)
    return console_stores(_engine(settings, database), vietnam_now, longest_sign_in)


def teaching(settings: Settings) -> Teaching:
    """What approved corrections may teach. Raises StorageError."""
    return Teaching(console(settings).corrections, settings.root)


def listening_room(settings: Settings) -> ListeningRoom:
    """Recordings made ready for reviewers to hear."""
    from bot.audio.listening import ListeningRoom

    return ListeningRoom(settings.var_dir / "listening", settings.max_call_minutes)


def recordings(settings: Settings, replies: Path | None = None) -> Recordings:
    """The sound of calls. With a folder of one's own, replies lie there under the file's name,
    but for callers who stay unnamed: a file's name may be their number."""
    plain = _plain_copy(settings)
    if replies is not None:
        return RecordingFolder(settings.recordings_dir, replies, _by_file, plain)
    return RecordingFolder(settings.recordings_dir, settings.replies_dir, plain=plain)


def _plain_copy(settings: Settings) -> PlainCopy:
    def copy(source: Path, target: Path) -> None:
        from bot.audio.plain_wav import copy_sound

        copy_sound(source, target, settings.max_call_minutes * 60.0)

    return copy


def _by_file(call: Call) -> str:
    stem = Path(call.file).stem if call.file else "call"
    return f"{stem}-{call.id[:8]}"


def turn_taker(
    dialogue: Dialogue, settings: Settings | None = None, desk: Desk | None = None
) -> TurnTaker:
    """Without settings nothing that is said reaches the log; without a desk nobody is blocked."""
    if desk is not None:
        dialogue = BlockedCallers(dialogue, AuditedBlocks(desk))
    log_text = settings is not None and settings.log_caller_text
    within = timedelta(minutes=settings.callback_within_min) if settings is not None else None
    promise = (lambda: (vietnam_now() + within).isoformat(timespec="seconds")) if within else None
    return TurnTaker(dialogue, log_text, safety_advice(), promise)


def safety_advice() -> dict[str, tuple[str, ...]]:
    """What to tell callers in each kind of emergency; empty where it cannot be read."""
    from bot.knowledge import load_hotlines

    try:
        return {kind: advice.sentences for kind, advice in load_hotlines().advice.items()}
    except DataError as error:
        log.warning("The safety advice in data/ cannot be read: %s", error.code)
        return {}


def chat_desk(settings: Settings, turns: TurnTaker, store: CallStore) -> ChatDesk:
    return ChatDesk(
        turns, Journal(store, recordings(settings), settings.keep_unnamed_sound), vietnam_now
    )


def voice_messages(
    settings: Settings,
    desk: ChatDesk,
    turns: TurnTaker,
    store: CallStore,
    hearing: Transcriber,
    voice: Synthesizer,
) -> VoiceMessages:
    """Spoken messages of the desk's conversations."""
    from bot.audio.reader import RecordingReader

    journal = Journal(store, recordings(settings), settings.keep_unnamed_sound)
    longest_min = min(LONGEST_MESSAGE_MIN, settings.max_call_minutes)
    return VoiceMessages(
        desk,
        hearing=Hearing(RecordingReader(longest_min), hearing),
        turns=turns,
        aloud=Aloud(voice, journal),
        journal=journal,
    )


def call_path(
    settings: Settings,
    turns: TurnTaker,
    store: CallStore,
    replies: Path | None = None,
    hearing: Transcriber | None = None,
    voice: Synthesizer | None = None,
    clock: Clock = vietnam_now,
    known: KnownBefore | None = None,
) -> CallPath:
    """The path of recorded calls; ``replies`` as in ``recordings``."""
    return CallPath(
        reader=audio_reader(settings),
        transcriber=hearing or transcriber(settings),
        turns=turns,
        synthesizer=voice or synthesizer(settings),
        journal=Journal(store, recordings(settings, replies), settings.keep_unnamed_sound),
        clock=clock,
        greetings=greetings(),
        known=known,
    )


def live_desk(
    settings: Settings,
    turns: TurnTaker,
    store: CallStore,
    hearing: Transcriber,
    voice: Synthesizer,
    known: KnownBefore | None = None,
) -> LiveDesk:
    """Where live calls are picked up."""
    from bot.audio.endpointing import EndpointingRules, StreamingDetector, StreamingEar
    from bot.audio.two_channels import TwoChannelTracks
    from bot.tts.sentence_voice import StreamedSentences

    rules = EndpointingRules(pause_s=settings.live_pause_ms / 1000)
    return LiveDesk(
        LiveParts(
            transcriber=hearing,
            turns=turns,
            journal=Journal(store, recordings(settings), settings.keep_unnamed_sound),
            voice=StreamedSentences(voice),
            ear=lambda: StreamingEar(rules, StreamingDetector()),
            tracks=lambda call: TwoChannelTracks(settings.recordings_dir, call.id),
            clock=vietnam_now,
            seconds=monotonic,
            greetings=greetings(),
            advice=safety_advice(),
            patience=Patience(
                silence_s=settings.live_silence_s, longest_call_s=settings.max_call_minutes * 60
            ),
            most_calls=settings.most_live_calls,
            known=known or KnownBefore(),
        )
    )


def left_behind(
    settings: Settings, store: CallStore, database: LateDatabase | None = None
) -> LeftBehind:
    """What an earlier process of the service could not bring to its end. Raises StorageError."""
    from bot.audio.two_channels import left_behind as left_sound

    return LeftBehind(
        kept_calls(settings, database),
        Journal(store, recordings(settings), settings.keep_unnamed_sound),
        lambda: left_sound(settings.recordings_dir),
    )


def known_before(settings: Settings, database: LateDatabase | None = None) -> KnownBefore:
    """Who called before, and which recordings were heard. Raises StorageError."""
    from bot.audio.heard_before import HeardSounds

    engine = _engine(settings, database, SPOOLED_AFTER_MS)
    return KnownBefore(SqlCallerHistory(engine), HeardSounds(SqlFingerprints(engine)))


def greetings() -> dict[Hotline, str]:
    """What each hotline says first. Raises DataError."""
    from bot.knowledge import load_hotlines

    guide = load_hotlines()
    return {hotline: guide.hotlines[str(hotline)].greeting for hotline in Hotline}


def first_help() -> list[tuple[str, str, tuple[str, ...]]]:
    """The numbers of the real services, what each is for, and what to do until it answers, the
    most urgent first. Raises DataError."""
    from bot.knowledge import load_hotlines

    guide = load_hotlines()
    return [
        (number, guide.numbers[number].name, guide.advice[kind].sentences)
        for number, kind in (("113", "crime"), ("114", "fire"), ("115", "medical"))
    ]


def data_faults(root: Path) -> list[str]:
    """Every fault in the data files, as "file:line: message"."""
    from bot.knowledge import check_data

    return check_data(root)
