"""Which scam a caller describes, if it is one of those that the warnings tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from bot.core.answers.guidance import ScamWarning
from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold, is_unaccented, word_set

# Two syllables make a word, mostly; what several warnings share says little of any of them. One
# pair that only one warning has is enough, for another scam's signs and advice would mislead.
_ENOUGH = 1.0
_WORTH_OF_ALIAS = 2.0
# No syllable is as long as that: it is a name by itself, such as shipper or deepfake.
_LONG_WORD = 7  # letters

_EMPTY = word_set("rồi và của có là thì mà cho với đã sẽ bị được này kia đó ở tại trong ra vào lên")


def scam_named(text: str, warnings: Mapping[str, ScamWarning]) -> ScamWarning | None:
    """The warning that a text tells most of; None where none is told of clearly."""
    written = fold if is_unaccented(text) else str
    terms = {scam.id: set(map(written, _terms_of(scam))) for scam in warnings.values()}
    spread = Counter(term for own in terms.values() for term in own)
    asked, line = _terms(text), fold(words_of(text))
    scored = {
        scam.id: sum(1 / spread[term] for term in asked & terms[scam.id])
        + sum(_WORTH_OF_ALIAS for alias in scam.aliases if fold(alias) in line)
        for scam in warnings.values()
    }
    best = max(scored, key=lambda identifier: scored[identifier], default=None)
    return warnings[best] if best is not None and scored[best] >= _ENOUGH else None


def _terms_of(scam: ScamWarning) -> set[str]:
    return set().union(*map(_terms, (scam.name, *scam.aliases, *scam.signs)))


def _terms(text: str) -> set[str]:
    """Pairs of syllables within a clause, and long words."""
    clauses = [clause.split() for clause in words_of(text).split("|")]
    pairs = {
        " ".join(pair) for clause in clauses for pair in pairwise(clause) if not _EMPTY & {*pair}
    }
    return pairs | {word for clause in clauses for word in clause if len(word) >= _LONG_WORD}
