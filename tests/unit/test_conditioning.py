"""What a line did to a voice, undone."""

import numpy as np

from bot.audio.conditioning import brought_up, without_offset

RATE = 16_000


def tone(hz: float, level: float = 0.1, seconds: float = 1.0) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * hz * time)).astype(np.float32)


def power(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def test_a_constant_voltage_is_taken_away() -> None:
    """Whatever its height and sign, also where it jumps, and at the very ends."""
    for offset in (-0.4, 0.001, 0.3):
        assert np.allclose(without_offset(tone(400) + offset), tone(400), atol=0.01)
    jump = np.repeat([0.0, 0.3], RATE).astype(np.float32)
    settled = without_offset(jump)
    assert power(settled[: RATE - 800]) < 1e-6
    assert power(settled[RATE + 800 :]) < 1e-6


def test_voices_are_left_as_they_are() -> None:
    """Nothing that a telephone carries is weakened: 80 Hz is the lowest of voices."""
    for hz in (80, 125, 300, 3_400):
        assert abs(power(without_offset(tone(hz))) / power(tone(hz)) - 1) < 0.06


def test_every_length_is_taken() -> None:
    """From no sound at all to a moment shorter than the mean runs over."""
    for count in (0, 1, 5, 799, 1_600, 1_601):
        found = without_offset(np.full(count, 0.2, np.float32))
        assert found.shape == (count,)
        assert found.dtype == np.float32
        assert np.allclose(found, 0, atol=1e-6)


def test_a_faint_voice_is_brought_up_and_no_other_is_touched() -> None:
    """Far below the level of voices it is raised; what is loud enough stays bit for bit, and
    what lies below anything a voice leaves on a line is not blown up."""
    faint = tone(400, level=0.004)
    assert 0.08 < power(brought_up(faint)) < 0.12
    for level in (0.02, 0.1, 0.9, 1e-4, 0.0):
        assert np.array_equal(brought_up(tone(400, level=level)), tone(400, level=level))
    assert brought_up(np.zeros(0, np.float32)).shape == (0,)


def test_what_is_brought_up_is_never_cut_off() -> None:
    """A click in a faint voice stays within full scale."""
    voice = tone(400, level=0.004)
    voice[5_000] = 0.5
    assert float(np.max(np.abs(brought_up(voice)))) <= 1.0
