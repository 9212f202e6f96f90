"""Whether a report protects its caller from a flag: whether any of it was told in earnest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.nuisance_laughed_off import texts_in_earnest
from bot.core.nuisance_turns import SaidTurn, sounds_like_nothing_else
from bot.core.report import Report
from bot.core.reports.substance import has_substance


def reported_in_earnest(
    reports: Iterable[Report | None], said: Sequence[SaidTurn], hotline: object = "113"
) -> bool:
    """Whether a report of these messages holds something to act on.

    Forms pick details out of anything: "số chín ngõ Cầu Tre" out of a taxi that was ordered. Where
    no single message sounds like anything but a nuisance, they are none.
    """
    if said and all(sounds_like_nothing_else(turn, str(hotline)) for turn in said):
        return False
    return has_substance(reports, texts_in_earnest(said), hotline)
