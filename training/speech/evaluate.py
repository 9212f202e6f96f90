"""Syllable error rates of an exported model on sentences and voices that training never had."""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.transcribe import get_ctranslate2_storage

from training.speech.augmentation import noise, non_speech, telephone, with_noise
from training.speech.grammar import read_lines
from training.speech.paths import BUILD, BUNDLED, DATA, SAMPLE_RATE
from training.speech.sentences import Sentences
from training.speech.syllables import respell
from training.speech.synthesis import DIALECTS, TRAINING_VARIANTS, UNSEEN_VARIANTS, Espeak, Voice

NOISE_DB = 15
SILENT_CLIPS = 60
PLAIN = {
    "language": "vi",
    "beam_size": 5,
    "temperature": 0.0,
    "without_timestamps": True,
    "condition_on_previous_text": False,
}


class TrimmedWindow(WhisperModel):
    """Encodes the utterance and a margin instead of the padded 30 seconds."""

    margin_frames = 20

    def encode(self, features: np.ndarray):  # type: ignore[no-untyped-def]
        batch = features if features.ndim == 3 else features[None]
        used = np.flatnonzero(np.abs(batch).sum((0, 1)))
        frames = (int(used[-1]) + 1 if len(used) else 100) + self.margin_frames
        frames = min(batch.shape[2], frames + frames % 2)
        return self.model.encode(get_ctranslate2_storage(np.ascontiguousarray(batch[..., :frames])))


def errors(reference: list[str], heard: list[str]) -> int:
    """Insertions, deletions and substitutions between two lists of syllables."""
    row = list(range(len(heard) + 1))
    for i, expected in enumerate(reference, 1):
        diagonal, row[0] = row[0], i
        for j, given in enumerate(heard, 1):
            cost = min(row[j] + 1, row[j - 1] + 1, diagonal + (expected != given))
            diagonal, row[j] = row[j], cost
    return row[-1]


@dataclass(frozen=True)
class Condition:
    name: str
    lists: tuple[str, ...]
    voice: Callable[[Random], Voice]
    on_telephone: bool = False


def _voice(
    variants: tuple[str, ...], dialects: tuple[str, ...] = DIALECTS
) -> Callable[[Random], Voice]:
    def draw(random: Random) -> Voice:
        return Voice(
            random.choice(dialects),
            random.choice(variants),
            random.randint(150, 210),
            random.randint(35, 65),
            50,
        )

    return draw


HOTLINE, NEWS = ("eval_hotline.txt",), ("eval_news.txt",)
CONDITIONS = (
    Condition("hotline, clean", HOTLINE, _voice(TRAINING_VARIANTS)),
    Condition("hotline, telephone, noise at 15 dB", HOTLINE, _voice(TRAINING_VARIANTS), True),
    Condition("hotline, voices never heard, clean", HOTLINE, _voice(UNSEEN_VARIANTS)),
    Condition("hotline, voices never heard, telephone", HOTLINE, _voice(UNSEEN_VARIANTS), True),
    Condition("news-like, clean", NEWS, _voice(TRAINING_VARIANTS)),
    Condition("news-like, telephone, noise at 15 dB", NEWS, _voice(TRAINING_VARIANTS), True),
    Condition("hotline, north, default voice", HOTLINE, _voice(("",), ("vi",))),
    Condition("hotline, central, default voice", HOTLINE, _voice(("",), ("vi-vn-x-central",))),
    Condition("hotline, south, default voice", HOTLINE, _voice(("",), ("vi-vn-x-south",))),
)


class Evaluation:
    def __init__(self, model: WhisperModel, options: dict) -> None:
        self._model, self._options = model, options
        self._espeak, self._sentences = Espeak(), Sentences()

    def _hear(self, samples: np.ndarray) -> str:
        segments, _ = self._model.transcribe(samples, **self._options)
        return respell(" ".join(segment.text for segment in segments))

    def _samples(self, sentence: str, condition: Condition, random: Random) -> np.ndarray:
        spoken = self._sentences.spoken(sentence, random)
        samples = 0.5 * self._espeak.speak(spoken, condition.voice(random)).samples
        samples = np.pad(samples, int(0.25 * SAMPLE_RATE))
        if condition.on_telephone:
            added = noise(random.choice(("white", "pink")), len(samples), random)
            samples = telephone(with_noise(samples, added, NOISE_DB))
        return samples.astype(np.float32)

    def measure(self, condition: Condition, limit: int, shown: int) -> dict[str, float]:
        lines = [respell(line) for name in condition.lists for line in read_lines(DATA / name)]
        wrong = total = perfect = 0
        seconds, began = 0.0, time.monotonic()
        for i, line in enumerate(lines[:limit]):
            samples = self._samples(line, condition, Random(f"{condition.name}-{i}"))
            heard = self._hear(samples)
            seconds += len(samples) / SAMPLE_RATE
            missed = errors(line.split(), heard.split())
            wrong, total, perfect = (
                wrong + missed,
                total + len(line.split()),
                perfect + (missed == 0),
            )
            if missed and shown:
                shown -= 1
                print(f"    said  {line}\n    heard {heard}", flush=True)
        spent = time.monotonic() - began
        return {
            "syllable_error_rate": round(wrong / total, 4),
            "sentences": len(lines[:limit]),
            "syllables": total,
            "sentences_without_error": perfect,
            "seconds_per_second_of_audio": round(spent / seconds, 3),
        }

    def silent(self) -> dict[str, float]:
        """How many clips without speech stay without text."""
        texts = [self._hear(non_speech(Random(f"silent-{i}"))) for i in range(SILENT_CLIPS)]
        return {"clips": SILENT_CLIPS, "without_text": sum(not text for text in texts)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure an exported model.")
    parser.add_argument("--model", type=Path, default=BUNDLED)
    parser.add_argument("--limit", type=int, default=1_000, help="sentences of each condition")
    parser.add_argument("--conditions", type=int, default=len(CONDITIONS))
    parser.add_argument(
        "--trimmed", action="store_true", help="encode the utterance, not 30 seconds"
    )
    parser.add_argument("--time-marks", action="store_true")
    parser.add_argument("--beam", type=int, default=5)
    parser.add_argument("--shown", type=int, default=0, help="errors to print of each condition")
    parser.add_argument("--report", type=Path, default=BUILD / "evaluation.json")
    options = parser.parse_args()
    kind = TrimmedWindow if options.trimmed else WhisperModel
    model = kind(str(options.model), device="cpu", compute_type="int8", cpu_threads=1)
    plain = PLAIN | {"beam_size": options.beam, "without_timestamps": not options.time_marks}
    evaluation = Evaluation(model, plain)
    results: dict[str, dict[str, float]] = {}
    for condition in CONDITIONS[: options.conditions]:
        results[condition.name] = evaluation.measure(condition, options.limit, options.shown)
        print(f"{condition.name}: {results[condition.name]}", flush=True)
    results["without speech"] = evaluation.silent()
    print(f"without speech: {results['without speech']}", flush=True)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
