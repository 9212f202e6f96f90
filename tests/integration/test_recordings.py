"""Real files of every kind through the decoder and the speech detector."""

import os
import tracemalloc
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sound_files import loudest_frequency, silence, spoken, tone, write

from bot.audio.reader import RecordingReader
from bot.core.errors import AudioError
from bot.core.ports import Sound
from bot.tts.espeak_voice import EspeakVoice

READER = RecordingReader(max_call_minutes=60)

FORMATS = [
    ("pcm16.wav", "pcm_s16le", 16_000),
    ("pcm8k.wav", "pcm_s16le", 8_000),
    ("pcm24.wav", "pcm_s24le", 48_000),
    ("float.wav", "pcm_f32le", 44_100),
    ("byte.wav", "pcm_u8", 11_025),
    ("mulaw.wav", "pcm_mulaw", 8_000),
    ("alaw.wav", "pcm_alaw", 8_000),
    ("adpcm.wav", "adpcm_ima_wav", 8_000),
    ("g726.wav", "g726", 8_000),
    ("sun.au", "pcm_mulaw", 8_000),
    ("song.mp3", "libmp3lame", 22_050),
    ("opus.ogg", "libopus", 48_000),
    ("opus.webm", "libopus", 48_000),
    ("aac.m4a", "aac", 44_100),
    ("aac.aac", "aac", 16_000),
    ("flac.flac", "flac", 8_000),
    ("amr.amr", "libopencore_amrnb", 8_000),
]


@pytest.fixture(scope="module")
def voice() -> Iterator[EspeakVoice]:
    engine = EspeakVoice()
    yield engine
    engine.close()


def refusal(file: Path, reader: RecordingReader = READER) -> str:
    with pytest.raises(AudioError) as caught:
        reader.read(file)
    assert str(file) in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value.code


@pytest.mark.parametrize(("name", "codec", "rate"), FORMATS)
def test_any_format_becomes_16_khz_mono(tmp_path: Path, name: str, codec: str, rate: int) -> None:
    """The same tone comes out of every container and codec, at its length and pitch."""
    file = write(tmp_path / name, codec, rate, tone(440, 2.0, rate))
    sound = READER.read(file)
    assert abs(sound.seconds - 2.0) < 0.15
    assert sound.samples.dtype == np.float32
    assert abs(loudest_frequency(sound.samples) - 440) < 3
    assert 0.2 < np.sqrt(2 * np.mean(sound.samples**2)) < 0.5


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [("a.wav", "pcm_s16le", 8_000), ("b.wav", "pcm_alaw", 8_000), ("c.mp3", "libmp3lame", 44_100),
     ("d.ogg", "libopus", 48_000), ("e.m4a", "aac", 44_100)],
)  # fmt: skip
def test_the_caller_is_the_left_channel(tmp_path: Path, name: str, codec: str, rate: int) -> None:
    """What is on the right, the operator, is not heard."""
    file = write(tmp_path / name, codec, rate, tone(440, 2, rate), tone(1320, 2, rate))
    spectrum = np.abs(np.fft.rfft(READER.read(file).samples))
    seconds = len(spectrum) * 2 / 16_000
    assert spectrum[round(440 * seconds)] > 20 * spectrum[round(1320 * seconds)]


def test_the_content_counts_not_the_name(tmp_path: Path) -> None:
    """An MP3 called .wav, and a WAV without any extension, are read."""
    mp3 = write(tmp_path / "a.mp3", "libmp3lame", 22_050, tone(440, 1, 22_050))
    wav = write(tmp_path / "b.wav", "pcm_mulaw", 8_000, tone(440, 1, 8_000))
    for file, name in ((mp3, "a.wav"), (wav, "call"), (wav, "call.mp3"), (mp3, "call.txt")):
        renamed = tmp_path / "renamed" / name
        renamed.parent.mkdir(exist_ok=True)
        renamed.write_bytes(file.read_bytes())
        assert abs(loudest_frequency(READER.read(renamed).samples) - 440) < 3


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [("a.wav", "pcm_s16le", 16_000), ("b.mp3", "libmp3lame", 22_050), ("c.ogg", "libopus", 48_000),
     ("d.webm", "libopus", 48_000), ("e.aac", "aac", 16_000)],
)  # fmt: skip
def test_of_a_truncated_file_the_rest_is_read(
    tmp_path: Path, name: str, codec: str, rate: int
) -> None:
    """A recording cut off half-way gives its first half."""
    file = write(tmp_path / name, codec, rate, tone(440, 4.0, rate))
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert 1.0 < READER.read(file).seconds < 3.0


