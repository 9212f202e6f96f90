"""Calls that a person must call back: which, why, in what order, and with what summary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.core.call import DialogueReply, Hotline, Turn
from bot.core.emergencies.triage import Triage
from bot.core.nuisance import NuisanceAssessment
from bot.core.report import Incident, Report
from bot.core.reports.redaction import redacted
from bot.core.reports.summaries import operator_summary

LONGEST_WORDS = 200


class Reason(str, Enum):
    """Why somebody must call back; the value is what is stored."""

    NO_PLACE = "no_place"  # an emergency that ended before its place was told
    BROKEN_OFF = "broken_off"  # the line was lost, or a report's question stayed without an answer
    HANDOVER = "handover"  # a person was wanted, and none was there
    NOT_ANSWERED = "not_answered"  # the dialogue was down: there was only the fixed safety answer
    MISSED = "missed"  # nobody was heard
    ADDITION = "addition"  # a reporter added by their receipt that there is danger
    LIFE_AT_RISK = "life_at_risk"  # somebody may take their own life: a person must talk to them

    def __str__(self) -> str:
        return self.value


# What is called back first. A nuisance flag puts a call last and never takes it off the list.
EMERGENCY, PRESSING, WAITING, REPORTED, SILENT, SUSPECTED, NUISANCE = range(7)
# What is on the list while the call still goes on.
AT_ONCE = (Reason.HANDOVER, Reason.ADDITION, Reason.LIFE_AT_RISK)
_URGENCY = {"P1": EMERGENCY, "P2": PRESSING, "P3": WAITING, "P4": REPORTED}


@dataclass(frozen=True)
class CallBack:
    """What an operator needs to call back.

    ``urgency`` 0 is called first; ``phone`` None when the caller left none or stays unnamed;
    ``promised``: until when (ISO 8601) the caller was told to expect the call, None: no promise;
    ``reported``: the summary is of a report, else of the caller's last words.
    """

    reason: Reason
    urgency: int
    summary: str
    phone: str | None = None
    promised: str | None = None
    reported: bool = False


def missed(hotline: Hotline, caller: str | None) -> CallBack:
    """A call in which nobody was heard so far; on 113 and 114 somebody may be unable to speak."""
    urgency = SILENT if hotline is Hotline.PROCEDURES else PRESSING
    return CallBack(Reason.MISSED, urgency, "Chưa nghe thấy người gọi nói.", caller)


def needed_after(turn: Turn, caller: str | None) -> CallBack | None:
    """What is still owed to a caller whose call ends with this turn; None when nothing is."""
    reply = turn.reply
    reason = _reason(reply)
    if reason is None:
        return None
    report = reply.incident or reply.tip
    pending = reply.slots.get("pending") or {}
    unnamed = any(r is not None and r.anonymous for r in (reply.incident, reply.tip))
    phone = (report.phone if report else None) or pending.get("phone") or caller
    return CallBack(
        reason,
        _urgency(reply, report),
        _summary(turn, report, unnamed),
        None if unnamed else phone,
        pending.get("promised"),
        reported=report is not None,
    )


def after_break_off(turn: Turn, caller: str | None) -> CallBack:
    """What is owed to a caller whose line was lost after this turn, though nothing was open."""
    urgency = max(WAITING, _doubt(turn.reply.nuisance))
    return CallBack(Reason.BROKEN_OFF, urgency, _summary(turn, None, unnamed=False), caller)


def after_addition(text: str, report: Report, found: Triage) -> CallBack:
    """What is owed to a reporter who adds that there is danger; ``text`` as it is kept."""
    known = operator_summary(report if isinstance(report, Incident) else None, report, found.number)
    return CallBack(
        Reason.ADDITION,
        _URGENCY.get(found.priority, EMERGENCY),
        f"Vừa bổ sung: {text[:LONGEST_WORDS]}. {known or ''}".strip(),
        None if report.anonymous else report.phone,
        reported=True,
    )


def _reason(reply: DialogueReply) -> Reason | None:
    pending = reply.slots.get("pending") or {}
    if reply.degraded:
        return Reason.NOT_ANSWERED
    if (reply.slots.get("incident") or {}).get("kind") == "suicide":
        return Reason.LIFE_AT_RISK
    incident = reply.incident
    if incident is not None and incident.where is None:
        return Reason.NO_PLACE
    if pending.get("intake") in ("incident", "tip"):
        return Reason.BROKEN_OFF
    return Reason.HANDOVER if reply.handover else None


def _urgency(reply: DialogueReply, report: Report | None) -> int:
    if reply.incident is not None or reply.emergency is not None:
        priority = (reply.incident.priority if reply.incident else None) or "P1"
        return _URGENCY.get(priority, EMERGENCY)
    doubt = _doubt(reply.nuisance)
    if report is not None:
        return max(_URGENCY.get(report.priority or "P4", REPORTED), doubt)
    return max(WAITING, doubt)


def _doubt(nuisance: NuisanceAssessment) -> int:
    return {"suspected": SUSPECTED, "nuisance": NUISANCE}.get(nuisance.verdict, EMERGENCY)


def _summary(turn: Turn, report: Report | None, unnamed: bool) -> str:
    """What was reported; else the caller's last words."""
    reply = turn.reply
    if report is not None and (
        told := operator_summary(reply.incident, reply.tip, reply.emergency)
    ):
        return told
    words = turn.utterance.text[:LONGEST_WORDS]
    if not words.strip():
        return "Không nghe rõ người gọi nói gì."
    return f"lời cuối: {redacted(words) if unnamed else words}"
