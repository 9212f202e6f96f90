"""Bad telephone lines through everything that hears; ``python -m benchmarks.telephone`` measures
what each of them costs."""

import wave
from collections.abc import Iterator
from pathlib import Path

import jiwer
import numpy as np
import pytest
from sound_files import tone, write

from benchmarks import telephone
from benchmarks.telephone import Condition
from bot.asr.whisper import WhisperTranscriber
from bot.audio.reader import RecordingReader
from bot.samples import encoding, sounds
from bot.samples import line_faults as line
from bot.samples.voices import ScriptVoice
from bot.settings import load_settings

READER = RecordingReader()
SAID = telephone.sentences()[:48:4]
NEARLY_FREE = [
    Condition("8 kHz A-law", codec="alaw8k"),
    Condition("constant offset", lambda voice, _: line.with_offset(voice, 0.2)),
    Condition("hum", lambda voice, _: line.with_hum(voice, 10)),
    Condition("faint", level_dbfs=-35),
    Condition("5 % of the packets silent", telephone.packets(line.with_packets_zeroed, 0.05)),
    Condition("5 % repeated", telephone.packets(line.with_packets_repeated, 0.05)),
    Condition("5 % left out", telephone.packets(line.with_packets_dropped, 0.05)),
]
ALLOWANCE = 0.12  # of the syllables, beyond what the clean line costs: noise of so few sentences


@pytest.fixture(scope="module")
def hearing() -> WhisperTranscriber:
    return WhisperTranscriber(load_settings({"ASR_MODEL": "bundled"}))


@pytest.fixture(scope="module")
def voices() -> Iterator[list[np.ndarray]]:
    with ScriptVoice() as speaker:
        yield [
            telephone.alone(speaker.speak(text, telephone.voice(number)))
            for number, text in enumerate(SAID)
        ]


def heard(hearing: WhisperTranscriber, file: Path) -> str:
    found = hearing.transcribe(READER.utterances(READER.read(file)))
    return " ".join(part.text for part in found if part.text).lower()


def misheard(
    hearing: WhisperTranscriber, voices: list[np.ndarray], condition: Condition, folder: Path
) -> float:
    texts = []
    for number, voice in enumerate(voices):
        random = np.random.default_rng(number)
        file = telephone.record(condition, voice, random, folder / "call.wav")
        texts.append(heard(hearing, file) or "-")
    return float(jiwer.wer(SAID, texts))


@pytest.fixture(scope="module")
def clean(
    hearing: WhisperTranscriber, voices: list[np.ndarray], tmp_path_factory: pytest.TempPathFactory
) -> float:
    folder = tmp_path_factory.mktemp("clean")
    return misheard(hearing, voices, Condition("mu-law"), folder)


@pytest.mark.parametrize("condition", NEARLY_FREE, ids=lambda condition: condition.name)
def test_ordinary_faults_cost_little(
    hearing: WhisperTranscriber,
    voices: list[np.ndarray],
    clean: float,
    tmp_path: Path,
    condition: Condition,
) -> None:
    """Callers on lines with common faults are heard about as well as on a good one."""
    assert misheard(hearing, voices, condition, tmp_path) <= clean + ALLOWANCE


def test_an_offset_leaves_no_trace(tmp_path: Path) -> None:
    """A constant voltage, which hides quiet speech from the model, is taken away."""
    file = write(tmp_path / "a.wav", "pcm_s16le", 8_000, 0.3 + tone(440, 2, 8_000, level=0.05))
    samples = READER.read(file).samples
    assert abs(float(np.mean(samples[1_000:-1_000]))) < 0.001
    assert abs(np.sqrt(2 * np.mean(samples[1_000:-1_000] ** 2)) - 0.05) < 0.005


def test_the_operator_on_the_other_channel_is_never_heard(
    hearing: WhisperTranscriber, voices: list[np.ndarray], tmp_path: Path
) -> None:
    """The left channel of a two-channel recording is heard as if it were alone, though the
    operator speaks louder and at the same time."""
    caller = line.at_level(voices[0], -28)
    operator = np.resize(line.at_level(voices[1], -12), len(caller))
    mu_law = encoding.CODECS["ulaw8k"]
    encoding.write([caller], mu_law, tmp_path / "alone.wav")
    encoding.write([caller, operator], mu_law, tmp_path / "both.wav")
    alone = heard(hearing, tmp_path / "alone.wav")
    assert alone
    assert heard(hearing, tmp_path / "both.wav") == alone


def test_a_voice_after_a_very_long_silence_is_found(
    hearing: WhisperTranscriber, voices: list[np.ndarray], tmp_path: Path
) -> None:
    """Eight silent minutes before the first word: the word is there, at its time."""
    silence = sounds.silence(480)
    file = tmp_path / "long.wav"
    encoding.write([np.concatenate([silence, voices[0]])], encoding.CODECS["ulaw8k"], file)
    (utterance,) = READER.utterances(READER.read(file))
    assert 480.0 < utterance.start < 482.0
    (segment,) = hearing.transcribe([utterance])
    assert segment.text


@pytest.mark.parametrize("claimed_hz", [4_000, 16_000])
def test_a_header_with_the_wrong_rate_breaks_nothing(
    hearing: WhisperTranscriber, voices: list[np.ndarray], tmp_path: Path, claimed_hz: int
) -> None:
    """Played at twice or half the speed it cannot be understood; it is read as its header says."""
    file = tmp_path / "right.wav"
    encoding.write([voices[0]], encoding.CODECS["pcm8k"], file)
    with wave.open(str(file)) as source:
        frames = source.readframes(source.getnframes())
    wrong = tmp_path / "wrong.wav"
    with wave.open(str(wrong), "wb") as sink:
        sink.setparams((1, 2, claimed_hz, 0, "NONE", ""))
        sink.writeframes(frames)
    sound = READER.read(wrong)
    assert abs(sound.seconds - len(frames) / 2 / claimed_hz) < 0.05
    heard(hearing, wrong)
