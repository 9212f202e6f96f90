"""When in a recording personal data are heard: the stretches to silence for those who may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.call import Turn
from bot.core.personal_data import personal_spans, spans_of_both
from bot.core.transcript import Segment, Word

# Recognisers place words to a tenth of a second or so.
MARGIN_S = 0.12
CALLER, ASSISTANT = 0, 1


@dataclass(frozen=True)
class Stretch:
    """From ``start`` to ``end`` seconds of one channel; a mono recording has only CALLER."""

    channel: int
    start: float
    end: float


@dataclass(frozen=True)
class ListeningCopy:
    """A WAV file to listen to, and what to draw of it: ``peaks`` a list a channel, each 0..1."""

    file: Path
    seconds: float
    peaks: list[list[float]]


def covered_stretches(
    turns: Sequence[Turn], segments: Sequence[Segment], seconds: float
) -> list[Stretch]:
    """What to silence in a recording of ``seconds``.

    Words' own times where they are known; where personal data were said and no word tells when,
    the whole utterance. While a reply that repeats personal data may be heard, its channel.
    """
    found: list[Stretch] = []
    for number, turn in enumerate(turns):
        said = turn.utterance
        words = _words_within(segments, said.start, said.end)
        times = _times_of_words(words)
        hidden = any(spans_of_both(said.said, said.text))
        if hidden and not times:
            times = [(said.start, said.end)]
        found += [Stretch(CALLER, start, end) for start, end in times]
        if personal_spans(turn.reply.text):
            until = turns[number + 1].utterance.start if number + 1 < len(turns) else seconds
            found.append(Stretch(ASSISTANT, said.end, until))
    return found


def words_of_turn(turn: Turn, segments: Sequence[Segment]) -> list[Word]:
    """The words of a turn, with their times in the recording; empty where none were kept."""
    return _words_within(segments, turn.utterance.start, turn.utterance.end)


def _words_within(segments: Sequence[Segment], start: float, end: float) -> list[Word]:
    return [
        word
        for segment in segments
        if start - MARGIN_S <= segment.start and segment.end <= end + MARGIN_S
        for word in segment.words
    ]


def _times_of_words(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Times of the words that personal data lie in, each with a margin."""
    offsets, line = [], ""
    for word in words:
        line += " " if line else ""
        offsets.append(len(line))
        line += word.text.strip()
    return [
        (max(0.0, hit[0].start - MARGIN_S), hit[-1].end + MARGIN_S)
        for start, end in personal_spans(line)
        if (
            hit := [
                word
                for word, at in zip(words, offsets, strict=True)
                if at < end and start < at + len(word.text.strip())
            ]
        )
    ]
