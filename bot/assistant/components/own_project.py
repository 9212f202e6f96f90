"""Whether a model is trained on this project's own examples or, with its config.yml, on others."""

from __future__ import annotations

from collections.abc import Iterable

# What the rules of the arbiter and the entities from the knowledge base speak of.
_OURS = frozenset(
    {"ask_procedure", "report_emergency_fire", "report_tip", "inform", "out_of_scope"}
)


def is_own(intents: Iterable[str]) -> bool:
    """True when the trained intents are those that this project's rules know how to weigh."""
    return frozenset(intents) >= _OURS
