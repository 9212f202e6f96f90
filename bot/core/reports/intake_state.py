"""Where the taking of a report stands between two messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.report import Report, Tip

# How often a question is asked before the call goes on without its answer.
MOST_ASKED = 2


@dataclass(frozen=True)
class Answered:
    """One message of a report being taken."""

    text: str
    intent: str | None
    now: datetime
    caller: str | None = None


@dataclass
class IntakeState:
    """What is known and asked; ``pending`` is all of it but the report, as JSON.

    ``step`` is open (the first message), ask, choose, confirm or fix; ``times`` how often a field
    was asked; ``settled`` fields not to ask again; ``wards`` candidates of an ambiguous place;
    ``last`` the field answered last; ``conflict`` two contradictory statements;
    ``phone_part`` the digits of a telephone number that was read out half; ``part_of_day`` the one
    told last, in which an hour told later lies; ``own_plate``: the plate is that of the caller's
    vehicle; ``plate_part`` the beginning of a plate that was read out half; ``own_phone``: the
    telephone number was told as the caller's own; ``dayless``: of the time only the hour was told.
    """

    report: Report
    asked: str | None = None
    step: str = "open"
    times: dict[str, int] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    wards: list[str] = field(default_factory=list)
    last: str | None = None
    conflict: dict[str, Any] | None = None
    phone_part: str | None = None
    part_of_day: str | None = None
    own_plate: bool = False
    plate_part: str | None = None
    own_phone: bool = False
    dayless: bool = False

    @classmethod
    def of(cls, report: Report, pending: Mapping[str, Any]) -> IntakeState:
        """The state that ``pending`` kept; the beginning where it is empty."""
        return cls(
            report,
            pending.get("field"),
            pending.get("step", "open"),
            dict(pending.get("times", {})),
            set(pending.get("settled", ())),
            list(pending.get("wards", ())),
            pending.get("last"),
            pending.get("conflict"),
            pending.get("phone_part"),
            pending.get("part_of_day"),
            bool(pending.get("own_plate")),
            pending.get("plate_part"),
            bool(pending.get("own_phone")),
            bool(pending.get("dayless")),
        )

    @property
    def is_tip(self) -> bool:
        return isinstance(self.report, Tip)

    @property
    def kind(self) -> str:
        return "tip" if self.is_tip else "incident"

    def pending(self, **now: Any) -> dict[str, Any]:
        """The state as JSON, with the step and field that come next."""
        return {
            "intake": self.kind,
            "times": self.times,
            "settled": sorted(self.settled),
            "wards": self.wards,
            "last": self.last,
            **({"phone_part": self.phone_part} if self.phone_part else {}),
            **({"part_of_day": self.part_of_day} if self.part_of_day else {}),
            **({"own_plate": True} if self.own_plate else {}),
            **({"plate_part": self.plate_part} if self.plate_part else {}),
            **({"own_phone": True} if self.own_phone else {}),
            **({"dayless": True} if self.dayless else {}),
            **now,
        }
