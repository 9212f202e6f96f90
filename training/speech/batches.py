"""From shards to tensors: batches of similar length, targets with and without time marks."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.speech.paths import FRAMES_PER_SECOND, SHARDS
from training.speech.shards import SHORT_SHARDS, Shard, Utterance, is_ready, path_of
from training.speech.syllables import TONE_MARKS, inventory, sounds, split_tone
from training.speech.tokenizer import END, FIRST_MARK, MARKS, MARKS_PER_SECOND, NO_TIMESTAMPS, START

IGNORED = -100
SILENCE = 0
LETTERS = " abcdefghijklmnopqrstuvwxyzăâêôơưđ12345"


class Pieces:
    """The tokens that Vietnamese text can use, renumbered; the last number means all others."""

    def __init__(self, tokenizer: Tokenizer, vocabulary: list[str]) -> None:
        self._tokenizer = tokenizer
        written = {piece for word in vocabulary for piece in tokenizer.encode(" " + word).ids}
        control = [tokenizer.token_to_id(f"<|{n}|>") for n in ("vi", "transcribe", "nospeech")]
        self.tokens = sorted(written | set(control) | {END, START, NO_TIMESTAMPS})
        self.tokens += range(FIRST_MARK, FIRST_MARK + MARKS)
        self._number = {token: i for i, token in enumerate(self.tokens)}
        self.start, self.end, self.no_marks = (self._number[t] for t in (START, END, NO_TIMESTAMPS))
        self.language, self.task, self.no_speech = (self._number[token] for token in control)

    def __len__(self) -> int:
        return len(self.tokens)

    def text(self, text: str) -> list[int]:
        """Renumbered pieces; unknown ones fall into the bucket of all others."""
        others = len(self.tokens)
        return [self._number.get(token, others) for token in self._tokenizer.encode(" " + text).ids]

    def mark(self, seconds: float) -> int:
        return self._number[FIRST_MARK + min(MARKS - 1, round(seconds * MARKS_PER_SECOND))]

    def moments(self, utterance: Utterance, marked: bool) -> list[float]:
        """About when each answered piece is spoken, in seconds; negative where it has no moment."""
        times = [-1.0, -1.0] if marked else [-1.0, -1.0, -1.0]
        for start, end, text in utterance.segments:
            inside = [s for s in utterance.syllables if start - 0.02 < s[0] and s[1] < end + 0.02]
            parts = [(s[0], s[1], word) for s, word in zip(inside, text.split(), strict=False)]
            if len(inside) != len(text.split()):  # a word written unlike it is said
                parts = [(start, end, text)]
            spoken = [time for part in parts for time in self._spread(*part)]
            times += [start, *spoken, end] if marked else spoken
        return times

    def _spread(self, start: float, end: float, text: str) -> list[float]:
        count = len(self.text(text))
        return [start + (i + 0.5) / count * (end - start) for i in range(count)]

    def target(
        self, segments: list[tuple[float, float, str]], marked: bool
    ) -> tuple[list[int], list[int]]:
        """What the decoder is given and what it must answer."""
        given = [self.start, self.language, self.task]
        answered = [self.language if segments else self.no_speech, IGNORED]
        if not marked:
            body = [self.no_marks]
            answered += [IGNORED]
            for _, _, text in segments:
                body += self.text(text)
        elif segments:
            body = []
            for start, end, text in segments:
                body += [self.mark(start), *self.text(text), self.mark(end)]
        else:
            body = [self.mark(0)]
        skip = 0 if marked else 1
        return given + body, answered + body[skip:] + [self.end]


class Sounds:
    """Onsets, rimes and tones by number, for frames that know what is being said in them."""

    def __init__(self) -> None:
        split = [sounds(syllable) for syllable in inventory()]
        tones = list(TONE_MARKS)
        lists = (sorted({row[0] for row in split}), sorted({row[1] for row in split}), tones)
        self._numbers = [{name: i + 1 for i, name in enumerate(names)} for names in lists]
        self.sizes = [len(names) + 1 for names in lists]

    def labels(self, utterance: Utterance, frames: int) -> np.ndarray:
        """Numbers of onset, rime and tone in each frame of 20 ms; silence is 0.

        Frames are IGNORED where it is not known what is said.
        """
        known = bool(utterance.syllables) or not utterance.segments
        labels = np.full((frames, 3), SILENCE if known else IGNORED)
        for start, end, syllable in utterance.syllables:
            first, last = (round(at * FRAMES_PER_SECOND / 2) for at in (start, end))
            labels[first:last] = [
                numbers.get(name, IGNORED)
                for numbers, name in zip(self._numbers, sounds(syllable), strict=True)
            ]
        return labels


SOUNDS = Sounds()


@dataclass
class Batch:
    mel: Tensor
    lengths: Tensor
    given: Tensor
    answered: Tensor
    moments: Tensor
    sounds: Tensor
    pitch: Tensor
    letters: Tensor
    letter_counts: Tensor

    def __len__(self) -> int:
        return self.mel.shape[0]


def letters_of(utterance: Utterance) -> list[int]:
    spelled = " ".join(split_tone(syllable) for syllable in utterance.text.split())
    return [LETTERS.index(letter) + 1 for letter in spelled if letter in LETTERS]


def collate(rows: list[tuple[np.ndarray, Utterance]], pieces: Pieces, random: Random) -> Batch:
    longest = max(mel.shape[1] for mel, _ in rows) + random.choice((4, 4, 16, 40))
    mel = np.zeros((len(rows), rows[0][0].shape[0], longest + longest % 2), np.float32)
    for i, (features, _) in enumerate(rows):
        mel[i, :, : features.shape[1]] = features
    marked = [random.random() < 0.35 for _ in rows]
    targets = [pieces.target(row.segments, m) for (_, row), m in zip(rows, marked, strict=True)]
    width = max(len(given) for given, _ in targets)
    given = torch.full((len(rows), width), pieces.end)
    answered = torch.full((len(rows), width), IGNORED)
    moments = torch.full((len(rows), width), -1.0)
    for i, (inputs, outputs) in enumerate(targets):
        times = pieces.moments(rows[i][1], marked[i])
        moments[i, : len(times)] = torch.tensor(times)
        given[i, : len(inputs)] = torch.tensor(inputs)
        answered[i, : len(outputs)] = torch.tensor(outputs)
    spoken = np.full((len(rows), mel.shape[2] // 2, 3), IGNORED)
    pitch = np.full(spoken.shape[:2], IGNORED)
    for i, (features, row) in enumerate(rows):
        frames = features.shape[1] // 2
        spoken[i, :frames] = SOUNDS.labels(row, frames)
        known = row.pitch[:frames]
        pitch[i, : len(known)] = known
    letters = [letters_of(row) for _, row in rows]
    return Batch(
        mel=torch.from_numpy(mel),
        lengths=torch.tensor([(features.shape[1] + 1) // 2 for features, _ in rows]),
        given=given,
        answered=answered,
        moments=moments,
        sounds=torch.from_numpy(spoken),
        pitch=torch.from_numpy(pitch),
        letters=torch.tensor([letter for row in letters for letter in row], dtype=torch.long),
        letter_counts=torch.tensor([len(row) for row in letters]),
    )


def grouped(shard: Shard, frames_per_batch: int, random: Random) -> list[list[int]]:
    """Indices of similar length, each group about as many frames, in random order."""
    order = sorted(range(len(shard.utterances)), key=lambda i: shard.utterances[i].frames)
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and shard.utterances[i].frames * (len(groups[-1]) + 1) > frames_per_batch:
            groups.append([])
        groups[-1].append(i)
    random.shuffle(groups)
    return groups


class Lessons:
    """Shards in order, each new one once; while none is new, an earlier one again."""

    def __init__(
        self, pieces: Pieces, random: Random, next_shard: int = 0, folder: Path = SHARDS
    ) -> None:
        self._pieces, self._random, self._folder = pieces, random, folder
        self.next_shard = next_shard

    def _take(self) -> Shard:
        while True:
            if is_ready(self.next_shard, self._folder):
                self.next_shard += 1
                return Shard(path_of(self.next_shard - 1, self._folder))
            first = SHORT_SHARDS if self.next_shard > SHORT_SHARDS else 0
            known = [i for i in range(first, self.next_shard) if is_ready(i, self._folder)]
            if known:  # a continued run has none of those before its first
                return Shard(path_of(self._random.choice(known), self._folder))
            time.sleep(2)

    def batches(self, frames_per_batch: int) -> Iterator[Batch]:
        """Endless batches, each of utterances about as long as one another."""
        while True:
            shard = self._take()
            for group in grouped(shard, frames_per_batch, self._random):
                rows = [(shard.features(i), shard.utterances[i]) for i in group]
                yield collate(rows, self._pieces, self._random)


def seconds_of(batch: Batch) -> float:
    return float(batch.lengths.sum()) * 2 / FRAMES_PER_SECOND
