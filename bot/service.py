"""The running service: its parts, how each of them is, and bringing them up and down."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from time import monotonic
from typing import Any

from bot import wiring
from bot.calls.call import CallPath
from bot.calls.chat import ChatDesk
from bot.calls.known_before import KnownBefore
from bot.calls.live_desk import LiveDesk
from bot.calls.voice import VoiceMessages
from bot.core.call import Hotline
from bot.core.errors import HotlineError
from bot.core.ports import Synthesizer, Transcriber
from bot.database_watch import DatabaseWatch
from bot.dialogue import DialogueProcess, RasaDialogue
from bot.settings import Settings
from bot.storage.console import ConsoleStores
from bot.storage.desk import Desk
from bot.storage.late_database import LateDatabase
from bot.storage.spool import SpooledCallStore

log = logging.getLogger(__name__)

OK, STARTING, DOWN = "ok", "starting", "down"
PARTS = ("web", "database", "dialogue", "speech_to_text", "text_to_speech")
LOOK_EVERY_S = 1.0
OPENING_WAIT_S = 2.0
FORGET_EVERY_S = 600.0
LIST_EVERY_S, LIST_PAUSE_S = 0.5, 0.05
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0


class Service:
    """Everything that ``callbot serve`` runs; answers from the first moment, degraded if need be.

    ``announce`` is told each change of a part, as (part, state, seconds since the start).
    ``faults``: the code of what keeps a part of the voice down; the log says it in words.
    """

    database: LateDatabase
    store: SpooledCallStore
    console: ConsoleStores
    desk: Desk
    chats: ChatDesk
    voice_messages: VoiceMessages
    calls: CallPath
    live: LiveDesk
    hearing: Transcriber
    voice: Synthesizer
    known: KnownBefore
    dialogue: RasaDialogue

    def __init__(
        self, settings: Settings, announce: Callable[[str, str, float], None] | None = None
    ) -> None:
        self.settings = settings
        self.process = DialogueProcess(settings)
        self.greetings: dict[Hotline, str] = {}
        self.first_help: list[tuple[str, str, tuple[str, ...]]] = []
        self.asr_model: str | None = None
        self.faults: dict[str, str] = {}
        self._announce = announce
        self._states = dict.fromkeys(PARTS, STARTING)
        self._began = monotonic()
        self._begun = wiring.vietnam_now()
        self._ready = asyncio.Event()
        self._looked, self._stored = asyncio.Event(), asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def parts(self) -> dict[str, str]:
        """Each part: ok, starting or down; the dialogue process is looked at this moment."""
        if self._states["dialogue"] == OK and not self.process.alive:
            self._set("dialogue", DOWN)
        return dict(self._states)

    @property
    def status(self) -> str:
        """starting until every part was up or had failed once; then ok or degraded."""
        if not self._ready.is_set():
            return STARTING
        return OK if set(self.parts.values()) == {OK} else "degraded"

    async def begin(self) -> None:
        """Open what answers depend on, and bring the slow parts up in the background.

        The database may come later, too. Raises DataError when there is nothing to begin with.
        """
        self.greetings = wiring.greetings()
        self.first_help = wiring.first_help()
        self.database = wiring.late_database(self.settings)
        self.store = wiring.call_store(self.settings, self.database)
        self._watch = DatabaseWatch(
            self.database,
            self.store,
            wiring.waiting_reports(self.settings, self.database),
            wiring.spool_folder(self.settings),
        )
        self.run_beside(self._look_at_database())
        with suppress(asyncio.TimeoutError):  # callers do not wait for one that cannot be opened
            await asyncio.wait_for(self._looked.wait(), OPENING_WAIT_S)
        self.console = wiring.console(self.settings, self.database)
        self.dialogue = wiring.dialogue_client(self.settings, self.process)
        self.hearing = wiring.transcriber(self.settings)
        self.voice = wiring.synthesizer(self.settings)
        self.desk = wiring.desk(self.settings, self.database)
        turns = wiring.turn_taker(self.dialogue, self.settings, self.desk)
        self.chats = wiring.chat_desk(self.settings, turns, self.store)
        self.voice_messages = wiring.voice_messages(
            self.settings, self.chats, turns, self.store, self.hearing, self.voice
        )
        known = self.known = wiring.known_before(self.settings, self.database)
        self.calls = wiring.call_path(
            self.settings, turns, self.store, hearing=self.hearing, voice=self.voice, known=known
        )
        self.live = wiring.live_desk(
            self.settings, turns, self.store, self.hearing, self.voice, known
        )
        self._set("web", OK)
        for work in (
            self._start_dialogue,
            self._start_hearing,
            self._start_voice,
            self._look_after,
            self._keep_list,
            self._settle_left,
            self._forget_sounds,
        ):
            self.run_beside(work())

    def run_beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Work that goes on until the service stops."""
        self._tasks.append(asyncio.create_task(work))

    async def wait_until_ready(self) -> None:
        """Returns once the service is no longer starting."""
        await self._ready.wait()

    async def stop(self) -> None:
        """Finish the open conversations, then end the dialogue process."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.live.close()
        await self.chats.close()
        await self.dialogue.close()
        await self.process.stop()

    async def _start_dialogue(self) -> None:
        pause_s = FIRST_PAUSE_S
        while True:
            try:
                await self.process.start()
                return  # from here on the process keeps itself alive
            except (HotlineError, OSError) as error:
                log.error("The dialogue process did not start: %s", error)
                self._set("dialogue", DOWN)
            await asyncio.sleep(pause_s)
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2)

    async def _start_hearing(self) -> None:
        try:
            self.asr_model = await asyncio.to_thread(lambda: self.hearing.model)
            await asyncio.to_thread(wiring.warm_up, self.hearing)
            self._set("speech_to_text", OK)
        except HotlineError as error:
            log.error("There is no speech recognition: %s", error.message)
            self.faults["speech_to_text"] = error.code
            self._set("speech_to_text", DOWN)

    async def _start_voice(self) -> None:
        try:
            await asyncio.to_thread(self.voice.speak, next(iter(self.greetings.values())))
            self._set("text_to_speech", OK)
            await asyncio.to_thread(self.live.prepare)
        except HotlineError as error:
            log.error("There is no voice: %s", error.message)
            self.faults["text_to_speech"] = error.code
            self._set("text_to_speech", DOWN)

    async def _look_after(self) -> None:
        """Watch the dialogue process, and close conversations that nobody goes on with."""
        while True:
            if self.process.alive:
                self._set("dialogue", OK)
            elif self._states["dialogue"] == OK:
                self._set("dialogue", DOWN)
            await self.chats.close_idle()
            await asyncio.sleep(LOOK_EVERY_S if self._ready.is_set() else 0.1)

    async def _settle_left(self) -> None:
        """Close what an earlier process that died left open, once; calls taken by now are ours."""
        await self._stored.wait()  # also what the earlier process had to leave in the spool
        try:
            left = wiring.left_behind(self.settings, self.store, self.database)
            settled = await left.settle(self._begun)
        except HotlineError as error:
            log.error("What was left of earlier calls has to wait: %s", error.message)
            return
        if settled.closed or settled.kept or settled.removed:
            log.info(
                "Of a process that died: %d calls closed, %d half recordings kept, %d removed",
                settled.closed,
                settled.kept,
                settled.removed,
            )

    async def _forget_sounds(self) -> None:
        """What tells recordings apart is kept for a day, even where nobody calls any more."""
        while True:
            await self.known.forget_old(wiring.vietnam_now())
            await asyncio.sleep(FORGET_EVERY_S)

    async def _keep_list(self) -> None:
        """Bring the console's list up to date behind the calls, a few at a time."""
        said = None
        while True:
            made = 0
            if self._states["database"] == OK:
                try:
                    made = await asyncio.to_thread(self.console.overviews.refresh)
                    said = None
                except HotlineError as error:
                    if error.message != said:
                        log.error("The list of calls has to wait: %s", error.message)
                    said = error.message
            await asyncio.sleep(LIST_PAUSE_S if made else LIST_EVERY_S)

    async def _look_at_database(self) -> None:
        """Open the database as soon as that can be done, and store what waits for it."""
        while True:
            try:
                works = await asyncio.to_thread(self._watch.look)
            except Exception as error:  # noqa: BLE001 - or what waits would wait for ever
                log.error("The database cannot be looked after: %s", type(error).__name__)
                works = False
            if works:
                self.faults.pop("database", None)
                self._stored.set()
            elif self._watch.fault is not None:
                self.faults["database"] = self._watch.fault.code
            self._set("database", OK if works else DOWN)
            self._looked.set()
            await asyncio.sleep(LOOK_EVERY_S)

    def _set(self, part: str, state: str) -> None:
        if self._states[part] == state:
            return
        self._states[part] = state
        if STARTING not in self._states.values():
            self._ready.set()
        if self._announce:
            with suppress(BrokenPipeError):  # nobody reads along any more
                self._announce(part, state, monotonic() - self._began)
