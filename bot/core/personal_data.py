"""Personal data in what is said: where they stand in a text, and covering or taking them out.

Telephone numbers, other long rows of digits, vehicle plates, house numbers, names of people and
e-mail addresses, spoken or written. Covering keeps the length of a text, so offsets still hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.core.language.digits import digits_at
from bot.core.language.number_grammar import DIGITS
from bot.core.language.numbers import find_phones, find_plate
from bot.core.language.numerals import number_words
from bot.core.language.plates import find_plates
from bot.core.language.vietnamese import Token, is_unaccented, tokens
from bot.core.person_names import names_of_people
from bot.core.places.address_words import HOUSE_LETTERS, NOT_HOUSES, SLASHES
from bot.core.report import Report
from bot.core.reports.anonymity import HIDDEN
from bot.core.writing.written import write

Span = tuple[int, int]

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LONG_NUMBER = re.compile(r"(?<![\w.])\+?\d(?:[ .\-]?\d){5,}(?!\d)")
_MONEY_BEHIND = re.compile(r"\s*(?:đồng|đ\b|vnđ|vnd|triệu|nghìn|ngàn|tỷ|k\b)", re.IGNORECASE)
_FEWEST_DIGITS_SAID = 6
_HOUSE_CUES = ("số", "so", "ngách", "ngach", "hẻm", "hem", "hộ", "phòng", "phong")
_SERVICE_NUMBER = re.compile(r"11\d|1[89]00(?:\d{4})?")
_HIDDEN_KEYS = frozenset({"phone", "plate", "caller", "file"})


def personal_spans(text: str) -> list[Span]:
    """Where personal data stand in a text, in order, none of them overlapping."""
    words = tokens(text)
    found = [
        *((f.start, f.end) for f in find_phones(text)),
        *_long_numbers(text, words),
        *_plates(text),
        *_house_numbers(text, words),
        *names_of_people(text, words),
        *(match.span() for match in _EMAIL.finditer(text)),
        *(match.span() for match in re.finditer(rf"{HIDDEN}+", text)),
    ]
    return _joined(found)


def spans_of_both(spoken: str, written: str) -> tuple[list[Span], list[Span]]:
    """The same for an utterance in its two forms: what is found in one is covered in both."""
    said, read = personal_spans(spoken), personal_spans(written)
    line = write(spoken)
    if line.text != written:
        return said, read  # corrected or typed: the two cannot be laid beside each other
    read += [line.span(start, end) for start, end in said]
    said += [
        (change.start, change.end)
        for change in line.changes
        if any(start < change.until and change.at < end for start, end in read)
    ]
    return _joined(said), _joined(read)


def covered(text: str, spans: Iterable[Span] | None = None) -> str:
    """The text with personal data covered sign for sign; ``spans`` when they are known already."""
    for start, end in personal_spans(text) if spans is None else spans:
        text = text[:start] + re.sub(r"\S", HIDDEN, text[start:end]) + text[end:]
    return text


def taken_out(text: str) -> str:
    """The text without its personal data, tidied: for training, where nothing stands for them."""
    for start, end in reversed(personal_spans(text)):
        text = text[:start] + " " + text[end:]
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,.;:])+", r"\1", text)
    return " ".join(text.split()).strip(" ,;:-")


def covered_value(value: Any) -> Any:
    """A JSON value with every string covered, and fields that are personal by their name."""
    if isinstance(value, str):
        return covered(value)
    if isinstance(value, Mapping):
        return {
            key: HIDDEN * 3 if key in _HIDDEN_KEYS and item else covered_value(item)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [covered_value(item) for item in value]
    return value


def covered_report(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report's object (``Report.as_dict``) as those see it who may not see personal data."""
    known: dict[str, Any] = covered_value(dict(report))
    if report.get("receipt"):
        known["receipt"] = report["receipt"]  # a code of ours, however many digits it has
    known["when"] = report.get("when")
    return known


def has_personal_data(report: Report) -> bool:
    """Whether covering would change what is shown of a report."""
    return covered_report(report.as_dict()) != report.as_dict()


def _long_numbers(text: str, words: tuple[Token, ...]) -> Iterator[Span]:
    """Identity cards, bank accounts and the like: six digits and more that are no sum of money."""
    for match in _LONG_NUMBER.finditer(text):
        if not _MONEY_BEHIND.match(text, match.end()) and not _is_service(match.group()):
            yield match.span()
    names = number_words(words, is_unaccented(text))
    first = 0
    while first < len(words):
        end = first
        while end < len(words) and (names[end] in DIGITS or words[end].text.isdigit()):
            end += 1
        if end - first >= _FEWEST_DIGITS_SAID:
            yield words[first].start, words[end - 1].end
        first = max(end, first + 1)


def _is_service(number: str) -> bool:
    """Emergency and 1900 numbers, which are nobody's own."""
    return _SERVICE_NUMBER.fullmatch(re.sub(r"\D", "", number)) is not None


def _plates(text: str) -> Iterator[Span]:
    for plate in find_plates(text):
        yield plate.start, plate.end
    while (found := find_plate(text)) is not None:
        yield found.start, found.end
        text = text[: found.start] + "." * (found.end - found.start) + text[found.end :]


def _house_numbers(text: str, words: tuple[Token, ...]) -> Iterator[Span]:
    """The number behind "số", "số nhà", "nhà số", "ngách", "hẻm", "căn hộ", "phòng số"."""
    names = number_words(words, is_unaccented(text))
    for at in range(1, len(words)):
        if not _calls_for_a_house(words, at):
            continue
        end = _number_end(words, names, at)
        if end > at and not _is_service(text[words[at].start : words[end - 1].end]):
            yield words[at].start, words[end - 1].end


def _calls_for_a_house(words: tuple[Token, ...], at: int) -> bool:
    cue = words[at - 1].text
    before = words[at - 2].text if at > 1 else ""
    if cue in ("nhà", "nha"):
        return before in ("số", "so")
    if cue not in _HOUSE_CUES or (cue in ("số", "so") and before in NOT_HOUSES):
        return False
    return cue != "hộ" or before == "căn"


def _number_end(words: tuple[Token, ...], names: list[str | None], at: int) -> int:
    """Behind "15", "mười lăm", "15 a", "mười hai trên bốn lăm"; ``at`` where no number begins."""
    if words[at].text[:1].isdigit():
        end = at + 1
    else:
        piece = digits_at(words, names, at)
        if piece is None:
            return at
        end = piece[1]
    while end + 1 < len(words) and words[end].text in SLASHES:
        piece = digits_at(words, names, end + 1)
        if piece is None:
            break
        end = piece[1]
    if end < len(words) and words[end].text in HOUSE_LETTERS:
        end += 1
    while (
        end < len(words)
        and words[end].text.isdigit()
        and words[end].start == words[end - 1].end + 1
    ):
        end += 1  # "12/45" written
    return end


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
