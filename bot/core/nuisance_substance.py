"""Whether a report protects its caller from a flag: whether any of it was told in earnest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.nuisance_laughed_off import texts_before_joke, texts_in_earnest
from bot.core.nuisance_turns import ALARMING_FROM, DOUBTED_FROM, SaidTurn, has_words_of_danger
from bot.core.report import Report
from bot.core.reports.substance import has_substance, names_place


def reported_in_earnest(
    reports: Iterable[Report | None], said: Sequence[SaidTurn], hotline: object = "113"
) -> bool:
    """Whether a report of these messages holds something to act on that was no joke.

    Forms pick details out of anything: "số chín ngõ Cầu Tre" out of a taxi that was ordered, an
    address out of what is laughed at. Where every message sounds more like a nuisance than not, or
    all that came before a joke named no place, they are none.
    """
    if said and all(_sounds_idle_and_safe(turn, str(hotline)) for turn in said):
        return False
    before_joke = texts_before_joke(said)
    if before_joke is not None and not any(map(names_place, before_joke)):
        return False
    return has_substance(reports, texts_in_earnest(said), hotline)


def _sounds_idle_and_safe(turn: SaidTurn, hotline: str) -> bool:
    guess = turn.guess
    return (
        guess is not None
        and guess.likelihood >= DOUBTED_FROM
        and guess.alarm < ALARMING_FROM
        and not has_words_of_danger(turn.text, hotline)
    )
