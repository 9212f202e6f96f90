"""The review of one call: what reviewers change, who changed it, and two of them at once.

A review is the sum of its changes. Every change has the review's next version; whoever saves says
which version they had seen, so that nobody overwrites what they have not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

Value = str | bool | tuple[str, ...] | None

VERDICTS = {"none": "Bình thường", "suspected": "Nghi quấy rối", "nuisance": "Quấy rối"}


class Field(str, Enum):
    """What can be changed. None of TRANSCRIPT, INTENT and VERDICT: as the assistant had it."""

    TRANSCRIPT = "transcript"
    INTENT = "intent"
    VERDICT = "verdict"
    NOTES = "notes"
    TAGS = "tags"
    REVIEWED = "reviewed"
    ESCALATED = "escalated"

    @property
    def of_turn(self) -> bool:
        return self in (Field.TRANSCRIPT, Field.INTENT)


UNTOUCHED: dict[Field, Value] = {
    Field.TRANSCRIPT: None,
    Field.INTENT: None,
    Field.VERDICT: None,
    Field.NOTES: "",
    Field.TAGS: (),
    Field.REVIEWED: False,
    Field.ESCALATED: False,
}


class Item(NamedTuple):
    """A field of the call (``turn`` 0) or of one of its turns."""

    field: Field
    turn: int = 0


@dataclass(frozen=True)
class Edit:
    """What somebody wants an item to be."""

    item: Item
    value: Value


@dataclass(frozen=True)
class Change:
    """One row of history; ``version`` is the review's version that it made."""

    version: int
    item: Item
    old: Value
    new: Value
    who: str
    when: datetime


@dataclass(frozen=True)
class Conflict:
    """An edit of something that somebody else changed meanwhile: neither is lost, both are shown.

    ``theirs`` is the change that stands.
    """

    item: Item
    mine: Value
    theirs: Change


@dataclass(frozen=True)
class Outcome:
    """What became of edits: those that were made, and those that must be asked about."""

    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


class State(str, Enum):
    """How far a review is; the value is stable, ``in_words`` Vietnamese."""

    NEW = "new"
    OPEN = "open"
    REVIEWED = "reviewed"
    ESCALATED = "escalated"

    @property
    def in_words(self) -> str:
        return _STATE_TITLES[self]


_STATE_TITLES = {
    State.NEW: "Chưa xem",
    State.OPEN: "Đang xem",
    State.REVIEWED: "Đã xem",
    State.ESCALATED: "Đã chuyển cấp trên",
}


@dataclass(frozen=True)
class Review:
    """A review as its history has made it; ``changes`` in the order of their versions."""

    call_id: str
    changes: tuple[Change, ...] = ()

    @property
    def version(self) -> int:
        return self.changes[-1].version if self.changes else 0

    @property
    def state(self) -> State:
        if self.value(Item(Field.ESCALATED)) and not self.value(Item(Field.REVIEWED)):
            return State.ESCALATED
        if self.value(Item(Field.REVIEWED)):
            return State.REVIEWED
        return State.OPEN if self.changes else State.NEW

    def value(self, item: Item, version: int | None = None) -> Value:
        """What an item is now, or was at a version."""
        last = self.last_change(item, version)
        return UNTOUCHED[item.field] if last is None else last.new

    def last_change(self, item: Item, version: int | None = None) -> Change | None:
        return next(
            (
                change
                for change in reversed(self.changes)
                if change.item == item and (version is None or change.version <= version)
            ),
            None,
        )

    def since(self, version: int) -> tuple[Change, ...]:
        """The changes that somebody who saw a version has not seen."""
        return tuple(change for change in self.changes if change.version > version)

    @property
    def corrected_turns(self) -> tuple[int, ...]:
        """Turns whose transcript or intent differs from what the assistant had."""
        items = {change.item for change in self.changes if change.item.field.of_turn}
        return tuple(sorted({item.turn for item in items if self.value(item) is not None}))

    def save(self, edits: Iterable[Edit], seen: int, who: str, when: datetime) -> Outcome:
        """Make edits by somebody who has seen the review at version ``seen``.

        What nobody else touched since is changed; the same change made twice is one; tags are
        merged; anything else that was changed meanwhile is a conflict and stays as it is.
        """
        made: list[Change] = []
        conflicts: list[Conflict] = []
        for edit in edits:
            now = self.value(edit.item)
            if edit.value == now:
                continue
            last = self.last_change(edit.item)
            value = edit.value
            if last is not None and last.version > seen:
                if edit.item.field is not Field.TAGS:
                    conflicts.append(Conflict(edit.item, edit.value, last))
                    continue
                value = _merged_tags(self.value(edit.item, seen), edit.value, now)
                if value == now:
                    continue
            made.append(Change(self.version + len(made) + 1, edit.item, now, value, who, when))
        return Outcome(tuple(made), tuple(conflicts))

    def with_changes(self, changes: Iterable[Change]) -> Review:
        return Review(self.call_id, (*self.changes, *changes))


def condensed(changes: Sequence[Change]) -> list[Change]:
    """History to be read: what one person typed into one field without a break is one change."""
    shown: list[Change] = []
    for change in changes:
        before = shown[-1] if shown else None
        if before is not None and (before.item, before.who) == (change.item, change.who):
            shown[-1] = Change(
                change.version, change.item, before.old, change.new, change.who, change.when
            )
        else:
            shown.append(change)
    return [change for change in shown if change.old != change.new]


def _merged_tags(base: Value, mine: Value, theirs: Value) -> tuple[str, ...]:
    """Theirs, with what I added and without what I took away."""
    assert isinstance(base, tuple)
    assert isinstance(mine, tuple)
    assert isinstance(theirs, tuple)
    taken_away = set(base) - set(mine)
    kept = [tag for tag in theirs if tag not in taken_away]
    return tuple(sorted({*kept, *(tag for tag in mine if tag not in base)}))
