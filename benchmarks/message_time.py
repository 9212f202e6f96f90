"""How long the trained model takes to understand a message, on one core.

python -m benchmarks.message_time: CPU time, which no other process lengthens, of the project's own
model; beside it what the encoder alone takes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from benchmarks.figures import Figure, percentile
from bot.settings import ROOT

MODEL = ROOT / "build" / "dialogue" / "callbot.tar.gz"
DEV = Path(__file__).parent / "dev"
SETS = ("procedure_questions.yml", "genuine_openings.yml")
OF_EACH, WARM_UP = 300, 40
TARGET_MS = 25.0


def figures() -> Iterator[Figure]:
    """p50 and p95 in ms of 600 messages, half of them questions, half openings of calls."""
    from benchmarks.slots import understand

    texts = _messages()
    understand(MODEL, texts[:WARM_UP])
    took = [ms for _, ms in understand(MODEL, texts)]
    encoder = [_encoding_ms(text) for text in texts]
    share = 100 * sum(encoder) / sum(took)
    yield Figure(f"a message understood, CPU, p50 ({len(texts)})", percentile(took, 0.5), "ms")
    yield Figure("the same, p95", percentile(took, 0.95), "ms", TARGET_MS)
    yield Figure("the encoder's share of it", share, "%")


def _messages() -> Sequence[str]:
    files = [yaml.safe_load((DEV / name).read_text("utf-8")) for name in SETS]
    return [entry["text"] for entries in files for entry in entries[:OF_EACH]]


def _encoding_ms(text: str) -> float:
    from bot.assistant.encoder.sentence_encoder import sentence_encoder

    started = time.process_time()
    sentence_encoder().embed([text])
    return 1000 * (time.process_time() - started)


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for figure in figures():
        print(figure, flush=True)


if __name__ == "__main__":
    main()
