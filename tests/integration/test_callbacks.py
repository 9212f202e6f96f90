"""The list of calls to call back, on a real database."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.errors import StorageError
from bot.core.language.times import HANOI
from bot.core.nuisance import NuisanceAssessment
from bot.core.report import Incident, Tip
from bot.storage.callbacks import SqlCallBacks
from bot.storage.calls import SqlCallStore
from bot.storage.database import open_database
from bot.storage.spool import SpooledCallStore

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=HANOI)
FLAGGED = NuisanceAssessment("nuisance", 0.9, ("Lời trêu đùa",))
OPEN_TIP = {"pending": {"intake": "tip", "field": "when"}}


class Desk:
    """A database with its call store and its list, at a clock that tests move."""

    def __init__(self, folder: Path) -> None:
        self.now = NOW
        engine = open_database(f"sqlite:///{folder / 'db.sqlite3'}")
        self.store = SqlCallStore(engine, lambda: self.now)
        self.callbacks = SqlCallBacks(engine, lambda: self.now)

    def call(
        self, name: str, hotline: str, *replies: DialogueReply, text: str = "alo", done: bool = True
    ) -> None:
        call = Call(name, Hotline(hotline), self.now, caller="0912345678")
        self.store.start(call)
        for number, reply in enumerate(replies, start=1):
            turn = Turn(number, Utterance(0.0, 1.0, text), reply)
            call.turns.append(turn)
            self.store.add_turn(name, turn)
        if done:
            self.store.finish(call)
        self.now += timedelta(seconds=1)

    def listed(self) -> list[str]:
        return [line.call_id for line in self.callbacks.list()]


def reply(**values: Any) -> DialogueReply:
    return DialogueReply("Dạ.", "inform", 0.9, **values)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_order_is_that_of_what_was_heard(desk: Desk) -> None:
    """Emergencies first, then who waits for a person, then tips; a nuisance last, not hidden."""
    open_tip = reply(tip=Tip(what="đánh bạc", priority="P4"), slots=OPEN_TIP)
    desk.call("tip", "1900-0113", open_tip)
    desk.call("prank", "113", reply(handover=True, nuisance=FLAGGED))
    desk.call("person", "1900-0113", reply(handover=True))
    desk.call("fire", "114", reply(incident=Incident(what="cháy", priority="P1"), emergency="114"))
    assert desk.listed() == ["fire", "person", "tip", "prank"]


def test_a_flagged_call_with_an_emergency_stays_first(desk: Desk) -> None:
    """A flag never pushes an emergency down."""
    desk.call("person", "113", reply(handover=True))
    fire = Incident(what="cháy", priority="P1")
    desk.call("fire", "113", reply(incident=fire, emergency="114", nuisance=FLAGGED))
    assert desk.listed() == ["fire", "person"]


def test_missed_calls_are_called_back(desk: Desk) -> None:
    """Who rang and was not heard is on the list: on 113 before the general desk."""
    desk.call("general", "1900-0113")
    desk.call("police", "113")
    assert desk.listed() == ["police", "general"]
    assert {line.reason for line in desk.callbacks.list()} == {"missed"}


def test_a_report_that_was_finished_needs_no_call(desk: Desk) -> None:
    """A closed tip, an answered question: nothing is owed."""
    asked = reply(tip=Tip(what="đánh bạc"), slots=OPEN_TIP)
    closed = reply(tip=Tip(what="đánh bạc", where="phố Láng", receipt="K7M3Q9TX"))
    desk.call("tip", "1900-0113", asked, closed)
    desk.call("question", "1900-0113", reply(procedure="can_cuoc"))
    assert desk.listed() == []


def test_the_operator_sees_what_was_told(desk: Desk) -> None:
    """The line holds the summary, the number and the promise."""
    promised = {"pending": {"intake": "callback", "promised": "2026-11-22T20:15:00+07:00"}}
    tip = Tip(what="đánh bạc", where="phố Láng", phone="0987000111")
    desk.call("person", "1900-0113", reply(handover=True, tip=tip, slots=promised), reply(tip=tip))
    (line,) = desk.callbacks.list()
    assert "đánh bạc" in line.summary
    assert line.phone == "0987000111"
    assert line.promised == "2026-11-22T20:15:00+07:00"


def test_a_promise_is_kept_even_when_the_caller_goes_on(desk: Desk) -> None:
    """What was promised once is on the list until somebody calls."""
    promised = {"pending": {"intake": "callback", "promised": "2026-11-22T20:15:00+07:00"}}
    desk.call("person", "1900-0113", reply(handover=True, slots=promised), reply(procedure="x"))
    assert desk.listed() == ["person"]


def test_an_unnamed_caller_has_no_number_on_the_list(desk: Desk) -> None:
    """Neither the line's number nor the words of the summary tell who it was."""
    first = reply(tip=Tip(what="tôi là Lan, đánh bạc"), slots=OPEN_TIP)
    unnamed = reply(tip=Tip(what="đánh bạc", anonymous=True), slots=OPEN_TIP)
    desk.call("tip", "1900-0113", first, unnamed)
    (line,) = desk.callbacks.list()
    assert line.phone is None
    assert "Lan" not in line.summary


