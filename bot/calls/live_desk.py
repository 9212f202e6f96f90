"""The live calls that go on: picked up here, and ended here whatever becomes of their lines."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from bot.calls import wording
from bot.calls.call import new_call_id
from bot.calls.contract import STAGES
from bot.calls.journal import Journal
from bot.calls.known_before import KnownBefore
from bot.calls.live import LiveCall
from bot.calls.live_keeping import LiveKeeping
from bot.calls.live_turn import LiveTurns
from bot.calls.patience import Patience
from bot.calls.speaker import Speaker
from bot.calls.stages import Stages
from bot.calls.turn import TurnTaker
from bot.core.call import BROKEN_OFF, Call, Hotline
from bot.core.emergencies.safety import Advice, safety_answer
from bot.core.errors import HotlineError, SynthesisError
from bot.core.live import Ear, Line, SentenceVoice, Tracks, live_file
from bot.core.ports import Clock, Transcriber
from bot.core.speaking.sentences import sentences

log = logging.getLogger(__name__)
Part = TypeVar("Part")

# One message for each kind of emergency: what is answered to it without a dialogue is fixed.
_TOLD = (
    "cháy nhà", "nổ bình ga", "có người đuối nước", "kẹt trong thang máy", "sập nhà có người kẹt",
    "tai nạn giao thông", "cướp giật", "có người cầm dao", "chồng đánh vợ", "muốn tự tử",
    "có người ngất xỉu", "cứu tôi với", "",
)  # fmt: skip


class NoFreeLine(Exception):
    """As many calls as may go on at once are going on."""


@dataclass(frozen=True)
class LiveParts:
    """What every live call is made of; ``seconds`` is a clock that never jumps."""

    transcriber: Transcriber
    turns: TurnTaker
    journal: Journal
    voice: SentenceVoice
    ear: Callable[[], Ear]
    tracks: Callable[[Call], Tracks]
    clock: Clock
    seconds: Callable[[], float]
    greetings: Mapping[Hotline, str]
    advice: Advice | None = None
    patience: Patience = Patience()
    most_calls: int = 20
    known: KnownBefore = field(default_factory=KnownBefore)
    new_id: Callable[[], str] = new_call_id


class LiveDesk:
    """Picks up, and sees to it that every call is ended and kept."""

    def __init__(self, parts: LiveParts) -> None:
        self._parts = parts
        self._hearing = asyncio.Lock()
        self._open: dict[LiveCall, asyncio.Task[None]] = {}

    def prepare(self) -> None:
        """Speak what must be heard even with a part down (blocking): it waits in the cache."""
        fixed = [
            wording.KEYS_TOLD, wording.NOT_HEARD, wording.NOT_CLEAR, wording.SILENT_ONCE,
            wording.SILENT_AGAIN, wording.SILENT_GOODBYE,
        ]  # fmt: skip
        fixed += self._parts.greetings.values()
        fixed += [wording.SILENT_EMERGENCY.format(number=number) for number in (113, 114, 115)]
        fixed += [
            safety_answer(told, line, self._parts.advice) for told in _TOLD for line in Hotline
        ]
        for sentence in dict.fromkeys(s for text in fixed for s in sentences(text)):
            try:
                self._parts.voice.speak(sentence, False, False)
            except SynthesisError as error:
                log.warning("Nothing can be spoken beforehand (%s)", error.code)
                return

    async def open(self, hotline: Hotline, caller: str | None, line: Line) -> LiveCall:
        """Pick up. Raises NoFreeLine."""
        parts = self._parts
        if len(self._open) >= parts.most_calls:
            raise NoFreeLine
        began = parts.seconds()

        def now() -> float:
            return parts.seconds() - began

        call = Call(
            parts.new_id(),
            hotline,
            parts.clock(),
            caller=caller,
            file=live_file(hotline),
            asr_model=await asyncio.to_thread(self._model),
            timings_ms=dict.fromkeys(STAGES, 0.0),
        )
        live = self._made(call, line, now)
        self._open[live] = asyncio.create_task(live.keep_time())
        await live.begin(parts.greetings[hotline])
        return live

    async def hang_up(self, live: LiveCall, how: str) -> Call:
        """End a call and wait until all of it is kept, though the waiter may be cancelled."""
        return await asyncio.shield(asyncio.create_task(self._end(live, how)))

    async def close(self) -> None:
        """The service is stopping: every call breaks off, and is kept."""
        await asyncio.gather(*(self._end(live, BROKEN_OFF) for live in tuple(self._open)))

    async def _end(self, live: LiveCall, how: str) -> Call:
        await live.end(how)
        timekeeper = self._open.pop(live, None)
        if timekeeper is not None:
            await timekeeper
        return live.call

    def _made(self, call: Call, line: Line, now: Callable[[], float]) -> LiveCall:
        parts = self._parts
        stages = Stages(call, line, now)
        tracks = self._made_or_none(partial(parts.tracks, call))
        keeping = LiveKeeping(call, parts.journal, tracks, parts.voice)
        return LiveCall(
            call,
            line=line,
            ear=self._made_or_none(parts.ear),
            speaker=Speaker(parts.voice, line, keeping, stages, now),
            turns=LiveTurns(
                call,
                transcriber=parts.transcriber,
                turns=parts.turns,
                journal=parts.journal,
                line=line,
                stages=stages,
                hearing=self._hearing,
                greeting=parts.greetings[call.hotline],
            ),
            keeping=keeping,
            stages=stages,
            now=now,
            patience=parts.patience,
            known=parts.known,
        )

    def _model(self) -> str | None:
        try:
            return self._parts.transcriber.model
        except HotlineError as error:
            log.error("There is no speech model (%s)", error.code)
            return None

    @staticmethod
    def _made_or_none(make: Callable[[], Part]) -> Part | None:
        try:
            return make()
        except HotlineError as error:
            log.error("A live call goes on without a part (%s)", error.code)
            return None
