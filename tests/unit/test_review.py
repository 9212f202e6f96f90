"""Reviews: what may be changed, history, and two people at once."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.core.edits import checked
from bot.core.errors import ReviewError
from bot.core.intent_names import INTENT_NAMES
from bot.core.review import Change, Edit, Field, Item, Outcome, Review, State, condensed

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=7)))
NOTES, TAGS, SEEN = Item(Field.NOTES), Item(Field.TAGS), Item(Field.REVIEWED)


def after(review: Review, who: str, seen: int, *edits: tuple[Item, object]) -> Review:
    outcome = made(review, who, seen, *edits)
    assert not outcome.conflicts
    return review.with_changes(outcome.changes)


def made(review: Review, who: str, seen: int, *edits: tuple[Item, object]) -> Outcome:
    return review.save([checked(Edit(item, value)) for item, value in edits], seen, who, NOON)  # type: ignore[arg-type]


def test_every_change_tells_who_made_what_of_what() -> None:
    """A change is a row: version, old and new value, person, moment."""
    review = after(Review("c"), "lan", 0, (NOTES, "gọi lại"))
    review = after(review, "minh", 1, (NOTES, "đã gọi lại"))
    assert review.changes == (
        Change(1, NOTES, "", "gọi lại", "lan", NOON),
        Change(2, NOTES, "gọi lại", "đã gọi lại", "minh", NOON),
    )


def test_different_fields_of_two_people_are_both_kept() -> None:
    """Whoever saves second keeps the first one's work, though they never saw it."""
    review = after(Review("c"), "lan", 0, (NOTES, "gọi lại"))
    review = after(review, "minh", 0, (Item(Field.INTENT, 2), "ask_fee"), (SEEN, True))
    assert review.value(NOTES) == "gọi lại"
    assert review.value(Item(Field.INTENT, 2)) == "ask_fee"
    assert review.version == 3


def test_the_same_field_asks_and_loses_neither() -> None:
    """A field that somebody else changed meanwhile stays, and both texts come back."""
    review = after(Review("c"), "lan", 0, (NOTES, "của lan"))
    outcome = made(review, "minh", 0, (NOTES, "của minh"), (SEEN, True))
    assert [change.item for change in outcome.changes] == [SEEN]
    (conflict,) = outcome.conflicts
    assert (conflict.mine, conflict.theirs.new, conflict.theirs.who) == (
        "của minh", "của lan", "lan",
    )  # fmt: skip
    chosen = after(review, "minh", conflict.theirs.version, (NOTES, "của minh"))
    assert chosen.value(NOTES) == "của minh"


def test_the_same_turn_of_two_turns_is_no_conflict() -> None:
    """Intents of two turns are two things."""
    review = after(Review("c"), "lan", 0, (Item(Field.INTENT, 1), "greet"))
    assert not made(review, "minh", 0, (Item(Field.INTENT, 2), "thank")).conflicts


def test_agreeing_is_no_conflict_and_no_change() -> None:
    """Two people who make the same correction made it once."""
    review = after(Review("c"), "lan", 0, (NOTES, "gọi lại"))
    assert made(review, "minh", 0, (NOTES, "gọi lại")) == Outcome((), ())


def test_tags_of_two_people_are_put_together() -> None:
    """Each keeps the tags they added, and what one took away stays away."""
    review = after(Review("c"), "lan", 0, (TAGS, ["cũ", "chung"]))
    review = after(review, "lan", 1, (TAGS, ["chung", "của lan"]))
    review = after(review, "minh", 1, (TAGS, ["cũ", "chung", "Của  Minh"]))
    assert review.value(TAGS) == ("chung", "của lan", "của minh")


def test_state_follows_the_marks() -> None:
    """New, then open, escalated, and reviewed in the end."""
    review = Review("c")
    assert review.state is State.NEW
    review = after(review, "lan", 0, (NOTES, "x"))
    assert review.state is State.OPEN
    review = after(review, "lan", 1, (Item(Field.ESCALATED), True))
    assert review.state is State.ESCALATED
    assert after(review, "an", 2, (SEEN, True)).state is State.REVIEWED


def test_value_can_be_taken_back() -> None:
    """None leaves the turn as the assistant had it, and the turn is no longer corrected."""
    item = Item(Field.TRANSCRIPT, 1)
    review = after(Review("c"), "lan", 0, (item, "cháy  nhà "))
    assert (review.value(item), review.corrected_turns) == ("cháy nhà", (1,))
    assert after(review, "lan", 1, (item, None)).corrected_turns == ()


@pytest.mark.parametrize(
    ("item", "value"),
    [
        (Item(Field.INTENT, 1), "no_such_intent"),
        (Item(Field.INTENT, 0), "greet"),
        (Item(Field.NOTES, 3), "x"),
        (Item(Field.VERDICT), "spam"),
        (Item(Field.REVIEWED), "yes"),
        (Item(Field.TAGS), "một nhãn"),
        (Item(Field.TAGS), ["a"] * 1 + [f"nhãn {n}" for n in range(20)]),
        (Item(Field.NOTES), "x" * 5000),
        (Item(Field.TRANSCRIPT, 1), "số của tôi là •••• •••"),
        (Item(Field.TRANSCRIPT, 1), 5),
    ],
)
def test_what_cannot_be_is_refused(item: Item, value: object) -> None:
    """Unknown intents and verdicts, wrong turns, huge texts, and covered text typed back."""
    with pytest.raises(ReviewError):
        checked(Edit(item, value))  # type: ignore[arg-type]


def test_typing_is_shown_as_one_change() -> None:
    """Autosave makes a row each pause; people read one."""
    review = Review("c")
    for version, text in enumerate(["g", "gọi", "gọi lại"]):
        review = after(review, "lan", version, (NOTES, text))
    review = after(review, "minh", 3, (NOTES, "gọi lại ngay"))
    assert [(c.who, c.old, c.new) for c in condensed(review.changes)] == [
        ("lan", "", "gọi lại"),
        ("minh", "gọi lại", "gọi lại ngay"),
    ]


def test_every_intent_of_the_domain_has_a_vietnamese_name() -> None:
    """The reviewers' list is the domain's, no more and no less."""
    domain = YAML(typ="safe").load(ROOT / "bot" / "assistant" / "domain" / "intents.yml")
    known = {name for entry in domain["intents"] for name in entry}
    assert known == set(INTENT_NAMES)
    assert len(set(INTENT_NAMES.values())) == len(INTENT_NAMES)
