"""A voice tells who somebody is: of a caller who stays unnamed no sound is kept."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot.calls.journal import Journal
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.language.times import HANOI
from bot.core.report import Incident, Report, Tip
from bot.storage.recordings import RecordingFolder
from tests.unit.call_fakes import FakeStore

TOLD = datetime(2026, 11, 22, 20, 0, tzinfo=HANOI)


def play(folder: Path, *reports: Report, keep: bool = False, late: bool = False) -> FakeStore:
    """A recorded call, a turn a report; ``late``: its sound is handed over at the end."""
    store = FakeStore()
    journal = Journal(store, RecordingFolder(folder / "kept", folder / "replies"), keep)
    call = Call("c1", Hotline.PROCEDURES, TOLD)
    sound = folder / "call.wav"
    sound.write_bytes(b"voice")

    async def run() -> None:
        await journal.start(call)
        if not late:
            await journal.keep_recording(call, sound)
        for number, report in enumerate(reports, start=1):
            said = Utterance(0.0, 1.0, "alo")
            tip = report if isinstance(report, Tip) else None
            incident = report if isinstance(report, Incident) else None
            name = await journal.keep_message(call, number, sound)
            reply = DialogueReply("Dạ.", "inform", 0.9, tip=tip, incident=incident)
            turn = Turn(number, said, reply, recording=name)
            call.turns.append(turn)
            await journal.add_turn(call, turn)
        if late:
            await journal.keep_recording(call, sound)
        await journal.finish(call)

    asyncio.run(run())
    return store


@pytest.mark.parametrize("report", [Tip(anonymous=True), Incident(anonymous=True)])
def test_the_voice_goes_once_the_caller_stays_unnamed(tmp_path: Path, report: Report) -> None:
    """The recording of the call and those of single messages are removed."""
    store = play(tmp_path, Tip(), report, Tip(anonymous=True))
    assert list((tmp_path / "kept").iterdir()) == []
    assert ("no recordings", "c1") in store.events


def test_a_recording_that_comes_later_is_not_kept(tmp_path: Path) -> None:
    """A live call's sound is handed over at its end: too late to be kept."""
    store = play(tmp_path, Tip(anonymous=True), late=True)
    assert list(tmp_path.glob("kept/*")) == []
    assert not [what for kind, what in store.events if kind == "recording"]


def test_the_voice_of_others_is_kept(tmp_path: Path) -> None:
    """Who gives no such wish is heard again by reviewers."""
    play(tmp_path, Tip())
    assert (tmp_path / "kept" / "c1.wav").read_bytes() == b"voice"


def test_a_setting_keeps_the_sound(tmp_path: Path) -> None:
    """Where the law asks for the sound, it can be kept."""
    play(tmp_path, Tip(anonymous=True), keep=True)
    assert (tmp_path / "kept" / "c1.wav").is_file()
