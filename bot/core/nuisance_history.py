"""What was known of a number and a recording before a call: it flags nothing by itself."""

from __future__ import annotations

from dataclasses import dataclass

DAYS = 7
HOURS = 24
# So many seconds of what a caller said are compared: a beginning tells recordings apart.
COMPARED_S = 60.0
# From so many flagged calls on, a number is one that keeps calling without need.
OFTEN = 3


@dataclass(frozen=True)
class CallHistory:
    """Earlier calls from the same number within a week, how many of them were flagged as
    nuisance, and how often the same recording was heard within a day."""

    calls: int = 0
    flagged: int = 0
    same_recording: int = 0

    @property
    def reasons(self) -> tuple[str, ...]:
        """What a reviewer should know, in Vietnamese."""
        found = []
        if self.flagged >= OFTEN:
            found.append(
                f"Số này đã gọi {self.calls} lần trong {DAYS} ngày, {self.flagged} lần bị gắn cờ"
            )
        if self.same_recording:
            found.append(f"Cùng một bản ghi âm đã nghe {self.same_recording} lần trong {HOURS} giờ")
        return tuple(found)


NOTHING_KNOWN = CallHistory()
