"""Small words that say the same to a classifier: who speaks, polite helpers, negation."""

from __future__ import annotations

# "Em", "anh", "cháu" and "tôi" are all the caller, depending on age: which one says nothing about
# the matter. Words with a second meaning once folded (bà/ba, cô/có, mày/máy) are left out.
_GROUPS = {
    "toi": ("tui", "em", "anh", "chi", "minh", "chau", "bac", "chu"),
    "giup": ("ho", "gium", "dum"),
    "khong": ("hong", "hok", "ko", "khg", "chang", "cha"),
}
_SAME = {word: meaning for meaning, words in _GROUPS.items() for word in words}


def canonical(folded: str) -> str:
    """The word that stands for a folded syllable."""
    return _SAME.get(folded, folded)
