"""Which procedure a text is about: ranked, several where several fit, none where none does.

A procedure is known by its name and aliases. A text is compared with each of them by the words
and word pairs they share, weighted by how rare these are, after synonyms are brought to one form.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.core.language.vietnamese import fold, is_unaccented
from bot.core.procedure import Procedure
from bot.knowledge.names import NameIndex
from bot.knowledge.phrases import Canonical
from bot.knowledge.rewording import NOT_REWORDED, Rewording

# Measured on tests/unit/data/procedure_questions.yml (see tests/unit/test_procedure_search.py).
LOWEST_SCORE = 0.46
CLOSE = 0.93  # a second procedure this close to the best one fits as well
CLOSE_WHEN_SHORT = 0.75  # the same for a bare topic ("căn cước") that many names contain
SURE = 0.97  # a name said in full: nothing else fits as well
MOST_FITTING = 3

FEW_WORDS = 4


@dataclass(frozen=True)
class Match:
    """``verdict`` is one, several or none; ``ids`` the procedures that fit, best first.

    ``ranked`` is the whole ranking as (id, score 0..1), best first, for inspection; ``bare`` says
    that the text names a topic and nothing more ("căn cước").
    """

    verdict: str
    ids: tuple[str, ...]
    ranked: tuple[tuple[str, float], ...]
    bare: bool = False

    @property
    def best(self) -> str | None:
        """The id when exactly one fits."""
        return self.ids[0] if self.verdict == "one" else None


class ProcedureIndex:
    """An index over names and aliases; built once (some ms), a query takes below 5 ms."""

    def __init__(
        self,
        procedures: Mapping[str, Procedure],
        synonyms: Sequence[Sequence[str]] = (),
        foreign: Sequence[str] = (),
        deeds: Sequence[str] = (),
        vague: Sequence[str] = (),
        rewording: Rewording = NOT_REWORDED,
    ) -> None:
        """``synonyms``: rows of phrases that mean the same, the standard one first.
        ``foreign``: subjects that are not the police's; naming one speaks against all.
        ``deeds``: what is to be done (lost, renew, report); they weigh more.
        ``vague``: words that alone do not say which procedure is meant.
        ``rewording``: what is said otherwise in texts than in names."""
        self._rewording = rewording
        self._order = list(procedures)  # of a bare topic, the first in the files come first
        self._canonical = Canonical(synonyms, foreign, deeds)
        named = [
            (procedure.id, self._canonical.words(name))
            for procedure in procedures.values()
            for name in (procedure.name, *procedure.aliases)
        ]
        self._canonical.keep(word for _, words in named for word in words)
        joined = frozenset(deed.replace(" ", "_") for deed in deeds)
        alone = frozenset(word for phrase in vague for word in phrase.split())
        self._accented = NameIndex(
            [(identifier, [word.text for word in words]) for identifier, words in named],
            joined,
            alone,
        )
        self._plain = NameIndex(
            [(identifier, [word.folded for word in words]) for identifier, words in named],
            frozenset(map(fold, joined)),
            frozenset(map(fold, alone)),
        )

    def match(self, text: str) -> Match:
        """What a text is about."""
        ranked = self.rank(text)
        fitting = [entry for entry in ranked if entry[1] >= LOWEST_SCORE]
        if not fitting:
            return Match("none", (), tuple(ranked))
        first, best = fitting[0]
        bare = best < SURE and self._is_bare_topic(text, first)
        floor = best if best >= SURE else best * (CLOSE_WHEN_SHORT if bare else CLOSE)
        ids = [identifier for identifier, score in fitting if score >= floor]
        if bare:
            ids.sort(key=self._order.index)
        ids = ids[:MOST_FITTING]
        return Match("one" if len(ids) == 1 else "several", tuple(ids), tuple(ranked), bare)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every procedure that shares a word with a text, with its score, best first."""
        text = self._rewording.reworded(text)
        words = self._canonical.words(text)
        foreign = sum(word.foreign for word in words)
        if is_unaccented(text):
            return self._plain.rank([word.folded for word in words], foreign)
        return self._accented.rank([word.text for word in words], foreign)

    def choose(self, text: str, among: Collection[str]) -> str | None:
        """The one of these procedures that an answer to "A hay B ạ?" picks, None where unclear.

        "đổi vì hết hạn" says nothing alone, but enough between renewing and replacing.
        """
        text = self._rewording.reworded(text)
        words = self._canonical.words(text)
        if is_unaccented(text):
            ranked = self._plain.rank([word.folded for word in words], 0, among)
        else:
            ranked = self._accented.rank([word.text for word in words], 0, among)
        if not ranked or (len(ranked) > 1 and ranked[1][1] >= ranked[0][1] * CLOSE):
            return None
        return ranked[0][0]

    def names_foreign(self, text: str) -> bool:
        """Whether a text names a subject that is not the police's (marriage, land, courts)."""
        return any(word.foreign for word in self._canonical.words(text))

    def _is_bare_topic(self, text: str, best: str) -> bool:
        """Whether the best name says all that the text does, and the text hardly anything."""
        words = {word.folded for word in self._canonical.words(text)}
        return len(words) <= FEW_WORDS and self._plain.says_all(best, words)


def match_procedure(text: str, procedures: Mapping[str, Procedure]) -> list[tuple[str, float]]:
    """The ranking alone: (id, score) above the threshold, best first.

    Builds an index each time; ``bot.knowledge.load_index`` keeps one with the synonyms.
    """
    ranked = ProcedureIndex(procedures).rank(text)
    return [(identifier, score) for identifier, score in ranked if score >= LOWEST_SCORE]
