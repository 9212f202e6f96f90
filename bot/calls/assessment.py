"""Whether a whole call was a nuisance: what its turns showed, and how the call itself went."""

from __future__ import annotations

from bot.core.call import Call
from bot.core.nuisance import NONE_ASSESSED, NuisanceAssessment


def assess_call(call: Call, speech_s: float) -> NuisanceAssessment:
    """The assessment of a finished call; ``speech_s`` is how long somebody spoke, in seconds."""
    return call.turns[-1].reply.nuisance if call.turns else NONE_ASSESSED
