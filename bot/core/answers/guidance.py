"""What callers are told besides procedures: numbers, greetings, safety advice, fines, scams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.core.procedure import Source


@dataclass(frozen=True)
class ScamWarning:
    """One kind of scam: how callers name it, its signs, what to do."""

    id: str
    name: str
    aliases: tuple[str, ...]
    signs: tuple[str, ...]
    advice: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str
    last_verified: date
    example: str | None = None


@dataclass(frozen=True)
class PhoneNumber:
    """A real public number; ``free`` is None where no source says; ``note`` is for reviewers."""

    number: str
    name: str
    spoken: str
    purposes: tuple[str, ...]
    not_for: tuple[str, ...]
    aliases: tuple[str, ...]
    free: bool | None
    sources: tuple[Source, ...]
    confidence: str
    note: str | None = None


@dataclass(frozen=True)
class HotlineScope:
    """One simulated hotline: its greeting (which says it is a simulation) and its scope."""

    hotline: str
    greeting: str
    scope: str
    not_for: str


@dataclass(frozen=True)
class EmergencyAdvice:
    """Safety advice for one kind of emergency: short spoken sentences, the most urgent first.

    ``number`` is 113, 114 or 115; ``also`` other numbers that may be needed; ``questions`` what to
    ask. ``needs_approval``: no public source covers all of it, a specialist must approve it.
    """

    kind: str
    name: str
    number: str
    sentences: tuple[str, ...]
    questions: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str
    needs_approval: bool
    also: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Fine:
    """A fine for nuisance or false calls, in dong, in force from ``starts`` to ``ends``."""

    id: str
    act: str
    lowest_vnd: int | None
    highest_vnd: int | None
    rule: str | None
    legal_basis: str
    sources: tuple[Source, ...]
    confidence: str
    starts: date | None = None
    ends: date | None = None
    in_hanoi_only: bool = False
    note: str | None = None

    def in_force_on(self, day: date) -> bool:
        """Whether this fine holds on a day."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )


@dataclass(frozen=True)
class HotlineGuide:
    """Everything in data/hotlines.yml; ``hotlines`` by number, ``advice`` by kind.

    ``routing`` maps 111, 113, 114 and 115 to the words that call for that number.
    """

    hotlines: Mapping[str, HotlineScope]
    numbers: Mapping[str, PhoneNumber]
    advice: Mapping[str, EmergencyAdvice]
    fines: tuple[Fine, ...]
    routing: Mapping[str, tuple[str, ...]]
    last_verified: date

    def fines_on(self, day: date) -> tuple[Fine, ...]:
        """The fines that hold on a day."""
        return tuple(fine for fine in self.fines if fine.in_force_on(day))
