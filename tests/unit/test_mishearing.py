"""Lines written as a recogniser mishears them, which the encoder is trained on."""

from __future__ import annotations

from random import Random

from training.encoder.mishearing import misheard

LINE = "Dạ cho em hỏi, làm căn cước ở Cầu Giấy có mất lệ phí không ạ?"


def test_most_syllables_stay_and_some_change() -> None:
    """A line is told apart from itself, yet it is still the same line."""
    plain = "dạ cho em hỏi làm căn cước ở cầu giấy có mất lệ phí không ạ".split()
    kept, changed = 0, 0
    for seed in range(50):
        words = misheard(LINE, Random(seed)).split()
        kept += sum(word in plain for word in words)
        changed += sum(word not in plain for word in words)
    assert 0.7 < kept / (kept + changed) < 0.95


def test_nothing_of_the_writing_is_left() -> None:
    """A recogniser of this kind writes neither capitals nor signs."""
    heard = misheard(LINE, Random(0), share=0.0)
    assert heard == "dạ cho em hỏi làm căn cước ở cầu giấy có mất lệ phí không ạ"


def test_the_same_chance_hears_the_same() -> None:
    """The lessons of a run can be made again."""
    assert misheard(LINE, Random(3)) == misheard(LINE, Random(3))


def test_numbers_are_not_misheard() -> None:
    """Digits are written by another part of the path."""
    assert misheard("113 29A1 0912345678", Random(1), share=1.0).split()[0] == "113"
