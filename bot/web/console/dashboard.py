"""The day at a glance."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.access import Role
from bot.core.review import VERDICTS
from bot.knowledge import load_procedures
from bot.storage.console import ConsoleStores
from bot.storage.days import Day
from bot.web.access import signed_in, stores
from bot.web.console import charts
from bot.web.console.lines import day_in_words
from bot.web.console.rendering import render
from bot.web.console.today import today


def routes() -> list[Route]:
    @signed_in(Role.VIEWER)
    async def page(request: Request) -> Response:
        shown = await asyncio.to_thread(_shown, stores(request), request.query_params.get("day"))
        return render(request, "dashboard.html", **shown)

    return [Route("/console/day", page)]


def _shown(console: ConsoleStores, asked: str | None) -> dict[str, Any]:
    console.overviews.refresh()
    day = _date(asked)
    found = console.days.get(day.isoformat())
    after = day + timedelta(days=1)
    return {
        "day": day.isoformat(),
        "title": day_in_words(day.isoformat(), today()),
        "before": (day - timedelta(days=1)).isoformat(),
        "after": after.isoformat() if after <= today() else None,
        "newest": next(iter(console.days.days(1)), None),
        "figures": found.figures,
        "unanswered": found.unanswered,
        **_charts(found),
    }


def _charts(found: Day) -> dict[str, Any]:
    figures = found.figures
    asked = [(_names().get(key, key), times) for key, times in found.asked]
    verdicts = [(words, figures.verdicts.get(key, 0)) for key, words in VERDICTS.items()]
    return {
        "asked": charts.ranked(asked),
        "verdicts": verdicts,
        "hours_chart": charts.by_hour(figures.by_hour),
        "hearing": charts.ranked(list(figures.hearing)),
        "verdict_chart": charts.share(verdicts),
    }


@cache
def _names() -> dict[str, str]:
    return {key: procedure.name for key, procedure in load_procedures().items()}


def _date(written: str | None) -> date:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return today()
