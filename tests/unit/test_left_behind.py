"""What a process that died left behind is settled when a service starts."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import wave
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from call_fakes import NOON, FakeRecordings, FakeStore

from bot.audio.two_channels import TwoChannelTracks, left_behind
from bot.calls.journal import Journal
from bot.calls.left_behind import LeftBehind, Settled
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.errors import StorageError
from bot.core.live import live_file
from bot.core.report import Tip

SECOND = np.full(16_000, 1_000, "<i2").tobytes()


class FakeSound:
    """Half a recording; cannot be put together while ``broken``."""

    def __init__(self, call_id: str, seconds: float = 4.0, broken: bool = False) -> None:
        self.call_id = call_id
        self.seconds = seconds
        self.broken = broken
        self.removed = False

    def finish(self) -> Path:
        if self.broken:
            raise StorageError("live", "The disk is full")
        return Path("/nowhere/call.wav")

    def discard(self) -> None:
        self.removed = True


class FakeCalls:
    """Calls in a database, none of them finished."""

    def __init__(self, *calls: Call) -> None:
        self.calls = {call.id: call for call in calls}

    def get(self, call_id: str) -> Call | None:
        return self.calls.get(call_id)

    def unfinished(self, before: datetime) -> list[Call]:
        return [call for call in self.calls.values() if call.started < before]


def call_with(name: str, unnamed: bool = False, live: bool = True) -> Call:
    file = live_file(Hotline.POLICE) if live and not unnamed else None
    call = Call(name, Hotline.POLICE, NOON, file=file)
    reply = DialogueReply("Dạ.", "inform", 0.9, tip=Tip(anonymous=unnamed))
    call.turns = [Turn(1, Utterance(1.0, 2.5, "mất xe"), reply)]
    return call


def settle(
    calls: Sequence[Call],
    sounds: Sequence[FakeSound] = (),
    going_on: Sequence[str] = (),
    keep_sound: bool = False,
) -> tuple[Settled, FakeStore]:
    store = FakeStore()
    journal = Journal(store, FakeRecordings(), keep_sound)
    left = LeftBehind(FakeCalls(*calls), journal, lambda: (sounds, going_on))
    return asyncio.run(left.settle(NOON + timedelta(hours=1))), store


def of_kind(store: FakeStore, kind: str) -> list[str]:
    return [what for found, what in store.events if found == kind]


def test_a_half_recording_is_put_to_its_call() -> None:
    """The call is closed as one whose line was lost, as long as its recording is."""
    call, sound = call_with("c1"), FakeSound("c1")
    settled, store = settle([call], [sound])
    assert settled == Settled(closed=1, kept=1)
    assert of_kind(store, "recording") == ["c1.wav"]
    assert of_kind(store, "finish") == ["c1"]
    assert (call.ended, call.seconds) == ("broken_off", 4.0)
    assert sound.removed


@pytest.mark.parametrize("keep_sound", [True, False])
def test_an_unnamed_callers_half_recording_is_removed(keep_sound: bool) -> None:
    """Unless sound is to be kept of everybody; the call is closed as a live one all the same."""
    call, sound = call_with("c1", unnamed=True), FakeSound("c1")
    settled, store = settle([call], [sound], keep_sound=keep_sound)
    assert settled == Settled(closed=1, kept=int(keep_sound), removed=int(not keep_sound))
    assert bool(of_kind(store, "recording")) == keep_sound
    assert call.ended == "broken_off"
    assert sound.removed


@pytest.mark.parametrize(
    "sound", [FakeSound("unknown"), FakeSound("c1", 0.0), FakeSound("c1", broken=True)]
)
def test_what_cannot_be_put_to_a_call_is_removed(sound: FakeSound) -> None:
    """A call that nobody knows, nothing heard yet, a disk that is full."""
    settled, store = settle([call_with("c1")], [sound])
    assert settled == Settled(closed=1, removed=1)
    assert of_kind(store, "recording") == []
    assert sound.removed


def test_a_chat_that_was_left_open_is_closed_as_a_chat() -> None:
    """Nobody's line was lost; it lasted until its last message."""
    chat = call_with("c1", live=False)
    settled, _ = settle([chat])
    assert settled == Settled(closed=1)
    assert (chat.ended, chat.seconds) == (None, 2.5)


def test_calls_that_go_on_are_left_alone() -> None:
    """One that another process records, and one that began since."""
    later = call_with("c2")
    later.started = NOON + timedelta(hours=2)
    settled, store = settle([call_with("c1"), later], going_on=["c1"])
    assert settled == Settled()
    assert of_kind(store, "finish") == []


DYING = """
import os, signal, sys
from pathlib import Path
from bot.audio.two_channels import TwoChannelTracks
tracks = TwoChannelTracks(Path(sys.argv[1]), "c1")
tracks.put_caller(b"\\x01\\x01" * 16_000 + b"\\x01", 0.0)
tracks.put_assistant(b"\\x02\\x02" * 16_000, 1.0)
for file in (tracks._caller, tracks._assistant):
    file.flush()
print("up", flush=True)
signal.pause()
"""


def recording_process(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", DYING, folder], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def killed(process: subprocess.Popen[bytes]) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def test_sound_of_a_killed_process_becomes_two_channels(tmp_path: Path) -> None:
    """While it lives nobody touches it; afterwards it is whole up to that moment, then gone."""
    process = recording_process(tmp_path)
    try:
        assert left_behind(tmp_path) == ([], frozenset({"c1"}))
    finally:
        killed(process)
    (sound,), going_on = left_behind(tmp_path)
    assert (sound.call_id, going_on) == ("c1", frozenset())
    assert sound.seconds == pytest.approx(2.0, abs=0.01)
    with wave.open(str(sound.finish())) as wav:
        assert (wav.getnchannels(), wav.getframerate()) == (2, 16_000)
        both = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").reshape(-1, 2)
    assert both[:16_000, 0].all()
    assert not both[:16_000, 1].any()
    assert both[16_100:, 1].all()
    sound.discard()
    assert list(tmp_path.iterdir()) == []


def test_sound_of_this_very_process_is_no_leftover(tmp_path: Path) -> None:
    """A call that was picked up before the sweep is not swept."""
    tracks = TwoChannelTracks(tmp_path, "c1")
    assert left_behind(tmp_path) == ([], frozenset({"c1"}))
    tracks.discard()


def test_folders_without_sound_and_other_files_are_no_fault(tmp_path: Path) -> None:
    """A process that died at once left an empty folder, which goes; recordings stay."""
    (tmp_path / "live-c1").mkdir()
    (tmp_path / "live-c2.wav").write_bytes(b"RIFF")
    (sound,), _ = left_behind(tmp_path)
    assert sound.seconds == 0.0
    sound.discard()
    assert [file.name for file in tmp_path.iterdir()] == ["live-c2.wav"]
    assert left_behind(tmp_path / "none") == ([], frozenset())
