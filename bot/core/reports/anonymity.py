"""Taking out of a call whatever would tell who reported, once the caller asks to stay unnamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.core.call import Call, DialogueReply, Entity, Turn
from bot.core.language.numbers import find_phones
from bot.core.language.vietnamese import Token, is_unaccented, tokens
from bot.core.places.addresses import names_street
from bot.core.report import Report
from bot.core.reports.self_names import means_self
from bot.core.reports.self_told import Kind, told_of_self
from bot.core.transcript import Segment, Word

HIDDEN = "•"
_FEWEST_DIGITS = 6  # shorter runs are house numbers and counts, not somebody's telephone
_LONGEST_HOUSE_NUMBER = 4  # digits
_SHORTEST_ADDRESS = 4  # words; "số 5" alone may be a house in any street
_NAMING_KEYS = frozenset({"caller", "phone"})
_REPORTS = ("incident", "tip")
_OUR_WORDS = frozenset({"last_reply", "question"})  # slots with what was answered

Span = tuple[int, int]


def wants_anonymity(call: Call) -> bool:
    """Whether a tip or an incident of the call was to stay anonymous."""
    return any(
        report is not None and report.anonymous
        for turn in call.turns
        for report in (turn.reply.tip, turn.reply.incident)
    )


def stays_unnamed(slots: Mapping[str, Any]) -> bool:
    """Whether a report in a conversation's slots is to stay anonymous, as it stands now."""
    reports = (slots.get(name) for name in _REPORTS)
    return any(isinstance(kept, Mapping) and kept.get("anonymous") for kept in reports)


def anonymise(call: Call, secrets: Secrets | None = None) -> Call:
    """A copy without what tells who called: number, name, own address, identity card, the file's
    name.

    What was said stays, with all that covered sign for sign, so that the offsets of the remaining
    entities hold. ``secrets``: where more is known of the caller than the call's turns tell.
    """
    secrets = secrets or Secrets.of(call)
    copy = replace(call, caller=None, file=None)
    copy.turns = [_anonymise_turn(turn, secrets) for turn in call.turns]
    return copy


def covering(call: Call) -> Callable[[str], str]:
    """What covers everything that tells who called, in any text about the call."""
    return Secrets.of(call).cover


