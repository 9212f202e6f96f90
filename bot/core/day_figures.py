"""A day of the hotlines in figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Mean probability of a call's recognised words: the lower ends of the groups, and their names.
HEARING_GROUPS = (
    (0.9, "90–100 %"), (0.8, "80–90 %"), (0.7, "70–80 %"), (0.5, "50–70 %"), (0.0, "dưới 50 %"),
)  # fmt: skip


@dataclass(frozen=True)
class DayCall:
    """What the figures need of one call; see ``bot.core.overview.Overview``."""

    hotline: str
    hour: int
    verdict: str
    emergency: bool
    needs_review: bool
    reviewed: bool
    hearing: float | None
    answer_ms: float | None


@dataclass(frozen=True)
class DayFigures:
    """A day's figures. ``by_hour[hotline][hour]`` counts calls; ``verdicts`` counts by verdict;
    ``answer_p50_ms`` and ``answer_p95_ms`` are over the mean of each measured call, None without
    any; ``hearing`` counts calls a group, the best first."""

    calls: int
    by_hour: Mapping[str, Sequence[int]]
    verdicts: Mapping[str, int]
    emergencies: int
    needs_review: int
    reviewed: int
    measured: int
    answer_p50_ms: float | None
    answer_p95_ms: float | None
    hearing: Sequence[tuple[str, int]]
    hearing_mean: float | None

    @property
    def nuisance_share(self) -> float | None:
        """Of all calls, those suspected or taken for a nuisance (0 to 1); None without calls."""
        if not self.calls:
            return None
        return 1 - self.verdicts.get("none", 0) / self.calls


def day_figures(calls: Iterable[DayCall], hotlines: Sequence[str]) -> DayFigures:
    """The figures of a day's calls."""
    day = list(calls)
    by_hour = {hotline: [0] * 24 for hotline in hotlines}
    for call in day:
        by_hour.setdefault(call.hotline, [0] * 24)[call.hour] += 1
    answers = sorted(call.answer_ms for call in day if call.answer_ms is not None)
    heard = [call.hearing for call in day if call.hearing is not None]
    groups = Counter(_group(share) for share in heard)
    return DayFigures(
        calls=len(day),
        by_hour=by_hour,
        verdicts=Counter(call.verdict for call in day),
        emergencies=sum(call.emergency for call in day),
        needs_review=sum(call.needs_review for call in day),
        reviewed=sum(call.reviewed for call in day),
        measured=len(answers),
        answer_p50_ms=_percentile(answers, 0.5),
        answer_p95_ms=_percentile(answers, 0.95),
        hearing=[(name, groups[name]) for _, name in HEARING_GROUPS],
        hearing_mean=sum(heard) / len(heard) if heard else None,
    )


def _group(share: float) -> str:
    return next(name for low, name in HEARING_GROUPS if share >= low)


def _percentile(ordered: Sequence[float], share: float) -> float | None:
    """The smallest value that at least ``share`` of the values do not exceed."""
    if not ordered:
        return None
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
