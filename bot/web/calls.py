"""/api/calls: a recording in, the whole call out; the spoken replies under unguessable names."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import uuid
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot.calls.contract import call_object
from bot.core.access import Role
from bot.core.call import Call
from bot.core.covered_call import covered_call
from bot.service import Service
from bot.web import fields
from bot.web.access import note, signed_in, stores
from bot.web.errors import RequestRefused
from bot.web.limits import FloodGate
from bot.web.metrics import Metrics
from bot.web.uploads import read_form

SEES_PERSONAL_DATA = Role.REVIEWER  # one call at a time, each time noted


def routes(service: Service, metrics: Metrics) -> list[Route]:
    most_bytes = service.settings.max_upload_mb * 2**20

    gate = FloodGate(service.settings.most_calls_a_minute)

    async def take(request: Request) -> Response:
        await gate.pass_through(request)
        async with read_form(request, most_bytes) as form:
            hotline = fields.hotline(form.get("hotline"))
            caller = fields.caller(form.get("caller"))
            upload = form.get("audio")
            if not isinstance(upload, UploadFile):
                fields.bad_field("audio", "must be a file")
            name = Path((upload.filename or "audio").replace("\\", "/")).name
            with tempfile.TemporaryDirectory(prefix="callbot-upload-") as folder:
                file = Path(folder) / f"upload{Path(name).suffix[:8]}"
                await asyncio.to_thread(_write, upload, file)
                call = await service.calls.run(file, hotline, caller, name)
        metrics.count_call(call)
        return JSONResponse(_with_addresses(call), 201)

    @signed_in(Role.VIEWER)
    async def show(request: Request) -> Response:
        call_id = str(request.path_params["call"])
        call = await asyncio.to_thread(stores(request).calls.get, call_id)
        if call is None:
            raise RequestRefused(404, "http.not_found", "There is no such call.")
        whole = request.state.person.may(SEES_PERSONAL_DATA)
        await note(request, "read_call", call.id, None if whole else "covered")
        return JSONResponse(_with_addresses(call if whole else covered_call(call)))

    async def reply_audio(request: Request) -> Response:
        call = str(uuid.UUID(str(request.path_params["call"])))
        file = service.settings.replies_dir / call / f"{request.path_params['turn']:02d}.wav"
        if not file.is_file():
            raise RequestRefused(404, "http.not_found", "There is no such reply.")
        return FileResponse(file, media_type="audio/wav")

    return [
        Route("/api/calls", take, methods=["POST"]),
        Route("/api/calls/{call:uuid}/audio/{turn:int}.wav", reply_audio),
        Route("/api/calls/{call}", show),
    ]


def _write(upload: UploadFile, file: Path) -> None:
    with file.open("wb") as target:
        shutil.copyfileobj(upload.file, target)


def _with_addresses(call: Call) -> dict[str, Any]:
    """The call's object with addresses of the spoken replies instead of paths on this machine."""
    found = call_object(call)
    for number, turn in enumerate(found["turns"], start=1):
        if turn["reply_audio"]:
            turn["reply_audio"] = f"/api/calls/{call.id}/audio/{number}.wav"
    return found
