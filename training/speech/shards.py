"""Features of spoken sentences, in shards of fixed content: shard 7 says the same in every run.

Text, voices and disturbances follow from the seed; espeak-ng itself varies a few samples.
"""

import argparse
import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from training.speech.paths import FRAMES_PER_SECOND, MAX_FRAMES, SAMPLE_RATE, SEED, SHARDS

if TYPE_CHECKING:
    from training.speech.synthesis import Spoken

UTTERANCES = 2_000
SHORT_SHARDS = 5


@dataclass
class Utterance:
    """One example: where its frames lie in the shard, and what is said when (seconds).

    Segments are sentences as written; syllables are what the voice said, one by one; pitch is
    the voice's in steps of `pitch.contour`, 20 ms each.
    """

    first_frame: int
    frames: int
    segments: list[tuple[float, float, str]]
    syllables: list[tuple[float, float, str]] = field(default_factory=list)
    pitch: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(text for _, _, text in self.segments)


class Shard:
    """A finished shard, features mapped from disk."""

    def __init__(self, path: Path) -> None:
        rows = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        self.utterances = [Utterance(**row) for row in rows]
        self._features = np.load(path.with_suffix(".npy"), mmap_mode="r")

    def features(self, index: int) -> np.ndarray:
        """Mel bands, time last, as the network takes them."""
        row = self.utterances[index]
        frames = self._features[row.first_frame : row.first_frame + row.frames]
        return np.asarray(frames, dtype=np.float32).T


def path_of(index: int, folder: Path = SHARDS) -> Path:
    return folder / f"{index:04d}"


def is_ready(index: int, folder: Path = SHARDS) -> bool:
    return path_of(index, folder).with_suffix(".json").exists()


class Producer:
    def __init__(self) -> None:
        from faster_whisper.feature_extractor import FeatureExtractor

        from training.speech.sentences import Sentences
        from training.speech.synthesis import Espeak

        self._espeak = Espeak()
        self._sentences = Sentences()
        self._extract = FeatureExtractor(feature_size=80)
        self._last = np.zeros(0, np.float32)

    def _say(self, sentence: str, random: Random) -> "Spoken":
        from training.speech.synthesis import random_voice

        return self._espeak.speak(self._sentences.spoken(sentence, random), random_voice(random))

    def _pause(self, random: Random) -> np.ndarray:
        longest = 0.15 if random.random() < 0.65 else 1.0
        return np.zeros(int(SAMPLE_RATE * random.uniform(0, longest)), np.float32)

    def _joined(self, sentences: list[str], random: Random) -> tuple[np.ndarray, list, list]:
        """Speech with pauses around and between, and the time of every part and syllable."""
        parts, segments, syllables = [self._pause(random)], [], []
        for sentence in sentences:
            start = sum(map(len, parts)) / SAMPLE_RATE
            spoken = self._say(sentence, random)
            parts.append(spoken.samples)
            segments.append(
                (round(start, 2), round(sum(map(len, parts)) / SAMPLE_RATE, 2), sentence)
            )
            syllables += [
                (round(start + begins, 3), round(start + ends, 3), syllable)
                for begins, ends, syllable in spoken.syllables
            ]
            parts.append(self._pause(random))
        return np.concatenate(parts), segments, syllables

    def _example(self, stream, random: Random, short: bool) -> tuple[np.ndarray, list, list, list]:
        from training.speech.augmentation import TRAINING_NOISE_KINDS, disturbed, non_speech
        from training.speech.pitch import contour

        if random.random() < (0.02 if short else 0.04):
            return non_speech(random, TRAINING_NOISE_KINDS), [], [], []
        draw = random.random()
        joined = 1 if short or draw > 0.08 else 2 if draw > 0.012 else random.randint(3, 6)
        samples, segments, syllables = self._joined([next(stream) for _ in range(joined)], random)
        made = disturbed(samples, random, self._last)
        self._last = samples
        return made, segments, syllables, contour(samples)

    def features_of(self, samples: np.ndarray) -> np.ndarray:
        return self._extract(samples, padding=160)[:, :MAX_FRAMES].T.astype(np.float16)

    def make(self, index: int, folder: Path = SHARDS) -> float:
        """Write one shard; returns seconds of audio in it."""
        random = Random(f"{SEED}-{index}")
        short = index < SHORT_SHARDS
        stream = self._sentences.stream(random, short)
        features, rows, at = [], [], 0
        self._last = np.zeros(0, np.float32)
        while len(rows) < UTTERANCES:
            samples, segments, syllables, pitch = self._example(stream, random, short)
            made = self.features_of(samples)
            if segments and segments[-1][1] * FRAMES_PER_SECOND > MAX_FRAMES:
                continue
            features.append(made)
            rows.append(asdict(Utterance(at, len(made), segments, syllables, pitch)))
            at += len(made)
        folder.mkdir(parents=True, exist_ok=True)
        path = path_of(index, folder)
        np.save(path.with_suffix(".part.npy"), np.concatenate(features))
        path.with_suffix(".part.npy").replace(path.with_suffix(".npy"))
        path.with_suffix(".part").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        path.with_suffix(".part").replace(path.with_suffix(".json"))
        return at / FRAMES_PER_SECOND


def main() -> None:
    parser = argparse.ArgumentParser(description="Speak the sentences and keep their features.")
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", type=int, default=60, help="first shard not to make")
    options = parser.parse_args()
    producer = Producer()
    for index in range(options.first, options.to):
        if not is_ready(index):
            began = time.monotonic()
            seconds = producer.make(index)
            spent = time.monotonic() - began
            print(f"shard {index}: {seconds / 60:.0f} min of audio in {spent:.0f} s", flush=True)


if __name__ == "__main__":
    main()
