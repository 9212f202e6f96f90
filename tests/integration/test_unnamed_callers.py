"""Of a caller who stays unnamed nothing that tells who they are is on the disk, byte for byte."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
import wave
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import av
import numpy as np
import pytest
from running_service import RunningService

from bot.calls.journal import Journal
from bot.core.call import Call, DialogueReply, Entity, Hotline, Turn, Utterance
from bot.core.language.vietnamese import fold
from bot.core.ports import SpokenReply
from bot.core.report import Incident, Tip
from bot.core.transcript import Segment, Word
from bot.settings import load_settings
from bot.storage.calls import SqlCallStore
from bot.storage.database import connect
from bot.storage.overviews import SqlOverviews
from bot.storage.recordings import RecordingFolder
from bot.storage.reports import SqlReportStore
from bot.storage.spool import SpooledCallStore
from bot.wiring import recordings

STARTED = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))
LINE, LEFT = "0912345678", "0971357924"  # no other test of the running service says it
NAME, CARD, HOME = "Nghiêm Thị Xuyến", "001085067890", "số 57 ngõ 129 phố Bạch Đằng"
PLACE = "ở số 8 ngách 3 phố Láng Hạ"
INTRODUCED = (
    f"alo tôi tên là {NAME}, căn cước {CARD}, nhà em ở {HOME}, số của em là {LEFT}, tôi báo "
    f"{PLACE} có đám đánh bạc"
)
SAID = (
    INTRODUCED,
    f"Xuyến đây em ơi, em xuyến nhé, gọi em theo số {LEFT}",
    "cho tôi giấu tên nhé",
    f"{NAME} đừng ghi vào, là ông Trần Văn Bảy cầm đầu",
)


def phone_in(text: str) -> tuple[Entity, ...]:
    at = text.find(LEFT)
    return (Entity("phone", LEFT, at, at + len(LEFT)),) if at >= 0 else ()


def turn(number: int, text: str) -> Turn:
    """One turn of the call; from the third on its tip is anonymous, as the dialogue makes it."""
    unnamed = number >= 3
    tip = Tip(
        what="đám đánh bạc" if unnamed else text, where=PLACE, who="ông Trần Văn Bảy",
        phone=None if unnamed else LEFT, anonymous=unnamed, receipt="TB-7K2M",
    )  # fmt: skip
    pending = {"question": f"Có phải số {LEFT} không ạ?", "phone": LEFT}
    reply = DialogueReply(
        "Dạ vâng ạ." if unnamed else f"Dạ, chị {NAME}, số {LEFT} phải không ạ?",
        "report_tip", 0.9, phone_in(text), tip=tip,
        incident=None if unnamed else Incident(what=text, where=PLACE, phone=LEFT),
        slots={"tip": tip.as_dict(), "pending": pending, "last_reply": f"Chị {NAME} phải không?"},
    )  # fmt: skip
    said = Utterance(10.0 * number, 10.0 * number + 9, text, text.lower())
    return Turn(number, said, reply)


def segments(number: int, text: str) -> list[Segment]:
    """What was heard of a turn: two segments, so that a name may lie over both."""
    words = text.lower().split()
    start = 10.0 * number
    timed = [Word(f" {w}", start + n / 10, start + n / 10 + 0.1, 0.9) for n, w in enumerate(words)]
    half = next((n + 2 for n, w in enumerate(words) if w == "nghiêm"), len(words) // 2)
    parts = [timed[:half], timed[half:]]
    return [
        Segment(
            "".join(w.text for w in part).strip(), part[0].start, part[-1].end, tuple(part),
            "".join(w.text for w in part).strip(),
        )
        for part in parts
        if part
    ]  # fmt: skip


def recording_with_notes(file: Path) -> Path:
    """A recording that says in its container who called."""
    with av.open(str(file), "w") as out:
        out.metadata["title"] = NAME
        out.metadata["comment"] = f"goi tu {LINE}"
        stream = out.add_stream("aac", rate=16_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 16_000), np.float32), "fltp", "mono")
        frame.sample_rate = 16_000
        for packet in (*stream.encode(frame), *stream.encode(None)):
            out.mux(packet)
    return file


def reply_sound(folder: Path) -> SpokenReply:
    file = folder / "spoken.wav"
    with wave.open(str(file), "wb") as wav:
        wav.setparams((1, 2, 16_000, 0, "NONE", ""))
        wav.writeframes(bytes(3200))
    return SpokenReply(file, "north", private=True)


class House:
    """The storage of a service, and one call that is kept there as the call path keeps it."""

    def __init__(self, folder: Path, keep_sound: bool) -> None:
        self.var, self.out = folder / "var", folder / "out"
        self.given = folder / "given"
        self.given.mkdir()
        values = {"VAR_DIR": str(self.var), "KEEP_UNNAMED_SOUND": str(keep_sound).lower()}
        settings = load_settings(values, env_file=Path("no-such-file"))
        self.url = settings.database_url
        self.database = SqlCallStore(self.url)
        self.reports = SqlReportStore(self.url)
        self.overviews = SqlOverviews(connect(self.url))
        store = SpooledCallStore(self.database, self.var / "spool")
        self.kept = recordings(settings, self.out)
        assert isinstance(self.kept, RecordingFolder)
        self.journal = Journal(store, self.kept, keep_sound)
        self.call = Call("c1", Hotline.PROCEDURES, STARTED, caller=LINE)

    async def play(self) -> Call:
        file = recording_with_notes(self.given / f"{LINE}-{fold(NAME)}.m4a")
        self.call.file = str(file)
        await self.journal.start(self.call)
        await self.journal.keep_recording(self.call, file)
        heard = 1
        for number, text in enumerate(SAID, start=1):
            parts = segments(number, text)
            await self.journal.add_segments(self.call, parts, heard)
            heard += len(parts)
            await self._take(turn(number, text))
            self.overviews.refresh()  # as the service does all the while
        return await self.journal.finish(self.call)

    async def _take(self, taken: Turn) -> None:
        if taken.reply.incident is not None:  # the dialogue keeps its reports by itself
            self.reports.save_incident("c1", taken.reply.incident)
        if taken.reply.tip is not None:
            self.reports.save_tip("c1", taken.reply.tip)
        self.call.turns.append(taken)
        await self.journal.add_turn(self.call, taken)
        audio = await self.journal.keep_reply(self.call, taken.number, reply_sound(self.given))
        self.call.turns[-1] = replace(self.call.turns[-1], reply_audio=audio)
        await self.journal.add_turn(self.call, self.call.turns[-1])


def writings(secret: str) -> list[bytes]:
    """A secret as it may stand in a file: with and without capitals or diacritics, in JSON too."""
    forms = {secret, secret.lower(), secret.upper(), fold(secret), fold(secret).title()}
    return [w for f in forms for w in (f.encode(), json.dumps(f)[1:-1].encode())]


def places_of(secret: str, *folders: Path) -> list[str]:
    """The files under the folders that hold a secret in their bytes or their names."""
    found = []
    for file in (f for folder in folders for f in folder.rglob("*")):
        content = file.read_bytes() if file.is_file() else b""
        for writing in writings(secret):
            if writing in content or writing in str(file.name).encode():
                found.append(f"{file.name}: {writing!r}")
    return found


@pytest.fixture(scope="module", params=[False, True], ids=["voice removed", "voice kept"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("unnamed"), request.param)
    asyncio.run(house.play())
    return house


@pytest.mark.parametrize("secret", [LINE, LEFT, NAME, "Xuyến", CARD, "57 ngõ 129", "bảy tám chín"])
def test_no_byte_on_the_disk_tells_who_called(house: House, secret: str) -> None:
    """Not the database nor its log, not the spool, the recordings or the names of the files."""
    assert (house.var / "callbot.sqlite3").is_file()
    assert places_of(secret, house.var, house.out) == []


def test_what_the_tip_is_about_is_all_there(house: House) -> None:
    """The place of the matter, the suspect and the times of the words."""
    kept = house.database.get("c1")
    assert kept is not None
    assert kept.tip is not None
    assert kept.tip.where == PLACE
    assert PLACE in kept.turns[0].utterance.text
    assert "Trần Văn Bảy" in kept.turns[3].utterance.text
    assert [len(t.utterance.text) for t in kept.turns] == [len(text) for text in SAID]
    heard = house.database.segments("c1")
    assert [w.start for s in heard for w in s.words] == [
        w.start for n, text in enumerate(SAID, 1) for s in segments(n, text) for w in s.words
    ]
    assert house.reports.find("TB-7K2M") is not None
    assert {row["where"] for row in house.reports.every()} == {PLACE}


def test_spoken_replies_lie_in_a_neutral_place(house: House) -> None:
    """They are found under the call's id, those from before the wish, too."""
    kept = house.database.get("c1")
    assert kept is not None
    assert [folder.name for folder in house.out.iterdir()] == ["c1"]
    assert [t.reply_audio for t in kept.turns] == [
        None, None, *(str(house.out / "c1" / f"{n:02d}.wav") for n in (3, 4))
    ]  # fmt: skip
    assert sorted(file.name for file in (house.out / "c1").iterdir()) == ["03.wav", "04.wav"]


