"""What was heard: segments of a recording with their times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One recognised word; ``start`` and ``end`` in seconds from the start of the recording."""

    text: str
    start: float
    end: float
    probability: float


@dataclass(frozen=True)
class Segment:
    """One stretch of recognised speech; times in seconds from the start of the recording.

    ``text`` is what people read ("số 17 ngõ 205"), ``spoken`` what was recognised ("số mười bảy
    ngõ hai trăm linh năm") once the two were told apart, else empty. ``words`` are those of the
    spoken form.
    """

    text: str
    start: float
    end: float
    words: tuple[Word, ...] = ()
    spoken: str = ""

    @property
    def said(self) -> str:
        """The words as recognised."""
        return self.spoken or self.text

    @property
    def certainty(self) -> float | None:
        """How sure the recogniser was of its words, 0 to 1; None where it did not say."""
        if not self.words:
            return None
        return sum(word.probability for word in self.words) / len(self.words)


def least_certainty(heard: Sequence[Segment]) -> float | None:
    """How sure the recogniser was of what it was least sure of; None where it never said."""
    sure = [segment.certainty for segment in heard if segment.certainty is not None]
    return min(sure, default=None)


@dataclass(frozen=True)
class Transcript:
    """A whole recording: ``seconds`` its length, ``rtf`` processing time divided by length.

    ``cut_off_s``: seconds that its file promises and does not hold.
    """

    segments: tuple[Segment, ...]
    seconds: float
    rtf: float
    asr_model: str
    cut_off_s: float = 0.0

    @property
    def text(self) -> str:
        """All segments joined; empty when nobody spoke."""
        return " ".join(segment.text for segment in self.segments if segment.text)

    @property
    def spoken(self) -> str:
        """The same in the words that were recognised."""
        return " ".join(segment.said for segment in self.segments if segment.said)
