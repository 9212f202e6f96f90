"""The knowledge base in data/: procedures, places, warnings, hotlines; read, checked, searched."""

from bot.knowledge.load import (
    check_data,
    load_gazetteer,
    load_hotlines,
    load_index,
    load_procedures,
    load_warnings,
)
from bot.knowledge.search import Match, ProcedureIndex, match_procedure

__all__ = [
    "Match",
    "ProcedureIndex",
    "check_data",
    "load_gazetteer",
    "load_hotlines",
    "load_index",
    "load_procedures",
    "load_warnings",
    "match_procedure",
]
