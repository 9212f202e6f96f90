"""Trained models packed quickly.

Rasa packs at gzip's highest level: two and a half minutes of one core for a model of 500 MB. At
level 6 it takes 18 seconds and makes a file 1.6 % larger (30 November 2026, two cores).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.storage import local_model_storage
from tarsafe import TarSafe

LEVEL = 6


class QuickTar(TarSafe):
    """An archive that is safe to unpack, as Rasa's own, and written at a lower level."""

    @classmethod
    def gzopen(
        cls, name: Any, mode: str = "r", fileobj: Any = None, compresslevel: int = LEVEL, **how: Any
    ) -> Any:
        return super().gzopen(name, mode, fileobj, compresslevel, **how)


def pack_quickly() -> None:
    """Have Rasa pack what it trains from now on so."""
    local_model_storage.TarSafe = QuickTar
