"""A service that was killed in the middle of calls, and the next start of it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import wave
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot import wiring
from bot.settings import Settings, load_settings
from bot.storage.callbacks import SqlCallBacks
from bot.storage.calls import SqlCallStore
from bot.storage.database import connect

STARTED = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))

# A live call as the service keeps it, up to the moment at which it is killed.
KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from bot.audio.two_channels import TwoChannelTracks
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.live import live_file
from bot.core.report import Tip
from bot.storage.calls import SqlCallStore

url, folder, name, unnamed = sys.argv[1:]
store = SqlCallStore(url)
began = datetime.fromisoformat("2026-11-22T09:30:00+07:00")
store.start(Call(name, Hotline.POLICE, began, "0912345678", live_file(Hotline.POLICE)))
tracks = TwoChannelTracks(Path(folder), name)
tracks.put_caller(b"\\1\\1" * 48_000, 0.0)
tip = Tip(what="m\\u1ea5t xe", anonymous=unnamed == "unnamed")
reply = DialogueReply("D\\u1ea1.", "report_tip", 0.9, tip=tip)
store.add_turn(name, Turn(1, Utterance(0.5, 2.0, "m\\u1ea5t xe"), reply))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings({"VAR_DIR": str(tmp_path)}, env_file=Path("no-such-file"))


def call_of_a_killed_process(settings: Settings, name: str, unnamed: bool = False) -> None:
    wish = "unnamed" if unnamed else "named"
    command = [sys.executable, "-c", KILLED, settings.database_url, settings.recordings_dir, name]
    ended = subprocess.run([*command, wish], env={**os.environ}, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert (settings.recordings_dir / f"live-{name}" / "caller.pcm").is_file()


def started_again(settings: Settings) -> None:
    """What a service does first."""
    left = wiring.left_behind(settings, wiring.call_store(settings))
    asyncio.run(left.settle(wiring.vietnam_now()))


def test_half_a_recording_is_heard_with_its_call(settings: Settings) -> None:
    """The call is over, its line was lost, and somebody is to call back."""
    call_of_a_killed_process(settings, "c1")
    started_again(settings)
    store = SqlCallStore(settings.database_url)
    call = store.get("c1")
    assert call is not None
    assert call.ended == "broken_off"
    assert store.list()[0].finished is not None
    assert [file.name for file in settings.recordings_dir.iterdir()] == ["c1.wav"]
    with wave.open(str(settings.recordings_dir / str(store.recording("c1")))) as wav:
        assert wav.getnchannels() == 2
        seconds = wav.getnframes() / wav.getframerate()
    assert call.seconds == pytest.approx(seconds)
    assert seconds == pytest.approx(3.0, abs=0.5)  # what the process had in mind is lost with it
    (waiting,) = SqlCallBacks(connect(settings.database_url), wiring.vietnam_now).list()
    assert (waiting.call_id, waiting.phone) == ("c1", "0912345678")


def test_the_voice_of_an_unnamed_caller_is_gone(settings: Settings) -> None:
    """Nothing of it is kept, and the call is over."""
    call_of_a_killed_process(settings, "c1", unnamed=True)
    started_again(settings)
    store = SqlCallStore(settings.database_url)
    assert list(settings.recordings_dir.iterdir()) == []
    assert store.recording("c1") is None
    assert store.list()[0].finished is not None