def test_damage_in_the_middle_costs_only_the_middle(tmp_path: Path) -> None:
    """Garbage inside an MP3 does not lose what comes after it."""
    file = write(tmp_path / "a.mp3", "libmp3lame", 22_050, tone(440, 6.0, 22_050))
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 800] = np.random.default_rng(0).bytes(800)
    file.write_bytes(data)
    assert READER.read(file).seconds > 4.5


def test_a_header_of_unknown_length_is_fine(tmp_path: Path) -> None:
    """Recorders that stream leave the length 0 or at its maximum."""
    file = tmp_path / "a.wav"
    with wave.open(str(file), "wb") as out:
        out.setparams((1, 2, 8_000, 0, "NONE", ""))
        out.writeframes((tone(440, 2, 8_000) * 32_767).astype("<i2").tobytes())
    data = bytearray(file.read_bytes())
    for length in (b"\xff" * 4, b"\0" * 4):
        data[40:44] = length
        file.write_bytes(data)
        assert abs(READER.read(file).seconds - 2.0) < 0.01


def test_bad_files_are_refused_in_one_line(tmp_path: Path) -> None:
    """Each kind of bad input has its own code and names the file."""
    empty = tmp_path / "empty.wav"
    empty.touch()
    assert refusal(empty) == "audio.empty"
    assert refusal(tmp_path) == "audio.folder"
    assert refusal(tmp_path / "none.wav") == "audio.missing"
    assert refusal(Path("/dev/null")) == "audio.not_a_file"
    text = tmp_path / "text.wav"
    text.write_text("xin chào " * 1_000)
    assert refusal(text) == "audio.not_audio"
    noise = tmp_path / "noise.mp3"
    noise.write_bytes(np.random.default_rng(1).bytes(200_000))
    assert refusal(noise) == "audio.not_audio"
    nothing = tmp_path / "nothing.wav"
    with wave.open(str(nothing), "wb") as out:
        out.setparams((1, 2, 8_000, 0, "NONE", ""))
    assert refusal(nothing) == "audio.no_sound"


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    """No permission is not "not audio"."""
    file = write(tmp_path / "a.wav", "pcm_s16le", 8_000, tone(440, 1, 8_000))
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("root reads everything")
    assert refusal(file) == "audio.unreadable"


@pytest.mark.parametrize(
    "playlist",
    ["#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:2,\n{other}\n#EXT-X-ENDLIST\n",
     "ffconcat version 1.0\nfile '{other}'\n"],
)  # fmt: skip
def test_a_playlist_cannot_reach_other_files(tmp_path: Path, playlist: str) -> None:
    """An upload that names another file on the machine is not audio."""
    other = write(tmp_path / "secret.wav", "pcm_s16le", 8_000, tone(440, 1, 8_000))
    for name in ("a.m3u8", "a.wav"):
        file = tmp_path / name
        file.write_text(playlist.format(other=other))
        assert refusal(file) == "audio.not_audio"


def test_three_hours_are_refused_before_decoding(tmp_path: Path) -> None:
    """A long recording costs neither time nor memory, known from its header."""
    file = tmp_path / "long.wav"
    with wave.open(str(file), "wb") as out:
        out.setparams((1, 2, 8_000, 0, "NONE", ""))
        for _ in range(180):
            out.writeframes(b"\0\0" * 8_000 * 60)
    tracemalloc.start()
    assert refusal(file) == "audio.too_long"
    assert tracemalloc.get_traced_memory()[1] < 50e6  # decoded it would be 690 MB
    tracemalloc.stop()


def test_decoding_stops_at_the_limit(tmp_path: Path) -> None:
    """A header that does not tell the length does not let a long recording in."""
    data = bytearray()
    with wave.open(str(tmp_path / "a.wav"), "wb") as out:
        out.setparams((1, 2, 8_000, 0, "NONE", ""))
        out.writeframes(b"\0\0" * 8_000 * 90)
    data += (tmp_path / "a.wav").read_bytes()
    data[40:44] = b"\xff" * 4
    (tmp_path / "a.wav").write_bytes(data)
    assert refusal(tmp_path / "a.wav", RecordingReader(max_call_minutes=1)) == "audio.too_long"


