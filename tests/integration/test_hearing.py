"""The bundled speech model behind the Transcriber port, on the offline voice and on noise."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from jiwer import wer
from sound_files import silence, spoken, tone, write

from bot.asr.recognition import Decoding
from bot.asr.whisper import WhisperTranscriber
from bot.audio.reader import RecordingReader
from bot.core.errors import TranscriptionError
from bot.core.ports import Sound, Speech
from bot.settings import load_settings
from bot.tts.espeak_voice import EspeakVoice

MODEL = {"ASR_MODEL": "bundled"}
WORD_ERRORS = 0.3  # of these few sentences; the model is measured by training.speech.evaluate
SAID = [
    "alo tôi muốn hỏi thủ tục làm căn cước cho con",
    "nhà tôi đang cháy ở số mười hai phố hàng bạc",
    "tôi bị mất xe máy tối hôm qua",
    "làm lại giấy phép lái xe mất bao nhiêu tiền",
    "có người đánh nhau trước cửa nhà tôi",
    "dạ vâng tôi cảm ơn",
]


@pytest.fixture(scope="module")
def voice() -> Iterator[EspeakVoice]:
    engine = EspeakVoice()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def hearing() -> WhisperTranscriber:
    return WhisperTranscriber(load_settings(MODEL))


def speech(samples: np.ndarray, start: float = 0.0) -> Speech:
    padded = np.concatenate([silence(0.2), samples, silence(0.2)])
    return Speech(start, start + len(padded) / 16_000, padded)


@pytest.mark.parametrize("accent", ["north", "central", "south"])
def test_the_bundled_model_hears_the_offline_voice(
    hearing: WhisperTranscriber, voice: EspeakVoice, accent: str
) -> None:
    """Out of the box, without a network, callers of every accent are understood."""
    assert hearing.model == "bundled"
    heard = hearing.transcribe([speech(spoken(voice, text, accent)) for text in SAID])
    assert wer(SAID, [segment.text.lower() for segment in heard]) <= WORD_ERRORS


def test_a_whole_call_becomes_one_segment_an_utterance(
    hearing: WhisperTranscriber, voice: EspeakVoice
) -> None:
    """Segments come in the order and with the times of the utterances, not of the batches."""
    reader = RecordingReader()
    parts = [silence(1)]
    for text in SAID:
        parts += [spoken(voice, text), silence(1)]
    samples = np.concatenate(parts)
    utterances = reader.utterances(Sound(samples, len(samples) / 16_000))
    heard = hearing.transcribe(utterances)
    assert [(s.start, s.end) for s in heard] == [(u.start, u.end) for u in utterances]
    assert len(heard) == len(SAID)
    assert wer(SAID, [segment.text.lower() for segment in heard]) <= WORD_ERRORS


def test_a_batch_says_the_same_as_each_alone(
    hearing: WhisperTranscriber, voice: EspeakVoice
) -> None:
    """What else is in a call does not change what one utterance says."""
    utterances = [speech(spoken(voice, text)) for text in SAID]
    alone = [hearing.transcribe([utterance])[0].text for utterance in utterances]
    together = [segment.text for segment in hearing.transcribe(utterances)]
    assert wer(alone, together) <= 0.05


def test_threads_may_share_the_model(hearing: WhisperTranscriber, voice: EspeakVoice) -> None:
    """Two calls at once each get their own text."""
    utterances = [speech(spoken(voice, text)) for text in SAID]
    expected = [hearing.transcribe([utterance])[0].text for utterance in utterances]
    with ThreadPoolExecutor(4) as threads:
        heard = list(threads.map(lambda u: hearing.transcribe([u])[0].text, utterances))
    assert heard == expected


def nothing_said() -> dict[str, np.ndarray]:
    random = np.random.default_rng(3)
    time_s = np.arange(16_000 * 6) / 16_000
    hiss = random.standard_normal(len(time_s))
    return {
        "silence": np.zeros(len(time_s)),
        "faint hiss": 0.003 * hiss,
        "hiss": 0.1 * hiss,
        "hum": 0.3 * np.sin(2 * np.pi * 50 * time_s) + 0.003 * hiss,
        "ringback": 0.3 * np.sin(2 * np.pi * 425 * time_s) * (time_s % 5 < 1),
        "dial tone": 0.3 * np.sin(2 * np.pi * 425 * time_s),
        "breathing": 0.1 * hiss * np.abs(np.sin(2 * np.pi * 0.3 * time_s)),
    }


@pytest.mark.parametrize("name", list(nothing_said()))
def test_noise_gives_no_words(hearing: WhisperTranscriber, name: str) -> None:
    """Recordings in which nobody speaks give no text."""
    samples = nothing_said()[name].astype(np.float32)
    found = RecordingReader().utterances(Sound(samples, 6.0))
    assert [s.text for s in hearing.transcribe(found) if s.text] == []


def test_silence_that_the_detector_let_through_gives_no_words(
    hearing: WhisperTranscriber,
) -> None:
    """The gate holds even where silence was taken for speech; nothing at all is fine too."""
    assert hearing.transcribe([]) == []
    for samples in (silence(0.01), silence(2), silence(28)):
        (segment,) = hearing.transcribe([Speech(0, len(samples) / 16_000, samples)])
        assert segment.text == ""


def test_words_have_times_inside_their_utterance(voice: EspeakVoice) -> None:
    """On request every word has its time in the recording, in order."""
    hearing = WhisperTranscriber(load_settings(MODEL), decoding=Decoding(words=True))
    utterances = [speech(spoken(voice, SAID[0]), 5.0), speech(spoken(voice, SAID[2]), 60.0)]
    for utterance, segment in zip(utterances, hearing.transcribe(utterances), strict=True):
        assert " ".join(word.text for word in segment.words) == segment.text
        times = [time for word in segment.words for time in (word.start, word.end)]
        assert times == sorted(times)
        assert utterance.start <= times[0]
        assert times[-1] <= utterance.end
        assert times[-1] - times[0] > 0.5


def test_the_cut_window_hears_what_the_full_one_hears(
    hearing: WhisperTranscriber, voice: EspeakVoice
) -> None:
    """Cutting the encoder's window to the speech saves time, not words."""
    full = WhisperTranscriber(load_settings({**MODEL, "ASR_WINDOW": "full"}))
    utterances = [speech(spoken(voice, text)) for text in SAID]
    cut_texts = [segment.text for segment in hearing.transcribe(utterances)]
    assert wer([s.text for s in full.transcribe(utterances)], cut_texts) <= 0.1


