"""Blocked numbers: for a while and with a reason; an emergency gets through all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.core.access import Role
from bot.core.blocks import LONGEST_REASON
from bot.core.errors import StorageError
from bot.storage.blocks import SqlBlockList
from bot.web.access import note, signed_in
from bot.web.console.rendering import render
from bot.web.console.today import now

ADDRESS = "/console/blocks"
LONGEST_NUMBER = 24
TERMS = {1: "1 ngày", 3: "3 ngày", 7: "1 tuần", 30: "1 tháng", 90: "3 tháng", 365: "1 năm"}
USUAL_TERM = 7
MISTAKES = {
    "storage.bad_number": "Số điện thoại cần có 6 đến 15 chữ số.",
    "storage.no_reason": "Xin ghi lý do chặn.",
    "storage.bad_expiry": "Xin chọn thời hạn chặn.",
}


def routes() -> list[Route]:
    return [
        Route(ADDRESS, _page),
        Route(ADDRESS, _add, methods=["POST"]),
        Route(f"{ADDRESS}/remove", _remove, methods=["POST"]),
    ]


@signed_in(Role.SUPERVISOR)
async def _page(request: Request) -> Response:
    return await _shown(request)


@signed_in(Role.SUPERVISOR)
async def _add(request: Request) -> Response:
    """Block a number; what cannot be is said beside the form, which keeps what was typed."""
    typed = await _typed(request)
    days = int(typed["days"]) if typed["days"] in map(str, TERMS) else 0
    until, person = now() + timedelta(days=days), request.state.person.name
    try:
        block = await asyncio.to_thread(
            _list(request).add, typed["number"], typed["reason"], until, person
        )
    except StorageError as error:
        if error.code not in MISTAKES:
            raise
        return await _shown(request, 422, error=MISTAKES[error.code], typed=typed)
    await note(request, "block_add", detail=f"until {block.until}")
    return RedirectResponse(f"{ADDRESS}?notice=blocked", 303)


@signed_in(Role.SUPERVISOR)
async def _remove(request: Request) -> Response:
    """The number comes in the form: an address would stand in logs."""
    typed = await _typed(request)
    if not await asyncio.to_thread(_list(request).remove, typed["number"]):
        return RedirectResponse(f"{ADDRESS}?notice=not_blocked", 303)
    await note(request, "block_remove")
    return RedirectResponse(f"{ADDRESS}?notice=unblocked", 303)


async def _shown(
    request: Request,
    status: int = 200,
    error: str | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response:
    blocks = await asyncio.to_thread(_list(request).list)
    if blocks:
        await note(request, "read_blocks")
    return render(
        request,
        "blocks.html",
        status,
        blocks=blocks,
        error=error,
        typed=typed or {"days": str(USUAL_TERM)},
        terms=TERMS,
        longest_number=LONGEST_NUMBER,
        longest_reason=LONGEST_REASON,
        in_words=_in_words,
    )


async def _typed(request: Request) -> dict[str, str]:
    form = await request.form(max_files=0)
    return {name: str(form.get(name) or "").strip() for name in ("number", "reason", "days")}


def _in_words(moment: str) -> str:
    """ "14:05 ngày 3/12/2026"."""
    found = datetime.fromisoformat(moment)
    return f"{found:%H:%M} ngày {found.day}/{found.month}/{found.year}"


def _list(request: Request) -> SqlBlockList:
    found: SqlBlockList = request.app.state.service.desk.blocks
    return found
