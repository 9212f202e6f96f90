"""Reports that somebody could act on, and alarms with nothing in them."""

from __future__ import annotations

import pytest

from bot.core.report import Incident, Tip
from bot.core.reports.substance import has_substance

BABBLE = ("bi bi bô bô", "măm măm", "há há")


def test_an_alarm_with_nothing_in_it_has_no_substance() -> None:
    """A model's doubt about babble; what was said for a place names none."""
    assert not has_substance((Incident(what="bi bi bô bô", where="măm măm"), None), BABBLE)
    assert not has_substance((None, None), BABBLE)


@pytest.mark.parametrize(
    "report",
    [
        Incident(what="á", where="số 8"),
        Incident(what="á", where="ngõ nhà thờ"),
        Incident(what="á", where="o cho Dong Xuan"),
        Incident(what="á", ward="Phường Láng"),
        Tip(what="xe lạ", plate="29A1-234.56"),
    ],
)
def test_a_place_or_a_plate_is_something(report: Incident | Tip) -> None:
    """Somebody can go there or look for it."""
    assert has_substance((report,), BABBLE)


def test_danger_in_plain_words_is_something_wherever_it_is() -> None:
    """Cues heard it, not a model alone."""
    assert has_substance((Incident(what="cháy"),), ("cháy nhà rồi", "há há"))


def test_a_day_alone_is_said_in_any_chat() -> None:
    """ "Trọng tài hôm qua bắt như mù": of nobody and nowhere; with a time or a place it is more."""
    idle = ("trọng tài hôm qua bắt như mù", "tôi bức xúc tôi nói vậy thôi")
    assert not has_substance((Tip(what="trọng tài", when="2026-11-22"),), idle)
    assert has_substance((Tip(what="mất trộm", when="2026-11-22T21:00:00+07:00"),), idle)
    assert has_substance((Tip(what="mất trộm", when="2026-11-22", who="hai thanh niên"),), idle)