def test_a_compute_type_that_the_machine_lacks_is_named() -> None:
    """The setting is in the message, not a traceback."""
    settings = load_settings({**MODEL, "ASR_COMPUTE_TYPE": "int3"})
    with pytest.raises(TranscriptionError, match="ASR_COMPUTE_TYPE=int3"):
        WhisperTranscriber(settings).load()


def test_the_command_writes_the_contract_and_goes_on_after_bad_files(
    tmp_path: Path, voice: EspeakVoice
) -> None:
    """One line a good file on stdout, one a bad file on stderr, exit 2."""
    call = np.concatenate([silence(1), spoken(voice, SAID[0]), silence(1)])
    good = write(tmp_path / "call.wav", "pcm_mulaw", 8_000, call[::2])
    quiet = write(tmp_path / "quiet.mp3", "libmp3lame", 16_000, tone(50, 2, 16_000))
    bad = tmp_path / "bad.wav"
    bad.write_text("not audio")
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "transcribe", "--json", good, bad, tmp_path, quiet],
        capture_output=True, text=True, check=False, env={**MODEL, "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 2
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(good), str(quiet)]
    assert list(lines[0]) == ["file", "text", "segments", "seconds", "rtf", "asr_model", "spoken"]
    assert lines[0]["text"] == " ".join(s["text"] for s in lines[0]["segments"]) != ""
    assert lines[0]["spoken"] == " ".join(s["spoken"] for s in lines[0]["segments"])
    assert 0.5 < lines[0]["segments"][0]["start"] < 1.2
    assert abs(lines[0]["seconds"] - len(call) / 16_000) < 0.01
    assert lines[0]["asr_model"] == "bundled"
    assert (lines[1]["text"], lines[1]["segments"]) == ("", [])
    complaints = [line for line in done.stderr.splitlines() if line.startswith("callbot:")]
    assert len(complaints) == 2
    assert "Traceback" not in done.stderr


def test_speech_beyond_the_models_window_is_heard_to_its_end(
    hearing: WhisperTranscriber, voice: EspeakVoice
) -> None:
    """An utterance of any length, as when the detector fails, loses none of its words."""
    first, last = spoken(voice, SAID[1]), spoken(voice, SAID[2])
    hiss = 0.001 * np.random.default_rng(2).standard_normal(28 * 16_000 - len(first))
    parts = [first, hiss.astype(np.float32), silence(0.6), last, silence(1)]
    long = np.concatenate(parts)
    assert len(long) > 30 * 16_000
    (segment,) = hearing.transcribe([Speech(3.0, 3.0 + len(long) / 16_000, long)])
    assert (segment.start, segment.end) == (3.0, 3.0 + len(long) / 16_000)
    heard = segment.text.lower().split()
    assert wer(SAID[2], " ".join(heard[-len(SAID[2].split()) :])) <= WORD_ERRORS


def test_a_model_unused_to_short_windows_hears_doubtful_utterances_again(
    voice: EspeakVoice,
) -> None:
    """With a margin, nothing that the whole window hears is lost to the cut one."""
    full = WhisperTranscriber(load_settings({**MODEL, "ASR_WINDOW": "full"}))
    margin = WhisperTranscriber(load_settings({**MODEL, "ASR_WINDOW": "margin"}))
    utterances = [speech(spoken(voice, text)) for text in (*SAID, "cháy", "cứu tôi với")]
    whole = [segment.text for segment in full.transcribe(utterances)]
    cut = [segment.text for segment in margin.transcribe(utterances)]
    assert wer(whole, cut) <= 0.1
    assert [bool(text) for text in cut] == [bool(text) for text in whole]


def test_utterances_of_many_calls_go_through_together(
    hearing: WhisperTranscriber, voice: EspeakVoice
) -> None:
    """Each keeps the times of its own call, whatever order the lengths put them in."""
    calls = [[SAID[1], SAID[5]], [SAID[5], SAID[2]], [SAID[0]]]
    utterances = [
        speech(spoken(voice, text), start=7.0 * n) for said in calls for n, text in enumerate(said)
    ]
    heard = hearing.transcribe(utterances)
    assert [(s.start, s.end) for s in heard] == [(u.start, u.end) for u in utterances]
    assert wer([t for said in calls for t in said], [s.text.lower() for s in heard]) <= WORD_ERRORS


def test_the_bundled_model_is_not_told_names_it_cannot_use(voice: EspeakVoice) -> None:
    """Hotwords switched on do not make a model deaf that never learned from them."""
    told = WhisperTranscriber(load_settings(MODEL), decoding=Decoding(hotwords="công an, cứu hỏa"))
    heard = told.transcribe([speech(spoken(voice, text)) for text in SAID])
    assert wer(SAID, [segment.text.lower() for segment in heard]) <= WORD_ERRORS