def test_a_voice_that_is_kept_is_plain_sound(house: House) -> None:
    """With KEEP_UNNAMED_SOUND the recording stays, as WAV, and the call knows its new name."""
    files = [file.name for file in (house.var / "recordings").glob("*")]
    if not house.journal.keeps_sound_of(house.call):
        assert files == []
        assert house.database.recording("c1") is None
        return
    assert files == ["c1.wav"]
    assert house.database.recording("c1") == "c1.wav"
    with wave.open(str(house.var / "recordings" / "c1.wav")) as wav:
        assert wav.getnframes() / wav.getframerate() == pytest.approx(1.0, abs=0.2)


def test_no_byte_of_the_running_service_tells_who_chatted(service: RunningService) -> None:
    """Through the real dialogue: neither what it keeps nor its log, while it goes on."""
    first = service.say(
        f"tôi tên là {NAME}, số của tôi là {LEFT}, tôi báo có người buôn ma túy {PLACE}",
        hotline="1900-0113",
    )
    talk = first["conversation"]
    assert first["tip"]["what"]
    time.sleep(1.5)  # the console's list is brought up to date meanwhile
    assert service.say("tôi muốn giấu tên", talk, "1900-0113")["tip"]["anonymous"]
    service.say("em xuyến đây, tối hôm qua lúc chín giờ", talk, "1900-0113")
    time.sleep(1.5)
    for secret in (NAME, "Xuyến", LEFT):
        assert places_of(secret, service.var_dir) == []
        assert secret not in service.log
    reports = SqlReportStore(service.database_url).every()
    assert any(PLACE.removeprefix("ở ") in (row["where"] or "") for row in reports)


def test_remnants_of_covered_texts_go_when_the_database_is_opened_again(tmp_path: Path) -> None:
    """What SQLite left between the rows is gone after the next start; the rows are all there."""
    old = "lời cũ của một người gọi"
    url = f"sqlite:///{tmp_path / 'callbot.sqlite3'}"
    store = SqlCallStore(url)
    store.start(Call("c1", Hotline.PROCEDURES, STARTED, caller=LINE))
    with sqlite3.connect(tmp_path / "callbot.sqlite3") as careless:
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("CREATE TABLE old (text TEXT)")
        careless.execute("INSERT INTO old VALUES (?)", (old * 200,))
        careless.execute("DROP TABLE old")
        careless.commit()
        careless.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    careless.close()
    assert places_of(old, tmp_path) != [], "nothing was left that could go"
    store.add_turn("c1", turn(3, "cho tôi giấu tên nhé"))
    again = SqlCallStore(url)
    assert places_of(old, tmp_path) == []
    kept = again.get("c1")
    assert kept is not None
    assert len(kept.turns) == 1