def test_a_call_that_goes_on_is_not_called_back(desk: Desk) -> None:
    """Only when it has ended or died is somebody to call."""
    desk.call("open", "1900-0113", reply(tip=Tip(what="x"), slots=OPEN_TIP), done=False)
    assert desk.listed() == []
    desk.now += timedelta(minutes=10)
    assert desk.listed() == ["open"]


def test_done_is_done_once(desk: Desk) -> None:
    """Who called back and what came of it stays; nobody calls twice."""
    desk.call("police", "113")
    desk.callbacks.mark_done("police", "lan", "máy bận")
    assert desk.listed() == []
    (line,) = desk.callbacks.list(done=True)
    assert (line.done_by, line.note) == ("lan", "máy bận")
    with pytest.raises(StorageError):
        desk.callbacks.mark_done("police", "minh")


def test_what_the_database_could_not_take_comes_once(desk: Desk, tmp_path: Path) -> None:
    """A call that went through the spool is on the list like any other, and once."""
    spooled = SpooledCallStore(desk.store, tmp_path / "spool")
    call = Call("late", Hotline.POLICE, desk.now)
    fire = Turn(1, Utterance(0, 1, "cháy"), reply(incident=Incident(what="cháy"), emergency="114"))
    engine = desk.store._engine
    with engine.connect() as other:
        other.exec_driver_sql("COMMIT")
        other.exec_driver_sql("BEGIN IMMEDIATE")
        spooled.start(call)
        spooled.add_turn("late", fire)
        other.exec_driver_sql("ROLLBACK")
    spooled.finish(call)
    assert spooled.waiting
    assert spooled.replay() == 0
    assert desk.listed() == ["late"]


@pytest.mark.parametrize(("ended", "listed"), [("broken_off", ["live"]), ("caller", [])])
def test_a_lost_line_is_called_back_even_with_nothing_open(
    desk: Desk, ended: str, listed: list[str]
) -> None:
    """A live call that broke off is on the list with the caller's last words."""
    call = Call("live", Hotline.PROCEDURES, NOW, caller="0912345678", ended=ended)
    desk.store.start(call)
    turn = Turn(1, Utterance(0.0, 1.0, "lệ phí bao nhiêu"), reply())
    call.turns.append(turn)
    desk.store.add_turn("live", turn)
    desk.store.finish(call)
    desk.store.finish(call)
    assert desk.listed() == listed
    if listed:
        line = desk.callbacks.list()[0]
        assert (line.reason, line.phone) == ("broken_off", "0912345678")
        assert "lệ phí" in line.summary


def test_who_may_take_their_life_is_on_the_list_while_the_call_goes_on(desk: Desk) -> None:
    """At once, first, and still when the call is over."""
    slots = {"incident": {"kind": "suicide"}}
    incident = Incident(what="không muốn sống nữa", priority="P1")
    desk.call("person", "1900-0113", reply(handover=True), done=False)
    said = reply(incident=incident, emergency="115", handover=True, slots=slots)
    desk.call("life", "113", said, done=False)
    assert desk.listed() == ["life", "person"]
    assert desk.callbacks.list()[0].reason == "life_at_risk"


def test_who_was_not_understood_twice_is_on_the_list(desk: Desk) -> None:
    """Though not a word could be made out."""
    promised = {"pending": {"promised": "2026-11-22T20:15:00+07:00", "phone": "0912345678"}}
    unclear, passed_on = reply(), reply(handover=True, slots=promised)
    desk.call("unclear", "1900-0113", unclear, passed_on, text="", done=False)
    (line,) = desk.callbacks.list()
    assert (line.reason, line.promised) == ("handover", "2026-11-22T20:15:00+07:00")
    assert "Không nghe rõ" in line.summary
