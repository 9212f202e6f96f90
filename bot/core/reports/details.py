"""What one message tells of a report: place, time, people, plate, telephone, wish for anonymity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.language.cues import words_of
from bot.core.language.digits import Found
from bot.core.language.numbers import written_numbers
from bot.core.language.times import Moment, lunar_time, names_impossible_time, parse_when
from bot.core.language.vietnamese import fold, is_unaccented
from bot.core.places.gazetteer import PlaceMention
from bot.core.reports import detail_patterns as patterns
from bot.core.reports.contact_numbers import (
    callers_phone,
    others_phone,
    others_phones,
    phone_part,
    told_as_own,
)
from bot.core.reports.mended_houses import with_houses_put_right
from bot.core.reports.mended_numbers import mended_phone, mended_plate
from bot.core.reports.particulars import evidence_told, how_known_told, vehicle_told
from bot.core.reports.people import doers_named, joined, owner_named, people_told
from bot.core.reports.place_writing import written_place
from bot.core.reports.places_told import (
    denied,
    places_of_matter,
    stands_apart,
    wards_answered,
    where_span,
)
from bot.core.reports.plates_told import plate_of_matter
from bot.core.reports.staying_unnamed import takes_name_back, wishes_to_stay_unnamed
from bot.core.reports.taking_back import (
    after_correction,
    bare_number,
    last_digits,
    taken_back,
)

LONGEST_CHARACTERS = 300
# The questions that a telephone number may be the answer to.
_BEFORE_GOODBYE = ("contact", "how_known", "evidence")

# The questions that a person's name may be the answer to.
_NAMES_ANSWER = ("who", "what", "where", "contact")


class PlaceFinder(Protocol):
    def find(self, text: str) -> list[PlaceMention]:
        """Places named in a text, in order."""


@dataclass(frozen=True)
class Details:
    """What was found; None or empty where the message says nothing of it.

    ``text`` is the message without greetings, ``answer`` that without plate and telephone number,
    ``rest`` also without place and time, ``matter`` without them where they stand apart: "cầu
    Chương Dương" is part of "nhảy cầu Chương Dương".
    ``where`` is as said, its numbers in figures; ``wards`` are the present wards it may lie in,
    more than one when the name is ambiguous; ``who`` what is told of other people; ``bad_phone`` is
    true when digits were given that are no telephone number, ``phone_part`` what may be the half of
    one, ``bad_time`` when a day or hour that there never is; ``named_after_all`` when the caller
    takes back the wish to stay unnamed.
    ``correction``: something said before is wrong; ``said_better``: that, or it is only said again;
    ``number`` is what such a message consists of, ``last_digits`` those that it mends.
    ``denied`` are places that it is not. ``online`` and ``aboard``: the place, on the net or in a
    bus, lies in no ward.
    ``own_plate``: the plate is that of the caller's own vehicle; ``own_phone``: the number is said
    to be theirs; ``others_phones`` are numbers at which the caller is not to be reached.
    ``lunar``: a day of the lunar calendar with its hour, as said.
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
    lunar: str | None = None
    who: str | None = None
    people: str | None = None
    plate: str | None = None
    own_plate: bool = False
    phone: str | None = None
    own_phone: bool = False
    others_phones: tuple[str, ...] = ()
    phone_part: str | None = None
    bad_phone: bool = False
    anonymous: bool = False
    unknown: bool = False
    correction: bool = False
    said_better: bool = False
    number: str | None = None
    last_digits: str | None = None
    denied: tuple[str, ...] = ()
    online: bool = False
    aboard: bool = False
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


