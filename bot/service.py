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
from bot.core.call import Hotline
from bot.core.errors import HotlineError
from bot.core.ports import Synthesizer, Transcriber
from bot.dialogue import DialogueProcess, RasaDialogue
from bot.settings import Settings
from bot.storage.spool import SpooledCallStore

log = logging.getLogger(__name__)

OK, STARTING, DOWN = "ok", "starting", "down"
PARTS = ("web", "database", "dialogue", "speech_to_text", "text_to_speech")
LOOK_EVERY_S = 1.0
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0


class Service:
    """Everything that ``callbot serve`` runs; answers from the first moment, degraded if need be.

    ``announce`` is told each change of a part, as (part, state, seconds since the start).
    ``faults``: the code of what keeps a part of the voice down; the log says it in words.
    """

    store: SpooledCallStore
    chats: ChatDesk
    calls: CallPath
    hearing: Transcriber
    voice: Synthesizer
    dialogue: RasaDialogue

    def __init__(
        self, settings: Settings, announce: Callable[[str, str, float], None] | None = None
    ) -> None:
        self.settings = settings
        self.process = DialogueProcess(settings)
        self.greetings: dict[Hotline, str] = {}
        self.asr_model: str | None = None
        self.faults: dict[str, str] = {}
        self._announce = announce
        self._states = dict.fromkeys(PARTS, STARTING)
        self._began = monotonic()
        self._ready = asyncio.Event()
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

        Raises StorageError or DataError when there is nothing to begin with.
        """
        self.greetings = wiring.greetings()
        self.store = await asyncio.to_thread(wiring.call_store, self.settings)
        self.dialogue = wiring.dialogue_client(self.settings, self.process)
        self.hearing = wiring.transcriber(self.settings)
        self.voice = wiring.synthesizer(self.settings)
        turns = wiring.turn_taker(self.dialogue, self.settings)
        self.chats = wiring.chat_desk(turns, self.store)
        self.calls = wiring.call_path(
            self.settings, turns, self.store, hearing=self.hearing, voice=self.voice
        )
        self._set("web", OK)
        for work in (
            self._start_dialogue,
            self._start_hearing,
            self._start_voice,
            self._look_after,
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
        except HotlineError as error:
            log.error("There is no voice: %s", error.message)
            self.faults["text_to_speech"] = error.code
            self._set("text_to_speech", DOWN)

    async def _look_after(self) -> None:
        """Watch the dialogue process and the database; replay what waits in the spool."""
        while True:
            if self.process.alive:
                self._set("dialogue", OK)
            elif self._states["dialogue"] == OK:
                self._set("dialogue", DOWN)
            await self._look_at_database()
            await self.chats.close_idle()
            await asyncio.sleep(LOOK_EVERY_S if self._ready.is_set() else 0.1)

    async def _look_at_database(self) -> None:
        try:
            await asyncio.to_thread(self.store.ping)
            if self.store.waiting:
                left = await asyncio.to_thread(self.store.replay)
                log.info("The spool was replayed; %d entries are left", left)
            self._set("database", OK)
        except HotlineError as error:
            log.error("The database does not answer: %s", error.message)
            self._set("database", DOWN)

    def _set(self, part: str, state: str) -> None:
        if self._states[part] == state:
            return
        self._states[part] = state
        if STARTING not in self._states.values():
            self._ready.set()
        if self._announce:
            with suppress(BrokenPipeError):  # nobody reads along any more
                self._announce(part, state, monotonic() - self._began)
