"""Loaders of the data files, cached per folder; each raises DataError naming file and line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.core.guidance import HotlineGuide, ScamWarning
from bot.core.places import Gazetteer
from bot.core.procedure import Procedure
from bot.knowledge.search import ProcedureIndex

DATA = Path(__file__).resolve().parents[2] / "data"


def load_procedures(data: Path = DATA) -> Mapping[str, Procedure]:
    """All procedures by id."""
    raise NotImplementedError


def load_index(data: Path = DATA) -> ProcedureIndex:
    """The search index over ``load_procedures``."""
    raise NotImplementedError


def load_warnings(data: Path = DATA) -> Mapping[str, ScamWarning]:
    """All scam warnings by id."""
    raise NotImplementedError


def load_hotlines(data: Path = DATA) -> HotlineGuide:
    """Numbers, greetings, safety advice, fines."""
    raise NotImplementedError


def load_gazetteer(data: Path = DATA) -> Gazetteer:
    """Wards, former wards, former districts."""
    raise NotImplementedError


def check_data(root: Path) -> list[str]:
    """Every fault in ``root``/data as "data/…yml:41: message"; empty when all is well."""
    raise NotImplementedError
