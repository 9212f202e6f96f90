"""Taking out of a call whatever would tell who reported, once the caller asks to stay unnamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.core.call import Call, DialogueReply, Entity, Turn
from bot.core.language.numbers import find_phones

HIDDEN = "•"
_FEWEST_DIGITS = 6  # shorter runs are house numbers and counts, not somebody's telephone
_NAMING_KEYS = frozenset({"caller", "phone"})


def wants_anonymity(call: Call) -> bool:
    """Whether a tip or an incident of the call was to stay anonymous."""
    return any(
        report is not None and report.anonymous
        for turn in call.turns
        for report in (turn.reply.tip, turn.reply.incident)
    )


def anonymise(call: Call) -> Call:
    """A copy without the caller's number, spoken telephone numbers and the file's name.

    What was said stays, with telephone numbers covered sign for sign, so that the offsets of the
    remaining entities hold.
    """
    secrets = _Secrets(call)
    copy = replace(call, caller=None, file=None)
    copy.turns = [_anonymise_turn(turn, secrets) for turn in call.turns]
    return copy


def covering(call: Call) -> Callable[[str], str]:
    """What covers the caller's telephone numbers in any text about the call."""
    return _Secrets(call).cover


class _Secrets:
    """Everything in a call that is a telephone number of the caller's, as digits and as said."""

    def __init__(self, call: Call) -> None:
        numbers = [call.caller]
        spoken = set()
        for turn in call.turns:
            for report in (turn.reply.tip, turn.reply.incident):
                numbers.append(report.phone if report else None)
            for entity in turn.reply.entities:
                if entity.entity == "phone":
                    numbers.append(str(entity.value))
                    spoken.add(turn.utterance.text[entity.start : entity.end].strip())
            for text in (turn.utterance.text, turn.utterance.spoken):
                for phone in find_phones(text):
                    numbers.append(phone.value)
                    spoken.add(text[phone.start : phone.end])
        self._pattern = _pattern(filter(None, numbers), filter(None, spoken))

    def cover(self, text: str) -> str:
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: re.sub(r"\S", HIDDEN, found.group()), text)

    def cover_all(self, value: Any) -> Any:
        """A JSON value with every string covered and every field that names the caller emptied."""
        if isinstance(value, str):
            return self.cover(value)
        if isinstance(value, Mapping):
            return {
                key: None if key in _NAMING_KEYS else self.cover_all(item)
                for key, item in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [self.cover_all(item) for item in value]
        return value


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


def _anonymise_turn(turn: Turn, secrets: _Secrets) -> Turn:
    said = turn.utterance
    reply = _anonymise_reply(turn.reply, secrets)
    # A spoken reply that read the number back goes with it.
    audio = turn.reply_audio if reply.text == turn.reply.text else None
    said = replace(said, text=secrets.cover(said.text), spoken=secrets.cover(said.spoken))
    return replace(turn, utterance=said, reply=reply, reply_audio=audio)


def _anonymise_reply(reply: DialogueReply, secrets: _Secrets) -> DialogueReply:
    def report(kept: Any) -> Any:
        return kept and type(kept).from_dict(secrets.cover_all(kept.as_dict()))

    entities = tuple(
        Entity(e.entity, secrets.cover_all(e.value), e.start, e.end)
        for e in reply.entities
        if e.entity != "phone"
    )
    return replace(
        reply,
        text=secrets.cover(reply.text),
        entities=entities,
        tip=report(reply.tip),
        incident=report(reply.incident),
        slots=secrets.cover_all(dict(reply.slots)),
    )
