"""What one message tells of a report: place, time, people, plate, telephone, wish for anonymity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.language.cues import words_of
from bot.core.language.digits import Found
from bot.core.language.numbers import find_plate, written_numbers
from bot.core.language.times import Moment, names_impossible_time, parse_when
from bot.core.language.vietnamese import fold, is_unaccented
from bot.core.places.gazetteer import PlaceMention
from bot.core.reports import detail_patterns as patterns
from bot.core.reports.contact_numbers import callers_phone, others_phone, phone_part
from bot.core.reports.mended_numbers import mended_phone, mended_plate
from bot.core.reports.particulars import evidence_told, how_known_told, vehicle_told
from bot.core.reports.people import joined, people_told
from bot.core.reports.staying_unnamed import takes_name_back, wishes_to_stay_unnamed
from bot.core.reports.taking_back import (
    after_correction,
    bare_number,
    last_digits,
    taken_back,
)

LONGEST_CHARACTERS = 300
_WITHIN_ONE_PLACE = 3  # words between its parts
# The questions that a telephone number may be the answer to.
_BEFORE_GOODBYE = ("contact", "how_known", "evidence")


class PlaceFinder(Protocol):
    def find(self, text: str) -> list[PlaceMention]:
        """Places named in a text, in order."""


@dataclass(frozen=True)
class Details:
    """What was found; None or empty where the message says nothing of it.

    ``text`` is the message without greetings, ``answer`` that without plate and telephone number,
    ``rest`` also without place and time, ``matter`` without them where they stand apart: "cầu
    Chương Dương" is part of "nhảy cầu Chương Dương".
    ``where`` is as said; ``wards`` are the present wards it may lie in, more than one when the
    name is ambiguous; ``who`` what is told of other people; ``bad_phone`` is true when digits were
    given that are no telephone number, ``phone_part`` what may be the half of one, ``bad_time``
    when a day or hour that there never is; ``named_after_all`` when the caller takes back the wish
    to stay unnamed.
    ``correction``: something said before is wrong; ``said_better``: that, or it is only said again;
    ``number`` is what such a message consists of, ``last_digits`` those that it mends.
    ``vehicle``, ``evidence`` and ``how_known`` as in a Report.
    """

    text: str
    rest: str
    answer: str
    where: str | None = None
    mentions: tuple[PlaceMention, ...] = ()
    ward: str | None = None
    wards: tuple[str, ...] = ()
    when: Moment | None = None
    who: str | None = None
    people: str | None = None
    plate: str | None = None
    phone: str | None = None
    phone_part: str | None = None
    bad_phone: bool = False
    anonymous: bool = False
    unknown: bool = False
    correction: bool = False
    said_better: bool = False
    number: str | None = None
    last_digits: str | None = None
    online: bool = False
    named_after_all: bool = False
    bad_time: bool = False
    matter: str = ""
    vehicle: str | None = None
    evidence: str | None = None
    how_known: str | None = None


def said(text: str) -> str:
    """A message as it may be kept and read back: without greetings and particles, cut if long."""
    kept = patterns.TAIL.sub("", patterns.LEAD.sub("", " ".join(text.split())))
    return kept[:LONGEST_CHARACTERS].strip(" ,.;!?") or text.strip()[:LONGEST_CHARACTERS]


def details_of(text: str, now: datetime, places: PlaceFinder, asked: str | None) -> Details:
    """Everything a message tells; ``asked`` is the field that it answers, if any."""
    line = words_of(text)
    whole = " ".join(text.split())
    mended, mended_one = mended_phone(whole), mended_plate(whole)
    again = None if mended or mended_one else taken_back(text)
    body = again.body if again else whole
    phone, plate = mended or callers_phone(body), mended_one or find_plate(body)
    theirs = others_phone(body)
    when = parse_when(body, now)
    # Day and hour may stand far apart: only the words that are time are taken.
    known = [f for f in (phone, plate, *(when.spans if when else ())) if f]
    mentions = after_correction(body, _places(body, places, known))
    span = _where_span(body, mentions)
    taken = [(f.start, f.end) for f in known] + ([span] if span else [])
    people = patterns.PEOPLE.search(body) or patterns.NOBODY.search(body)
    sure = [m for m in mentions if m.ward]
    unsure = [m for m in mentions if not m.ward and m.candidates and m.kind != "district"]
    digits = sum(character.isdigit() for character in written_numbers(_without(body, taken)))
    apart = [s for s in taken if s != span or _stands_apart(body, s[0])]
    return Details(
        text=said(body),
        matter=_without(body, apart),
        rest=_without(body, taken),
        answer=_without(body, [(f.start, f.end) for f in (phone, plate) if f]) or said(body),
        where=said(body[span[0] : span[1]]) if span else None,
        mentions=tuple(mentions),
        ward=sure[-1].ward if sure else None,
        wards=tuple(unsure[-1].candidates) if unsure and not sure else (),
        when=when,
        who=_told_of_others(body, taken, theirs, asked),
        people=people.group(1).strip() if people else None,
        plate=plate.value if plate else None,
        phone=phone.value if phone else None,
        bad_phone=asked in _BEFORE_GOODBYE and not (phone or theirs) and digits >= 5,
        phone_part=None if phone or plate or theirs else phone_part(body, asked in _BEFORE_GOODBYE),
        anonymous=wishes_to_stay_unnamed(text),
        named_after_all=takes_name_back(text),
        bad_time=when is None and names_impossible_time(body),
        unknown=bool(patterns.UNKNOWN.search(line)),
        correction=again is not None and again.clearly,
        said_better=again is not None,
        number=bare_number(body) if again else None,
        last_digits=None if mended else last_digits(body),
        online=bool(span and not mentions and patterns.ONLINE.fullmatch(body, *span)),
        vehicle=vehicle_told(body),
        evidence=evidence_told(body),
        how_known=how_known_told(body),
    )


def _places(text: str, places: PlaceFinder, taken: Sequence[object]) -> list[PlaceMention]:
    """Places where something is: no part of a plate or time, nowhere that somebody heads for, nor
    where the caller lives if another place is told behind it."""
    found = [
        mention
        for mention in places.find(text)
        if not any(
            mention.start < getattr(f, "end", 0) and getattr(f, "start", 0) < mention.end
            for f in taken
        )
        and not patterns.HEADING.search(text[: mention.start] + _first_word(mention))
        and not (mention.kind == "address" and patterns.NO_ADDRESS.search(mention.text))
        and not patterns.NO_PLACE_BEHIND.search(text[: mention.start])
    ]
    homes = {n for n, mention in enumerate(found) if patterns.HOME.search(text[: mention.start])}
    apart = [n for n in homes if n + 1 < len(found) and _far_apart(text, found[n], found[n + 1])]
    return [mention for n, mention in enumerate(found) if n not in apart]


def _far_apart(text: str, first: PlaceMention, second: PlaceMention) -> bool:
    """Whether so much lies between two places that they are no parts of one."""
    return len(words_of(text[first.end : second.start]).split()) > _WITHIN_ONE_PLACE


def _told_of_others(
    text: str, elsewhere: list[tuple[int, int]], theirs: Found | None, asked: str | None
) -> str | None:
    """Who it is about, with the number they called from.

    Neighbours and suspects are also named by a caller who asks to stay unnamed because of them.
    """
    if asked not in (None, "who") and wishes_to_stay_unnamed(text):
        return None
    told = people_told(text, elsewhere)
    number = f"số {theirs.value}" if theirs else None
    if number and told and theirs and text[theirs.start : theirs.end] in told:
        return told
    return joined(told, number) if number else told


def _first_word(mention: PlaceMention) -> str:
    return "phía" if fold(mention.text).startswith(("phia", "huong")) else ""


def _where_span(text: str, mentions: list[PlaceMention]) -> tuple[int, int] | None:
    """Where the place is told, from its preposition or house number to its last name."""
    if mentions:
        start, end = _joined(text, mentions)
        lead = patterns.LEFT_OF_PLACE.search(text[:start])
        former = patterns.FORMERLY.match(text[end:])
        return (lead.start() if lead else start, end + (former.end() if former else 0))
    found = patterns.PLACE_AT.search(text) or patterns.ONLINE.search(text)
    return found.span() if found else None


def _stands_apart(text: str, start: int) -> bool:
    """Whether a place begins a clause or has its preposition: else it is the object of a verb."""
    before = words_of(text[:start])
    lead = patterns.PREPOSITION_AT_START.match(text[start:])
    return not before or before.endswith("|") or lead is not None


def _joined(text: str, mentions: list[PlaceMention]) -> tuple[int, int]:
    """The run of neighbouring mentions that says most; one with a ward before one without."""
    runs = [[mentions[0]]]
    for mention in mentions[1:]:
        between = words_of(text[runs[-1][-1].end : mention.start]).split()
        if sum(word not in _BETWEEN_PLACES for word in between) <= 2:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    best = max(runs, key=lambda run: (any(m.ward or m.candidates for m in run), len(run)))
    return best[0].start, best[-1].end


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """What is left of a text without some of its parts; empty when nothing of weight is left."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    rest = said(text).strip(" ,.;!?")
    rest = re.sub(r"\s+([,.;!?])", r"\1", " ".join(rest.split())).strip(" ,.;!?")
    if spans:
        rest = patterns.DANGLING.sub("", rest)
    plain = is_unaccented(rest)
    empty = {fold(word) for word in _EMPTY_WORDS} if plain else _EMPTY_WORDS
    words = [word for word in rest.lower().split() if word.strip(",.;!?") not in empty]
    return rest if words else ""


