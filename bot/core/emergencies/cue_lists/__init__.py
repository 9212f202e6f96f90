"""The words that tell an emergency, written in the cue language of ``bot.core.language.cues``.

SURE cues hold in any sentence but a denied or imagined one; LIKELY cues give way to questions
about procedures, past events and non-urgent tips (``frames``).
"""

from __future__ import annotations

from bot.core.emergencies.cue_lists import fire_service, medical, police, protection
from bot.core.emergencies.cue_lists.idioms import IDIOMS
from bot.core.emergencies.cue_lists.word_lists import LISTS

__all__ = ["IDIOMS", "LIKELY", "LISTS", "SURE"]

_SERVICES = (fire_service, police, protection, medical)
SURE = {kind: cues for service in _SERVICES for kind, cues in service.SURE.items()}
LIKELY = {kind: cues for service in _SERVICES for kind, cues in service.LIKELY.items()}
