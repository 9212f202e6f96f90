"""Spoken answers about a procedure, computed for a day from its entry and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.core.procedure import Procedure


@dataclass(frozen=True)
class Answer:
    """``text`` is the answer; ``source_line`` the closing phrase with source and date."""

    text: str
    source_line: str


def answer(procedure: Procedure, aspect: str, today: date) -> Answer:
    """The answer to one aspect (see ``ASPECTS``; anything else counts as overview) on a day."""
    raise NotImplementedError
