"""Words and groups of letters of whole texts, counted without a vocabulary to learn first."""

from __future__ import annotations

from collections.abc import Sequence

from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import HashingVectorizer

from bot.assistant.components.features import side_by_side, single_rows
from bot.assistant.components.halves import in_halves
from bot.assistant.components.synonyms import canonical
from bot.core.language.vietnamese import tokens

BUCKETS = 2**17  # of each kind of count


def _written(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def _plain(text: str) -> list[str]:
    """Words without diacritics, one for those that mean the same, as the tokenizer's lemmas."""
    return [canonical(token.folded) for token in tokens(text)]


def _line(text: str) -> str:
    return " ".join(_plain(text))


def _counting(**how: object) -> HashingVectorizer:
    return HashingVectorizer(
        n_features=BUCKETS, norm=None, alternate_sign=False, lowercase=False, **how
    )


_COUNTS = (
    _counting(analyzer="word", tokenizer=_written, token_pattern=None, ngram_range=(1, 2)),
    _counting(analyzer="word", tokenizer=_plain, token_pattern=None, ngram_range=(1, 3)),
    _counting(analyzer="char_wb", preprocessor=_line, ngram_range=(2, 5)),
)


def hashed_counts(texts: Sequence[str]) -> csr_matrix:
    """One row a text (texts × 3·BUCKETS), scaled as in ``features.side_by_side``."""
    return in_halves(_counted, texts)


def _counted(texts: Sequence[str]) -> csr_matrix:
    blocks = [single_rows(counting.transform(texts)) for counting in _COUNTS]
    return side_by_side(list(zip(*blocks, strict=True)), [BUCKETS] * len(_COUNTS))
