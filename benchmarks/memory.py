"""Whether a service that hears call after call keeps growing.

``python -m benchmarks.memory [CALLS]`` prints it. Each call goes the whole way of a recorded call
(decode, find speech, hear, answer, speak, keep in the database), the dialogue's process left out:
it is another process, and a stand-in answers for it here.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.figures import Figure
from benchmarks.spoken_sets import lines, say
from bot import wiring
from bot.core.call import DialogueReply, Hotline
from bot.samples import sounds
from bot.samples.encoding import CODECS, write
from bot.samples.voices import ScriptVoice
from bot.settings import load_settings

CALLS = 1_000
SETTLED_AFTER = 100
RECORDINGS = 20
MOST_GROWTH = 2.0  # percent


class Answering:
    """Stands in for the dialogue; no two answers are the same, so none is spoken from the cache."""

    def __init__(self) -> None:
        self.answered = 0

    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        self.answered += 1
        return DialogueReply(f"Dạ, câu thứ {self.answered} ạ.", "chitchat", 1.0)


def figures(folder: Path, calls: int = CALLS) -> list[Figure]:
    settled, last = asyncio.run(resident_mb(folder, calls))
    growth = 100 * (last - settled) / settled
    return [
        Figure(f"resident memory after {SETTLED_AFTER} calls", settled, "MB"),
        Figure(f"resident memory after {calls} calls", last, "MB"),
        Figure("  growth", growth, "%", MOST_GROWTH),
    ]


async def resident_mb(
    folder: Path, calls: int, settled_after: int = SETTLED_AFTER
) -> tuple[float, float]:
    """Megabytes of this process after ``settled_after`` calls and after all of them."""
    settings = replace(
        load_settings({"ASR_MODEL": "bundled", "TTS_ENGINE": "offline", "ASR_THREADS": "1"}),
        var_dir=folder / "var",
        database_url=f"sqlite:///{folder / 'calls.sqlite3'}",
    )
    store = wiring.call_store(settings)
    answering = Answering()
    path = wiring.call_path(settings, wiring.turn_taker(answering), store)
    recordings = _recordings(folder)
    settled = 0.0
    for number in range(calls):
        await path.run(recordings[number % len(recordings)], Hotline.PROCEDURES, name="bench")
        if number + 1 == settled_after:
            settled = _resident_mb()
    if answering.answered < calls // 2:
        raise RuntimeError("most calls were not heard: nothing was measured")
    return settled, _resident_mb()


def _recordings(folder: Path) -> list[Path]:
    """Short calls of different lengths, one or two utterances each, in two formats."""
    sentences = lines("call_utterances.txt")
    files = []
    with ScriptVoice() as voice:
        for number in range(RECORDINGS):
            parts = [sounds.silence(0.4)]
            for text in sentences[2 * number : 2 * number + 1 + number % 2]:
                parts += [say(voice, text, {"accent": "north"}), sounds.silence(0.9)]
            codec, suffix = (("ulaw8k", "wav"), ("mp3", "mp3"))[number // 2 % 2]
            file = folder / f"call-{number}.{suffix}"
            write([np.concatenate(parts)], CODECS[codec], file)
            files.append(file)
    return files


def _resident_mb() -> float:
    gc.collect()
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS in /proc/self/status")


def main() -> int:
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else CALLS
    with tempfile.TemporaryDirectory(prefix="callbot-memory-") as name:
        measured = figures(Path(name), calls)
    for figure in measured:
        print(figure)
    return 0 if all(figure.met for figure in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
