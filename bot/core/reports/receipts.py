"""Receipt codes: how a reporter finds a report again without giving a name."""

from __future__ import annotations

import re
import secrets

from bot.core.language.numbers import written_numbers
from bot.core.language.vietnamese import fold

# No letter or digit that is mistaken for another, read aloud or written; no vowels, so no words.
ALPHABET = "CDFGHKLMNPQRTVX23456789"
LENGTH = 8
_NAMES = {
    "C": "xê", "D": "đê", "F": "ép phờ", "G": "giê", "H": "hát", "K": "ca", "L": "lờ", "M": "mờ",
    "N": "nờ", "P": "pê", "Q": "quy", "R": "rờ", "T": "tê", "V": "vê", "X": "ích",
}  # fmt: skip
_DIGIT_NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGITS = {fold(name): str(digit) for digit, name in enumerate(_DIGIT_NAMES)}
_LETTERS = {fold(name): letter for letter, name in _NAMES.items()}
_CODE = re.compile(rf"(?<![A-Z0-9])[{ALPHABET}]{{{LENGTH}}}(?![A-Z0-9])")


def new_receipt() -> str:
    """Eight characters that cannot be guessed (over 36 bits from the system's secure source)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spoken_receipt(receipt: str) -> str:
    """A receipt as it is read out: "K 7 M 3, Q 9 T X"."""
    half = len(receipt) // 2
    return f"{' '.join(receipt[:half])}, {' '.join(receipt[half:])}"


def find_receipt(text: str) -> str | None:
    """The receipt code in a text, written or spelled with the names of its letters."""
    written = text.upper()
    found = _CODE.search(re.sub(r"(?<=\b[A-Z0-9])[\s,.-]+(?=[A-Z0-9]\b)", "", written))
    if found is None:
        found = _CODE.search(re.sub(r"(?<=[A-Z0-9]{4})[\s-](?=[A-Z0-9]{4}\b)", "", written))
    if found is None:
        found = _CODE.search(_spelled(text))
    return found.group() if found else None


def _spelled(text: str) -> str:
    """The characters that a text spells out, everything else as a gap."""
    plain = re.sub(r"[^\w\s]", " ", fold(written_numbers(text)))
    words = [_DIGITS.get(word, word) for word in plain.split()]
    spelled = ""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        letter = _LETTERS.get(word) or _LETTERS.get(f"{word} {following}")
        if letter or word.isdigit() or (len(word) == 1 and word.upper() in ALPHABET):
            spelled += letter or word.upper()
        elif word != "pho":  # the second half of "ép phờ"
            spelled += " "
    return spelled
