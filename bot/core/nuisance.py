"""Nuisance calls: evidence in, an assessment with score and reasons out; never a bare boolean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NuisanceAssessment:
    """``verdict`` is none, suspected or nuisance; ``score`` 0 to 1; ``reasons`` in Vietnamese."""

    verdict: str
    score: float
    reasons: tuple[str, ...] = ()


NONE_ASSESSED = NuisanceAssessment("none", 0.0)
