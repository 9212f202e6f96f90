"""A live call: what the caller's end sends comes in as methods, the answers leave by the line.

Utterances, keys and typed words are answered by one worker in their order. The caller may speak,
interrupt or hang up at any moment, whatever the worker is at.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial

from bot.calls import wording
from bot.calls.answering import Answering
from bot.calls.assessment import assess_call
from bot.calls.keypad import Keypad, meaning
from bot.calls.known_before import KnownBefore, words_begin
from bot.calls.live_keeping import LiveKeeping
from bot.calls.live_turn import LiveTurns, Typed
from bot.calls.patience import Patience, Question, Silence
from bot.calls.speaker import Speaker
from bot.calls.stages import ENDPOINTING, SPEECH, Stages
from bot.core.call import BY_ASSISTANT, Call
from bot.core.live import (
    Ear,
    HeardEvent,
    Line,
    SpeechBegan,
    SpeechEnded,
    SpeechPaused,
    seconds_of,
)
from bot.core.nuisance_history import CallHistory

log = logging.getLogger(__name__)

LISTENING, HEARING, THINKING, SPEAKING = "listening", "hearing", "thinking", "speaking"


class LiveCall:
    """One call from picking up to hanging up; ``now``: seconds since it was picked up.

    ``keep_time`` must run beside it.
    """

    def __init__(
        self,
        call: Call,
        *,
        line: Line,
        ear: Ear | None,
        speaker: Speaker,
        turns: LiveTurns,
        keeping: LiveKeeping,
        stages: Stages,
        now: Callable[[], float],
        patience: Patience,
        known: KnownBefore,
    ) -> None:
        """``ear``: None where speech cannot be found; the caller can still type and press keys."""
        self.call = call
        self.ended: str | None = None
        self._line = line
        self._ear = ear
        self._speaker = speaker
        self._turns = turns
        self._keeping = keeping
        self._stages = stages
        self._now = now
        self._known = known
        self._silence = Silence(call, patience)
        self._answering = Answering(
            line=line,
            speaker=speaker,
            turns=turns,
            keeping=keeping,
            silence=self._silence,
            patience=patience,
            now=now,
        )
        self._keypad = Keypad()
        self._work: asyncio.Queue[Callable[[], Awaitable[None]] | None] = asyncio.Queue()
        self._worker: asyncio.Task[None] | None = None
        self._busy = False
        self._caller_speaks = False
        self._caller_at: float | None = None  # where the caller's next sound belongs
        self._speech_s = 0.0
        self._state = ""
        self.over = asyncio.Event()  # hung up
        self._kept = asyncio.Event()

    @property
    def answering(self) -> bool:
        """Whether something that the caller did is still to be answered, or is being answered."""
        return self._busy or not self._work.empty()

    # What the caller's end does

    async def begin(self, greeting: str) -> None:
        """Pick up: from now on the call is kept, and the greeting is what is heard first."""
        await self._line.tell({"type": "picked_up", "call": self.call.id})
        self._worker = asyncio.create_task(self._answer_in_order())
        self._do(partial(self._answering.greet, greeting, deaf=self._ear is None))
        await self._keeping.start()

    async def hear(self, pcm: bytes) -> None:
        """The next piece of the caller's sound."""
        if self.ended or not pcm:
            return
        if self._caller_at is None:
            self._caller_at = max(0.0, self._now() - seconds_of(pcm))
            at = self._caller_at
            await self._listen(lambda ear: ear.resume_at(at))
        self._keeping.put_caller(pcm, self._caller_at)
        self._caller_at += seconds_of(pcm)
        await self._listen(lambda ear: ear.hear(pcm, self._speaker.playing))

    def microphone_stopped(self) -> None:
        """What sound comes next is not joined to what came last."""
        self._caller_at = None

    async def type(self, text: str) -> None:
        """The caller wrote something instead of saying it."""
        if self.ended or not text.strip():
            return
        await self._speaker.interrupt()
        self._speaker.release()
        self._do(partial(self._answering.typed, Typed(self._now(), text)))

    async def press(self, key: str) -> None:
        """A key of the keypad."""
        if not self.ended:
            await self._speaker.interrupt()
            self._speaker.release()
            self.busy_writing()
            self._enter(self._keypad.press(key, self._now()))

    def busy_writing(self) -> None:
        """The caller is writing: that is no silence."""
        self._silence.broken(self._now())

    def heard_from(self, sentence: int, from_s: float = 0.0) -> None:
        """The caller's end plays a sentence from one of its seconds on, as of now."""
        self._speaker.heard_from(sentence, from_s)

    async def end(self, how: str) -> None:
        """Hang up: BY_CALLER, BY_ASSISTANT or BROKEN_OFF.

        What was said until now is still understood and kept; returns once it is.
        """
        if self.ended:
            await self._kept.wait()
            return
        self.ended = self.call.ended = how
        self.over.set()
        await self._speaker.close()
        rest = self._ear.finish() if self._ear is not None else None
        if rest is not None:
            await self._utterance_ended(rest)
        self._work.put_nowait(None)
        if self._worker is not None:
            await self._worker
        self.call.seconds = self._now()
        self.call.nuisance = assess_call(self.call, self._speech_s, await self._history())
        await self._keeping.finish()
        self._kept.set()
        await self._line.tell({"type": "ended", "by": how, "seconds": round(self.call.seconds, 1)})
        await self._turns.forget()

    async def _history(self) -> CallHistory:
        """What was known of the number, and of what was said. Without words nothing was: there the
        assistant's own echo would be taken for a recording."""
        began = words_begin(self.call)
        sound = None if began is None else await self._keeping.caller_sound(began)
        return await self._known.of(self.call, sound, began or 0.0)

    # What time brings

    async def keep_time(self, every_s: float = 0.1) -> None:
        """Tick until the call has ended."""
        while not self.ended:
            try:
                await self.tick()
            except Exception as error:  # noqa: BLE001 - the call goes on
                log.error("A moment of a live call failed: %s", type(error).__name__)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self.over.wait(), every_s)

    async def tick(self) -> None:
        """See to what is due: sentences that were heard, entered digits, silence."""
        if self.ended:
            return
        now = self._now()
        self._speaker.settle()
        self._enter(self._keypad.due(now))
        await self._show_state()
        if self._state != LISTENING:
            self._silence.broken(now)
        elif self._answering.says_goodbye:
            await self.end(BY_ASSISTANT)
        elif (question := self._silence.question(now)) is not None:
            self._do(partial(self._ask, question))

    # What sound and keys bring

    async def _listen(self, listen: Callable[[Ear], Sequence[HeardEvent]]) -> None:
        """An ear that fails is used no more: the caller is told, and can still type."""
        if self._ear is None:
            return
        try:
            events = listen(self._ear)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody is hung up on
            log.error("Speech cannot be found any more in a call: %s", type(error).__name__)
            self._ear = None
            self._caller_speaks = False
            self._speaker.release()
            self._do(self._answering.excuse)
            return
        await self._react(events)

    async def _react(self, events: Sequence[HeardEvent]) -> None:
        for event in events:
            if isinstance(event, SpeechBegan):
                self._caller_speaks = True
                await self._speaker.interrupt()
                await self._stages.tell(SPEECH, "start", event.at)
            elif isinstance(event, SpeechPaused):
                self._turns.guess(event.speech)
            else:
                await self._utterance_ended(event)
        if events:
            await self._show_state()

    async def _utterance_ended(self, event: SpeechEnded) -> None:
        speech, decided = event.speech, self._caller_at or self._now()
        self._caller_speaks = False
        self._speech_s += speech.end - speech.start
        self._speaker.release()
        await self._stages.tell(SPEECH, "end", event.voice_end, event.voice_end - speech.start)
        await self._stages.tell(ENDPOINTING, "start", event.voice_end)
        await self._stages.tell(ENDPOINTING, "end", decided, decided - event.voice_end)
        self._do(partial(self._answering.speech, speech))

    def _enter(self, digits: str | None) -> None:
        if digits is not None:
            typed = Typed(self._now(), wording.KEYS_PRESSED.format(keys=digits), meaning(digits))
            self._do(partial(self._answering.typed, typed))

    # The worker

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self._work.put_nowait(work)

    async def _answer_in_order(self) -> None:
        while (work := await self._work.get()) is not None:
            self._busy = True
            await self._show_state()
            try:
                await work()
            except Exception as error:  # noqa: BLE001 - what is said next is answered all the same
                log.error("A turn of a live call failed: %s", type(error).__name__)
                await self._answering.excuse()
            self._busy = False
            self._silence.broken(self._now())
            await self._show_state()

    async def _ask(self, question: Question) -> None:
        if not self.ended and not self._caller_speaks:
            await self._answering.ask(question)

    async def _show_state(self) -> None:
        if self._caller_speaks:
            state = HEARING
        elif self._speaker.playing:
            state = SPEAKING
        else:
            state = THINKING if self.answering else LISTENING
        if state != self._state and not self.ended:
            self._state = state
            await self._line.tell({"type": "state", "state": state})
