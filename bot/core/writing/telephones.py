"""Telephone numbers, hotlines and identity numbers: digits said one by one."""

from __future__ import annotations

import re

from bot.core.language.digits import said_digits
from bot.core.language.number_grammar import DIGITS
from bot.core.language.numbers import is_phone
from bot.core.writing.line import Line, Number, Piece
from bot.core.writing.meaning import Names

_SERVICE = re.compile(r"(1[89]00)(\d{4,6})")
_HOTLINE = re.compile(r"11[1-6]")
_IDENTITY = re.compile(r"0\d{11}|0\d{8}")
_NAMED = frozenset(("số", "mã", "đuôi", "seri", "sê", "khoản", "dân", "cước", "phòng"))
_PARTICLES = frozenset(("dạ", "vâng", "ạ", "nhé", "là", "thưa", "ừ", "rồi", "đúng"))
_MOST_SLIPS = 2


def telephone(line: Line, at: int) -> Piece | None:
    """A telephone or identity number; digits may be grouped, with pauses, a slip or two."""
    first = at + 1 if line.word(at) == "cộng" else at
    if line.raw[first : first + 1] not in (["không"], ["một"], ["tám"]):
        return None
    if at and line.raw[at - 1] in DIGITS and line.raw[at - 1] != "không" and line.joined(at):
        return None  # inside a longer row
    for names, slips in ((line.raw, 0), (line.mended, _MOST_SLIPS)):
        read = said_digits(line.text, line.tokens, names, first)
        if slips and not 0 < _slipped(line.raw, names, first, read[-1][1] if read else 0) <= slips:
            continue
        written = _number(read)
        if written is not None:
            text, end = written
            return Piece(at, end, text)
    return None


def _number(read: list[tuple[str, int]]) -> tuple[str, int] | None:
    """The longest prefix of what was read that is such a number, written, and its end."""
    for digits, end in reversed(read):
        service = _SERVICE.fullmatch(digits)
        if service and (digits, end) == read[-1]:
            return f"{service[1]}-{service[2]}", end
        if _IDENTITY.fullmatch(digits) and (digits, end) == read[-1]:
            return digits, end
        phone = is_phone(digits)
        if phone is not None:
            return _grouped(phone), end
    return None


def _grouped(phone: str) -> str:
    """Mobile 4-3-3, landlines of Hanoi and HCMC 3-4-4, others 4-4-3."""
    if len(phone) == 10:
        return f"{phone[:4]} {phone[4:7]} {phone[7:]}"
    cut = 3 if phone.startswith(("024", "028")) else 4
    return f"{phone[:cut]} {phone[cut : cut + 4]} {phone[cut + 4 :]}"


def _slipped(raw: Names, names: Names, first: int, end: int) -> int:
    return sum(a != b for a, b in zip(raw[first:end], names[first:end], strict=True))


def digit_row(line: Line, at: int) -> Piece | None:
    """A hotline, a code, or digits alone; counting from one stays as it is."""
    number = line.numbers.get(at)
    if number is None or not number.row:
        return None
    hotline = _HOTLINE.fullmatch(number.digits) is not None
    counting = "123456789".startswith(number.digits)
    long = len(number.digits) >= 4 and not counting
    named = len(number.digits) >= 3 and _is_named(line, at)
    alone = len(number.digits) == 3 and not counting and _stands_alone(line, number)
    if hotline or long or named or alone:
        return Piece(at, number.end, number.digits)
    return None


def _is_named(line: Line, at: int) -> bool:
    """ "mã …", "đuôi …", "ba số cuối là …"."""
    if line.before(at) == "là":
        return any(line.word(i) in _NAMED for i in range(max(0, at - 6), at))
    return line.before(at) in _NAMED


def _stands_alone(line: Line, number: Number) -> bool:
    rest = (*line.tokens[: number.first], *line.tokens[number.end :])
    return all(word.text in _PARTICLES for word in rest)
