"""How far a report has come: what a person at the desk sets, and what its reporter is told."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from bot.core.emergencies.safety import Advice, first_help
from bot.core.emergencies.triage import Triage


class Progress(str, Enum):
    """Where a report stands; the value is what is stored, RECORDED what nobody has looked at."""

    RECORDED = "recorded"
    RECEIVED = "received"
    PASSED_ON = "passed_on"
    CLOSED = "closed"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def of(cls, stored: str | None) -> Progress:
        """The progress that is stored; RECORDED where there is none."""
        return cls(stored) if stored else cls.RECORDED

    @property
    def in_words(self) -> str:
        """What people at the desk call it."""
        return _AT_THE_DESK[self]

    @property
    def told(self) -> str:
        """One sentence for whoever holds the receipt."""
        return _TO_THE_REPORTER[self]


_AT_THE_DESK = {
    Progress.RECORDED: "Chưa ai xem",
    Progress.RECEIVED: "Đã tiếp nhận",
    Progress.PASSED_ON: "Đã chuyển",
    Progress.CLOSED: "Đã xong",
}
_TO_THE_REPORTER = {
    Progress.RECORDED: "Tin đang chờ người trực xem.",
    Progress.RECEIVED: "Người trực đã tiếp nhận tin này.",
    Progress.PASSED_ON: "Tin đã được chuyển cho đơn vị phụ trách.",
    Progress.CLOSED: "Tin này đã được xử lý xong.",
}

_NOTED = "Em đã ghi thêm vào tin báo ạ."


@dataclass(frozen=True)
class ReceiptState:
    """What is told to whoever holds a receipt: nothing of what was reported, nor by whom.

    ``missing`` are fields nobody has answered; ``additions`` counts what was added later;
    ``status_at``: since when the report stands where it stands, None while nobody has looked.
    """

    receipt: str
    kind: str
    missing: list[str]
    created: str
    updated: str
    additions: int
    status: Progress = Progress.RECORDED
    status_at: str | None = None


@dataclass(frozen=True)
class Added:
    """What became of an addition: ``emergency`` is what it tells of, if anything."""

    emergency: Triage | None = None


@dataclass(frozen=True)
class Addition:
    """What was added to a report; ``emergency`` the number that it needs, ``created`` ISO 8601."""

    receipt: str
    text: str
    created: str
    emergency: str | None = None
    priority: str | None = None


def receipt_object(
    state: ReceiptState, added: Added | None = None, advice: Advice | None = None
) -> dict[str, Any]:
    """The state as JSON, after an addition if there was one.

    An addition that tells of an emergency is answered with the number and the first advice before
    anything else; ``advice`` holds short spoken sentences by kind of safety advice.
    """
    urgent = added.emergency if added is not None else None
    reply = state.status.told if added is None else _NOTED
    if urgent is not None:
        reply = f"{first_help(urgent, advice)} {reply}"
    return {
        "reply": reply,
        "emergency": urgent.number if urgent is not None else None,
        "also": list(urgent.also) if urgent is not None else [],
        **asdict(state),
        "status": str(state.status),
        "status_words": state.status.told,
    }
