"""Whether a whole call was a nuisance: what its turns showed, and how the call itself went."""

from __future__ import annotations

from bot.core.call import Call
from bot.core.nuisance import NuisanceAssessment, NuisanceEvidence, SaidTurn, assess


def assess_call(call: Call, speech_s: float) -> NuisanceAssessment:
    """The assessment of a finished call; ``speech_s`` is how long somebody spoke, in seconds."""
    said = tuple(
        SaidTurn(turn.utterance.said, turn.reply.intent, turn.reply.confidence, turn.reply.guess)
        for turn in call.turns
    )
    evidence = NuisanceEvidence(
        turns=said,
        hotline=str(call.hotline),
        reported=call.incident is not None or call.tip is not None,
        seconds=call.seconds,
        speech_s=speech_s,
    )
    return assess(evidence)
