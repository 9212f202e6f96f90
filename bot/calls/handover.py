"""Passing a call to a person without the dialogue: what the caller hears, and what is promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.calls import wording
from bot.core.call import DialogueReply
from bot.core.report import Incident, Tip
from bot.core.reports.anonymity import stays_unnamed
from bot.core.reports.summaries import spoken_time


@dataclass(frozen=True)
class Handover:
    """``told`` is what the caller hears of it, ``slots`` the conversation's with the promise."""

    told: str
    slots: Mapping[str, Any]

    @classmethod
    def of(cls, known: Mapping[str, Any], caller: str | None, until: str | None) -> Handover:
        """From the slots of a conversation so far; ``until`` (ISO 8601) a person calls back.

        Who stays unnamed or left no number can be promised nothing.
        """
        if stays_unnamed(known):
            return cls(wording.CALL_BACK_UNNAMED, {**known, "handover": True})
        pending = dict(known.get("pending") or {})
        report = known.get("incident") or known.get("tip") or {}
        phone = report.get("phone") or pending.get("phone") or caller
        if phone is None:
            return cls(wording.CALL_BACK_NOWHERE, {**known, "handover": True})
        pending["phone"] = phone
        if until is None:
            return cls("", {**known, "handover": True, "pending": pending})
        told = wording.CALL_BACK_PROMISED.format(time=spoken_time(until))
        return cls(told, {**known, "handover": True, "pending": {**pending, "promised": until}})

    def put_into(self, reply: DialogueReply) -> DialogueReply:
        """The reply as one that passes the call on, with what was reported so far."""
        incident, tip = self.slots.get("incident"), self.slots.get("tip")
        return replace(
            reply,
            handover=True,
            slots=dict(self.slots),
            incident=Incident.from_dict(incident) if incident else None,
            tip=Tip.from_dict(tip) if tip else None,
        )
