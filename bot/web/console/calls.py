"""The list of calls: filtered, searched, a page at a time, and what has come meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.core.access import Role
from bot.storage.call_lists import MOST_COUNTED, CallFilter, CallLine, Mark
from bot.storage.console import ConsoleStores
from bot.web.access import signed_in, stores
from bot.web.console.exports import FORMATS, TAKES_OUT
from bot.web.console.filters import after_of, choices, filter_of, query_of
from bot.web.console.lines import announcement, grouped
from bot.web.console.rendering import render
from bot.web.console.today import today

PAGE = 50


def routes() -> list[Route]:
    @signed_in(Role.VIEWER)
    async def page(request: Request) -> Response:
        wanted, after = filter_of(request.query_params), after_of(request.query_params)
        part = request.query_params.get("part") == "list"
        console = stores(request)
        lines, more = await asyncio.to_thread(_page, console, wanted, after)
        context: dict[str, Any] = {
            "wanted": wanted,
            "groups": grouped(lines, wanted.words, wanted.newest, today()),
            "older": _older(wanted, lines) if more else None,
            "first_page": after is None,
            "query": query_of(wanted),
            "exports": FORMATS if request.state.person.may(TAKES_OUT) else None,
        }
        if part:
            return render(request, "call_lines.html", **context)
        whole = await asyncio.to_thread(_around, console, wanted)
        return render(request, "calls.html", **context, **whole)

    @signed_in(Role.VIEWER)
    async def changes(request: Request) -> Response:
        """What has changed in the list since a mark (call, revision)."""
        since = Mark(*(_number(request, name) for name in ("call", "revision")))
        found = await asyncio.to_thread(_changes, stores(request), since)
        return JSONResponse(found)

    return [Route("/console", page), Route("/console/changes", changes)]


def _page(
    console: ConsoleStores, wanted: CallFilter, after: tuple[str, int] | None
) -> tuple[list[CallLine], bool]:
    """A page of lines, and whether there are more behind it."""
    console.overviews.refresh()
    lines = console.lists.page(wanted, PAGE + 1, after)
    return lines[:PAGE], len(lines) > PAGE


def _around(console: ConsoleStores, wanted: CallFilter) -> dict[str, Any]:
    """What the page shows around the lines."""
    count = console.lists.count(wanted)
    return {
        "count": f"hơn {MOST_COUNTED:,}".replace(",", ".") if count > MOST_COUNTED else str(count),
        "mark": console.lists.mark(),
        "narrowed": wanted != CallFilter(newest=wanted.newest),
        **choices(console.lists.reviewers(), wanted),
    }


def _changes(console: ConsoleStores, since: Mark) -> dict[str, Any]:
    console.overviews.refresh()
    now = console.lists.mark()
    arrived = console.lists.arrived(since) if now.call > since.call else []
    return {
        "call": now.call,
        "revision": now.revision,
        "changed": now.revision != since.revision,
        "arrived": len(arrived),
        "announcement": announcement(arrived),
    }


def _older(wanted: CallFilter, lines: list[CallLine]) -> str:
    last = {"after": lines[-1].key, "row": str(lines[-1].id)}
    return f"{query_of(wanted)}&{urlencode(last)}".lstrip("&")


def _number(request: Request, name: str) -> int:
    written = request.query_params.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 18 else 0
