"""The desk's lists as JSON: whom to call back, what was reported, which numbers are blocked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import wiring
from bot.core.access import Role
from bot.core.errors import StorageError
from bot.storage.desk import Desk
from bot.storage.report_lists import ReportFilter, ReportLine
from bot.web.access import note, signed_in, stores
from bot.web.errors import RequestRefused

LONGEST_DAYS = 365
PAGE = 50
SEES_ALL = Role.SUPERVISOR  # many reports at once; one by one reviewers may, in the console
MISTAKES = {"storage.bad_number", "storage.no_reason", "storage.bad_expiry"}


def routes() -> list[Route]:
    return [
        Route("/api/callbacks", _callbacks),
        Route("/api/callbacks/{call}/done", _called_back, methods=["POST"]),
        Route("/api/incidents", _reports),
        Route("/api/tips", _reports),
        Route("/api/blocks", _blocks),
        Route("/api/blocks", _block, methods=["POST"]),
        Route("/api/blocks/{number}", _unblock, methods=["DELETE"]),
    ]


@signed_in(Role.REVIEWER)
async def _callbacks(request: Request) -> Response:
    """``{"callbacks": [...]}``, the most urgent first; ``?all=1``: those called back, too.

    Numbers are uncovered, so each line that is given out is noted.
    """
    everything = request.query_params.get("all") == "1"
    found = await asyncio.to_thread(_desk(request).callbacks.list, everything)
    await _note_reveals(request, (line.call_id for line in found), "call-backs as JSON")
    return JSONResponse({"callbacks": [vars(line) for line in found]})


@signed_in(Role.REVIEWER)
async def _called_back(request: Request) -> Response:
    body = await _object(request)
    call, remark = request.path_params["call"], body.get("note")
    if not isinstance(remark, (str, type(None))):
        raise RequestRefused(422, "body.bad_field", "note must be text.")
    person = request.state.person.name
    try:
        await asyncio.to_thread(_desk(request).callbacks.mark_done, call, person, remark)
    except StorageError as error:
        if error.code != "storage.unknown_callback":
            raise
        raise RequestRefused(404, "http.not_found", "No call-back is open for that call.") from None
    await note(request, "callback_done", call)
    return JSONResponse({"call": call, "done_by": person})


@signed_in(Role.REVIEWER)
async def _reports(request: Request) -> Response:
    """``{"incidents"|"tips": [...], "older"}``, the newest first; ``?before=`` the last ``older``.

    Personal data are covered. ``?reveal=1`` uncovers them for supervisors, and is noted for each.
    """
    kind = request.url.path.rsplit("/", 1)[1]
    asked = request.query_params
    before = asked.get("before", "")
    whole = asked.get("reveal") == "1"
    if whole and not request.state.person.may(SEES_ALL):
        raise RequestRefused(403, "access.role", "Your role may not see personal data in lists.")
    lines = await asyncio.to_thread(
        stores(request).reports.page,
        kind,
        ReportFilter(priority=asked.get("priority") or None),
        PAGE + 1,
        int(before) if before.isdecimal() and len(before) < 18 else None,
        whole,
    )
    shown = lines[:PAGE]
    if whole:
        await _note_reveals(request, (line.call_id for line in shown), f"{kind} as JSON")
    older = shown[-1].id if len(lines) > PAGE else None
    return JSONResponse({kind: [_report_object(line) for line in shown], "older": older})


def _report_object(line: ReportLine) -> dict[str, Any]:
    """A report as everywhere, with its call, where it stands and what was added to it."""
    return {
        "id": line.id,
        "call": line.call_id,
        **line.report.as_dict(),
        "status": str(line.status),
        "created": line.created,
        "updated": line.updated,
        "additions": [
            {"text": one.text, "created": one.created, "emergency": one.emergency}
            for one in line.additions
        ],
    }


async def _note_reveals(request: Request, calls: Iterable[str], where: str) -> None:
    """Note of each call that its personal data were given out."""
    for call in dict.fromkeys(calls):
        await note(request, "reveal", call, where)


@signed_in(Role.SUPERVISOR)
async def _blocks(request: Request) -> Response:
    found = await asyncio.to_thread(_desk(request).blocks.list)
    await note(request, "read_blocks", detail=f"{len(found)} as JSON")
    return JSONResponse({"blocks": [vars(block) for block in found]})


@signed_in(Role.SUPERVISOR)
async def _block(request: Request) -> Response:
    """``{"number","reason","days"}``: blocks a number; emergencies get through all the same."""
    body = await _object(request)
    number, reason, days = body.get("number"), body.get("reason"), body.get("days")
    if not isinstance(number, str) or not isinstance(reason, str):
        raise RequestRefused(422, "body.bad_field", "number and reason must be text.")
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= LONGEST_DAYS:
        raise RequestRefused(422, "body.bad_field", f"days must be 1 to {LONGEST_DAYS}.")
    until = wiring.vietnam_now() + timedelta(days=days)
    person = request.state.person.name
    try:
        block = await asyncio.to_thread(_desk(request).blocks.add, number, reason, until, person)
    except StorageError as error:
        if error.code not in MISTAKES:
            raise
        raise RequestRefused(422, "body.bad_field", error.message) from None
    await note(request, "block_add", detail=f"until {block.until}")
    return JSONResponse(vars(block), 201)


@signed_in(Role.SUPERVISOR)
async def _unblock(request: Request) -> Response:
    if not await asyncio.to_thread(_desk(request).blocks.remove, request.path_params["number"]):
        raise RequestRefused(404, "http.not_found", "That number is not blocked.")
    await note(request, "block_remove")
    return Response(status_code=204)


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.service.desk
    return found


async def _object(request: Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise RequestRefused(422, "body.bad_json", "The body must be a JSON object.")
    return body
