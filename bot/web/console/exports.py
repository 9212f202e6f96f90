"""The filtered list of calls as a file: a line a call, or a row a turn."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.calls.contract import call_object
from bot.calls.table import HEADER, csv_rows
from bot.core.access import Role
from bot.core.call import Call
from bot.core.covered_call import covered_call
from bot.storage.call_lists import CallFilter
from bot.storage.console import ConsoleStores
from bot.web.access import note, signed_in, stores
from bot.web.console.filters import filter_of
from bot.web.console.today import today
from bot.web.fields import bad_field

FORMATS = {"csv": "CSV", "excel": "CSV cho Excel", "jsonl": "JSON Lines"}
TAKES_OUT = Role.REVIEWER
SEES_ALL = Role.SUPERVISOR  # others get files with personal data covered
PAGE = 200
BYTE_ORDER_MARK = "\ufeff"  # Excel reads Vietnamese letters wrongly without it


def routes() -> list[Route]:
    @signed_in(TAKES_OUT)
    async def export(request: Request) -> Response:
        form = request.query_params.get("format", "")
        if form not in FORMATS:
            bad_field("format", f"must be one of {', '.join(FORMATS)}")
        wanted = replace(filter_of(request.query_params), newest=True)
        whole = request.state.person.may(SEES_ALL)
        await asyncio.to_thread(stores(request).overviews.refresh)
        await note(request, "export", detail=f"{form}, {'whole' if whole else 'covered'}")
        kind = "jsonl" if form == "jsonl" else "csv"
        name = f"cuoc-goi-{today():%Y-%m-%d}.{kind}"
        return StreamingResponse(
            _file(stores(request), wanted, form, whole),
            media_type="application/jsonl" if form == "jsonl" else "text/csv",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    return [Route("/console/export", export)]


def _file(console: ConsoleStores, wanted: CallFilter, form: str, whole: bool) -> Iterator[bytes]:
    line: Callable[[Call], str] = _json_line
    if form != "jsonl":
        line = csv_rows
        yield f"{BYTE_ORDER_MARK if form == 'excel' else ''}{HEADER}".encode()
    for call in _calls(console, wanted):
        yield line(call if whole else covered_call(call)).encode("utf-8", "replace")


def _calls(console: ConsoleStores, wanted: CallFilter) -> Iterator[Call]:
    """The filter's calls, the newest first; one that comes meanwhile does not shift the pages."""
    after = None
    while page := console.lists.page(wanted, PAGE, after):
        for line in page:
            call = console.calls.get(line.call_id)
            if call is not None:
                yield call
        after = page[-1].key, page[-1].id


def _json_line(call: Call) -> str:
    return json.dumps(call_object(call), ensure_ascii=False, default=str) + "\n"
