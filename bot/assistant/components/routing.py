"""Which action answers a message when it is an emergency or belongs to an open report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.assistant.components import haste
from bot.assistant.components.intents import (
    EMERGENCY,
    FALLBACK,
    HARMLESS_INTENTS,
    PROCEDURE_INTENTS,
    SIDE_INTENTS,
)
from bot.core.answers.aspects import aspects_asked
from bot.core.answers.topics import may_go_on
from bot.core.call import Hotline
from bot.core.emergencies import weighing
from bot.core.emergencies.triage import dismissed, triage
from bot.core.language.vietnamese import has_diacritics
from bot.core.reports.matters import tells_of_theft, tells_of_wrongdoing
from bot.core.reports.over import OVER
from bot.core.reports.staying_unnamed import (
    asks_to_stay_unnamed,
    asks_whether_revealed,
    takes_name_back,
    wishes_to_stay_unnamed,
)
from bot.core.reports.swindlers_tales import is_swindlers_tale
from bot.core.reports.withdrawal import withdraws_report

ACTION_EMERGENCY = "action_emergency"
ACTION_TIP = "action_intake_tip"
ACTION_PROCEDURE = "action_answer_procedure"
ACTION_OUTSIDE = "action_out_of_scope"

# The classifier alone may raise an alarm when it is fairly sure; keywords (triage) always may.
SURE_OF_EMERGENCY = 0.55
# Inside a report most messages are answers, so a side question has to be clear.
SURE_OF_SIDE_QUESTION = 0.6
CERTAIN = 0.9
CERTAIN_AGAINST_KEYWORDS = 0.997
# What answers hold and questions about procedures hardly ever do: "cổng chợ, phường Hà Đông".
ANSWERS = frozenset({"ward", "address", "phone", "plate"})
# What half a question sounds like when nobody knows what it is about.
UNCLAIMED = frozenset({FALLBACK, "out_of_scope", "inform", "report_lost"})


@dataclass(frozen=True)
class Message:
    """What understanding made of a message; ``confidence`` is that of the intent's family.

    ``alarm`` is how sure the finder of emergencies is, from 0 to 1.
    """

    text: str
    intent: str | None
    confidence: float
    entities: tuple[str, ...] = ()
    alarm: float = 0.0


def next_action(message: Message, hotline: Hotline, slots: Mapping[str, Any]) -> str | None:
    """The action that must answer, or None where the rules decide."""
    pending = slots.get("pending")
    intake = pending.get("intake") if isinstance(pending, Mapping) else None
    told_by_swindler = intake == "tip" and _is_fraud(slots) and is_swindlers_tale(message.text)
    if not told_by_swindler and is_emergency(message, hotline, answering=intake == "tip"):
        return ACTION_EMERGENCY
    if intake == "danger" and message.intent in ("affirm", "inform"):
        return ACTION_EMERGENCY  # somebody is in danger, or here is where
    if intake == "tip" and (asks_whether_revealed(message.text) or withdraws_report(message.text)):
        return ACTION_TIP
    if intake in ("incident", "tip"):
        if _is_side_question(message) and not _is_about_naming(message):
            return None
        return ACTION_EMERGENCY if intake == "incident" else ACTION_TIP
    told_later = message.intent in ("inform", "anonymous", "correct") or _gives_number(message)
    if told_later or wishes_to_stay_unnamed(message.text):
        # A detail that comes after the questions still belongs to what was reported.
        incident = slots.get("incident")
        if incident and not incident.get(OVER):
            return ACTION_EMERGENCY
        if slots.get("tip"):
            return ACTION_TIP
        if message.intent == "inform" and tells_of_wrongdoing(message.text):
            # Details given before anybody asked: a report that begins in the middle.
            return ACTION_TIP
    if (message.intent or "").startswith(EMERGENCY) and dismissed(message.text):
        # Half sure and against the keywords: what is over or denied is heard as a tip.
        return ACTION_TIP if hotline is not Hotline.PROCEDURES else ACTION_OUTSIDE
    if (
        message.intent == "report_lost"
        and hotline is Hotline.PROCEDURES
        and "procedure" in message.entities
        and not tells_of_theft(message.text)
    ):
        return ACTION_PROCEDURE
    if pending is None and slots.get("procedure") and _goes_on(message):
        return ACTION_PROCEDURE
    return None


def _is_fraud(slots: Mapping[str, Any]) -> bool:
    """Whether the tip that is being taken is of fraud."""
    tip = slots.get("tip")
    return isinstance(tip, Mapping) and tip.get("kind") == "fraud"


def _is_about_naming(message: Message) -> bool:
    """Whether a message is but the wish to stay unnamed, or takes it back: "k, e k để lại sđt đâu"
    answers a question, and asks none. A wish beside a question that nobody answers is heard, too;
    beside one about a procedure it is taken by who answers that."""
    if asks_to_stay_unnamed(message.text) or takes_name_back(message.text):
        return True
    return message.intent not in PROCEDURE_INTENTS and wishes_to_stay_unnamed(message.text)


def _gives_number(message: Message) -> bool:
    """Whether a message holds a number to call and asks about no procedure, whatever a name beside
    it was taken for."""
    return "phone" in message.entities and message.intent not in PROCEDURE_INTENTS


def _goes_on(message: Message) -> bool:
    """ "Nếu bị mất thì sao": nothing by itself, a question after what was answered."""
    if message.intent not in UNCLAIMED:
        return False
    sure = 0.0 if message.intent == FALLBACK else message.confidence
    return may_go_on(message.text, sure)


def is_emergency(message: Message, hotline: Hotline, answering: bool = False) -> bool:
    """Keyword evidence in the text, or a finder or classifier that is sure of it.

    ``answering``: the message may well answer a question of an open report.
    Without diacritics "tư vấn" and "tự vẫn" are written alike: there, and only there, a classifier
    that is certain of a harmless matter outweighs the keywords. What is told without haste goes
    into its report, with the number told (bot.assistant.components.haste).
    """
    heard = triage(message.text, hotline)
    said = (message.text, message.intent, message.confidence, message.alarm, answering)
    if heard is not None:
        if not has_diacritics(message.text) and _certainly_harmless(message):
            return False
        return not haste.cue_may_wait(heard, *said)
    # Where the keywords were weighed and found harmless, it takes more to be alarmed after all.
    against = dismissed(message.text)
    enough = weighing.SURE_AGAINST_CUES if against else weighing.SURE
    if message.alarm >= (max(enough, weighing.SURE_IN_AN_ANSWER) if answering else enough):
        return not haste.alarm_may_wait(*said)
    if not (message.intent or "").startswith(EMERGENCY):
        return False
    sure = haste.CERTAIN_INTENT_IN_AN_ANSWER if answering else SURE_OF_EMERGENCY
    return message.confidence >= (CERTAIN_AGAINST_KEYWORDS if against else sure)


def _certainly_harmless(message: Message) -> bool:
    harmless = message.intent in PROCEDURE_INTENTS | HARMLESS_INTENTS
    return harmless and message.confidence >= CERTAIN


def _is_side_question(message: Message) -> bool:
    if message.confidence < SURE_OF_SIDE_QUESTION or message.intent is None:
        return False
    if message.intent in PROCEDURE_INTENTS:
        if ANSWERS & set(message.entities):
            return "procedure" in message.entities and message.confidence >= CERTAIN
        if "procedure" in message.entities or message.confidence >= CERTAIN:
            return True
        # "Không cần thêm gì" only sounds like a question: its own words must ask.
        return message.confidence >= 0.75 and bool(aspects_asked(message.text))
    return message.intent in SIDE_INTENTS
