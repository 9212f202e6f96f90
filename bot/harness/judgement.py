"""Judging one call: what came of it against what the manifest says must come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.harness.alignment import align
from bot.harness.manifest import KNOWN, NONE, Choice, ExpectedReport, Recording
from bot.harness.wording import holds_all, same

UNHEARD = "không nghe thấy"
# As said: the wanted words must be among them.
WORDS = ("what", "where", "who", "people_in_danger", "vehicle", "evidence", "how_known")
MEANS = ("intent", "entity")  # ways to the end; a call can succeed although one of them was wrong


@dataclass(frozen=True)
class Check:
    """One expectation and what came of it; ``turn`` counts the script's utterances from 1."""

    kind: str
    wanted: str
    got: str
    passed: bool
    turn: int | None = None

    @property
    def is_outcome(self) -> bool:
        """Whether the caller is worse off when this fails."""
        return self.kind not in MEANS

    def __str__(self) -> str:
        where = f" (lượt {self.turn})" if self.turn else ""
        return f"{self.kind}{where}: cần {self.wanted}, được {self.got}"


def judge(recording: Recording, call: Mapping[str, Any]) -> list[Check]:
    """All checks of a call, given as the contract's object (a line of ``callbot call --json``)."""
    turns = call["turns"]
    places = align(recording.transcript, [turn["spoken"] for turn in turns])
    matched = [turns[place] if place is not None else None for place in places]
    return [
        *_of_turns(recording, matched),
        *_entities(recording, matched, turns),
        *_answers(turns),
        *_end(recording, call),
    ]


def _of_turns(recording: Recording, matched: list[Mapping[str, Any] | None]) -> Iterator[Check]:
    expected = recording.expected
    for index, turn in enumerate(matched):
        number = index + 1
        if intents := expected.intents[index]:
            yield _choice("intent", intents, turn["intent"] if turn else UNHEARD, number)
        if procedures := expected.procedures[index]:
            yield _choice("procedure", procedures, turn["procedure"] if turn else UNHEARD, number)
        if words := expected.replies[index]:
            reply = turn["reply"] if turn else ""
            yield Check("reply", " + ".join(words), reply, holds_all(reply, words), number)


def _entities(
    recording: Recording, matched: list[Mapping[str, Any] | None], turns: list[Mapping[str, Any]]
) -> Iterator[Check]:
    for wanted in recording.expected.entities:
        looked_at = [matched[wanted.turn - 1]] if wanted.turn else turns
        found = [
            entity["value"]
            for turn in looked_at
            if turn
            for entity in turn["entities"]
            if entity["entity"] == wanted.entity
        ]
        passed = any(_entity_is(value, wanted.value) for value in found)
        got = ", ".join(map(_shown, found)) or "không có"
        yield Check("entity", f"{wanted.entity}={wanted.value}", got, passed, wanted.turn)


def _entity_is(value: Any, wanted: str) -> bool:
    if isinstance(value, Mapping):
        return any(_entity_is(part, wanted) for part in value.values() if isinstance(part, str))
    return same(str(value), wanted)


def _answers(turns: list[Mapping[str, Any]]) -> Iterator[Check]:
    """No caller may be met with silence, nor, while all parts are up, with the safety answer."""
    for number, turn in enumerate(turns, start=1):
        reply = (turn["reply"] or "").strip()
        degraded = turn.get("degraded", False)
        got = "câu an toàn cố định" if degraded else reply or "im lặng"
        yield Check("answered", "một câu trả lời", got, bool(reply) and not degraded, number)


def _end(recording: Recording, call: Mapping[str, Any]) -> Iterator[Check]:
    expected = recording.expected
    if expected.emergency:
        yield _choice("emergency", expected.emergency, call["emergency"])
    if expected.nuisance:
        yield _choice("nuisance", expected.nuisance, call["nuisance"]["verdict"])
    if expected.handover is not None:
        got = bool(call["handover"])
        yield Check("handover", str(expected.handover), str(got), got == expected.handover)
    if expected.tip:
        yield from _report("tip", expected.tip, call["tip"])
    if expected.incident:
        yield from _report("incident", expected.incident, call["incident"])


def _choice(kind: str, choices: Choice, got: str | None, turn: int | None = None) -> Check:
    value = NONE if got is None else str(got)
    return Check(kind, " | ".join(choices), value, value in choices, turn)


def _report(kind: str, wanted: ExpectedReport, got: Mapping[str, Any] | None) -> Iterator[Check]:
    if not wanted.taken:
        yield Check(kind, "không ghi nhận", "có" if got else "không", not got)
        return
    if not got:
        yield Check(kind, "được ghi nhận", "không có", False)
    for name, value in wanted.fields.items():
        actual = (got or {}).get(name)
        passed = got is not None and field_is(name, value, actual)
        yield Check(f"{kind}.{name}", _shown(value), _shown(actual), passed)


def field_is(name: str, wanted: Any, got: Any) -> bool:
    """Whether a field of a report is as wanted; see ``ExpectedReport``."""
    if wanted is None:
        return got is None
    if wanted == KNOWN:
        return got is not None
    if isinstance(wanted, bool):
        return got is wanted
    if name == "missing":
        return list(got or ()) == list(wanted)
    if got is None:
        return False
    if name == "when":
        return str(got).startswith(str(wanted))
    if name in WORDS:
        return holds_all(str(got), wanted)
    return any(same(str(got), choice) for choice in str(wanted).split("|"))


def _shown(value: Any) -> str:
    if value is None:
        return "không có"
    if isinstance(value, Mapping):
        return str(value.get("ward") or dict(value))
    return " + ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
