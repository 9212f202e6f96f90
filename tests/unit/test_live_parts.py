"""Parts of live calls by themselves: sentences, keys, the two-channel recording, limits."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from call_fakes import FakeVoice

from bot.audio.two_channels import TwoChannelTracks
from bot.calls.keypad import Keypad
from bot.core.errors import StorageError, SynthesisError
from bot.core.speaking.sentences import is_question, sentences
from bot.tts.sentence_voice import StreamedSentences
from bot.web.live_limits import LiveLimits, TooMuch

SECOND = np.full(16_000, 1_000, "<i2").tobytes()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gọi 114. Ra ngoài ngay! Ở đâu ạ?", ["Gọi 114.", "Ra ngoài ngay!", "Ở đâu ạ?"]),
        ("Lệ phí 135.000 đồng. Xong.", ["Lệ phí 135.000 đồng.", "Xong."]),
        ("Ở TP. Hà Nội nhé. Vâng.", ["Ở TP. Hà Nội nhé.", "Vâng."]),
        ("Một dòng\nHai dòng", ["Một dòng", "Hai dòng"]),
        ("… ! ", []),
        ("không dấu chấm", ["không dấu chấm"]),
    ],
)
def test_replies_fall_into_sentences(text: str, parts: list[str]) -> None:
    """Nothing that is said is lost, and abbreviations and numbers stay whole."""
    assert sentences(text) == parts


def test_questions_are_known() -> None:
    """Advice is protected up to its question."""
    assert is_question("Anh chị đang ở đâu?")
    assert not is_question("Gọi ngay 114.")


def test_a_number_is_entered_once_its_last_key_is_long_ago() -> None:
    """Digits are collected until nobody presses on, # ends them, * forgets them."""
    keypad = Keypad()
    for moment, key in enumerate("114"):
        assert keypad.press(key, float(moment)) is None
        assert keypad.due(moment + 1.0) is None
    assert keypad.due(4.0) == "114"
    assert keypad.due(9.0) is None
    keypad.press("5", 10)
    assert keypad.press("#", 10.1) == "5"
    keypad.press("5", 11)
    keypad.press("*", 11.1)
    assert keypad.due(20) is None


def read(file: Path) -> tuple[np.ndarray, np.ndarray]:
    with wave.open(str(file)) as wav:
        both = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").reshape(-1, 2)
    return both[:, 0], both[:, 1]


def test_two_voices_lie_side_by_side_as_they_were_heard(tmp_path: Path) -> None:
    """Left is the caller, right the assistant, silence where nobody spoke, no file left behind."""
    tracks = TwoChannelTracks(tmp_path)
    tracks.put_caller(SECOND, 0.0)
    tracks.put_assistant(SECOND, 2.0)
    left, right = read(tracks.finish())
    assert len(left) == len(right) == 48_000
    assert left[:16_000].all()
    assert not left[16_000:].any()
    assert not right[:32_000].any()
    assert right[32_000:].all()
    tracks.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_recording_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    """The call path knows what to do with that."""
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(StorageError):
        TwoChannelTracks(file)
    tracks = TwoChannelTracks(tmp_path)
    tracks.discard()
    with pytest.raises(StorageError):
        tracks.put_caller(SECOND, 0.0)


def test_private_sentences_leave_no_file(tmp_path: Path) -> None:
    """What repeats a report is gone from the disk once it is sound; joined sentences are a file."""
    file = tmp_path / "reply.wav"

    class Voice(FakeVoice):
        def speak(self, text, voice=None, slow=False, private=False):  # noqa: ANN001, ANN202
            from bot.core.ports import SpokenReply

            with wave.open(str(file), "wb") as wav:
                wav.setparams((1, 2, 16_000, 0, "NONE", ""))
                wav.writeframes(SECOND)
            return SpokenReply(file, "north", private)

    voice = StreamedSentences(Voice())
    kept = voice.speak("Dạ.", False, False)
    assert file.exists()
    assert voice.speak("Dạ.", False, True).pcm[: len(SECOND)] == SECOND
    assert not file.exists()
    reply = voice.joined([kept, kept])
    with wave.open(str(reply.path)) as wav:
        assert wav.getnframes() == 2 * len(kept.pcm) // 2
    reply.path.unlink()


def test_a_voice_that_writes_no_sound_is_a_synthesis_error(tmp_path: Path) -> None:
    """A broken file never reaches the caller's ear."""

    class Voice(FakeVoice):
        def speak(self, text, voice=None, slow=False, private=False):  # noqa: ANN001, ANN202
            from bot.core.ports import SpokenReply

            broken = tmp_path / "broken.wav"
            broken.write_text("không phải âm thanh")
            return SpokenReply(broken, "north")

    with pytest.raises(SynthesisError):
        StreamedSentences(Voice()).speak("Dạ.", False, False)


def test_sound_may_come_as_fast_as_time() -> None:
    """Real time with a hiccup passes; a flood of sound or of events does not."""
    now = [0.0]
    limits = LiveLimits(lambda: now[0])
    for _ in range(600):
        now[0] += 0.1
        limits.take_sound(3_200)
        limits.take_event()
    limits.take_sound(5 * 32_000)
    with pytest.raises(TooMuch):
        limits.take_sound(20 * 32_000)
    flooded = LiveLimits(lambda: 0.0)
    for _ in range(60):
        flooded.take_event()
    with pytest.raises(TooMuch):
        flooded.take_event()
