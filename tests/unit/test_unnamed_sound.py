"""A voice tells who somebody is: of a caller who stays unnamed no sound is kept."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot.calls.journal import Journal
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.errors import AudioError
from bot.core.language.times import HANOI
from bot.core.ports import SpokenReply
from bot.core.report import Incident, Report, Tip
from bot.storage.recordings import RecordingFolder
from tests.unit.call_fakes import FakeStore

TOLD = datetime(2026, 11, 22, 20, 0, tzinfo=HANOI)


def sound_alone(source: Path, target: Path) -> None:
    """As a container is freed of its notes."""
    target.write_bytes(source.read_bytes().removesuffix(b" of Lan"))


def play(folder: Path, *reports: Report, keep: bool = False, late: bool = False) -> FakeStore:
    """A recorded call, a turn a report; ``late``: its sound is handed over at the end."""
    store = FakeStore()
    kept = RecordingFolder(folder / "kept", folder / "replies", plain=sound_alone)
    journal = Journal(store, kept, keep)
    call = Call("c1", Hotline.PROCEDURES, TOLD)
    sound = folder / "call.m4a"
    sound.write_bytes(b"voice of Lan")

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
    assert (tmp_path / "kept" / "c1.m4a").read_bytes() == b"voice of Lan"


def test_a_setting_keeps_the_sound(tmp_path: Path) -> None:
    """Where the law asks for the sound, it can be kept: the sound, and no notes beside it."""
    store = play(tmp_path, Tip(), Tip(anonymous=True), keep=True)
    kept = {file.name: file.read_bytes() for file in (tmp_path / "kept").iterdir()}
    assert kept == dict.fromkeys(("c1.wav", "c1-01.wav", "c1-02.wav"), b"voice")
    assert [what for kind, what in store.events if kind == "recording"] == ["c1.m4a", "c1.wav"]
    assert [store.turns["c1", n].recording for n in (1, 2)] == ["c1-01.wav", "c1-02.wav"]


def test_sound_that_cannot_be_freed_of_its_notes_is_removed(tmp_path: Path) -> None:
    """Nobody is named for the sake of a recording."""

    def cannot(source: Path, target: Path) -> None:
        raise AudioError("not_audio", "…")

    folder = RecordingFolder(tmp_path / "kept", tmp_path / "replies", plain=cannot)
    call = Call("c1", Hotline.PROCEDURES, TOLD)
    sound = tmp_path / "call.m4a"
    sound.write_bytes(b"voice of Lan")
    folder.keep_call(call, sound)
    assert folder.unname_call(call) == {"c1.m4a": None}
    assert list((tmp_path / "kept").iterdir()) == []


def test_replies_move_to_a_place_that_names_nobody(tmp_path: Path) -> None:
    """A folder named after the recording is given up, and the call knows the new place."""
    spoken = tmp_path / "spoken.wav"
    spoken.write_bytes(b"reply")
    folder = RecordingFolder(tmp_path, tmp_path / "out", lambda call: "0912345678-lan")
    call = Call("c1", Hotline.PROCEDURES, TOLD)
    first = folder.keep_reply(call, 1, SpokenReply(spoken, "north"))
    said = Utterance(0.0, 1.0, "giấu tên")
    call.turns = [Turn(1, said, DialogueReply("Dạ.", "inform", 0.9, tip=Tip(anonymous=True)))]
    moved = folder.unname_replies(call)
    second = folder.keep_reply(call, 2, SpokenReply(spoken, "north"))
    assert moved == {first: str(tmp_path / "out" / "c1" / "01.wav")}
    assert second == str(tmp_path / "out" / "c1" / "02.wav")
    assert [place.name for place in (tmp_path / "out").iterdir()] == ["c1"]
    assert folder.unname_replies(call) == {}
