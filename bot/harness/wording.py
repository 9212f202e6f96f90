"""Comparing words: what counts as the same thing said, written or heard."""

from __future__ import annotations

import unicodedata

# The two ways of placing a tone mark that Vietnamese spelling knows: hoà and hòa.
_OLD, _NEW = (
    "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ",
    "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy",
)
_TONES = dict(zip(_OLD.split(), _NEW.split(), strict=True))


def plain(text: str) -> str:
    """Lower case, NFC, one tone placement, only letters and digits, single spaces.

    Names, plates and telephone numbers keep their characters: 29H1-123.45 becomes 29h1 123 45.
    """
    text = unicodedata.normalize("NFC", text).lower()
    kept = "".join(c if c.isalnum() else " " for c in text)
    return " ".join(_one_placement(word) for word in kept.split())


def _one_placement(word: str) -> str:
    # After q the u belongs to the consonant (quý), and before a further letter both ways of
    # spelling put the mark on the same vowel (hoàng).
    tail = word[-2:]
    if tail in _TONES and not (tail.startswith("u") and word[:-1].endswith("qu")):
        return word[:-2] + _TONES[tail]
    return word


def holds(text: str, wanted: str) -> bool:
    """Whether the text has the wanted words as a whole; ``a|b`` is satisfied by either."""
    padded = f" {plain(text)} "
    return any(f" {plain(choice)} " in padded for choice in wanted.split("|"))


def holds_all(text: str, wanted: str | list[str] | tuple[str, ...]) -> bool:
    """Whether the text has every one of the wanted words."""
    return all(holds(text, one) for one in ([wanted] if isinstance(wanted, str) else wanted))


def same(left: str, right: str) -> bool:
    """Whether two values are the same but for case, spelling of tones and punctuation."""
    return plain(left) == plain(right)
