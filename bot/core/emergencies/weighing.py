"""Cues, and what was learned from openings, weighed against each other.

How sure what was learned has to be, from 0 to 1, was chosen by benchmarks.alarms and on
benchmarks/dev: a missed emergency weighs far more than a question too many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.emergencies.kinds import FIRE, MEDICAL, POLICE
from bot.core.emergencies.triage import Triage, triage_of_kind

# Below the first nothing is found; nor below the second where the intents are rather sure that a
# message asks about a procedure, wants something said again or is about nothing we know, or where
# cues found the words harmless.
DOUBT, DOUBT_ELSEWHERE = 0.05, 0.09
SURE = 0.31
# Where the cues were weighed and found harmless: what is over, denied, asked about.
SURE_AGAINST_CUES = 0.45
# Short answers to a report's questions have little in them to be judged by.
SURE_IN_AN_ANSWER = 0.7
DOUBTFUL_IN_AN_ANSWER = 0.6


def weighed(
    heard: Triage | None, kinds: Sequence[str], text: str, hotline: object = POLICE
) -> Triage | None:
    """What cues heard, and the ``kinds`` that were learned to be likely, as one.

    Cues lead, unless a single kind was learned and has another number: then the whole sentence
    says more than one word of it. Where several numbers may be needed all are named. A bare cry
    says less than any other kind, and names no number beside them.
    """
    learned = [triage_of_kind(kind, text, hotline) for kind in kinds]
    surely = len(learned) == 1 and learned[0] is not None and learned[0].kind != "cry"
    order = (*learned, heard) if surely else (heard, *learned)
    voices = [found for found in order if found is not None]
    if not voices:
        return None
    telling = [found for found in voices if found.kind != "cry"] or voices[:1]
    numbers = {number for found in telling for number in (found.number, *found.also)}
    first = telling[0]
    also = tuple(n for n in (FIRE, POLICE, MEDICAL) if n in numbers and n != first.number)
    return replace(first, also=also, priority=min(found.priority for found in voices))
