"""What a live call says to each thing that the caller does, spoken and kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.calls import wording
from bot.calls.live_keeping import LiveKeeping
from bot.calls.live_turn import LiveTurns, Typed
from bot.calls.patience import Patience, Question, Silence
from bot.calls.speaker import Manner, Speaker
from bot.core.call import Turn
from bot.core.live import Line
from bot.core.ports import Speech


class Answering:
    """Answers one thing at a time; ``now``: seconds of the call."""

    def __init__(
        self,
        *,
        line: Line,
        speaker: Speaker,
        turns: LiveTurns,
        keeping: LiveKeeping,
        silence: Silence,
        patience: Patience,
        now: Callable[[], float],
    ) -> None:
        self._line = line
        self._speaker = speaker
        self._turns = turns
        self._keeping = keeping
        self._silence = silence
        self._shortest_speech_s = patience.shortest_speech_s
        self._now = now
        self._told: set[str] = set()  # emergency numbers
        self.says_goodbye = False

    async def greet(self, greeting: str, deaf: bool) -> None:
        """``deaf``: speech cannot be found in this call, so the caller is asked to write."""
        more = wording.NOT_HEARD if deaf else wording.KEYS_TOLD
        await self._speaker.say(f"{greeting} {more}", Manner(), turn=0)

    async def speech(self, speech: Speech) -> None:
        """An utterance; one without words was a noise, after which the voice goes on."""
        heard = await self._turns.hear(speech)
        if heard is None:
            await self._reply(self._turns.not_heard(speech))
            return
        turn = await self._turns.answer(speech, heard) if heard else None
        if turn is not None:
            self._silence.answered()
            await self._reply(turn)
            return
        resumed = await self._speaker.resume()
        if not (resumed or heard) and speech.end - speech.start >= self._shortest_speech_s:
            await self._reply(self._turns.not_clear(speech))

    async def typed(self, typed: Typed) -> None:
        """A message, or keys."""
        self._silence.answered()
        await self._reply(await self._turns.answer_typed(typed))

    async def ask(self, question: Question) -> None:
        """Say something to a silence."""
        await self._reply(self._turns.silent(question.since, self._now(), question.text))
        self.says_goodbye = question.goodbye

    async def excuse(self) -> None:
        """Our own mistake: the caller is told that nothing was heard, and the real numbers."""
        await self._speaker.say(wording.NOT_HEARD, Manner(), turn=0)

    async def _reply(self, turn: Turn) -> None:
        """Keep the turn and speak its reply, both at once: the caller waits for one of them."""
        self.says_goodbye = False
        reply = turn.reply
        kept = asyncio.create_task(self._keeping.add_turn(turn))
        await self._line.tell(_told(turn))
        first_told = reply.emergency is not None and reply.emergency not in self._told
        if reply.emergency is not None:
            self._told.add(reply.emergency)
        private = reply.incident is not None or reply.tip is not None
        manner = Manner(protected=first_told, slow=bool(reply.slots.get("slow")), private=private)
        spoken = await self._speaker.say(reply.text, manner, turn.number)
        await kept
        await self._keeping.add_reply(turn, spoken)
        self.says_goodbye = reply.ends and self._silence.may_take_leave


def _told(turn: Turn) -> dict[str, object]:
    """What the caller's end shows of a turn."""
    reply = turn.reply
    report = reply.tip or reply.incident
    return {
        "type": "reply",
        "turn": turn.number,
        "text": reply.text,
        "emergency": reply.emergency,
        "handover": reply.handover,
        "receipt": report.receipt if report else None,
        "degraded": reply.degraded,
    }
