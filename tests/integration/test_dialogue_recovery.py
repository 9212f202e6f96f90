"""A conversation whose dialogue process was killed goes on where it stood."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot import wiring
from bot.calls.turn import TurnTaker
from bot.core.call import DialogueReply, Hotline
from bot.dialogue import DialogueProcess
from bot.settings import Settings, load_settings

BACK_WITHIN_S = 120


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("dialogue-recovery")
    values = {"VAR_DIR": str(folder), "LOG_LEVEL": "DEBUG"}
    return load_settings(values, env_file=Path("no-such-file"))


async def restarted(process: DialogueProcess) -> None:
    before = process.restarts
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    while process.restarts == before or not process.alive:
        await asyncio.sleep(0.05)


async def conversations(settings: Settings) -> dict[str, DialogueReply]:
    """A fire and an anonymous tip begun, the process killed, both continued, and one begun anew."""
    process = DialogueProcess(settings)
    await process.start()
    client = wiring.dialogue_client(settings, process)
    turns = TurnTaker(client)
    said = {}
    try:
        await turns.take("fire", Hotline.FIRE, "cháy nhà rồi, có hai người kẹt trên tầng ba")
        await turns.take(
            "tip", Hotline.POLICE, "tôi muốn báo tin có người buôn ma túy", "0900111222"
        )
        await turns.take("tip", Hotline.POLICE, "tôi muốn giấu tên")
        back = asyncio.create_task(restarted(process))
        while process.alive:
            await asyncio.sleep(0.01)
        await turns.take("late", Hotline.POLICE, "có cướp cầm dao ở ngân hàng, cứu với")
        await asyncio.wait_for(back, BACK_WITHIN_S)
        said["late"] = await turns.take("late", Hotline.POLICE, "số 12 phố Huế")
        said["fire"] = await turns.take("fire", Hotline.FIRE, "số 12 phố Huế, phường Hai Bà Trưng")
        said["tip"] = await turns.take("tip", Hotline.POLICE, "ở số 5 ngõ 8 phố Huế")
        said["fresh"] = await turns.take("fresh", Hotline.FIRE, "xin chào")
    finally:
        await client.close()
        await process.stop()
    return said


@pytest.fixture(scope="module")
def said(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, DialogueReply], str]:
    """What was answered after the restart, and all that the process wrote to its log."""
    log = tmp_path_factory.mktemp("log") / "stderr"
    kept = os.dup(2)
    with log.open("wb") as file:
        os.dup2(file.fileno(), 2)
        try:
            answers = asyncio.run(conversations(settings))
        finally:
            os.dup2(kept, 2)
            os.close(kept)
    return answers, log.read_text("utf-8", "replace")


def test_open_incident_goes_on_with_the_open_question(
    said: tuple[dict[str, DialogueReply], str],
) -> None:
    """The address fills the incident that was told of before the process died."""
    reply = said[0]["fire"]
    assert not reply.degraded
    assert reply.emergency == "114"
    assert reply.incident is not None
    assert "kẹt" in (reply.incident.people_in_danger or "")
    assert "phố Huế" in (reply.incident.where or "")
    assert "số điện thoại" in reply.text  # what is still missing


def test_anonymous_tip_stays_anonymous(said: tuple[dict[str, DialogueReply], str]) -> None:
    """Who asked to stay unnamed does not become named by a restart."""
    reply = said[0]["tip"]
    assert reply.tip is not None
    assert reply.tip.anonymous
    assert reply.tip.phone is None
    assert "ma túy" in (reply.tip.what or "")
    assert "0900111222" not in str(reply.slots)


def test_incident_told_while_the_process_was_down_is_opened(
    said: tuple[dict[str, DialogueReply], str],
) -> None:
    """The next sentence, only an address, belongs to it."""
    reply = said[0]["late"]
    assert not reply.degraded
    assert reply.emergency == "113"
    assert reply.incident is not None
    assert "cướp" in (reply.incident.what or "")
    assert "phố Huế" in (reply.incident.where or "")


def test_other_conversations_begin_with_nothing(
    said: tuple[dict[str, DialogueReply], str],
) -> None:
    """One caller's report never shows up in another's call."""
    reply = said[0]["fresh"]
    assert reply.incident is None
    assert reply.tip is None
    assert reply.emergency is None


def test_log_holds_nothing_of_what_was_handed_over(
    said: tuple[dict[str, DialogueReply], str],
) -> None:
    """Not even at the level DEBUG."""
    log = said[1]
    assert not [word for word in ("phố Huế", "ma túy", "0900111222", "kẹt") if word in log]
