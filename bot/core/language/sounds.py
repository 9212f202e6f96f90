"""Syllables by their sound, for an ear that mixes up what regions and recognisers mix up."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.language.vietnamese import fold

_SYLLABLE = re.compile(
    r"(ngh|ng|tr|ch|gi(?=[aeiouy])|gh|ph|kh|qu|th|nh|[bcdghjklmnpqrstvxfwz]?)([aeiouy]+)([a-z]*)"
)
# One letter for all that are mixed up: "trọ" and "chọ", "sửa" and "xửa", "dấy", "giấy" and "rấy",
# "làm" and "nàm", "vào" and "dào".
_BEGINNINGS = {
    "ch": "c", "tr": "c", "s": "x", "gi": "z", "d": "z", "r": "z", "v": "z", "j": "z", "l": "n",
    "nh": "n", "ngh": "ng", "gh": "g", "qu": "k", "c": "k", "q": "k", "ph": "f", "kh": "h",
    "th": "t",
}  # fmt: skip
_MIDDLES = {
    "ieu": "iu", "uou": "iu", "uu": "iu", "uoi": "ui", "ao": "au", "eo": "eu",
    "ia": "ie", "ua": "uo", "oai": "ai",
}  # fmt: skip
_ENDS = {"c": "t", "ch": "t", "p": "t", "ng": "n", "nh": "n"}


@lru_cache(maxsize=16384)
def sound(syllable: str) -> str:
    """The same for all spellings that are often heard or written for each other; without tone.

    What is no Vietnamese syllable stays as it is, without diacritics.
    """
    plain = fold(syllable).lower()
    parts = _SYLLABLE.fullmatch(plain)
    if parts is None:
        return plain
    beginning, middle, end = parts.groups()
    middle = middle.replace("y", "i")
    middle = _MIDDLES.get(middle, middle)
    return _BEGINNINGS.get(beginning, beginning) + middle + _ENDS.get(end, end)
