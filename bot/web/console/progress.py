"""Setting where a report stands; whoever holds its receipt is told."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.core.access import Role
from bot.core.errors import StorageError
from bot.core.reports.progress import Progress
from bot.web.access import note, signed_in, stores
from bot.web.errors import RequestRefused


def routes() -> list[Route]:
    return [Route("/console/reports/{kind}/{report:int}/status", set_status, methods=["POST"])]


@signed_in(Role.REVIEWER)
async def set_status(request: Request) -> Response:
    """Keep the status of a form, and who set it."""
    kind, report = request.path_params["kind"], request.path_params["report"]
    if kind not in ("incident", "tip"):
        raise RequestRefused(404, "http.not_found", "There is no such report.")
    try:
        status = Progress(str((await request.form()).get("status")))
    except ValueError:
        raise RequestRefused(422, "body.bad_field", "There is no such status.") from None
    person = request.state.person.name
    try:
        before = await asyncio.to_thread(stores(request).progress.set, kind, report, status, person)
    except StorageError as error:
        if error.code != "storage.unknown_report":
            raise
        raise RequestRefused(404, "http.not_found", "There is no such report.") from None
    await note(request, "report_status", before.call_id, f"{kind}: {before.status} → {status}")
    return RedirectResponse(f"/console/calls/{quote(before.call_id)}?notice=saved", 303)
