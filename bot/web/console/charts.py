"""Charts as rectangles and lines of SVG, worked out on the server from a day's figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1160, 230
LEFT, BOTTOM, TOP = 40, 26, 12
BAR_HEIGHT = 22


@dataclass(frozen=True)
class Bar:
    """A rectangle in the chart's own units; ``kind`` (1, 2, …) is its series, ``title`` its value
    in words."""

    x: float
    y: float
    width: float
    height: float
    kind: int
    title: str


@dataclass(frozen=True)
class Label:
    """Text at a point; ``anchor`` as SVG's text-anchor."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Chart:
    """What a chart draws; ``lines`` are the heights of its grid."""

    width: float
    height: float
    bars: Sequence[Bar]
    labels: Sequence[Label]
    lines: Sequence[float] = ()
    left: float = LEFT


def by_hour(series: Mapping[str, Sequence[int]]) -> Chart:
    """Stacked bars, one an hour of the day; the series lie on each other in their order."""
    totals = [sum(counts) for counts in zip(*series.values(), strict=True)]
    top = _round_up(max(totals, default=0))
    scale = (HEIGHT - TOP - BOTTOM) / top
    slot = (WIDTH - LEFT) / max(1, len(totals))
    bars = []
    for hour in range(len(totals)):
        base = float(HEIGHT - BOTTOM)
        for kind, (name, counts) in enumerate(series.items(), start=1):
            height = counts[hour] * scale
            base -= height
            if counts[hour]:
                title = f"{hour} giờ, {name}: {counts[hour]}"
                x = LEFT + hour * slot + slot * 0.12
                bars.append(Bar(_r(x), _r(base), _r(slot * 0.76), _r(height), kind, title))
    hours = [
        Label(_r(LEFT + (hour + 0.5) * slot), HEIGHT - 6, f"{hour} giờ")
        for hour in range(0, len(totals), 2)
    ]
    steps = [0, top // 2, top]
    heights = [_r(HEIGHT - BOTTOM - step * scale) for step in steps]
    scale_labels = [
        Label(LEFT - 6, height + 4, str(step), "end")
        for step, height in zip(steps, heights, strict=True)
    ]
    return Chart(WIDTH, HEIGHT, bars, [*hours, *scale_labels], heights)


def ranked(values: Sequence[tuple[str, int]]) -> list[tuple[str, int, float]]:
    """Each name with its number and the length of its bar, in percent of the longest."""
    most = max((value for _, value in values), default=0) or 1
    return [(name, value, _r(100 * value / most)) for name, value in values]


def share(parts: Sequence[tuple[str, int]]) -> Chart:
    """One bar divided in parts."""
    whole = sum(count for _, count in parts) or 1
    bars, x = [], 0.0
    for kind, (name, count) in enumerate(parts, start=1):
        width = WIDTH * count / whole
        if count:
            bars.append(Bar(_r(x), 0, _r(width), BAR_HEIGHT, kind, f"{name}: {count}"))
        x += width
    return Chart(WIDTH, BAR_HEIGHT, bars, [])


def _round_up(value: int) -> int:
    """The scale's top: 2, 4, 6, 8, 10, 20, 40…"""
    magnitude = 10 ** int(math.log10(max(1, value)))
    return next(step * magnitude for step in (2, 4, 6, 8, 10) if step * magnitude >= value)


def _r(value: float) -> float:
    return round(value, 1)
