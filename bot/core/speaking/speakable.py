"""What is written made speakable: the words that a voice should say, in the order of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from bot.core.speaking import reading
from bot.core.speaking.citations import say_citations
from bot.core.speaking.number_rules import NUMBER_RULES
from bot.core.speaking.spelling import (
    ABBREVIATIONS,
    LETTERS,
    SAID_LIKE,
    code,
    email_address,
    is_syllable,
    spell,
    web_address,
)

Rule = Callable[[str], str]

LONGEST = 20_000  # characters: what is beyond is not spoken


def speakable(text: str) -> str:
    """The text as words and sentence marks; empty when nothing in it can be said.

    Numbers, dates, times, money, telephone and law numbers, plates, abbreviations and addresses
    become words; emoji, markup and control characters are dropped.
    """
    for rule in RULES:
        text = rule(text)
    return text


def _cleaned(text: str) -> str:
    """NFC, one kind of dash and space, nothing that has no sound."""
    text = unicodedata.normalize("NFC", text[:LONGEST])
    text = re.sub(r"\[([^\]\n]*)\]\((?:https?:)?[^)\s]*\)", r"\1", text)  # Markdown links
    text = re.sub(r"^[ \t]*(?:[-*•+–]|#{1,6}|>)[ \t]+", "", text, flags=re.MULTILINE)
    text = re.sub(r"</?[a-zA-Z][^<>\n]{0,100}>", " ", text)  # markup
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    text = re.sub(r"(?<=\d)[\u00a0\u202f\u2009](?=\d)", " ", text)
    return "".join(_sounding(character) for character in text)


def _sounding(character: str) -> str:
    if unicodedata.category(character) == "Cf":  # joiners and marks that print nothing
        return ""
    if not _has_sound(character):
        return " "
    if unicodedata.category(character) == "No" and character not in "²³":  # ½ as 1/2
        return unicodedata.normalize("NFKC", character).replace("\u2044", "/")
    return character


def _has_sound(character: str) -> bool:
    if character in "\n°²³":
        return True
    return unicodedata.category(character)[0] in "LNPM" or character in "+=<>≥≤±×$€%&~"


def _web(text: str) -> str:
    text = re.sub(
        r"(?<![\w.+-])([\w.+-]{1,64})@((?:[\w-]{1,63}\.){1,6}[a-z]{2,9})\b",
        lambda m: email_address(m[1], m[2]),
        text,
    )
    return re.sub(
        r"(?<![\w.@-])(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,6}(?:vn|com|net|org|gov|edu|info|io))\b"
        r"(?::\d+)?(?:/[^\s,;)\]]*[^\s,;.:!?)\]])?/?",
        lambda m: web_address(m[1]),
        text,
        flags=re.IGNORECASE,
    )


PLACE_SIGNS = {
    "TP": "thành phố", "Tp": "thành phố", "P": "phường", "Q": "quận", "H": "huyện", "X": "xã",
    "TX": "thị xã", "TT": "thị trấn", "Đ": "đường", "T": "tỉnh", "Ng": "ngõ",
}  # fmt: skip
# A short form before a name or number: "P. Cửa Nam", "Q.1", "TP.HCM".
_PLACE = re.compile(r"(?<![\w.])(TP|Tp|TX|TT|Ng|P|Q|H|X|Đ|T)\.\s?(?=[A-ZĐÀ-Ỹ0-9])")
_PHRASES = (
    (re.compile(r"\bv\.\s?v\.?(?=\W|$)"), "vân vân."),
    (re.compile(r"\b(?:vd|VD)\s?:"), "ví dụ,"),
    (re.compile(r"\bTP\s?HCM\b"), "thành phố Hồ Chí Minh"),
    (re.compile(r"\bPCCC\s?(?:&|và)\s?CNCH\b"), ABBREVIATIONS["PCCC&CNCH"]),
    (re.compile(r"\bQL\s?(?=\d)"), "quốc lộ "),
    (re.compile(r"\bTL\s?(?=\d)"), "tỉnh lộ "),
)


def _abbreviations(text: str) -> str:
    for pattern, said in _PHRASES:
        text = pattern.sub(said, text)
    text = _PLACE.sub(lambda m: PLACE_SIGNS[m[1]] + " ", text)
    return re.sub(r"(?<![\w])[^\W\d_]{2,}(?![\w])", lambda m: ABBREVIATIONS.get(m[0], m[0]), text)


def _legal_points(text: str) -> str:
    """ "điểm c khoản 3" with the letter's name; "quý IV", "chương II" with the number."""
    text = re.sub(r"\b([Đđ]iểm) ([a-zđ])(?!\w)", lambda m: f"{m[1]} {LETTERS[m[2]]}", text)
    return re.sub(
        r"\b((?i:quý|chương|phần|mục|khóa|khoá|thế kỷ|kỳ|cấp|loại|nhóm|phụ lục)) ([IVXLC]+)\b",
        lambda m: f"{m[1]} {_roman(m[2])}",
        text,
    )


