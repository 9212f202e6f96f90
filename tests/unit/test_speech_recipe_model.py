"""The bundled model, as stock faster-whisper loads it."""

from random import Random

import numpy as np
import pytest

pytest.importorskip("scipy", reason="the recipe's signal processing needs scipy")
pytest.importorskip("espeakng_loader", reason="the recipe's voices are espeak-ng's")

from faster_whisper import WhisperModel

from training.speech.augmentation import non_speech
from training.speech.evaluate import errors
from training.speech.paths import BUNDLED
from training.speech.synthesis import Espeak, Voice


@pytest.fixture(scope="module")
def model() -> WhisperModel:
    return WhisperModel(str(BUNDLED), device="cpu", compute_type="int8", cpu_threads=1)


QUESTION = "tôi muốn hỏi thủ tục làm căn cước"


@pytest.fixture(scope="module")
def question() -> np.ndarray:
    samples = Espeak().speak(QUESTION, Voice()).samples
    return np.pad(0.5 * samples, 8_000).astype(np.float32)


def test_the_bundle_is_small() -> None:
    """All files of the model together stay under 25 MB."""
    assert sum(path.stat().st_size for path in BUNDLED.iterdir()) < 25_000_000


def test_it_is_multilingual_and_hears_vietnamese(model: WhisperModel, question: np.ndarray) -> None:
    """The language can be given, and a plain question comes back nearly word for word."""
    assert model.model.is_multilingual
    segments, info = model.transcribe(question, language="vi", without_timestamps=True)
    heard = " ".join(segment.text for segment in segments).split()
    assert info.language == "vi"
    assert errors(QUESTION.split(), heard) <= 2


def test_words_have_times(model: WhisperModel, question: np.ndarray) -> None:
    """Word times are in order and inside the recording, also behind the voice detector."""
    segments, _ = model.transcribe(question, language="vi", vad_filter=True, word_timestamps=True)
    words = [word for segment in segments for word in segment.words or []]
    times = [time for word in words for time in (word.start, word.end)]
    assert len(words) >= 6
    assert times == sorted(times)
    assert times[-1] <= len(question) / 16_000 + 0.5


def test_silence_and_noise_stay_without_text(model: WhisperModel) -> None:
    """Of thirty clips without speech at most two get any text."""
    talkative = 0
    for seed in range(30):
        segments, _ = model.transcribe(
            non_speech(Random(f"bundled-{seed}")), language="vi", without_timestamps=True
        )
        talkative += any(segment.text.strip() for segment in segments)
    assert talkative <= 2


def test_errors_count_edits() -> None:
    """Insertions, deletions and substitutions each cost one."""
    assert errors(["a", "b", "c"], ["a", "b", "c"]) == 0
    assert errors(["a", "b", "c"], ["a", "x", "c", "d"]) == 2
    assert errors(["a", "b", "c"], []) == 3
