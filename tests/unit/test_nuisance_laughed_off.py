"""A cry that its caller makes a joke of, and one that somebody is made to take back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.nuisance import NuisanceEvidence, assess
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.nuisance_laughed_off import laughs_off
from bot.core.nuisance_substance import reported_in_earnest
from bot.core.nuisance_turns import SaidTurn
from bot.core.report import Incident, Report, Tip

CRY = SaidTurn("cháy rồi chú ơi", "report_emergency_fire", 1.0, NuisanceGuess("treu_dua", 0.1))


def joke(text: str, likelihood: float = 0.99, alarm: float = 0.01) -> SaidTurn:
    return SaidTurn(text, None, 0.0, NuisanceGuess("treu_dua", likelihood, (), alarm))


def verdict(*turns: SaidTurn, report: Report | None = None) -> str:
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
    """Somebody can be sent there, and will be; a place that is part of the joke is none."""
    placed = replace(CRY, text="cháy rồi chú ơi, số 12 phố Huế")
    report = Incident(where="số 12 phố Huế")
    assert verdict(placed, joke("cháy túi ạ, ha ha"), report=report) != "nuisance"
    joked = joke("cháy túi ở số 12 ví da ạ, ha ha")
    assert verdict(CRY, joked, report=Incident(where="số 12 ví da")) == "nuisance"


def test_who_goes_on_joking_is_flagged() -> None:
    """Without a laugh, too; the second idle line in a row decides."""
    love = joke("lửa tình ạ, con bé lớp trên", likelihood=0.8)
    more = joke("các anh phun hộ em ít nước dừa nhé", likelihood=0.95)
    assert verdict(CRY, love) != "nuisance"
    assert verdict(CRY, love, more) == "nuisance"


@pytest.mark.parametrize(
    "second",
    [
        joke("em đùa thôi ạ, các chú đừng tới"),  # may be all that they are allowed to say
        joke("không có gì đâu chú ơi, cháu trêu bạn"),
        joke("các anh phun hộ em ít nước dừa nhé", alarm=0.2),
        joke("cứu với chú ơi, há há"),
    ],
)
def test_who_takes_the_cry_back_does_not_go_on_joking(second: SaidTurn) -> None:
    love = joke("lửa tình ạ, con bé lớp trên", likelihood=0.8)
    assert verdict(CRY, love, second) != "nuisance"


def test_what_forms_pick_out_of_idle_talk_protects_nobody() -> None:
    """A taxi is ordered to an address, and a report is none of that."""
    taxi = SaidTurn("taxi ơi cho một xe ra số 9 ngõ Trạm", None, 0.0, None)
    taxi = replace(taxi, guess=NuisanceGuess("nham_so", 0.95, (), 0.02))
    sorry = replace(taxi, text="ôi bấm nhầm, chào nhé")
    report = Tip(what="taxi", where="số 9 ngõ Trạm")
    assert verdict(taxi, sorry, report=report) == "nuisance"
    earnest = replace(taxi, guess=NuisanceGuess("nham_so", 0.2, (), 0.02))
    assert verdict(earnest, sorry, report=report) != "nuisance"
    afraid = replace(taxi, guess=NuisanceGuess("nham_so", 0.95, (), 0.2))
    assert verdict(afraid, sorry, report=report) != "nuisance"


def test_other_nuisance_laughs_nothing_off() -> None:
    """Who curses and laughs may be beside himself with fear."""
    laughing = joke("cháy túi mày rồi, ha ha")
    other = replace(laughing, guess=replace(laughing.guess, kind="chui_boi"))
    assert laughs_off(laughing, (CRY,))
    assert not laughs_off(other, (CRY,))
    assert not laughs_off(laughing, ())
