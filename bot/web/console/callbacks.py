"""Whom to call back: the most urgent first, ticked off by the person who called."""

from __future__ import annotations

import asyncio
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.core.access import Role
from bot.core.callbacks import Reason
from bot.core.errors import StorageError
from bot.core.personal_data import covered
from bot.storage.callbacks import ListedCallBack, SqlCallBacks
from bot.web.access import note, signed_in
from bot.web.console.rendering import render
from bot.web.console.today import now
from bot.web.errors import RequestRefused

ADDRESS = "/console/callbacks"
LONGEST_NOTE = 300
REASONS = {
    Reason.NO_PLACE: "Khẩn cấp, chưa rõ địa điểm",
    Reason.BROKEN_OFF: "Đứt máy giữa chừng",
    Reason.HANDOVER: "Muốn gặp người thật",
    Reason.NOT_ANSWERED: "Hệ thống lỗi, chưa được trả lời",
    Reason.MISSED: "Không nghe thấy ai nói",
    Reason.ADDITION: "Vừa bổ sung tin khẩn cấp",
    Reason.LIFE_AT_RISK: "Có người muốn tự tử, cần người nói chuyện",
}
# By urgency, see ``bot.core.callbacks``.
URGENCIES = ("Khẩn cấp", "Gấp", "Đang chờ", "Đã nhận tin", "Im lặng", "Nghi quấy rối", "Quấy rối")
URGENT = 2  # urgencies below this one


def routes() -> list[Route]:
    return [
        Route(ADDRESS, _page),
        Route(f"{ADDRESS}/{{call}}/number", _number, methods=["POST"]),
        Route(f"{ADDRESS}/{{call}}/done", _done, methods=["POST"]),
    ]


@signed_in(Role.REVIEWER)
async def _page(request: Request) -> Response:
    return await _shown(request)


@signed_in(Role.REVIEWER)
async def _number(request: Request) -> Response:
    """The list with the number of one caller to be seen; that it was seen is noted."""
    call = request.path_params["call"]
    await note(request, "reveal", call, "number to call back")
    return await _shown(request, call)


@signed_in(Role.REVIEWER)
async def _done(request: Request) -> Response:
    remark = str((await request.form()).get("note") or "").strip()[:LONGEST_NOTE]
    call, person = request.path_params["call"], request.state.person.name
    try:
        await asyncio.to_thread(_list(request).mark_done, call, person, remark or None)
    except StorageError as error:
        if error.code != "storage.unknown_callback":
            raise
        raise RequestRefused(404, "http.not_found", "No call-back is open.") from None
    await note(request, "callback_done", call)
    return RedirectResponse(f"{ADDRESS}?notice=called_back", 303)


async def _shown(request: Request, revealed: str | None = None) -> Response:
    lines = await asyncio.to_thread(_list(request).list)
    return render(
        request,
        "callbacks.html",
        lines=lines,
        revealed=revealed,
        reasons=REASONS,
        urgencies=URGENCIES,
        urgent=URGENT,
        cover=covered,
        waited=_waited,
        late=_late,
    )


def _list(request: Request) -> SqlCallBacks:
    found: SqlCallBacks = request.app.state.service.desk.callbacks
    return found


def _waited(line: ListedCallBack) -> str:
    """ "1 giờ 5 phút" since the call came onto the list."""
    minutes = max(0, int((now() - datetime.fromisoformat(line.created)).total_seconds() // 60))
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    if days:
        return f"{days} ngày {hours} giờ"
    return f"{hours} giờ {minutes} phút" if hours else f"{minutes} phút"


def _late(line: ListedCallBack) -> bool:
    """Whether the caller was promised a call by now."""
    return line.promised is not None and datetime.fromisoformat(line.promised) < now()
