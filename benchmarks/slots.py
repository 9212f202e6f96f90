"""How well config.yml, as it stands, learns intents and slots of a domain that is not ours.

python -m benchmarks.slots [--config FILE] [--train N]: trains it through Rasa on generated travel
enquiries (4,478 unless told) and scores it on hand-written ones. A slot counts when its name and
both its bounds are right; F1 is over all slots of all sentences, as conlleval computes it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, percentile
from benchmarks.slot_sentences import (
    TRAINING_SENTENCES,
    Sentence,
    as_training_data,
    training_sentences,
    unseen_sentences,
)
from bot.settings import ROOT

CONFIG = ROOT / "bot" / "assistant" / "config.yml"


def slots(config: Path = CONFIG, count: int = TRAINING_SENTENCES) -> list[Figure]:
    """Intents and slots right on unseen sentences, the time to learn and to understand."""
    with tempfile.TemporaryDirectory(prefix="callbot-slots-") as name:
        started = time.perf_counter()  # some of the learning is done by processes of its own
        model = train(config, training_sentences(count), Path(name))
        seconds = time.perf_counter() - started
        return [
            *score(model, unseen_sentences()),
            Figure("slots: training", seconds, "s", 600),
        ]


def train(config: Path, sentences: list[Sentence], folder: Path) -> Path:
    """The model that Rasa makes of a config.yml and sentences, stored in ``folder``."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["LOG_LEVEL"] = "ERROR"  # Rasa draws progress bars unless it may log nothing else
    import skops.io  # noqa: F401 (before TensorFlow, or both load slower)
    from rasa.model_training import train_nlu

    data = folder / "nlu.yml"
    data.write_text(as_training_data(sentences), "utf-8")
    model = train_nlu(str(config), str(data), str(folder), fixed_model_name="travel")
    if model is None:
        raise RuntimeError("Rasa trained nothing; its log says why")
    return Path(model)


def understand(model: Path, texts: Iterable[str]) -> list[tuple[dict[str, Any], float]]:
    """What the model makes of every text, and the milliseconds of CPU it took."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))

    async def parse() -> list[tuple[dict[str, Any], float]]:
        parsed = []
        for text in texts:
            started = time.process_time()
            found = await agent.parse_message(text)
            parsed.append((found, 1000 * (time.process_time() - started)))
        return parsed

    return asyncio.run(parse())


def score(model: Path, sentences: list[Sentence]) -> list[Figure]:
    understood = understand(model, [sentence.text for sentence in sentences])
    right = wholly = hits = meant_count = found_count = 0
    for sentence, (parsed, _) in zip(sentences, understood, strict=True):
        meant = {(slot.name, slot.start, slot.end) for slot in sentence.slots}
        found = {(e["entity"], e["start"], e["end"]) for e in parsed["entities"]}
        same_intent = parsed["intent"]["name"] == sentence.intent
        right += same_intent
        wholly += same_intent and meant == found
        hits += len(meant & found)
        meant_count += len(meant)
        found_count += len(found)
    total = len(sentences)
    return [
        Figure(f"slots: intents right ({total})", 100 * right / total, "%"),
        Figure(f"slots: F1 ({meant_count})", 200 * hits / (meant_count + found_count), "%"),
        Figure(f"slots: sentences wholly right ({total})", 100 * wholly / total, "%"),
        Figure(
            "slots: a message, p95 CPU", percentile([ms for _, ms in understood], 0.95), "ms", 25
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=CONFIG, help="another config.yml")
    parser.add_argument("--train", type=int, default=TRAINING_SENTENCES, help="how many sentences")
    options = parser.parse_args()
    for figure in slots(options.config.resolve(), options.train):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
