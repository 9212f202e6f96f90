"""A cry that its caller makes a joke of, and one that somebody is made to take back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.nuisance import NuisanceEvidence, assess
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.nuisance_laughed_off import laughs_off
from bot.core.nuisance_substance import reported_in_earnest
from bot.core.nuisance_turns import SaidTurn
from bot.core.report import Incident

CRY = SaidTurn("cháy rồi chú ơi", "report_emergency_fire", 1.0, NuisanceGuess("treu_dua", 0.1))


def joke(text: str, likelihood: float = 0.99, alarm: float = 0.01) -> SaidTurn:
    return SaidTurn(text, None, 0.0, NuisanceGuess("treu_dua", likelihood, (), alarm))


def verdict(*turns: SaidTurn, report: Incident | None = None) -> str:
    reported = reported_in_earnest((report or Incident(),), turns, "114")
    return assess(NuisanceEvidence(turns, "114", reported, reporting=True)).verdict


@pytest.mark.parametrize(
    "text",
    [
        "cháy túi rồi ạ, ha ha",
        "cháy túi á =)))",
        "chay tui a kkkk",
    ],
)
def test_a_cry_that_is_laughed_off_is_flagged(text: str) -> None:
    """Its number was told, and the incident stands; only its caller waits behind others."""
    assert verdict(CRY) != "nuisance"
    assert verdict(CRY, joke(text)) == "nuisance"


def test_a_joke_plays_on_the_very_word() -> None:
    """ "Bắn" is one of them, though without its marks it is "bạn", which everybody says."""
    shot = SaidTurn("có người vừa bị bắn", "report_emergency_crime", 1.0, None)
    assert laughs_off(joke("bắn tim ạ, ha ha"), (shot,))
    assert not laughs_off(joke("bạn em xinh lắm, ha ha"), (shot,))


@pytest.mark.parametrize(
    "taken_back",
    [
        joke("em đùa thôi ạ, em cúp đây"),  # no laugh: somebody may stand beside them
        joke("haha em giỡn thôi, không có gì đâu"),  # what the joke was is not told
        joke("cháy thật mà, ha ha cháy to lắm", likelihood=0.6),
        joke("hì hì, cháy nồi cá thôi mà"),  # words of danger: no single line flags then
        joke("cháy lan sang bếp rồi, hí hí", alarm=0.3),
    ],
)
def test_a_cry_that_is_taken_back_or_goes_on_is_not(taken_back: SaidTurn) -> None:
    assert verdict(CRY, taken_back) != "nuisance"


def test_who_tells_of_danger_after_the_joke_is_cleared() -> None:
    turns = (CRY, joke("cháy túi ạ, ha ha"), SaidTurn("cháy thật rồi, cứu với", None, 0.0, None))
    assert verdict(*turns) == "none"


def test_a_place_told_before_the_joke_protects() -> None:
    """Somebody can be sent there, and will be."""
    report = Incident(where="số 12 phố Huế")
    assert verdict(CRY, joke("cháy túi ạ, ha ha"), report=report) != "nuisance"


def test_other_nuisance_laughs_nothing_off() -> None:
    """Who curses and laughs may be beside himself with fear."""
    laughing = joke("cháy túi mày rồi, ha ha")
    other = replace(laughing, guess=replace(laughing.guess, kind="chui_boi"))
    assert laughs_off(laughing, (CRY,))
    assert not laughs_off(other, (CRY,))
    assert not laughs_off(laughing, ())
