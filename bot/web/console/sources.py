"""Which entries of data/ an answer was made from, with their sources and when they were checked.

The procedure is kept with the turn. Safety advice, fines and warnings are known by their own words
in the answer: what stands in neither is not claimed to come from data/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.core.answers.guidance import EmergencyAdvice, HotlineGuide, ScamWarning
from bot.core.call import DialogueReply
from bot.core.procedure import Procedure, Source, main_source

GUIDE_FILE = "data/hotlines.yml"
FEWEST_PHRASES = 2  # of a warning's advice: one alone is said elsewhere, too


@dataclass(frozen=True)
class Origin:
    """An entry of data/ that an answer repeats; ``checked`` is the day somebody looked it up."""

    name: str
    file: str
    source: str | None
    published: str | None
    checked: str
    needs_approval: bool = False


@dataclass(frozen=True)
class Origins:
    """Finds them."""

    procedures: Mapping[str, Procedure]
    guide: HotlineGuide
    warnings: Mapping[str, ScamWarning]

    def of(self, reply: DialogueReply) -> list[Origin]:
        """The entries that a reply was made from; empty where it states nothing of data/."""
        said = _plain(reply.text)
        return [*self._procedure(reply.procedure), *self._guidance(said), *self._warnings(said)]

    def _procedure(self, identifier: str | None) -> Iterator[Origin]:
        found = self.procedures.get(identifier or "")
        if found is not None:
            file = f"data/procedures/{found.group}.yml"
            yield _origin(found.name, file, found.sources, found.last_verified)

    def _guidance(self, said: str) -> Iterator[Origin]:
        checked = self.guide.last_verified
        for advice in _said_most(self.guide.advice.values(), said):
            name = f"Hướng dẫn an toàn: {advice.name}"
            yield _origin(name, GUIDE_FILE, advice.sources, checked, advice.needs_approval)
        for basis in dict.fromkeys(fine.legal_basis for fine in self.guide.fines):
            if _plain(basis) in said:
                fine = next(fine for fine in self.guide.fines if fine.legal_basis == basis)
                yield _origin(f"Mức phạt: {fine.act}", GUIDE_FILE, fine.sources, checked)

    def _warnings(self, said: str) -> Iterator[Origin]:
        for warning in self.warnings.values():
            phrases = sum(_plain(advice) in said for advice in warning.advice)
            if phrases >= FEWEST_PHRASES:
                yield _origin(
                    f"Cảnh báo: {warning.name}",
                    "data/warnings/",
                    warning.sources,
                    warning.last_verified,
                )


def _said_most(advice: Iterable[EmergencyAdvice], said: str) -> list[EmergencyAdvice]:
    """The advice of which most sentences were said: kinds share their first ones."""
    counted = [(sum(_plain(one) in said for one in kind.sentences), kind) for kind in advice]
    most = max((count for count, _ in counted), default=0)
    return [kind for count, kind in counted if count == most and count]


def _origin(
    name: str, file: str, sources: Iterable[Source], checked: date, needs_approval: bool = False
) -> Origin:
    main = main_source(sources)
    return Origin(
        name=name,
        file=file,
        source=main.title if main else None,
        published=main.published if main else None,
        checked=f"{checked.day}/{checked.month}/{checked.year}",
        needs_approval=needs_approval,
    )


def _plain(text: str) -> str:
    return " ".join(text.lower().rstrip(".!").split())
