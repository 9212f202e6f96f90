"""Incidents and tips as lists, each leading to its call."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.access import Role
from bot.core.reports.summaries import spoken_time
from bot.web.access import signed_in, stores
from bot.web.console.rendering import render

PAGE = 50
KINDS = {
    "incidents": ("Vụ việc khẩn cấp", "Chưa có vụ việc nào."),
    "tips": ("Tin báo, tố giác", "Chưa có tin báo nào."),
}


def routes() -> list[Route]:
    @signed_in(Role.VIEWER)
    async def page(request: Request) -> Response:
        kind = request.url.path.rsplit("/", 1)[1]
        before = request.query_params.get("before", "")
        read = getattr(stores(request).reports, kind)
        lines = await asyncio.to_thread(
            read, PAGE + 1, int(before) if before.isdecimal() and len(before) < 18 else None
        )
        title, none = KINDS[kind]
        return render(
            request,
            "reports.html",
            title=title,
            none=none,
            lines=lines[:PAGE],
            older=lines[PAGE - 1].id if len(lines) > PAGE else None,
            in_words=spoken_time,
        )

    return [Route(f"/console/{kind}", page) for kind in KINDS]
