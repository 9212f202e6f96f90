"""Recordings that were heard before, over a real SQLite file: known after a restart, for a day."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from bot import wiring
from bot.audio.two_channels import TwoChannelTracks
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.nuisance_history import CallHistory
from bot.core.ports import Sound
from bot.core.report import Tip
from bot.settings import Settings, load_settings
from bot.storage.calls import SqlCallStore

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))
RATE = 16_000
SECONDS = 8


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings({"VAR_DIR": str(tmp_path)}, env_file=tmp_path / "no.env")


def babble(seed: int) -> np.ndarray:
    """Tones that come and go, another row for each seed."""
    chance = np.random.default_rng(seed)
    time = np.arange(SECONDS * RATE) / RATE
    tones = [
        np.sin(2 * np.pi * chance.uniform(400, 3000) * time)
        * np.exp(-(((time - chance.uniform(0, SECONDS)) / 0.08) ** 2))
        for _ in range(120)
    ]
    return (0.2 * sum(tones)).astype(np.float32)


def call_of(settings: Settings, name: str, days: float = 0.0, anonymous: bool = False) -> Call:
    """A call that is in the database, with words over all of its sound."""
    call = Call(name, Hotline.POLICE, NOW + timedelta(days=days), caller="0912345678")
    reply = DialogueReply("Dạ.", "report_tip", 0.9, tip=Tip(anonymous=True) if anonymous else None)
    call.turns = [Turn(1, Utterance(0.0, float(SECONDS), "lá la"), reply)]
    SqlCallStore(settings.database_url).start(call)
    return call


def known(settings: Settings, call: Call, seed: int) -> int:
    """How often the sound was heard before, as a process that has just begun knows it."""
    keeper = wiring.known_before(settings)
    sound = Sound(babble(seed), float(SECONDS))
    history: CallHistory = asyncio.run(keeper.of(call, sound))
    return history.same_recording


def kept(settings: Settings) -> list[str]:
    with sqlite3.connect(settings.var_dir / "callbot.sqlite3") as database:
        return [row[0] for row in database.execute("SELECT call_id FROM heard_sounds ORDER BY 1")]


def test_a_restart_forgets_no_recording(settings: Settings) -> None:
    """Nor does another process: what is known is in the database, for a day."""
    assert known(settings, call_of(settings, "a"), 1) == 0
    assert known(settings, call_of(settings, "b"), 2) == 0
    assert known(settings, call_of(settings, "c", days=0.4), 1) == 1
    assert known(settings, call_of(settings, "d", days=0.9), 1) == 2
    assert known(settings, call_of(settings, "e", days=1.2), 1) == 2  # of c and d
    assert kept(settings) == ["a", "b", "c", "d", "e"]


def test_what_is_older_than_a_day_is_removed(settings: Settings) -> None:
    """Even where nobody calls any more."""
    known(settings, call_of(settings, "a"), 1)
    known(settings, call_of(settings, "b", days=0.9), 1)
    keeper = wiring.known_before(settings)
    asyncio.run(keeper.forget_old(NOW + timedelta(days=1.1)))
    assert kept(settings) == ["b"]


def test_of_callers_who_stay_unnamed_nothing_is_kept(settings: Settings) -> None:
    """Nor once they ask for it after their call."""
    assert known(settings, call_of(settings, "a", anonymous=True), 1) == 0
    assert kept(settings) == []
    call = call_of(settings, "b")
    assert known(settings, call, 1) == 0
    assert kept(settings) == ["b"]
    SqlCallStore(settings.database_url).protect(call_of(settings, "b", anonymous=True))
    assert kept(settings) == []
    assert known(settings, call, 1) == 0
    assert kept(settings) == []


def test_no_sound_is_kept_and_no_call_waits_for_it(settings: Settings) -> None:
    """Four bytes a landmark; a database that is locked costs a moment and no more."""
    call = call_of(settings, "a")
    with sqlite3.connect(settings.var_dir / "callbot.sqlite3") as database:
        keeper = wiring.known_before(settings)
        database.execute("BEGIN IMMEDIATE")
        history = asyncio.run(keeper.of(call, Sound(babble(1), float(SECONDS))))
        assert history.same_recording == 0
        database.rollback()
    assert kept(settings) == []
    known(settings, call, 1)
    with sqlite3.connect(settings.var_dir / "callbot.sqlite3") as database:
        (size,) = database.execute("SELECT length(marks) FROM heard_sounds").fetchone()
    assert 0 < size < 10_000


def test_the_callers_channel_of_a_live_call_is_compared(settings: Settings, tmp_path: Path) -> None:
    """What the assistant said is in the other channel, and not looked at."""
    tracks = TwoChannelTracks(tmp_path / "recordings", "a")
    said = (babble(1) * 32_767).astype("<i2").tobytes()
    tracks.put_caller(said, 3.0)
    tracks.put_assistant((babble(2) * 32_767).astype("<i2").tobytes(), 0.0)
    heard = tracks.caller_sound(2.0, 60.0)
    tracks.discard()
    assert heard.seconds == pytest.approx(SECONDS + 1.0)
    call = call_of(settings, "a")
    call.turns = [
        Turn(1, Utterance(3.0, 3.0 + SECONDS, "lá la"), DialogueReply("Dạ.", None, 0.0)),
    ]
    keeper = wiring.known_before(settings)
    assert asyncio.run(keeper.of(call, heard, 2.0)).same_recording == 0
    assert known(settings, call_of(settings, "b"), 1) == 1
    assert known(settings, call_of(settings, "c"), 2) == 0
