"""Every syllable that Vietnamese spelling allows, and the one spelling convention of the recipe."""

import re
import unicodedata
from functools import cache


def listed(words: str) -> list[str]:
    """Words between spaces as a list."""
    return words.split()


TONE_MARKS = {"": "", "2": "\u0300", "1": "\u0301", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
TONE_OF_MARK = {mark: tone for tone, mark in TONE_MARKS.items() if mark}

ONSETS = [*listed("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"), ""]
RIMES = listed(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e "
    "ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im "
    "in inh ip it iu o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc "
    "ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương "
    "ươp ươt ươu"
)
GLIDE_RIMES = listed(
    "oa oac oach oai oan oang oanh oat oay oăc oăn oăng oăt oe oen oeo oet uân uât uây uê "
    "uêch uênh uơ uy uya uych uynh uyên uyêt uyt uyu"
)
GLIDE_ONSETS = {*listed("ch d đ gi h kh l ng nh s t th tr x"), ""}
QU_RIMES = listed(
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăt ân âng ât ây e en eo et ê êch ên êt y "
    "ynh ych yên yêt yt ơ ôc"
)
STOPS = ("c", "ch", "p", "t")
VOWELS = "aăâeêioôơuưy"
# Syllables with two spellings for one sound: ordinary text prefers the second.
PREFERRED = dict(
    pair.split(":")
    for pair in listed(
        "kí:ký kì:kỳ kỉ:kỷ kĩ:kỹ kị:kỵ lí:lý mĩ:mỹ tỉ:tỷ í:ý qui:quy quí:quý quỉ:quỷ quì:quỳ"
    )
)

_NEW_STYLE = re.compile(r"(?<!q)(o[aàáảãạeèéẻẽẹ]|u[yỳýỷỹỵ])(?![a-zà-ỹ])")


def place_tone(rime: str, tone: str) -> str:
    """The rime with its tone where ordinary text writes it (hòa, thủy, hoàn, tiếng, mía)."""
    if not tone:
        return rime
    vowels = [i for i, letter in enumerate(rime) if letter in VOWELS]
    marked = [i for i in vowels if rime[i] in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif rime[-1] not in VOWELS:
        at = vowels[-1]
    else:
        at = vowels[1] if len(vowels) == 3 else vowels[0]
    toned = rime[: at + 1] + TONE_MARKS[tone] + rime[at + 1 :]
    return unicodedata.normalize("NFC", toned)


def spell(onset: str, rime: str, tone: str) -> str | None:
    """One syllable in ordinary spelling; None where the language has no such syllable."""
    if rime.endswith(STOPS) and tone not in ("1", "5"):
        return None
    front = rime[0] in "eêi"
    if onset in ("c", "g", "ng") and front:
        onset = {"c": "k", "g": "gh", "ng": "ngh"}[onset]
    if onset == "gi" and rime[0] == "i":
        if rime not in ("i", "in") and not rime.startswith("iê"):
            return None
        onset = "g"
    if onset == "" and rime.startswith("iê"):
        rime = "y" + rime[1:]
    return onset + place_tone(rime, tone)


@cache
def inventory() -> tuple[str, ...]:
    """All possible syllables, about ten thousand, in a fixed order."""
    found: dict[str, None] = {}
    for onset in ONSETS:
        rimes = (
            QU_RIMES if onset == "qu" else RIMES + (GLIDE_RIMES if onset in GLIDE_ONSETS else [])
        )
        for rime in rimes:
            for tone in TONE_MARKS:
                syllable = spell(onset, rime, tone)
                if syllable:
                    found.setdefault(PREFERRED.get(syllable, syllable))
    return tuple(found)


def split_tone(syllable: str) -> str:
    """Letters without tone, then the tone as a digit: "hỏi" becomes "hoi3"."""
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", syllable):
        if char in TONE_OF_MARK:
            tone = TONE_OF_MARK[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


_ONSETS_LONGEST_FIRST = sorted([*ONSETS, "gh", "ngh", "k"], key=len, reverse=True)
_ONE_SOUND = {"gh": "g", "ngh": "ng", "k": "c"}


def sounds(syllable: str) -> tuple[str, str, str]:
    """Onset, rime and tone of a syllable, one spelling for each sound: "nghỉ" is ng, i, 3."""
    spelled = split_tone(syllable)
    letters = spelled.rstrip("12345")
    onset = next(o for o in _ONSETS_LONGEST_FIRST if letters.startswith(o))
    rime = letters[len(onset) :] or "i"  # the i of "gì" is written once
    if onset != "qu" and rime.startswith("y"):
        rime = "i" + rime[1:]
    return _ONE_SOUND.get(onset, onset), rime, spelled[len(letters) :]


def respell(text: str) -> str:
    """Lower case, NFC, no punctuation, tones placed the old way (hoà becomes hòa)."""
    text = unicodedata.normalize("NFC", text).lower()
    text = re.sub(r"[^\w\s]|[_\d]", " ", text)

    def old_style(found: re.Match[str]) -> str:
        bare = split_tone(found[0])
        return place_tone(bare.rstrip("12345"), bare[2:])

    syllables = _NEW_STYLE.sub(old_style, text).split()
    return " ".join(PREFERRED.get(syllable, syllable) for syllable in syllables)
