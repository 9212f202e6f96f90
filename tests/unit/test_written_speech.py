"""What was said comes out as people write it, and words that are no numbers stay."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.core.language.spoken_numbers import spoken_number
from bot.core.writing.line import dotted
from bot.core.writing.written import write

DATA = Path(__file__).with_name("data")
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def cases(name: str) -> list[tuple[str, str]]:
    """(heard, written) of a case file; "=" there means that nothing changes."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(heard, heard if written == "=" else written) for heard, written in rows]


@pytest.mark.parametrize("name", ["written_speech.tsv", "written_speech_unseen.tsv"])
def test_at_least_99_of_100_cases_are_written_right(name: str) -> None:
    """Numbers, plates, dates, times, money and addresses, and all that only looks like them."""
    wrong = [
        f"{heard!r} gives {write(heard).text!r}, not {written!r}"
        for heard, written in cases(name)
        if write(heard).text != written
    ]
    assert len(wrong) <= len(cases(name)) / 100, "\n".join(wrong)


def test_case_files_are_sound() -> None:
    """Enough cases, no case twice, enough of them in which nothing may change."""
    all_cases = [case for name in DATA.glob("written_speech*.tsv") for case in cases(name.name)]
    heard = [case[0] for case in all_cases]
    assert len(heard) == len(set(heard)) >= 450
    assert sum(before == after for before, after in all_cases) >= 120


def test_writing_twice_is_writing_once() -> None:
    """What is written already, by a model that knows figures, is left alone."""
    for name in ("written_speech.tsv", "written_speech_unseen.tsv"):
        for _, written in cases(name):
            once = write(written).text
            assert write(once).text == once


def test_every_count_is_written() -> None:
    """All numbers from eleven to a million, as they are said."""
    chance = random.Random(114)
    numbers = [*range(11, 1000), *(chance.randrange(1000, 10**6) for _ in range(1000))]
    for number in numbers:
        assert write(f"{spoken_number(number)} người").text == f"{dotted(number)} người"


def test_every_plate_is_written() -> None:
    """Cars and motorcycles of any series, said digit by digit."""
    chance = random.Random(115)
    for _ in range(500):
        province, serial = chance.randint(11, 99), f"{chance.randrange(10**5):05d}"
        letter, series = chance.choice("abcdeghklmnpstuvx"), chance.choice(["", *"123456789"])
        said = " ".join(DIGITS[int(digit)] for digit in f"{province}")
        said += f" {letter} " + " ".join(DIGITS[int(digit)] for digit in series)
        first, last = (" ".join(DIGITS[int(d)] for d in part) for part in (serial[:3], serial[3:]))
        wanted = f"{province}{letter.upper()}{series}-{serial[:3]}.{serial[3:]}"
        assert write(f"biển số {said.strip()}, {first} chấm {last} nhé").text == (
            f"biển số {wanted} nhé"
        )


def test_every_mobile_number_is_written() -> None:
    """Ten digits, with a pause after any of them."""
    chance = random.Random(116)
    for _ in range(500):
        number = f"0{chance.choice('35789')}{chance.randrange(10**8):08d}"
        pause = chance.randrange(1, 9)
        words = [DIGITS[int(digit)] for digit in number]
        said = " ".join(words[:pause]) + ", " + " ".join(words[pause:])
        wanted = f"{number[:4]} {number[4:7]} {number[7:]}"
        assert write(f"số em là {said} ạ").text == f"số em là {wanted} ạ"


def test_every_changed_word_is_found_again() -> None:
    """A stretch of the spoken form leads to what stands for it in the written one."""
    spoken = "dạ, số em là không chín một hai ba bốn năm sáu bảy tám, tầng ba ạ"
    written = write(spoken)
    start = spoken.index("không")
    first, last = written.span(start, spoken.index(", tầng"))
    assert written.text[first:last] == "0912 345 678"
    inside = spoken.index("bốn")
    first, last = written.span(inside, inside + 3)
    assert written.text[first:last] == "0912 345 678"
    first, last = written.span(spoken.index("tầng"), len(spoken))
    assert written.text[first:last] == "tầng 3 ạ"
    assert [spoken[c.start : c.end] for c in written.changes][1:] == ["ba"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "hai " * 3000,
        "số một trên " * 1000,
        "một nghìn lẻ " * 1000,
        "．，\u0301",
        "5" * 5000,
    ],
)
def test_odd_text_is_survived(text: str) -> None:
    """Nothing that a recogniser can give stops the stage."""
    assert isinstance(write(text).text, str)
