"""What a recogniser, or a hasty typist, makes of a line: syllables heard or written a little wrong."""

import unicodedata
from random import Random

# Beginnings, endings and vowels that are heard for one another, in both directions.
_BEGINNINGS = (
    ("l", "n"), ("tr", "ch"), ("s", "x"), ("gi", "d"), ("r", "d"), ("v", "d"), ("kh", "h"),
    ("ph", "h"), ("th", "t"), ("qu", "u"),
)  # fmt: skip
_ENDINGS = (("ng", "n"), ("nh", "n"), ("t", "c"), ("ch", "t"), ("i", "y"), ("u", "o"), ("m", "n"))
_VOWELS = (("ă", "â"), ("ê", "e"), ("ô", "o"), ("ơ", "ô"), ("ư", "u"), ("iê", "i"), ("ươ", "ư"))
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook, dot
_NEAR_TONES = {"\u0303": "\u0309", "\u0309": "\u0303"}  # ngã and hỏi are one in half the country


def misheard(text: str, random: Random, share: float = 0.18) -> str:
    """The line in lower case without punctuation, about that ``share`` of its syllables changed."""
    words = "".join(c if c.isalnum() or c in "+-" else " " for c in text.lower()).split()
    changed = [_changed(word, random) if random.random() < share else word for word in words]
    return " ".join(word for word in changed if word)


def _changed(word: str, random: Random) -> str:
    if not word.isalpha():
        return word
    draw = random.random()
    if draw < 0.4:
        return _other_tone(word, random)
    if draw < 0.6:
        return _swapped(word, _BEGINNINGS, random, str.startswith)
    if draw < 0.78:
        return _swapped(word, _ENDINGS, random, str.endswith)
    if draw < 0.95:
        return _swapped(word, _VOWELS, random, str.__contains__)
    return ""


def _other_tone(word: str, random: Random) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = [c for c in letters if c in _TONES]
    if not tones:
        return word
    new = _NEAR_TONES.get(tones[0]) if random.random() < 0.5 else random.choice(["", *_TONES])
    changed = letters.replace(tones[0], tones[0] if new is None else new, 1)
    return unicodedata.normalize("NFC", changed)


def _swapped(word, pairs, random: Random, has) -> str:
    """The word with one part of it changed for another that is heard for it."""
    found = [(a, b) for pair in pairs for a, b in (pair, pair[::-1]) if has(word, a) and word != a]
    if not found:
        return word
    old, new = random.choice(found)
    if has is str.endswith:
        return word[: -len(old)] + new
    return word.replace(old, new, 1)