def _roman(written: str) -> str:
    value = reading.roman(written)
    return reading.cardinal(str(value)) if value else written


def _codes(text: str) -> str:
    """Forms and classes such as CT01, A1, PC06, and the lone letters after them."""
    text = re.sub(
        r"(?<![\w])([A-ZĐ]{1,4})-?(\d{1,4})([A-Z])?(?![\w])",
        lambda m: code(m[1], m[2]) + (f" {spell(m[3])}" if m[3] else ""),
        text,
    )
    # "quốc lộ 1A", "nhà 12B"
    return re.sub(
        r"(?<![\w])(\d{1,4})([A-ZĐ])(?![\w])",
        lambda m: f"{reading.cardinal(m[1])} {spell(m[2])}",
        text,
    )


_FOREIGN = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, SAID_LIKE), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)


def _foreign(text: str) -> str:
    return _FOREIGN.sub(lambda m: SAID_LIKE[m[0].lower()], text)


def _initials(text: str) -> str:
    """Capitals that are no syllable are spelled (SOS, XYZ); shouted words stay words."""
    return re.sub(
        r"(?<![\w])[A-ZĐ]{2,5}(?![\w])",
        lambda m: m[0] if is_syllable(m[0]) else spell(m[0]),
        text,
    )


SIGNS = {
    "&": " và ", "+": " cộng ", "=": " bằng ", "≥": " từ ", "≤": " không quá ", "<": " dưới ",
    ">": " trên ", "±": " cộng trừ ", "×": " nhân ", "%": " phần trăm ", "~": " khoảng ",
    "°": " độ ", "@": " a còng ", "$": " đô la ", "€": " ơ rô ", "²": " vuông ",
    "³": " khối ",
}  # fmt: skip


def _signs(text: str) -> str:
    text = re.sub(r"(?i)\b(anh|và)\s?/\s?(chị|hoặc)\b", r"\1 \2", text)
    text = re.sub(r"(?<=\w)\s?/\s?(?=\w)", " hoặc ", text)
    text = re.sub(r"(?<=\w)-(?=\w)", " ", text)
    text = re.sub(r"[<>=+~]{2,}", " ", text)
    text = "".join(SIGNS.get(character, character) for character in text)
    text = re.sub(r"\s-\s|[()\[\]{}]", ", ", text)
    text = re.sub(r"[^\w\s.,!?;:…]|_", " ", text)
    # digits of other scripts
    return re.sub(r"\d+", lambda m: f" {reading.grouped_digits(_plain(m[0]))} ", text)


def _plain(digits: str) -> str:
    return "".join(str(unicodedata.digit(digit)) for digit in digits)


def _punctuation(text: str) -> str:
    """One mark where several met, none without words before it, sentences on one line."""
    text = re.sub(r"[.…]*…[.…]*|\.{2,}", ".", text)
    text = re.sub(r"(?<=[^\s.,!?;:])[ \t]*\n+", ".\n", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([.,!?;:])", r"\1", text)
    text = re.sub(r"[.,!?;:]+", lambda m: next(mark for mark in "?!.;:," if mark in m[0]), text)
    text = re.sub(r"([.,!?;:])(?=\w)", r"\1 ", text)
    text = text.strip().lstrip(".,;:!? ").rstrip(",;")
    return text if any(character.isalpha() for character in text) else ""


RULES: tuple[Rule, ...] = (
    _cleaned,
    _web,
    say_citations,
    _legal_points,
    *(partial(pattern.sub, said) for pattern, said in NUMBER_RULES.early),
    _abbreviations,
    _codes,
    *(partial(pattern.sub, said) for pattern, said in NUMBER_RULES.late),
    _foreign,
    _initials,
    _signs,
    _punctuation,
)
