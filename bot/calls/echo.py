"""The assistant's own voice in a recording with one channel: what it said is not the caller's.

Only what this system says itself can be known again. A whole sentence of it must have been heard,
in order, so that a caller who repeats a few of its words, or corrects them, is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.call import Call, DialogueReply
from bot.core.emergencies.triage import triage
from bot.core.language.vietnamese import fold
from bot.core.speaking.speakable import speakable
from bot.core.transcript import Segment

# Syllables heard as they were said. Of a reply more, because callers answer in its own words.
LEAST_OF_GREETING, LEAST_OF_REPLY = 6, 12
ALIKE = 0.6  # of the syllables heard, and of those said: the rest was misheard
ADRIFT = 3  # syllables at either end that may have been misheard out of all likeness
_MISHEARD, _LEFT_OUT = -0.7, -0.5
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?;]+\s+")


@dataclass(frozen=True)
class _Match:
    """Where a prompt was heard: syllables ``first`` to ``last`` of the text, as end-exclusive
    ranges of both, and how many of them are alike."""

    heard: tuple[int, int]
    said: tuple[int, int]
    alike: int


def callers_own(call: Call, greeting: str | None, heard: Sequence[Segment]) -> list[Segment]:
    """What was heard, without what the assistant itself said to the caller up to now.

    A reply that repeats what the caller reported is never looked for: the caller who corrects it
    says nearly the same words.
    """
    reply = call.turns[-1].reply if call.turns else None
    own = []
    for segment in heard:
        text = segment.text
        if greeting:
            text = without_echo(text, greeting)
        if reply and not _repeats_report(reply):
            text = without_echo(text, reply.text, LEAST_OF_REPLY)
        own.append(segment if text == segment.text else replace(segment, text=text, words=()))
    return own


def without_echo(heard: str, prompt: str, least_alike: int = LEAST_OF_GREETING) -> str:
    """What is left of an utterance once a prompt that is heard in it is taken out.

    ``prompt`` is what the assistant has said, as it is written. The text comes back unchanged
    where it is not heard, empty where nothing else is.
    """
    said = [fold(word) for word in _WORD.findall(speakable(prompt))]
    lengths = [len(_WORD.findall(speakable(part))) for part in _SENTENCE_END.split(prompt)]
    words = list(_WORD.finditer(heard))
    match = _alignment([fold(word.group()) for word in words], said)
    if not _is_echo(match, lengths, least_alike):
        return heard
    return _cut_out(heard, words, match, said)


def _repeats_report(reply: DialogueReply) -> bool:
    return reply.incident is not None or reply.tip is not None


def _cut_out(heard: str, words: Sequence[re.Match[str]], match: _Match, said: Sequence[str]) -> str:
    first, last = match.heard
    # What is said before and after the likeness in the prompt was heard, too, only worse.
    if match.said[0] <= ADRIFT:
        first = max(0, first - match.said[0])
    if len(said) - match.said[1] <= ADRIFT:
        last = min(len(words), last + len(said) - match.said[1])
    taken = heard[words[first].start() : words[last - 1].end()]
    if triage(taken) is not None and triage(" ".join(said)) is None:
        return heard
    before = heard[: words[first].start()].strip()
    after = heard[words[last - 1].end() :].strip(" ,.;:!?")
    return " ".join(part for part in (before, after) if part)


def _is_echo(match: _Match, lengths: Sequence[int], least_alike: int) -> bool:
    """Whether enough is alike, and at least one whole sentence of the prompt is in it."""
    heard_length = match.heard[1] - match.heard[0]
    said_length = match.said[1] - match.said[0]
    if match.alike < max(least_alike, ALIKE * heard_length, ALIKE * said_length):
        return False
    start = 0
    for length in lengths:
        inside = min(match.said[1], start + length) - max(match.said[0], start)
        if inside >= max(LEAST_OF_GREETING, length - ADRIFT):
            return True
        start += length
    return False


def _alignment(heard: Sequence[str], said: Sequence[str]) -> _Match:
    """The best local alignment of two rows of syllables (Smith and Waterman)."""
    best, best_score = _Match((0, 0), (0, 0), 0), 0.0
    # A cell: score, where the alignment began in both, and how many syllables are alike so far.
    above = [(0.0, 0, column, 0) for column in range(len(said) + 1)]
    for row, word in enumerate(heard, start=1):
        cells = [(0.0, row, 0, 0)]
        for column, prompt in enumerate(said, start=1):
            alike = word == prompt
            score, i, j, count = above[column - 1]
            options = [
                (0.0, row, column, 0),
                (score + (1.0 if alike else _MISHEARD), i, j, count + alike),
                (above[column][0] + _LEFT_OUT, *above[column][1:]),
                (cells[-1][0] + _LEFT_OUT, *cells[-1][1:]),
            ]
            cell = max(options, key=lambda option: option[0])
            cells.append(cell)
            if cell[0] > best_score:
                best_score = cell[0]
                best = _Match((cell[1], row), (cell[2], column), cell[3])
        above = cells
    return best
