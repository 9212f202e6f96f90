"""Incidents and tips as lists: filtered, searched, summed up in a sentence, each with its call."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.access import Role
from bot.core.call import Hotline
from bot.core.reports.summaries import spoken_time
from bot.storage.console import ConsoleStores
from bot.storage.report_lists import ReportFilter, ReportSums
from bot.web.access import signed_in, stores
from bot.web.console.filters import PRIORITIES, filter_of
from bot.web.console.rendering import render

PAGE = 50
KINDS = {
    "incidents": ("Vụ việc khẩn cấp", "vụ việc"),
    "tips": ("Tin báo, tố giác", "tin báo"),
}


def routes() -> list[Route]:
    @signed_in(Role.VIEWER)
    async def page(request: Request) -> Response:
        kind = request.url.path.rsplit("/", 1)[1]
        shown = await asyncio.to_thread(_shown, stores(request), kind, request.query_params)
        return render(request, "reports.html", **shown)

    return [Route(f"/console/{kind}", page) for kind in KINDS]


def _shown(console: ConsoleStores, kind: str, query: Mapping[str, str]) -> dict[str, Any]:
    wanted, before = _filter_of(query), query.get("before", "")
    if wanted.words:  # what was said is searched in the list of calls, which must be up to date
        console.overviews.refresh()
    last = int(before) if before.isdecimal() and len(before) < 18 else None
    lines = console.reports.page(kind, wanted, PAGE + 1, last)
    narrowed = wanted != ReportFilter()
    title, name = KINDS[kind]
    return {
        "kind": kind,
        "title": title,
        "told": sums_in_words(console.reports.sums(kind, wanted), name, narrowed),
        "wanted": wanted,
        "narrowed": narrowed,
        "hotlines": [str(hotline) for hotline in Hotline],
        "priorities": PRIORITIES,
        "lines": lines[:PAGE],
        "older": _query_of(wanted, lines[PAGE - 1].id) if len(lines) > PAGE else None,
        "in_words": spoken_time,
    }


def sums_in_words(sums: ReportSums, name: str, narrowed: bool) -> str:
    """ "12 vụ việc khớp bộ lọc: 3 ở mức P1 hoặc P2, 1 chưa rõ địa điểm." """
    matching = " khớp bộ lọc" if narrowed else ""
    if not sums.reports:
        return f"Không có {name} nào{matching}." if narrowed else f"Chưa có {name} nào."
    parts = [
        f"{sums.urgent} ở mức P1 hoặc P2" if sums.urgent else "",
        f"{sums.without_place} chưa rõ địa điểm" if sums.without_place else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{sums.reports} {name}{matching}{f': {told}' if told else ''}."


def _filter_of(query: Mapping[str, str]) -> ReportFilter:
    """The same fields as in the list of calls; what cannot be one is left out."""
    asked = filter_of(query)
    return ReportFilter(
        hotline=asked.hotline,
        since=asked.since,
        until=asked.until,
        priority=asked.priority,
        words=asked.words,
    )


def _query_of(wanted: ReportFilter, before: int) -> str:
    fields = {
        "q": wanted.words,
        "hotline": wanted.hotline,
        "from": wanted.since,
        "to": wanted.until,
        "priority": wanted.priority,
        "before": str(before),
    }
    return urlencode({name: value for name, value in fields.items() if value})
