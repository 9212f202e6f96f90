"""Which procedure a text is about: ranked, several where several fit, none where none does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.procedure import Procedure


@dataclass(frozen=True)
class Match:
    """``verdict`` is one, several or none; ``ids`` the procedures that fit, best first.

    ``ranked`` is the whole ranking as (id, score 0..1), best first, for inspection.
    """

    verdict: str
    ids: tuple[str, ...]
    ranked: tuple[tuple[str, float], ...]

    @property
    def best(self) -> str | None:
        """The id when exactly one fits."""
        return self.ids[0] if self.verdict == "one" else None


class ProcedureIndex:
    """An index over names and aliases; built once (some ms), a query takes below 5 ms."""

    def __init__(self, procedures: Mapping[str, Procedure]) -> None:
        raise NotImplementedError

    def match(self, text: str) -> Match:
        """What a text is about."""
        raise NotImplementedError


def match_procedure(text: str, procedures: Mapping[str, Procedure]) -> list[tuple[str, float]]:
    """The ranking alone: (id, score) above the threshold, best first."""
    raise NotImplementedError
