"""Measured durations and how they are told."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value beside its target; ``target`` None where there is none."""

    name: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        if self.target is None:
            return True
        return self.value >= self.target if self.at_least else self.value <= self.target

    def __str__(self) -> str:
        told = f"{self.name:<58} {self.value:8.1f} {self.unit}"
        if self.target is None:
            return told
        sign = "≥" if self.at_least else "≤"
        return f"{told}   target {sign} {self.target:g}: {'met' if self.met else 'MISSED'}"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
