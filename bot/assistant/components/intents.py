"""The families of intents, and which of them may interrupt a report."""

from __future__ import annotations

FALLBACK = "nlu_fallback"
EMERGENCY = "report_emergency"
EMERGENCY_ENTITY = "emergency"  # what EmergencyFinder finds
ASK = "ask_"  # with an aspect of a procedure: "ask_fee"
GENERAL_QUESTION = "ask_procedure"

PROCEDURE_INTENTS = frozenset(
    {
        "ask_procedure",
        "ask_documents",
        "ask_fee",
        "ask_time",
        "ask_place",
        "ask_steps",
        "ask_online",
        "ask_who",
        "ask_result",
        "ask_legal_basis",
    }
)
TIP_INTENTS = frozenset({"report_tip", "report_lost", "report_fraud"})

# Asked in the middle of a report, these are answered by their own action, which then puts the
# open question again; everything else is taken as an answer to it.
SIDE_INTENTS = frozenset(
    {
        "greet",
        "goodbye",
        "thank",
        "ask_bot",
        "ask_repeat",
        "ask_slower",
        "handover",
        "ask_hotline",
        "ask_warning",
        "status_receipt",
        "personal_or_legal",
        "nuisance_abuse",
        "nuisance_prank",
        "test_call",
        "wrong_number",
    }
)

# What nobody asks while in danger.
HARMLESS_INTENTS = frozenset(
    {
        "ask_bot",
        "ask_repeat",
        "ask_slower",
        "ask_warning",
        "goodbye",
        "greet",
        "handover",
        "personal_or_legal",
        "status_receipt",
        "thank",
    }
)


def aspect_of(intent: str) -> str:
    """The aspect that an intent of PROCEDURE_INTENTS asks about."""
    return "overview" if intent == GENERAL_QUESTION else intent.removeprefix(ASK)


def asking(aspect: str) -> str:
    """The intent that asks about an aspect."""
    return GENERAL_QUESTION if aspect == "overview" else f"{ASK}{aspect}"


def family(intent: str) -> str:
    """Intents that lead to the same kind of answer share a family."""
    if intent in PROCEDURE_INTENTS:
        return "procedure"
    if intent in TIP_INTENTS:
        return "tip"
    if intent.startswith(EMERGENCY):
        return EMERGENCY
    if intent.startswith("nuisance_"):
        return "nuisance"
    return intent
