"""Taking a report: what a message adds to it, and what to ask or read back next. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.core.report import Report
from bot.core.reports.choices import listed, says_no, says_yes, told
from bot.core.reports.details import PlaceFinder, details_of
from bot.core.reports.intake_state import MOST_ASKED, Answered, IntakeState
from bot.core.reports.merging import Merger
from bot.core.reports.redaction import redacted_report
from bot.core.reports.summaries import summary_of

__all__ = ["Answered", "Prompt", "Step", "advance"]

INCIDENT_FIELDS = ("where", "ward", "what", "people_in_danger", "contact")
TIP_FIELDS = ("what", "where", "ward", "when", "who", "how_known", "evidence", "contact")


@dataclass(frozen=True)
class Prompt:
    """What to say next: the name of a wording and what to fill in."""

    wording: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """The report after a message; ``pending`` is what is asked now, None once it is closed.

    ``changed`` are the fields that this message set; ``closed`` is true in the turn that ends it.
    """

    report: Report
    pending: dict[str, Any] | None
    prompts: tuple[Prompt, ...]
    changed: tuple[str, ...] = ()
    closed: bool = False


def advance(
    report: Report,
    pending: Mapping[str, Any] | None,
    message: Answered,
    places: PlaceFinder,
    new_receipt: Callable[[], str],
) -> Step:
    """Take a message into a report. ``pending`` is the last step's, None at its beginning."""
    return _Intake(report, pending or {}, message, places, new_receipt).step()


class _Intake:
    def __init__(
        self,
        report: Report,
        pending: Mapping[str, Any],
        message: Answered,
        places: PlaceFinder,
        new_receipt: Callable[[], str],
    ) -> None:
        self._before = report
        self._message = message
        self._places = places
        self._new_receipt = new_receipt
        self._state = IntakeState.of(report, pending)
        self._step = self._state.step
        self._details = details_of(
            message.text, message.now, places, self._state.asked, self._ward_is_missing()
        )

    def step(self) -> Step:
        """Merge, then say what comes next."""
        merger = Merger(self._state, self._message, self._details, self._places)
        if self._state.report.anonymous and self._details.named_after_all:
            merger.name_after_all()
        if self._step == "choose":
            merger.choose()
        else:
            merger.merge()
        if self._details.anonymous and not self._details.named_after_all:
            merger.go_anonymous()
        if self._state.report.anonymous:
            self._state.report = redacted_report(self._state.report)
        return self._next()

    def _next(self) -> Step:
        if self._state.conflict is not None:
            return self._ask_which_holds(self._state.conflict)
        if self._state.step in ("confirm", "fix"):
            return self._after_read_back()
        field_name = self._missing()
        if field_name is not None and not self._is_closed():
            return self._ask(field_name)
        if self._state.is_tip and self._state.report.receipt is None:
            return self._read_back()
        return self._close()

    def _ward_is_missing(self) -> bool:
        """Whether the place is known without its ward, which was asked for in vain."""
        known = self._state.report
        return bool(known.where) and known.ward is None and bool(self._state.times.get("ward"))

    def _is_closed(self) -> bool:
        """Whether the report has its receipt and the message leaves nothing new to ask."""
        if self._step != "open" or self._state.report.receipt is None:
            return False
        return not (self._state.wards and self._state.report.where != self._before.where)

    def _missing(self) -> str | None:
        for name in TIP_FIELDS if self._state.is_tip else INCIDENT_FIELDS:
            if name in self._state.settled:
                continue
            if name == "contact":
                if self._contact_is_missing():
                    return name
            elif name == "ward":
                if self._state.report.where is not None and self._state.report.ward is None:
                    return name
            elif (
                getattr(self._state.report, name) is None
                or name == "when"
                and self._hour_is_missing()
            ):
                return name
        return None

    def _contact_is_missing(self) -> bool:
        """Whether nobody could call back; in an emergency the number on the line is enough."""
        if self._state.report.phone is not None or self._state.report.anonymous:
            return False
        return self._state.is_tip or self._message.caller is None

    def _hour_is_missing(self) -> bool:
        """Whether only the day is known and the hour was never asked."""
        when = self._state.report.when or ""
        return len(when) == 10 and when[:4].isdigit() and not self._state.times.get("when")

    def _ask(self, name: str) -> Step:
        times = self._state.times.get(name, 0)
        wording = f"ask_{self._state.kind}_{name}"
        values: dict[str, str] = {}
        if name == "ward" and self._state.wards:
            wording, values = "ask_which_ward", {"choices": listed(self._state.wards)}
        elif name == "when" and self._state.report.when is not None:
            wording = "ask_tip_when_hour"
        elif times and self._state.asked == name and not self._changed():
            wording = f"{wording}_again"
        return self._with(Prompt(wording, values), step="ask", field=name)

    def _ask_which_holds(self, conflict: Mapping[str, Any]) -> Step:
        values = {"old": told(conflict, "old"), "new": told(conflict, "new")}
        prompt = Prompt("ask_which_holds", values)
        return self._with(prompt, step="choose", field=conflict["field"], conflict=dict(conflict))

    def _read_back(self) -> Step:
        prompt = Prompt("read_back", {"summary": summary_of(self._state.report)})
        return self._with(prompt, step="confirm", field="confirm")

    def _after_read_back(self) -> Step:
        """A yes closes; a correction is read back again; a bare no is asked what is wrong."""
        changed = self._state.report != self._before
        if changed:
            missing = self._missing()
            if missing == "ward":
                return self._ask(missing)
            return self._read_back()
        self._state.times["confirm"] = self._state.times.get("confirm", 0) + 1
        if self._state.times["confirm"] > MOST_ASKED:
            return self._close()
        if (
            self._message.intent == "deny"
            or self._details.correction
            or says_no(self._message.text)
        ):
            return self._with(Prompt("ask_what_is_wrong"), step="fix", field="fix")
        if self._message.intent == "affirm" or says_yes(self._message.text):
            return self._close()
        return self._read_back()

    def _close(self) -> Step:
        first = self._state.report.receipt is None
        if first:
            self._state.report = replace(self._state.report, receipt=self._new_receipt())
        kind = self._state.kind
        prompt = Prompt(f"close_{kind}" if first else f"noted_{kind}")
        return Step(self._state.report, None, (prompt,), self._changed(), closed=first)

    def _with(self, prompt: Prompt, **now: Any) -> Step:
        return Step(self._state.report, self._state.pending(**now), (prompt,), self._changed())

    def _changed(self) -> tuple[str, ...]:
        before, after = self._before.as_dict(), self._state.report.as_dict()
        return tuple(name for name in after if after[name] != before[name] and name != "missing")
