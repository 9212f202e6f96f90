"""From approved corrections to training data: what stands in the way, and the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.core.lessons import (
    Objection,
    contradiction,
    folded_line,
    objections,
    teaches_something,
)
from bot.knowledge.examples import known_lines, lines_of_test_sets, write_corrections
from bot.storage.corrections import APPROVED, Correction, SqlCorrections


@dataclass(frozen=True)
class Judged:
    """A correction with what stands against teaching it; ``new`` is false where the training data
    have the line already."""

    correction: Correction
    objections: tuple[Objection, ...]
    new: bool

    @property
    def teachable(self) -> bool:
        return self.new and not self.objections


class Teaching:
    """Judges corrections by the training data and the test sets of one checkout.

    Reading those takes seconds; it is done when first needed, and again when files changed.
    """

    def __init__(self, corrections: SqlCorrections, root: Path) -> None:
        self._corrections = corrections
        self._root = root
        self._known: dict[str, set[str]] = {}
        self._read_at: tuple[float, ...] | None = None

    def judge(self, waiting: Sequence[Correction]) -> list[Judged]:
        """Each with its objections. Raises DataError."""
        if not waiting:
            return []
        known = self._lines()
        tested = lines_of_test_sets(self._root)
        return [
            Judged(
                one,
                tuple(objections(one.lesson, known, tested, one.heard)),
                teaches_something(one.lesson, known),
            )
            for one in waiting
        ]

    def approved(self) -> list[Judged]:
        """All approved ones; of two that contradict each other, both are objected to.

        Raises StorageError, DataError.
        """
        found = self._corrections.decided(APPROVED)
        return _contradictions(self.judge(found))

    def write(self, judged: Sequence[Judged], file: Path, day: date) -> int:
        """Write what may be taught and is not yet; how many lines that is."""
        lessons = list(dict.fromkeys(one.correction.lesson for one in judged if one.teachable))
        if lessons:
            write_corrections(lessons, file, day)
        return len(lessons)

    def _lines(self) -> dict[str, set[str]]:
        data = self._root / "data"
        files = [f for d in ("nlu", "corrections", "questions") for f in (data / d).glob("*.yml")]
        read_at = tuple(file.stat().st_mtime for file in sorted(files))
        if read_at != self._read_at:
            self._known, self._read_at = known_lines(data), read_at
        return self._known


def _contradictions(judged: Sequence[Judged]) -> list[Judged]:
    """Of approved lessons that give one line two intents, each is objected to."""
    approved: dict[str, set[str]] = {}
    for one in judged:
        lesson = one.correction.lesson
        approved.setdefault(folded_line(lesson.text), set()).add(lesson.intent or "")
    found = []
    for one in judged:
        against = contradiction(one.correction.lesson, approved)
        more = (against,) if against and against not in one.objections else ()
        found.append(replace(one, objections=(*one.objections, *more)))
    return found
