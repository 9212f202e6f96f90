"""The stages of a live call, told as they begin and end, with the time each took."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.core.call import Call
from bot.core.live import Line

SPEECH, ENDPOINTING = "speech", "endpointing"
RECOGNITION, DIALOGUE, VOICE = "recognition", "dialogue", "voice"
# Of these the call keeps the times, as a recorded call does.
_KEPT = {RECOGNITION: "asr", DIALOGUE: "dialogue", VOICE: "tts"}


class Stages:
    """Every start has its end, even where the stage fails; ``now``: seconds of the call."""

    def __init__(self, call: Call, line: Line, now: Callable[[], float]) -> None:
        self._call = call
        self._line = line
        self._now = now

    @property
    def turn(self) -> int:
        """The number that the next turn will have."""
        return len(self._call.turns) + 1

    @asynccontextmanager
    async def run(self, stage: str, turn: int | None = None) -> AsyncIterator[None]:
        """A stage of a turn, the next one unless said otherwise, around what it does."""
        number = self.turn if turn is None else turn
        began = self._now()
        await self.tell(stage, "start", began, turn=number)
        outcome = "failed"
        try:
            yield
            outcome = "end"
        finally:
            ended = self._now()
            self._keep(stage, ended - began)
            await self.tell(stage, outcome, ended, took_s=ended - began, turn=number)

    async def tell(
        self,
        stage: str,
        event: str,
        at: float,
        took_s: float | None = None,
        turn: int | None = None,
    ) -> None:
        """Tell an event (start, end or failed) of a stage; seconds of the call."""
        told: dict[str, object] = {
            "type": "stage",
            "stage": stage,
            "event": event,
            "turn": self.turn if turn is None else turn,
            "at_ms": round(at * 1000),
        }
        if took_s is not None:
            told["took_ms"] = round(took_s * 1000)
        await self._line.tell(told)

    def _keep(self, stage: str, took_s: float) -> None:
        name = _KEPT.get(stage)
        if name is not None:
            timings = self._call.timings_ms
            timings[name] = timings.get(name, 0.0) + took_s * 1000
