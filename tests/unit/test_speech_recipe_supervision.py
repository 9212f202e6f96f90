"""What the recipe tells the network of every frame: syllables, tones, the voice's height."""

import numpy as np
import pytest

pytest.importorskip("scipy", reason="the recipe's signal processing needs scipy")
pytest.importorskip("espeakng_loader", reason="the recipe's voices are espeak-ng's")

from training.speech.pitch import contour
from training.speech.syllables import inventory, sounds
from training.speech.synthesis import Espeak, Voice


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak()


@pytest.mark.parametrize(
    ("syllable", "parts"),
    [
        ("nghỉ", ("ng", "i", "3")),
        ("gì", ("gi", "i", "2")),
        ("quỳnh", ("qu", "ynh", "2")),
        ("yên", ("", "iên", "")),
        ("kỹ", ("c", "i", "4")),
        ("đặng", ("đ", "ăng", "5")),
    ],
)
def test_syllables_fall_into_sounds(syllable: str, parts: tuple[str, str, str]) -> None:
    """One onset, one rime, one tone, whatever the spelling."""
    assert sounds(syllable) == parts


def test_every_syllable_has_sounds() -> None:
    """The whole inventory splits, into few enough kinds to learn."""
    split = [sounds(syllable) for syllable in inventory()]
    assert len({onset for onset, _, _ in split}) < 30
    assert len({rime for _, rime, _ in split}) < 170
    assert {tone for _, _, tone in split} == {"", "1", "2", "3", "4", "5"}


def test_the_voice_tells_when_it_says_what(espeak: Espeak) -> None:
    """Every syllable of a sentence in order, without gaps, up to the end of the samples."""
    sentence = "có hai người mắc kẹt trên tầng ba"
    spoken = espeak.speak(sentence, Voice(rate=200))
    assert [syllable for _, _, syllable in spoken.syllables] == sentence.split()
    ends = [end for _, end, _ in spoken.syllables]
    assert [start for start, _, _ in spoken.syllables[1:]] == ends[:-1]
    assert ends[-1] == pytest.approx(len(spoken.samples) / 16_000, abs=0.01)


@pytest.mark.parametrize("hz", [80, 130, 210, 330])
def test_pitch_is_measured_in_quarter_tones(hz: int) -> None:
    """A harmonic tone is found within a quarter tone; silence has none."""
    time = np.arange(16_000) / 16_000
    tone = sum(np.sin(2 * np.pi * hz * k * time) / k for k in range(1, 9))
    expected = 1 + 24 * np.log2(hz / 55)
    steps = contour(np.asarray(tone, np.float32))[5:-5]
    assert max(abs(step - expected) for step in steps) <= 1
    assert set(contour(np.zeros(8_000, np.float32))) == {0}


def test_rising_and_falling_tones_differ(espeak: Espeak) -> None:
    """The contour rises in "má" and ends lower in "mà"."""
    ends = {}
    for syllable in ("má", "mà"):
        spoken = espeak.speak(f"con {syllable} này", Voice())
        start, end, _ = spoken.syllables[1]
        voiced = [
            step for step in contour(spoken.samples)[round(start * 50) : round(end * 50)] if step
        ]
        ends[syllable] = np.mean(voiced[-3:]) - np.mean(voiced[:3])
    assert ends["má"] > 5 > ends["mà"]
