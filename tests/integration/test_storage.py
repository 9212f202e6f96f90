"""Calls and reports over a real SQLite file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.core.call import Call, DialogueReply, Entity, Hotline, Turn, Utterance
from bot.core.errors import StorageError
from bot.core.nuisance import NuisanceAssessment
from bot.core.report import Incident, Tip
from bot.core.transcript import Segment, Word
from bot.storage.calls import SqlCallStore
from bot.storage.database import connect, migrate, open_database
from bot.storage.reports import SqlReportStore
from bot.storage.rows import call_row, turn_row
from bot.storage.tables import calls, metadata, turns

STARTED = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))
PHONE_TURN = "số của em là 0912 345 678 nhé"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'callbot.sqlite3'}"


def make_call(**details: object) -> Call:
    return Call("c1", Hotline.POLICE, STARTED, caller="0912345678", file="a.wav", **details)


def make_turn(number: int, text: str, **reply: object) -> Turn:
    said = Utterance(float(number), number + 1.5, text)
    return Turn(number, said, DialogueReply("Dạ vâng ạ.", "inform", 0.9, **reply), "r.wav")


def test_migrations_make_exactly_the_tables_of_the_code(url: str) -> None:
    """The schema that alembic builds is the one that the code reads and writes."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    import bot.storage.console
    import bot.storage.desk  # noqa: F401 - the modules that know every table

    def ours(_item: object, name: str, kind: str, *_more: object) -> bool:
        # The full-text index and what SQLite keeps behind it are no tables of SQLAlchemy's.
        return kind != "table" or not name.startswith("call_words")

    with open_database(url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []


def test_two_processes_may_open_a_new_database_at_once(url: str) -> None:
    """The web and the dialogue process start together and neither fails."""
    code = f"from bot.storage.database import open_database; open_database({url!r})"
    racing = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    assert [process.wait(60) for process in racing] == [0, 0, 0, 0]


def test_call_comes_back_whole(url: str) -> None:
    """Everything that was kept of a call is read back equal."""
    store = SqlCallStore(url)
    turn = make_turn(
        1,
        "tối qua có người trộm xe",
        entities=(Entity("time", "2026-11-21T20:00:00+07:00", 0, 7),),
        nuisance=NuisanceAssessment("suspected", 0.4, ("lặp lại",)),
        incident=Incident(what="cháy nhà", where="ngõ 5"),
        tip=Tip(what="trộm xe"),
        emergency="114",
        procedure="dang_ky_thuong_tru",
        slots={"pending": {"field": "where"}},
        degraded=True,
        handover=True,
    )
    call = make_call()
    store.start(call)
    store.add_turn(call.id, turn)
    call.turns.append(turn)
    call.seconds, call.asr_model, call.timings_ms = 12.5, "bundled", {"asr": 12.0}
    call.nuisance = NuisanceAssessment("none", 0.1)
    store.finish(call)
    assert SqlCallStore(url).get("c1") == call
    assert store.get("unknown") is None


def test_call_that_dies_half_way_keeps_what_was_heard(url: str) -> None:
    """Turns and segments are there before the call is finished, and the list shows it open."""
    store = SqlCallStore(url)
    store.start(make_call())
    heard = Segment("cháy rồi", 0.5, 1.5, (Word("cháy", 0.5, 0.9, 0.8),))
    store.add_segments("c1", [heard])
    store.add_turn("c1", make_turn(1, "cháy rồi"))
    again = SqlCallStore(url)
    assert again.segments("c1") == [heard]
    assert [(c.id, c.finished, c.turns) for c in again.list()] == [("c1", None, 1)]


def test_anonymous_tip_leaves_no_number_anywhere(url: str, tmp_path: Path) -> None:
    """Once a caller asks to stay unnamed, no row, old or new, holds their telephone number."""
    store = SqlCallStore(url)
    store.start(make_call())
    phone = Entity("phone", "0912345678", 13, 25)
    store.add_segments("c1", [Segment(PHONE_TURN, 0, 2, (Word("0912", 0, 1, 1.0),))])
    store.add_turn("c1", make_turn(1, PHONE_TURN, entities=(phone,), tip=Tip(phone="0912345678")))
    store.add_turn(
        "c1",
        make_turn(2, "cho em giấu tên", tip=Tip(anonymous=True), slots={"caller": "+84912345678"}),
    )
    kept = store.get("c1")
    assert kept is not None
    assert kept.caller is None
    assert kept.turns[0].utterance.text == "số của em là •••• ••• ••• nhé"
    assert kept.turns[0].reply.entities == ()
    everything = "\n".join(sqlite3.connect(tmp_path / "callbot.sqlite3").iterdump())
    digits = "".join(sign for sign in everything if sign.isdigit())
    assert "912345678" not in digits


def test_a_later_report_of_an_unnamed_caller_is_unnamed_too(url: str, tmp_path: Path) -> None:
    """A tip was anonymous; the incident that the same call then tells of keeps no number either."""
    SqlCallStore(url).start(make_call())
    store = SqlReportStore(url)
    store.save_tip("c1", Tip(what="đánh bạc", anonymous=True))
    store.save_incident("c1", Incident(what="đánh nhau", phone="0987654321"))
    everything = "\n".join(sqlite3.connect(tmp_path / "callbot.sqlite3").iterdump())
    assert "đánh nhau" in everything
    assert "0987654321" not in everything


def test_spoken_form_is_kept_and_covered_with_the_written_one(url: str) -> None:
    """What was said stands beside how it is written, and hides no number of who stays unnamed."""
    store = SqlCallStore(url)
    store.start(make_call())
    spoken = "số của em là không chín một hai ba bốn năm sáu bảy tám"
    heard = Segment("số của em là 0912 345 678", 0, 2, (Word("số", 0, 1, 1.0),), spoken)
    store.add_segments("c1", [heard])
    said = make_turn(1, heard.text, entities=(Entity("phone", "0912345678", 13, 25),))
    said = replace(said, utterance=replace(said.utterance, spoken=spoken))
    store.add_turn("c1", said)
    assert store.segments("c1") == [heard]
    assert store.get("c1").turns[0].utterance.said == spoken  # type: ignore[union-attr]
    store.add_turn("c1", make_turn(2, "cho em giấu tên", tip=Tip(anonymous=True)))
    kept = store.get("c1")
    assert kept is not None
    texts = [kept.turns[0].utterance.spoken, store.segments("c1")[0].spoken]
    assert [text[:12] for text in texts] == ["số của em là"] * 2
    assert not any("chín" in text or "9" in text for text in texts)


def test_database_of_an_earlier_version_is_brought_up_with_its_calls(url: str) -> None:
    """A call kept before there was a spoken form is read as before."""
    engine = connect(url)
    migrate(engine, "0001")
    turn = make_turn(1, "mất xe")
    with engine.begin() as connection:
        for table, row in (
            (calls, call_row(make_call()) | {"anonymous": False}),
            (turns, turn_row("c1", turn)),
        ):
            for younger in ("spoken", "recording", "ended"):
                row.pop(younger, None)
            connection.execute(table.insert(), row)
    engine.dispose()
    kept = SqlCallStore(url).get("c1")
    assert kept is not None
    assert kept.turns == [turn]


def test_report_follows_its_call_then_its_receipt(url: str) -> None:
    """A report taken over several turns stays one row, found by its receipt in any writing."""
    store = SqlReportStore(url)
    store.save_tip("c1", Tip(what="cướp giật", phone="0912345678"))
    store.save_tip("c1", Tip(what="cướp giật", where="phố Huế", phone="0912345678"))
    done = Tip(what="cướp giật", where="phố Huế", anonymous=True, receipt="TB-7K2M")
    store.save_tip("c1", done)
    store.save_tip("c1", replace(done, who="hai thanh niên"))
    assert store.find(" tb-7k2m ") == replace(done, who="hai thanh niên")
    assert store.find("TB-XXXX") is None
    with connect(url).connect() as connection:
        assert connection.exec_driver_sql("select count(*), max(phone) from tips").one() == (
            1,
            None,
        )


def test_second_report_of_a_call_is_a_second_row(url: str) -> None:
    """A finished report is never overwritten by the next one of the same call."""
    store = SqlReportStore(url)
    store.save_incident("c1", Incident(what="cháy", receipt="SV-1"))
    store.save_incident("c1", Incident(what="tai nạn"))
    store.save_incident("c1", Incident(what="tai nạn", receipt="SV-2"))
    first, second = store.find_incident("SV-1"), store.find_incident("SV-2")
    assert (first and first.what, second and second.what) == ("cháy", "tai nạn")


def test_broken_database_is_a_storage_error(tmp_path: Path) -> None:
    """A file that is no database, and a folder, give the typed error without a traceback."""
    (tmp_path / "bad").write_bytes(b"not a database at all" * 100)
    for name in ("bad", "."):
        with pytest.raises(StorageError) as failure:
            open_database(f"sqlite:///{tmp_path / name}")
        assert failure.value.code == "storage.open"
