"""House and lane numbers that a caller puts right in one breath."""

from __future__ import annotations

import pytest

from bot.core.reports.details import details_of
from bot.core.reports.mended_houses import with_houses_put_right
from bot.knowledge import load_gazetteer
from tests.unit.intake_talk import NOW


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("nhà số bốn mươi à nhầm số bốn hai phố vọng", "nhà số bốn hai phố vọng"),
        ("ở số 18 à không 81 phố Huế", "ở số 81 phố Huế"),
        ("số hai mốt, ý quên, hai hai phố Huế", "số hai hai phố Huế"),
        ("số mười à không không phải đâu", "số mười à không không phải đâu"),
        ("ngõ ba à nhầm ngõ bốn phố Huế", "ngõ bốn phố Huế"),
        ("số 5 à nhầm số 7 ngõ 2 à nhầm ngõ 3 phố Huế", "số 7 ngõ 3 phố Huế"),
        ("số 18 à không số 81 phố Huế 18 là nhà chị gái", "số 81 phố Huế"),
    ],
)
def test_only_the_number_that_holds_is_left(said: str, holds: str) -> None:
    assert with_houses_put_right(said) == holds


@pytest.mark.parametrize(
    "said",
    [
        "số 18, à nhầm, ngõ 18 phố Huế",  # another kind of number
        "biển số 29 à nhầm 30",
        "tầng 3 à không 4 người kẹt",
        "số 5 à không 9 giờ tối",
        "số 18 phố Huế à không số 81 phố Huế",  # told once more as a whole
        "số không chín một hai à nhầm ba bốn năm sáu bảy tám",
        "số 18 không 81",
    ],
)
def test_other_numbers_are_left_alone(said: str) -> None:
    assert with_houses_put_right(said) == said


def test_the_place_has_the_right_number() -> None:
    told = details_of("em ở số ba sáu à không sáu ba phố Huế", NOW, load_gazetteer(), None)
    assert told.where == "ở số 63 phố Huế"
