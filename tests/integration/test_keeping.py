"""Nothing is lost: the spool while the database fails, backups, restores, exports."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.errors import StorageError
from bot.core.nuisance import NuisanceAssessment
from bot.core.report import Tip
from bot.core.transcript import Segment
from bot.settings import ROOT
from bot.storage.backup import back_up, in_use, restore
from bot.storage.calls import SqlCallStore
from bot.storage.database import connect, open_database
from bot.storage.spool import SpooledCallStore

STARTED = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))


def whole_call(name: str = "c1", text: str = "mất xe ở phố Huế") -> Call:
    call = Call(name, Hotline.POLICE, STARTED, caller="0912345678", seconds=3.0)
    nuisance = NuisanceAssessment("suspected", 0.4, ("thử",))
    reply = DialogueReply("Dạ vâng ạ.", "report_lost", 0.9, tip=Tip(what="mất xe"))
    call.turns.append(Turn(1, Utterance(0.0, 1.0, text), reply))
    call.nuisance = nuisance
    return call


def keep(store: SqlCallStore | SpooledCallStore, call: Call) -> None:
    store.start(call)
    store.keep_recording(call.id, Path(f"{call.id}.wav"))
    store.add_segments(call.id, [Segment(call.turns[0].utterance.text, 0.0, 1.0)])
    store.add_turn(call.id, call.turns[0])
    store.finish(call)


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'callbot.sqlite3'}"


def lock(folder: Path) -> None:
    """Take the tables away, as a damaged or foreign database would."""
    engine = connect(url(folder))
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE calls RENAME TO calls_away")
    engine.dispose()


def unlock(folder: Path) -> None:
    engine = connect(url(folder))
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE calls_away RENAME TO calls")
    engine.dispose()


def test_call_taken_while_the_database_fails_is_there_once_it_is_back(tmp_path: Path) -> None:
    """What the database refuses waits in the spool and is replayed whole."""
    database = SqlCallStore(url(tmp_path))
    store = SpooledCallStore(database, tmp_path / "spool")
    lock(tmp_path)
    keep(store, whole_call())
    assert store.waiting
    assert store.replay() == 5
    unlock(tmp_path)
    assert store.replay() == 0
    assert not store.waiting
    kept = database.get("c1")
    assert kept is not None
    assert kept.turns == whole_call().turns
    assert kept.nuisance == whole_call().nuisance
    assert [segment.text for segment in database.segments("c1")] == ["mất xe ở phố Huế"]
    assert database.list()[0].finished


def test_database_that_fails_in_mid_call_loses_no_turn(tmp_path: Path) -> None:
    """The first turn is in the database, the second in the spool; both are there in the end."""
    database = SqlCallStore(url(tmp_path))
    store = SpooledCallStore(database, tmp_path / "spool")
    call = whole_call()
    store.start(call)
    store.add_turn("c1", call.turns[0])
    lock(tmp_path)
    second = Turn(2, Utterance(2.0, 3.0, "tối qua"), DialogueReply("Vâng.", "inform", 1.0))
    store.add_turn("c1", second)
    unlock(tmp_path)
    assert store.replay() == 0
    kept = database.get("c1")
    assert kept is not None
    assert kept.turns == [call.turns[0], second]


def test_nobody_waits_for_a_database_that_is_locked(tmp_path: Path) -> None:
    """It may cost the first write its patience; what follows is kept at once, and in its order."""
    database = SqlCallStore(url(tmp_path))
    store = SpooledCallStore(database, tmp_path / "spool")
    other = sqlite3.connect(tmp_path / "callbot.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    call = whole_call()
    second = Turn(2, Utterance(2.0, 3.0, "tối qua"), DialogueReply("Vâng.", "inform", 1.0))
    store.start(call)
    replay = Thread(target=store.replay)  # as the service does all the while
    replay.start()
    began = monotonic()
    store.add_turn("c1", call.turns[0])
    assert monotonic() - began < 1.0
    other.execute("ROLLBACK")
    replay.join()
    other.close()
    store.add_turn("c1", second)
    assert store.replay() == 0
    kept = database.get("c1")
    assert kept is not None
    assert kept.turns == [call.turns[0], second]


def test_torn_line_of_the_spool_does_not_hold_up_the_others(tmp_path: Path) -> None:
    """A crash in the middle of a line leaves that line, and only that one."""
    database = SqlCallStore(url(tmp_path))
    store = SpooledCallStore(database, tmp_path / "spool")
    lock(tmp_path)
    keep(store, whole_call())
    unlock(tmp_path)
    with (tmp_path / "spool" / "calls.jsonl").open("a", encoding="utf-8") as spool:
        spool.write('{"turn": {"call_id": "c')
    assert store.replay() == 1
    assert database.get("c1") is not None


def test_what_waits_goes_into_the_database_that_is_restored(tmp_path: Path) -> None:
    """A damaged database is why there is a restore: what was heard meanwhile is not set aside."""
    var = tmp_path / "var"
    keep(SqlCallStore(url(var)), whole_call())
    archive = tmp_path / "backup.tgz"
    back_up(url(var), var, archive)
    store = SpooledCallStore(SqlCallStore(url(var)), var / "spool")
    lock(var)
    keep(store, whole_call("c2", "cháy\u2028ở phố Huế"))
    restore(url(var), var, archive, STARTED)
    database = SqlCallStore(url(var))
    assert SpooledCallStore(database, var / "spool").replay() == 0
    kept = database.get("c2")
    assert kept is not None
    assert kept.turns == whole_call("c2", "cháy\u2028ở phố Huế").turns
    assert {call.id for call in database.list()} == {"c1", "c2"}


def test_backup_and_restore_bring_everything_back(tmp_path: Path) -> None:
    """After a restore calls and recordings are as they were; what was there is set aside."""
    var = tmp_path / "var"
    keep(SqlCallStore(url(var)), whole_call())
    (var / "recordings").mkdir()
    (var / "recordings" / "c1.wav").write_bytes(b"RIFF")
    archive = tmp_path / "backup.tgz"
    assert back_up(url(var), var, archive) == 2
    keep(SqlCallStore(url(var)), whole_call("c2"))
    (var / "recordings" / "c1.wav").write_bytes(b"overwritten")
    before = restore(url(var), var, archive, STARTED)
    store = SqlCallStore(url(var))
    assert [summary.id for summary in store.list()] == ["c1"]
    assert (var / "recordings" / "c1.wav").read_bytes() == b"RIFF"
    assert before is not None
    set_aside = SqlCallStore(f"sqlite:///{before / 'callbot.sqlite3'}")
    assert {summary.id for summary in set_aside.list()} == {"c1", "c2"}


def test_damaged_archive_changes_nothing(tmp_path: Path) -> None:
    """A cut file, another file, and one that writes elsewhere are refused before anything moves."""
    var = tmp_path / "var"
    keep(SqlCallStore(url(var)), whole_call())
    archive = tmp_path / "backup.tgz"
    back_up(url(var), var, archive)
    cut = tmp_path / "cut.tgz"
    cut.write_bytes(archive.read_bytes()[:-200])
    other = tmp_path / "other.tgz"
    other.write_bytes(b"nothing")
    evil = tmp_path / "evil.tgz"
    with tarfile.open(evil, "w:gz") as tar:
        content = json.dumps({"sha256": {"../evil.txt": "0"}}).encode()
        for name, data in (("contents.json", content), ("../evil.txt", b"x")):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    for bad in (cut, other, evil):
        with pytest.raises(StorageError) as failure:
            restore(url(var), var, bad, STARTED)
        assert failure.value.code == "storage.damaged"
    assert not (tmp_path / "evil.txt").exists()
    assert SqlCallStore(url(var)).get("c1") is not None


def test_nothing_is_restored_under_a_running_service(tmp_path: Path) -> None:
    """While the service holds its folder, a restore is refused."""
    keep(SqlCallStore(url(tmp_path)), whole_call())
    archive = tmp_path / "backup.tgz"
    back_up(url(tmp_path), tmp_path, archive)
    with in_use(tmp_path), pytest.raises(StorageError, match="running"):
        restore(url(tmp_path), tmp_path, archive, STARTED)


def callbot(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(folder), "DATABASE_URL": ""},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_export_gives_every_call_once_and_no_formulas(tmp_path: Path) -> None:
    """JSON Lines hold whole calls; in CSV a cell that a spreadsheet would run is text."""
    store = SqlCallStore(url(tmp_path))
    for number in range(3):
        keep(store, whole_call(f"c{number}", text='=HYPERLINK("http://x")\n"xin", chào'))
    lines = callbot(tmp_path, "export", "--format", "jsonl").stdout.splitlines()
    assert sorted(json.loads(line)["call"] for line in lines) == ["c0", "c1", "c2"]
    table = callbot(tmp_path, "export", "--format", "csv").stdout.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["text"] for row in rows] == ['\'=HYPERLINK("http://x")\n"xin", chào'] * 3


def test_commands_say_in_one_line_what_is_wrong(tmp_path: Path) -> None:
    """Bad usage and bad input end with 2 and one line, never a traceback."""
    bad = [
        ("backup", str(tmp_path / "b.tgz")),
        ("restore", str(tmp_path / "missing.tgz")),
        ("export", "--format", "xml"),
        ("call",),
        ("call", str(tmp_path / "missing.wav"), "--hotline", "113"),
        ("call", str(tmp_path), "--hotline", "113"),
        ("call", "x.wav", "--hotline", "911"),
        ("serve", "--port", "99999"),
        ("nonsense",),
    ]
    for arguments in bad:
        done = callbot(tmp_path, *arguments)
        assert done.returncode == 2, arguments
        assert done.stderr.count(b"\n") == 1, (arguments, done.stderr)
        assert done.stdout == b""


def test_migrate_brings_an_old_database_up(tmp_path: Path) -> None:
    """A database without any table is ready after ``callbot migrate``."""
    assert callbot(tmp_path, "migrate").returncode == 0
    with open_database(url(tmp_path)).connect() as connection:
        tables = connection.exec_driver_sql("select name from sqlite_master").scalars().all()
    assert {"calls", "turns", "segments", "assessments", "tips", "incidents"} <= set(tables)
