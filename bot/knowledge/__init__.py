"""The knowledge base in data/: procedures, places, warnings, hotlines; read, checked, searched."""

from bot.knowledge.load import (
    NuisanceLine,
    Question,
    check_data,
    load_gazetteer,
    load_hotlines,
    load_index,
    load_money_steps,
    load_nuisance_lines,
    load_openings,
    load_procedures,
    load_questions,
    load_rewording,
    load_warnings,
)
from bot.knowledge.search import Match, ProcedureIndex, match_procedure

__all__ = [
    "Match",
    "NuisanceLine",
    "ProcedureIndex",
    "Question",
    "check_data",
    "load_rewording",
    "load_gazetteer",
    "load_hotlines",
    "load_index",
    "load_nuisance_lines",
    "load_money_steps",
    "load_openings",
    "load_procedures",
    "load_questions",
    "load_warnings",
    "match_procedure",
]