def says_only_numbers(rest: str) -> bool:
    """Whether nothing but numbers and words without weight is left of a message."""
    words = written_numbers(rest).lower().split()
    return all(word in _EMPTY_WORDS or not word.isalpha() for word in words)


# What may stand between the parts of one place besides two other words.
_BETWEEN_PLACES = frozenset((
    "|", "đầu", "cuối", "giữa", "đoạn", "khu", "chỗ", "bên", "phía", "gần", "thuộc", "ở", "tại",
    "của", "đối", "diện", "thì", "là", "đúng", "ngay",
))  # fmt: skip
# Words that alone say nothing of a report once place, time and numbers are taken out.
_EMPTY_WORDS = frozenset((
    "tầm", "cỡ", "chừng", "độ",
    "ở", "tại", "lúc", "vào", "khoảng", "hồi", "là", "số", "của", "tôi", "em", "anh", "chị",
    "cháu", "điện", "thoại", "thì", "và", "có", "cho", "cái", "xe", "biển", "trên", "đường",
    "phố", "phường", "xã", "nhà", "hôm", "ngày", "giờ", "rồi", "ạ", "đây", "đó", "được", "phía",
    "gần", "ngay", "mình", "tớ", "tui", "bác", "máy", "sđt", "liên", "hệ", "lạc", "gọi", "lại",
    "này", "đi", "nhé", "cơ", "thôi", "luôn", "mà",
))  # fmt: skip
