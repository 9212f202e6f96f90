"""Parts of a place that a caller contrasts: "ngõ 13 chứ 31 là bên kia", "phố X, không phải Y"."""

from __future__ import annotations

import re

from bot.core.language.numbers import written_numbers
from bot.core.language.vietnamese import fold
from bot.core.writing.words import HOUSE_LETTERS
from bot.core.writing.written import write

_LABEL = (
    r"(?:(?P<label>số nhà|nhà số|số|nhà|ngõ|ngách|hẻm|kiệt|tầng|lầu|phòng|tổ|tòa|toà|khu|lô"
    r"|so nha|nha so|so|nha|ngo|ngach|hem|tang|lau|phong|to|toa|lo)\s+)?"
)
# What follows or goes before a number that counts something or tells a time.
COUNTS = (
    r"(?!\s*(?:giờ|h|phút|tuổi|người|đứa|thằng|cái|chiếc|mét|m|km|nghìn|ngàn|triệu|tr|k|đồng|kg"
    r"|gio|phut|tuoi|nguoi|dua|trieu|tháng|thang)(?!\w))"
)
_NUMBER = re.compile(
    rf"(?<!\w){_LABEL}(?<!ngày )(?<!tháng )(?<!thứ )"
    rf"(?P<number>[A-Za-zĐđ]{{0,2}}\d{{1,4}}[A-Za-zĐđ]?(?:/\d+)*)(?![\w/]){COUNTS}",
    re.IGNORECASE,
)
_LETTER = "bê|xê|dê|đê|hát|ét|tê"
_LETTER_BEHIND = re.compile(rf"(?<!\w)(\d+)\s+({_LETTER})(?!\w)", re.IGNORECASE)
_LETTER_BEFORE = re.compile(rf"(?<!\w)({_LETTER})\s+(?=\d)", re.IGNORECASE)
_HOUSE = frozenset(("số", "nhà", "số nhà", "nhà số", "so", "nha", "so nha", "nha so"))
_NOT = r"(?:không|hông|hổng|ko|chẳng|khong)\s+(?:phải|phai)"
_AS = r"(?:\s+(?:là|ở|tại|bên|cái|la|o))*"
_LEAST_WORDS, _MOST_WORDS = 2, 5  # of a name
_NAMED = re.compile(
    r"(?<!\w)(?:phố|đường|thôn|xóm|làng|chợ|cầu|khu|tòa|toà|công viên|trường|ngã tư|ngã ba|chùa"
    r"|đình|pho|duong|thon|cho|cau)\s+(?:(?:là|la)\s+)?(?P<name>[^,.;:!?]+?)"
    r"(?=\s+(?:chứ|chớ|mà|nhé|ạ|cơ|mới|không|ko|khong|chu|nhe)(?!\w)|\s*[,.;:!?]|\s*$)",
    re.IGNORECASE,
)


def contrasted(old: str, text: str, corrects: bool = False, names: bool = True) -> str | None:
    """The old place with the part that the caller says is wrong replaced by the one that they say
    is right; None where they contrast nothing that stands in it with anything else.

    ``corrects``: they say that something was wrong, so that of two numbers of one kind the new one
    holds ("nhà tôi mới tầng 6, chúng nó ở tầng 7"). ``names``: streets and the like, too.
    """
    return _with_number(old, text, corrects) or (_with_name(old, text) if names else None)


def _with_number(old: str, text: str, corrects: bool) -> str | None:
    written = write(old).text
    kept = {found["number"].lower(): found for found in _NUMBER.finditer(written)}
    line = _in_figures(text)
    said = list(_NUMBER.finditer(line))
    told = {found["number"].lower() for found in said} & kept.keys()
    denied = {number for number in told if _is_denied(number, line)}
    wrong = denied or (told if corrects else set())
    if len(wrong) != 1:
        return None
    part = kept[next(iter(wrong))]
    right = {
        found["number"]: found
        for found in said
        if found["number"].lower() not in kept
        and _alike(part["label"], found["label"], surely=not denied)
        and not _is_denied(found["number"], line)
    }
    if len(right) != 1:
        return None
    number, found = right.popitem()
    place = written[: part.start("number")] + number + written[part.end("number") :]
    more = _NUMBER.match(line, found.end() + 1)
    if more is None or more["label"] is None or fold(more["label"]) in fold(old):
        return place
    return f"{more.group()}, {place}"  # "tầng 7 phòng 702"


def _in_figures(text: str) -> str:
    """A message with its numbers in figures and their letters beside them: "19B", "B7"."""
    line = written_numbers(write(" ".join(text.split())).text)
    line = _LETTER_BEHIND.sub(lambda found: found[1] + HOUSE_LETTERS[found[2].lower()], line)
    return _LETTER_BEFORE.sub(lambda found: HOUSE_LETTERS[found[1].lower()], line)


def _is_denied(number: str, line: str) -> bool:
    """ "Không phải 31", "chứ 31", "31 là bên kia", "31 là sai"."""
    it = rf"{_LABEL.replace('?P<label>', '?:')}{re.escape(number)}(?![\w/])"
    before = rf"(?<!\w)(?:{_NOT}|chứ|chớ|chu)(?:\s+{_NOT})?{_AS}\s+{it}"
    behind = (
        rf"(?<!\w){it}\s+(?:thì\s+|thi\s+)?(?:là|la|bị)\s+(?!đúng|dung|số|so|nhà\s+nó)"
        rf"|(?<!\w){it}\s+(?:sai|nhầm|lộn|nham)(?!\w)"
    )
    return re.search(f"{before}|{behind}", line, re.IGNORECASE) is not None


def _alike(one: str | None, other: str | None, surely: bool) -> bool:
    """Whether two numbers are of one kind, or may be, by the words before them."""
    if one is None or other is None:
        return not surely
    one, other = one.lower(), other.lower()
    return fold(one) == fold(other) or {one, other} <= _HOUSE


def _with_name(old: str, text: str) -> str | None:
    wrong = _denied_name(old, text)
    if wrong is None:
        return None
    start, end = wrong
    named = {found["name"] for found in _NAMED.finditer(text)}
    right = {name for name in named if len(name.split()) <= _MOST_WORDS}
    right = {name for name in right if fold(name) not in fold(old)}
    if len(right) != 1:
        return None
    return old[:start] + right.pop() + old[end:]


def _denied_name(old: str, text: str) -> tuple[int, int] | None:
    """Where the name stands that a message says it is not."""
    for found in re.finditer(rf"(?<!\w){_NOT}{_AS}(?:\s+(?:phố|đường|pho|duong))?\s+", text, re.I):
        words = re.findall(r"\w+", text[found.end() :])[:_MOST_WORDS]
        for length in range(len(words), _LEAST_WORDS - 1, -1):
            name = re.escape(fold(" ".join(words[:length])))
            place = re.search(rf"(?<!\w){name}(?!\w)", fold(old))
            if place is not None and len(fold(old)) == len(old):
                return place.span()
    return None