@pytest.mark.parametrize("accent", ["north", "central", "south"])
def test_pauses_cut_a_call_into_utterances(voice: EspeakVoice, accent: str) -> None:
    """Pauses of 0.9 s part utterances, commas and full stops do not."""
    said = [
        spoken(voice, "Alo, tôi muốn hỏi, thủ tục làm căn cước. Cháu mười bốn tuổi.", accent),
        spoken(voice, "Dạ vâng", accent),
        spoken(voice, "Không", accent),
    ]
    samples = np.concatenate([silence(0.9), *(p for s in said for p in (s, silence(0.9)))])
    found = READER.utterances(Sound(samples, len(samples) / 16_000))
    assert len(found) == 3
    at = 0.9
    for speech, part in zip(found, said, strict=True):
        end = at + len(part) / 16_000
        assert at - 0.35 < speech.start < at + 0.15
        assert end - 0.15 < speech.end < end + 0.5
        assert len(speech.samples) == round((speech.end - speech.start) * 16_000)
        at = end + 0.9


def test_quiet_callers_are_found_too(voice: EspeakVoice) -> None:
    """Forty decibels down, a caller is still heard."""
    samples = np.concatenate([silence(1), spoken(voice, "Nhà tôi đang cháy"), silence(1)]) * 0.01
    assert len(READER.utterances(Sound(samples, len(samples) / 16_000))) == 1


def test_a_telephone_line_changes_nothing(voice: EspeakVoice, tmp_path: Path) -> None:
    """µ-law at 8 kHz with hiss gives the same utterances."""
    speech = spoken(voice, "Tôi muốn báo mất xe máy")
    line = np.concatenate([silence(1), speech, silence(1), speech, silence(1)])
    line = line * 0.3 + 0.003 * np.random.default_rng(0).standard_normal(len(line))
    file = write(tmp_path / "call.wav", "pcm_mulaw", 8_000, line[::2].astype(np.float32))
    assert len(READER.utterances(READER.read(file))) == 2


def noises() -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)
    time_s = np.arange(16_000 * 20) / 16_000
    clicks = np.zeros(len(time_s), np.float32)
    clicks[random.integers(0, len(time_s), 120)] = 0.8
    return {
        "silence": np.zeros(len(time_s), np.float32),
        "hiss": 0.1 * random.standard_normal(len(time_s)),
        "hum": 0.3 * np.sin(2 * np.pi * 50 * time_s) + 0.1 * np.sin(2 * np.pi * 150 * time_s),
        "ringback": 0.3 * np.sin(2 * np.pi * 425 * time_s) * (time_s % 5 < 1),
        "dial tone": 0.3 * np.sin(2 * np.pi * 425 * time_s),
        "keypad": 0.2 * np.sin(2 * np.pi * 697 * time_s) + 0.2 * np.sin(2 * np.pi * 1209 * time_s),
        "typing": clicks,
        "offset": np.full(len(time_s), 0.3),
    }


@pytest.mark.parametrize("name", list(noises()))
def test_noise_is_no_utterance(name: str) -> None:
    """Twenty seconds of what lines do when nobody speaks."""
    samples = noises()[name].astype(np.float32)
    assert READER.utterances(Sound(samples, 20.0)) == []


def test_sound_too_short_for_the_detector_is_no_utterance() -> None:
    """A few samples are no speech and no error."""
    for count in (1, 100, 511, 512, 513):
        samples = np.full(count, 0.1, np.float32)
        assert READER.utterances(Sound(samples, count / 16_000)) == []


def test_a_recording_that_is_cut_off_says_how_much_is_missing(tmp_path: Path) -> None:
    """It is read as far as it goes; a whole one, or one of unknown length, lacks nothing."""
    whole = write(tmp_path / "whole.wav", "pcm_s16le", 8_000, tone(440, 4, 8_000))
    assert READER.read(whole).cut_off_s == 0
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    found = READER.read(cut)
    assert found.seconds == pytest.approx(2, abs=0.1)
    assert found.cut_off_s == pytest.approx(2, abs=0.1)
    streamed = tmp_path / "streamed.wav"
    header = bytearray(whole.read_bytes())
    size_at = header.index(b"data") + 4
    header[size_at : size_at + 4] = b"\xff\xff\xff\xff"
    streamed.write_bytes(bytes(header))
    assert READER.read(streamed).cut_off_s == 0
