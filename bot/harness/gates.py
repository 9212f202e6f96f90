"""Gates: what a metric must at least, or may at most, be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.harness.metrics import Metric

_GATE = re.compile(r"\s*([a-z0-9_]+)\s*(>=|<=)\s*(\d+(?:\.\d+)?)\s*(%?)\s*")


@dataclass(frozen=True)
class Gate:
    """``metric`` at least (>=) or at most (<=) ``bound``; ratios are from 0 to 1."""

    metric: str
    sign: str
    bound: float

    def passes(self, metrics: Mapping[str, Metric]) -> bool:
        """False also when there was nothing to measure: a gate is not passed unseen."""
        value = metrics[self.metric].value
        if value is None:
            return False
        return value >= self.bound if self.sign == ">=" else value <= self.bound

    def __str__(self) -> str:
        return f"{self.metric}{self.sign}{self.bound:g}"


def parse_gate(text: str) -> Gate:
    """``METRIC>=VALUE`` or ``METRIC<=VALUE``; 85% is 0.85. Raises ValueError."""
    found = _GATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not METRIC>=VALUE or METRIC<=VALUE")
    name, sign, number, percent = found.groups()
    return Gate(name, sign, float(number) / 100 if percent else float(number))


def unknown_metrics(gates: Iterable[Gate], metrics: Iterable[str]) -> list[str]:
    """The names in gates that no run ever gives."""
    known = set(metrics)
    return sorted({gate.metric for gate in gates} - known)
