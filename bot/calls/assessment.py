"""Whether a whole call was a nuisance: what its turns showed, and how the call itself went."""

from __future__ import annotations

from bot.core.call import Call
from bot.core.nuisance import NuisanceAssessment, NuisanceEvidence, assess
from bot.core.nuisance_history import NOTHING_KNOWN, CallHistory
from bot.core.nuisance_substance import reported_in_earnest
from bot.core.nuisance_turns import SaidTurn


def assess_call(
    call: Call, speech_s: float, history: CallHistory = NOTHING_KNOWN
) -> NuisanceAssessment:
    """The assessment of a finished call; ``speech_s`` is how long somebody spoke, in seconds."""
    said = tuple(
        SaidTurn(
            turn.utterance.said,
            turn.reply.intent,
            turn.reply.confidence,
            turn.reply.guess,
            turn.utterance.heard,
        )
        for turn in call.turns
    )
    evidence = NuisanceEvidence(
        turns=said,
        hotline=str(call.hotline),
        reported=reported_in_earnest((call.incident, call.tip), said, call.hotline),
        reporting=bool(call.incident or call.tip),
        seconds=call.seconds,
        speech_s=speech_s,
        history=history,
    )
    return assess(evidence)