@dataclass(frozen=True)
class _Called:
    """The caller's name or own address as tokens; ``plain``: it was typed without diacritics."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    plain: bool

    @classmethod
    def of(cls, text: str) -> _Called:
        words = tokens(text)
        return cls(
            tuple(word.text for word in words),
            tuple(word.folded for word in words),
            is_unaccented(text),
        )

    def and_shorter(self) -> list[_Called]:
        """A full name, and what somebody of that name is called: "Nguyễn Thị Ngọc Lan" is
        "Ngọc Lan" and "Lan"."""
        shorter = [
            _Called(self.words[-n:], self.folded[-n:], self.plain)
            for n in (2, 1)
            if n < len(self.words)
        ]
        return [self, *shorter]

    def stands_at(self, words: Sequence[Token], at: int, plain: bool) -> bool:
        said = words[at : at + len(self.words)]
        if plain or self.plain:
            return tuple(word.folded for word in said) == self.folded
        return tuple(word.text for word in said) == self.words


class Secrets:
    """Everything by which the caller of one conversation can be told, and how it is covered."""

    def __init__(
        self,
        said: Iterable[str] = (),
        numbers: Iterable[str | None] = (),
        places: Sequence[str] | None = None,
        spoken_numbers: Iterable[str] = (),
    ) -> None:
        """``said``: what the caller said; ``numbers`` telephone numbers known besides, and
        ``spoken_numbers`` as they were said; ``places`` as in ``told_of_self``."""
        digits, words = list(numbers), set(spoken_numbers)
        called = []
        for text in said:
            for phone in find_phones(text):
                digits.append(phone.value)
                words.add(text[phone.start : phone.end])
            for told in told_of_self(text, places):
                name = _Called.of(text[told.start : told.end])
                if told.kind is Kind.NAME:
                    called += name.and_shorter()
                elif told.kind is Kind.ADDRESS and len(name.words) >= _SHORTEST_ADDRESS:
                    called.append(name)
        self._places = places
        self._called = sorted(set(called), key=lambda name: -len(name.words))
        self._pattern = _pattern(filter(None, digits), filter(None, words))

    @classmethod
    def of(cls, call: Call, *heard: Sequence[Segment]) -> Secrets:
        """Those of a call with its turns, and of what was ``heard`` of it, as runs of segments."""
        numbers = [call.caller]
        spoken = []
        said = []
        for turn in call.turns:
            numbers += [report.phone for report in _reports(turn.reply)]
            for entity in turn.reply.entities:
                if entity.entity == "phone":
                    numbers.append(str(entity.value))
                    spoken.append(turn.utterance.text[entity.start : entity.end].strip())
            said += [turn.utterance.text, turn.utterance.spoken]
        for run in heard:
            said += [" ".join(part.text for part in run), " ".join(part.said for part in run)]
        return cls(said, numbers, _places(call), spoken)

    def cover(self, text: str) -> str:
        """The caller's own words, with what tells of them covered sign for sign."""
        return self._covered(text, said_by_caller=True)

    def cover_answer(self, text: str) -> str:
        """What was answered: there "em là …" is not the caller who introduces themselves."""
        return self._covered(text, said_by_caller=False)

    def cover_all(self, value: Any) -> Any:
        """A JSON value with every string covered and every field that names the caller emptied."""
        if isinstance(value, str):
            return self.cover(value)
        if isinstance(value, Mapping):
            return {key: self._cover_field(key, item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.cover_all(item) for item in value]
        return value

    def cover_report(self, report: Mapping[str, Any]) -> dict[str, Any]:
        """A report's object (``Report.as_dict``), covered; its place and receipt stay."""
        known: dict[str, Any] = self.cover_all(dict(report))
        known["receipt"] = report.get("receipt")
        return known

    def cover_slots(self, slots: Mapping[str, Any]) -> dict[str, Any]:
        """All slots of a conversation, covered: those that lead it on say what they said."""
        known: dict[str, Any] = self.cover_all(dict(slots))
        for name in _REPORTS:
            if slots.get(name):
                known[name] = self.cover_report(slots[name])
        return known

    def cover_segments(self, heard: Sequence[Segment]) -> list[Segment]:
        """Segments that follow each other, covered as one text, word by word where they have
        words: a number or a name may lie over several of them. All times stay."""
        texts = _in_parts(self.cover, [part.text for part in heard])
        spoken = _in_parts(self.cover, [part.spoken for part in heard])
        words = iter(self._covered_words([word for part in heard for word in part.words]))
        return [
            replace(part, text=text, spoken=said, words=tuple(next(words) for _ in part.words))
            for part, text, said in zip(heard, texts, spoken, strict=True)
        ]

    def _cover_field(self, key: str, item: Any) -> Any:
        if key in _NAMING_KEYS:
            return None
        if key in _OUR_WORDS and isinstance(item, str):
            return self.cover_answer(item)
        return self.cover_all(item)

    def _covered_words(self, words: Sequence[Word]) -> list[Word]:
        covered = _in_parts(self.cover, [word.text.strip() for word in words])
        return [
            word if text == word.text.strip() else replace(word, text=_in_place_of(word.text, text))
            for word, text in zip(words, covered, strict=True)
        ]

    def _covered(self, text: str, said_by_caller: bool) -> str:
        spans = [*self._spans_known(text)]
        if self._pattern is not None:
            spans += [found.span() for found in self._pattern.finditer(text)]
        told = told_of_self(text, self._places)
        spans += [
            (found.start, found.end)
            for found in told
            if said_by_caller or found.kind not in (Kind.NAME, Kind.KIN)
        ]
        for start, end in spans:
            text = text[:start] + re.sub(r"\S", HIDDEN, text[start:end]) + text[end:]
        return text

    def _spans_known(self, text: str) -> Iterator[Span]:
        """Where the caller is called by a name that they gave, or their own address is said."""
        words = tokens(text)
        plain = is_unaccented(text)
        for name in self._called:
            for at in range(len(words) - len(name.words) + 1):
                if not name.stands_at(words, at, plain) or _names_a_street(words, at, plain):
                    continue
                if len(name.words) > 1 or means_self(text, at):
                    yield words[at].start, words[at + len(name.words) - 1].end


def _names_a_street(words: Sequence[Token], at: int, plain: bool) -> bool:
    """Streets are named after people: "phố Nguyễn Du" is a place whatever the caller's name is."""
    if at == 0 or not names_street(words, at, plain):
        return False
    before = words[at - 1].text
    return not before.isdigit() or len(before) <= _LONGEST_HOUSE_NUMBER


def _reports(reply: DialogueReply) -> list[Report]:
    return [report for report in (reply.tip, reply.incident) if report is not None]


def _places(call: Call) -> list[str] | None:
    """Where what was reported happens, as it stood last; None where nobody told."""
    told = [report.where for report in (call.tip, call.incident) if report and report.where]
    return told or None


def _in_parts(cover: Callable[[str], str], parts: Sequence[str]) -> list[str]:
    """Each part as it stands in the covered text of all of them: covering keeps every length."""
    line = cover(" ".join(parts))
    found, at = [], 0
    for part in parts:
        found.append(line[at : at + len(part)])
        at += len(part) + 1
    return found


def _in_place_of(word: str, text: str) -> str:
    """A recogniser's word may have space before it, which stays."""
    return word[: len(word) - len(word.lstrip())] + text + word[len(word.rstrip()) :]


def _pattern(numbers: Iterable[str], spoken: Iterable[str]) -> re.Pattern[str] | None:
    alternatives = {re.escape(words) for words in spoken}
    for number in numbers:
        digits = re.sub(r"\D", "", number)
        national = re.sub(r"^(?:84|0)", "", digits)
        if len(national) >= _FEWEST_DIGITS:
            prefix = r"(?:\+?84[\s.\-]*|0)?"
            alternatives.add(prefix + r"[\s.\-]*".join(national))
    if not alternatives:
        return None
    return re.compile("|".join(sorted(alternatives, key=len, reverse=True)), re.IGNORECASE)


def _anonymise_turn(turn: Turn, secrets: Secrets) -> Turn:
    said = turn.utterance
    reply = _anonymise_reply(turn.reply, secrets)
    # A spoken reply that read the number back goes with it.
    audio = turn.reply_audio if reply.text == turn.reply.text else None
    said = replace(said, text=secrets.cover(said.text), spoken=secrets.cover(said.spoken))
    return replace(turn, utterance=said, reply=reply, reply_audio=audio)


def _anonymise_reply(reply: DialogueReply, secrets: Secrets) -> DialogueReply:
    def report(kept: Any) -> Any:
        return kept and type(kept).from_dict(secrets.cover_report(kept.as_dict()))

    entities = tuple(
        Entity(e.entity, secrets.cover_all(e.value), e.start, e.end)
        for e in reply.entities
        if e.entity != "phone"
    )
    return replace(
        reply,
        text=secrets.cover_answer(reply.text),
        entities=entities,
        tip=report(reply.tip),
        incident=report(reply.incident),
        slots=secrets.cover_slots(reply.slots),
    )