def details_of(
    text: str,
    now: datetime,
    places: PlaceFinder,
    asked: str | None,
    ward_missing: bool = False,
) -> Details:
    """Everything a message tells; ``asked`` is the field that it answers, if any; ``ward_missing``:
    of a place that is known its ward may be told, still."""
    line = words_of(text)
    named_after_all = takes_name_back(text)
    whole = " ".join(text.split())
    mended, mended_one = mended_phone(whole), mended_plate(whole)
    again = None if mended or mended_one else taken_back(text)
    body = again.body if again else whole
    if not (mended or mended_one):
        body = with_houses_put_right(body)
    told_plate = plate_of_matter(body)
    phone, plate = mended or callers_phone(body), mended_one or (told_plate and told_plate[0])
    theirs = others_phone(body)
    when = parse_when(body, now)
    # Day and hour may stand far apart: only the words that are time are taken.
    known = [f for f in (phone, plate, *(when.spans if when else ())) if f]
    named = places.find(body)
    for_ward = asked == "ward" or (ward_missing and asked not in _NAMES_ANSWER)
    if for_ward and not any(mention.candidates for mention in named):
        named = sorted([*named, *wards_answered(body, places.find)], key=lambda place: place.start)
    mentions = after_correction(body, places_of_matter(body, named, known, asked))
    span = where_span(body, mentions, named)
    taken = [(f.start, f.end) for f in known] + ([span] if span else [])
    people = patterns.PEOPLE.search(body) or patterns.NOBODY.search(body)
    sure = [m for m in mentions if m.ward]
    unsure = [m for m in mentions if not m.ward and m.candidates and m.kind != "district"]
    digits = sum(character.isdigit() for character in written_numbers(_without(body, taken)))
    apart = [s for s in taken if s != span or stands_apart(body, s[0])]
    return Details(
        text=said(body),
        matter=_without(body, apart),
        rest=_without(body, taken),
        answer=_without(body, [(f.start, f.end) for f in (phone, plate) if f]) or said(body),
        where=written_place(said(body[span[0] : span[1]])) if span else None,
        mentions=tuple(mentions),
        ward=sure[-1].ward if sure else None,
        wards=tuple(unsure[-1].candidates) if unsure and not sure else (),
        when=when,
        lunar=lunar_time(body) if when is None else None,
        who=_told_of_others(body, taken, theirs, asked),
        people=people.group(1).strip() if people else None,
        plate=plate.value if plate else None,
        own_plate=told_plate is not None and told_plate[1],
        others_phones=tuple(others_phones(body)),
        phone=phone.value if phone else None,
        own_phone=phone is not None and told_as_own(body),
        bad_phone=asked in _BEFORE_GOODBYE and not (phone or theirs) and digits >= 5,
        phone_part=None if phone or plate or theirs else phone_part(body, asked in _BEFORE_GOODBYE),
        anonymous=wishes_to_stay_unnamed(text) and not named_after_all,
        named_after_all=named_after_all,
        bad_time=when is None and names_impossible_time(body),
        unknown=bool(patterns.UNKNOWN.search(line)),
        correction=again is not None and again.clearly,
        said_better=again is not None,
        number=bare_number(body) if again else None,
        last_digits=None if mended else last_digits(body),
        denied=tuple(_where_it_is_not(whole, places.find(whole) if again else named)),
        online=bool(span and not mentions and patterns.ONLINE.fullmatch(body, *span)),
        aboard=bool(span and not mentions and patterns.ABOARD.fullmatch(body, *span)),
        vehicle=vehicle_told(body),
        evidence=evidence_told(body),
        how_known=how_known_told(body),
    )


def _where_it_is_not(text: str, named: Sequence[PlaceMention]) -> list[str]:
    return [place.text for place in named if denied(text, place)]


def _told_of_others(
    text: str, elsewhere: list[tuple[int, int]], theirs: Found | None, asked: str | None
) -> str | None:
    """Who it is about, with the number they called from.

    Neighbours and suspects are also named by a caller who asks to stay unnamed because of them.
    """
    if asked not in (None, "who") and wishes_to_stay_unnamed(text):
        return doers_named(text)
    told = people_told(text, elsewhere, names_alone=asked not in (None, "contact"))
    owner = owner_named(text)
    told = joined(told, owner) if owner and asked in (None, "where", "ward") else told
    number = f"số {theirs.value}" if theirs else None
    if number and told and theirs and text[theirs.start : theirs.end] in told:
        return told
    return joined(told, number) if number else told


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


# Words that alone say nothing of a report once place, time and numbers are taken out.
_EMPTY_WORDS = frozenset((
    "tầm", "cỡ", "chừng", "độ",
    "ở", "tại", "lúc", "vào", "khoảng", "hồi", "là", "số", "của", "tôi", "em", "anh", "chị",
    "cháu", "điện", "thoại", "thì", "và", "có", "cho", "cái", "xe", "biển", "trên", "đường",
    "phố", "phường", "xã", "nhà", "hôm", "ngày", "giờ", "rồi", "ạ", "đây", "đó", "được", "phía",
    "gần", "ngay", "mình", "tớ", "tui", "bác", "máy", "sđt", "liên", "hệ", "lạc", "gọi", "lại",
    "này", "đi", "nhé", "cơ", "thôi", "luôn", "mà",
))  # fmt: skip
