"""What the parts of merging share: each takes one kind of detail from a message into a report."""

from __future__ import annotations

from typing import Any

from bot.core.reports.details import Details, PlaceFinder
from bot.core.reports.intake_state import Answered, IntakeState
from bot.core.reports.place_writing import written_place


class Taking:
    """Changes an intake's state by one kind of detail that a message tells."""

    def __init__(
        self, state: IntakeState, message: Answered, details: Details, places: PlaceFinder
    ) -> None:
        self.state = state
        self._message = message
        self._details = details
        self._places = places

    def _set(self, **values: Any) -> None:
        if values.get("where"):
            values["where"] = written_place(values["where"])
        self.state.report = self.state.report.with_details(**values)
