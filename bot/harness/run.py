"""Playing the recordings of a manifest, or typing their scripts, and judging what comes of them."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter
from typing import Any

from bot.calls.call import CallPath
from bot.calls.contract import call_object
from bot.calls.turn import TurnTaker
from bot.core.call import Call, Turn, Utterance
from bot.core.errors import HotlineError
from bot.harness.clock import ScriptedClock
from bot.harness.judgement import judge
from bot.harness.manifest import Recording
from bot.harness.probes import timing
from bot.harness.results import AUDIO, TEXT, ItemResult, Run

log = logging.getLogger(__name__)

Play = Callable[[Recording], Awaitable[dict[str, Any]]]
Progress = Callable[[ItemResult], None]


async def play_recordings(
    recordings: Sequence[Recording],
    path: CallPath,
    clock: ScriptedClock,
    jobs: int = 1,
    progress: Progress = lambda result: None,
) -> Run:
    """Every recording through the call path, ``jobs`` at once; results in the manifest's order.

    A recording that is missing or cannot be read gives an item with an error.
    """

    async def play(recording: Recording) -> dict[str, Any]:
        call = await path.run(
            recording.file, recording.hotline, recording.caller, name=recording.id
        )
        return call_object(call)

    return await _run_all(AUDIO, recordings, play, clock, jobs, progress)


async def type_scripts(
    recordings: Sequence[Recording],
    turns: TurnTaker,
    clock: ScriptedClock,
    jobs: int = 1,
    progress: Progress = lambda result: None,
) -> Run:
    """Every script as text, so that what hearing gets wrong stays out of it.

    Recordings in which nobody speaks are left out: there is nothing to type.
    """

    async def type_one(recording: Recording) -> dict[str, Any]:
        call = Call(str(uuid.uuid4()), recording.hotline, clock(), recording.caller, recording.id)
        for number, text in enumerate(recording.transcript, start=1):
            reply = await turns.take(call.id, call.hotline, text, call.caller)
            call.turns.append(Turn(number, Utterance(number - 1, number, text), reply))
            call.nuisance = reply.nuisance
        return call_object(call)

    spoken = [recording for recording in recordings if recording.transcript]
    return await _run_all(TEXT, spoken, type_one, clock, jobs, progress)


async def _run_all(
    mode: str,
    recordings: Sequence[Recording],
    play: Play,
    clock: ScriptedClock,
    jobs: int,
    progress: Progress,
) -> Run:
    places = asyncio.Semaphore(max(1, jobs))
    began = perf_counter()

    async def one(recording: Recording) -> ItemResult:
        async with places:
            with clock.at(recording.now):
                result = await _play_one(mode, recording, play)
        progress(result)
        return result

    items = await asyncio.gather(*(one(recording) for recording in recordings))
    models = {item.call["asr_model"] for item in items if item.call}
    model = next(iter(models), None) if mode == AUDIO else None
    return Run(mode, tuple(items), perf_counter() - began, asr_model=model)


async def _play_one(mode: str, recording: Recording, play: Play) -> ItemResult:
    began = perf_counter()
    try:
        with timing() as stage_ms:
            call = await play(recording)
        checks = tuple(judge(recording, call))
    except HotlineError as error:
        return _not_played(recording, mode, began, error.message)
    except Exception as error:  # noqa: BLE001 - the other recordings must still be played
        log.debug("The failure", exc_info=True)
        kind = type(error).__name__
        why = f"internal error: {kind} (LOG_LEVEL=DEBUG shows more)"
        return _not_played(recording, mode, began, why)
    took_s = perf_counter() - began
    stage_ms["decode"] = [call["timings_ms"]["decode"]] if mode == AUDIO else []
    return ItemResult(recording, mode, call=call, checks=checks, took_s=took_s, stage_ms=stage_ms)


def _not_played(recording: Recording, mode: str, began: float, why: str) -> ItemResult:
    return ItemResult(recording, mode, error=why, took_s=perf_counter() - began)
