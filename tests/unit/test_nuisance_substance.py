"""What forms pick out of idle talk protects nobody; whatever may be told in need does."""

from __future__ import annotations

import pytest

from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.nuisance_substance import reported_in_earnest
from bot.core.nuisance_turns import SaidTurn
from bot.core.report import Tip

TAXI = "taxi ơi cho một xe ra số 9 ngõ Trạm"
PLACED = (None, Tip(what="taxi", where="số 9 ngõ Trạm"))


def said(text: str, kind: str = "nham_so", likelihood: float = 0.95, alarm: float = 0.02):
    return SaidTurn(text, None, 0.0, NuisanceGuess(kind, likelihood, (), alarm))


def test_an_address_out_of_idle_talk_is_no_report() -> None:
    """A taxi is ordered to it, and then sorry is said."""
    assert not reported_in_earnest(PLACED, (said(TAXI), said("ôi bấm nhầm, chào nhé")))


@pytest.mark.parametrize(
    "turn",
    [
        said(TAXI, likelihood=0.3),  # hardly a nuisance
        said(TAXI, alarm=0.2),  # may be in danger
        said(TAXI, kind="tre_em_nghich_may"),  # a child may be, and not know it
        said(TAXI, kind="quay_roi_tinh_duc"),  # victims say again what was said to them
        said("em nói khẽ thôi nhé, ra số 9 ngõ Trạm"),
        said("cứu với, số 9 ngõ Trạm"),
        SaidTurn(TAXI, None, 0.0, None),  # nobody was asked
    ],
)
def test_one_message_that_may_be_meant_makes_it_a_report(turn: SaidTurn) -> None:
    assert reported_in_earnest(PLACED, (said("alo alo, ai đấy"), turn))


def test_without_a_report_there_is_none() -> None:
    assert not reported_in_earnest((None, None), (said(TAXI, likelihood=0.1),))
