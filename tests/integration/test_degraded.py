"""With the parts behind it down, a caller in danger hears whom to call, and nothing is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from running_service import ROOT, RunningService

from bot import wiring
from bot.calls.chat import ChatDesk
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.commands.keeping import keeping_calls
from bot.core.call import DialogueReply, Hotline
from bot.core.errors import DialogueError
from bot.core.language.times import HANOI
from bot.service import Service
from bot.settings import load_settings
from bot.storage.backup import in_use
from bot.storage.callbacks import SqlCallBacks
from bot.storage.database import connect
from bot.web.access import COOKIE

SIGNED_IN = {"cookie": f"{COOKIE}=whoever"}
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=HANOI)


class Down:
    """A dialogue process that is not there, or whose actions fail."""

    def __init__(self, code: str) -> None:
        self._code = code

    async def reply(self, *_: Any, **__: Any) -> DialogueReply:
        raise DialogueError(self._code, "gone")


@pytest.mark.parametrize("fault", ["down", "timeout", "action_failed", "no_reply"])
def test_everything_down_and_still_an_answer(tmp_path: Path, fault: str) -> None:
    """Dialogue or actions and the database at once: the number is told, and what was heard comes
    into the database later, once and in order, with somebody to call back."""
    settings = load_settings({"VAR_DIR": str(tmp_path)}, env_file=tmp_path / "no.env")
    store = wiring.call_store(settings)
    desk = ChatDesk(TurnTaker(Down(fault)), Journal(store), lambda: NOW)
    other = connect(settings.database_url)
    said = ["cháy nhà rồi cứu với", "số 5 phố Vọng", "nhanh lên"]

    async def talk() -> list[str]:
        replies = [await desk.say("chat", Hotline.POLICE, text) for text in said]
        return [reply.turn.reply.text for reply in replies]

    with other.connect() as locked:
        locked.exec_driver_sql("COMMIT")
        locked.exec_driver_sql("BEGIN IMMEDIATE")
        replies = asyncio.run(talk())
        locked.exec_driver_sql("ROLLBACK")
    assert all("114" in reply for reply in replies)
    assert store.waiting
    asyncio.run(desk.close())
    assert store.replay() == 0
    assert store.replay() == 0
    kept = wiring.kept_calls(settings)
    (listed,) = kept.list()
    call = kept.get(listed.id)
    assert call is not None
    assert [turn.utterance.text for turn in call.turns] == said
    assert [turn.reply.degraded for turn in call.turns] == [True] * 3
    (owed,) = SqlCallBacks(other, lambda: NOW).list()
    assert (owed.call_id, owed.reason, owed.urgency) == (listed.id, "not_answered", 0)


ANSWERS = (
    "cháy nhà rồi cứu với",
    "số 5 phố Vọng, phường Bạch Mai",
    "không có ai mắc kẹt",
    "0912345678",
    "đúng rồi",
    "không còn gì nữa",
)


def reported(service: RunningService) -> tuple[list[str], str]:
    """A fire, told on 114 until it has a receipt: what was said, and the receipt."""
    conversation, said = None, []
    for text in ANSWERS:
        answer = service.say(text, conversation, "114")
        conversation = answer["conversation"]
        said.append(text)
        assert "114" in answer["reply"] or len(said) > 1
        if answer["incident"] and answer["incident"]["receipt"]:
            return said, answer["incident"]["receipt"]
    raise AssertionError(f"no receipt was told: {answer}")


def turns_of(service: RunningService, first: str) -> list[list[str]]:
    """What the callers said whose calls began with these words, a list a call."""
    with sqlite3.connect(service.var_dir / "callbot.sqlite3") as reading:
        rows = reading.execute(
            "SELECT call_id, text FROM turns ORDER BY call_id, number"
        ).fetchall()
    calls: dict[str, list[str]] = {}
    for call, text in rows:
        calls.setdefault(call, []).append(text)
    return [texts for texts in calls.values() if texts[0] == first]


def rows_with(service: RunningService, receipt: str) -> int:
    with sqlite3.connect(service.var_dir / "callbot.sqlite3") as reading:
        asked = reading.execute("SELECT count(*) FROM incidents WHERE receipt = ?", [receipt])
        return int(asked.fetchone()[0])


def wait_for(what: Callable[[], object], seconds: float = 30.0) -> None:
    deadline = monotonic() + seconds
    while not what():
        assert monotonic() < deadline, "it never came to that"
        sleep(0.1)


def waiting(service: RunningService) -> list[Path]:
    return sorted((service.var_dir / "spool").glob("*.jsonl"))


def is_known(service: RunningService, receipt: str) -> bool:
    answer = service.client.post("/api/receipts", json={"receipt": receipt})
    return answer.status_code == 200 and answer.json()["receipt"] == receipt


@pytest.fixture
def without_database(tmp_path: Path) -> Iterator[RunningService]:
    """A service that finds a damaged database at its start."""
    var = tmp_path / "var"
    var.mkdir()
    (var / "callbot.sqlite3").write_bytes(b"not a database at all " * 500)
    running = RunningService(tmp_path)
    try:
        yield running
    finally:
        running.stop()


def test_a_service_begins_and_answers_without_its_database(
    without_database: RunningService,
) -> None:
    """Degraded, and saying what to do; once the file is moved away everything is stored, once and
    in order, and the receipt that the caller was told is valid."""
    service = without_database
    health = service.wait_until("degraded")
    assert health["parts"]["database"] == "down"  # type: ignore[index]
    wait_for(lambda: service.health()[1]["parts"]["dialogue"] == "ok", 240)  # type: ignore[index]
    (line,) = [line for line in service.log.splitlines() if "What to do" in line]
    assert "callbot restore" in line

    page = service.client.get("/console/day", headers={**SIGNED_IN, "accept": "text/html"})
    assert page.status_code == 503
    assert "Kho lưu trữ đang ngừng" in page.text
    assert service.client.get("/api/callbacks", headers=SIGNED_IN).status_code == 503

    said, receipt = reported(service)
    assert [file.name for file in waiting(service)] == ["calls.jsonl", "reports.jsonl"]
    assert all(file.stat().st_mode & 0o077 == 0 for file in waiting(service))
    assert "phố Vọng" not in service.log
    assert "0912345678" not in service.log

    damaged = service.var_dir / "callbot.sqlite3"
    damaged.rename(service.var_dir / "damaged")
    service.wait_until("ok")
    wait_for(lambda: not waiting(service))
    assert turns_of(service, said[0]) == [said]
    assert rows_with(service, receipt) == 1
    assert is_known(service, receipt)
    assert "Traceback" not in service.log


def test_a_report_outlives_the_dialogue_process(service: RunningService) -> None:
    """Killed after the caller heard the receipt and before the database took the report."""
    service.wait_until("ok", "degraded")
    with sqlite3.connect(service.var_dir / "callbot.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        said, receipt = reported(service)
        os.kill(service.dialogue_pid(), signal.SIGKILL)
        other.execute("ROLLBACK")
    other.close()
    wait_for(lambda: rows_with(service, receipt) == 1)
    wait_for(lambda: not waiting(service))
    assert rows_with(service, receipt) == 1
    assert is_known(service, receipt)
    assert said in turns_of(service, said[0])
    wait_for(lambda: service.health()[1]["parts"]["dialogue"] == "ok", 240)  # type: ignore[index]


def test_nothing_can_be_written_and_still_an_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No folder, no dialogue, no speech model: the number is told. Once there is a folder, what
    was heard comes into the database, once and in order."""
    (tmp_path / "blocked").write_text("a file where a folder should be")
    values = {
        "VAR_DIR": str(tmp_path / "blocked" / "var"),
        "DIALOGUE_MODEL": str(tmp_path / "no-model"),
        "ASR_MODEL": str(tmp_path / "no-model"),
        "TTS_ENGINE": "offline",
    }
    settings = load_settings(values, env_file=tmp_path / "no.env")
    said = ["cháy nhà rồi cứu với", "số 5 phố Vọng", "nhanh lên"]

    async def talk() -> tuple[list[str], str]:
        service = Service(settings)
        await service.begin()
        conversation, replies = None, []
        for text in said:
            answer = await service.chats.say(conversation, Hotline.POLICE, text)
            conversation = answer.conversation
            replies.append(answer.turn.reply.text)
        state = service.parts["database"]
        (tmp_path / "blocked").unlink()
        while service.parts["database"] != "ok" or service.store.waiting:
            await asyncio.sleep(0.1)
        await service.stop()
        return replies, state

    with in_use(settings.var_dir):
        replies, state = asyncio.run(asyncio.wait_for(talk(), 60))
    assert all("114" in reply for reply in replies)
    assert state == "down"
    kept = wiring.kept_calls(settings)
    (listed,) = kept.list()
    call = kept.get(listed.id)
    assert call is not None
    assert [turn.utterance.text for turn in call.turns] == said
    assert len([line for line in caplog.messages if "waits in memory" in line]) == 1
    (line,) = [line for line in caplog.messages if "What to do" in line]
    assert "let this user write" in line
    assert "phố Vọng" not in caplog.text


def test_a_chat_in_the_terminal_goes_on_without_the_database(tmp_path: Path) -> None:
    """It says so on stderr in one line, and the next command stores what was said."""
    var = tmp_path / "var"
    (var / "callbot.sqlite3").mkdir(parents=True)
    command = [sys.executable, "-m", "bot.cli", "chat", "--hotline", "114"]
    environment = {**os.environ, "VAR_DIR": str(var), "DATABASE_URL": ""}
    done = subprocess.run(
        command,
        input="cháy nhà ở số 5 phố Vọng\n",
        capture_output=True,
        text=True,
        timeout=240,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "114" in done.stdout
    assert done.stderr.count("What to do") == 1
    assert "Traceback" not in done.stderr
    (var / "callbot.sqlite3").rmdir()
    settings = load_settings({"VAR_DIR": str(var)}, env_file=tmp_path / "no.env")
    with keeping_calls(settings) as (_, store):
        assert not store.waiting
    (listed,) = wiring.kept_calls(settings).list()
    assert listed.turns == 1
    assert listed.finished
    assert len(wiring.desk(settings).reports.every()) == 1
