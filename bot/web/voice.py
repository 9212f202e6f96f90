"""/api/voice: one spoken message in; what was heard, the answer, and its sound out."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.calls.contract import message_object
from bot.calls.voice import VoiceTurn
from bot.service import Service
from bot.web import fields
from bot.web.errors import RequestRefused
from bot.web.limits import FloodGate
from bot.web.metrics import Metrics
from bot.web.uploads import read_form, read_json

MOST_BYTES_OF_A_WISH = 4096


def routes(service: Service, metrics: Metrics) -> list[Route]:
    most_bytes = service.settings.max_upload_mb * 2**20
    gate = FloodGate(service.settings.most_calls_a_minute)

    async def say(request: Request) -> Response:
        await gate.pass_through(request)
        async with read_form(request, most_bytes) as form:
            hotline = fields.hotline(form.get("hotline"))
            conversation = fields.conversation(form.get("conversation"))
            upload = form.get("audio")
            if not isinstance(upload, UploadFile):
                fields.bad_field("audio", "must be a file")
            with tempfile.TemporaryDirectory(prefix="callbot-voice-") as folder:
                file = Path(folder) / f"message{Path(upload.filename or '').suffix[:8]}"
                await asyncio.to_thread(_write, upload, file)
                said = await service.voice_messages.say(conversation, hotline, file)
        metrics.count_voice_message(hotline, said.turn.reply)
        return JSONResponse({**message_object(None, said.turn.reply), **_spoken(said)})

    async def speak(request: Request) -> Response:
        await gate.pass_through(request)
        body = await read_json(request, MOST_BYTES_OF_A_WISH)
        conversation = fields.conversation(body.get("conversation"))
        number = body.get("turn")
        if not isinstance(number, int) or conversation is None:
            fields.bad_field("turn", "must be a turn of an open conversation")
        said = await service.voice_messages.aloud(conversation, number)
        if said is None:
            raise RequestRefused(404, "http.not_found", "There is no such reply.")
        return JSONResponse(_spoken(said))

    return [
        Route("/api/voice", say, methods=["POST"]),
        Route("/api/voice/reply", speak, methods=["POST"]),
    ]


def _write(upload: UploadFile, file: Path) -> None:
    with file.open("wb") as target:
        shutil.copyfileobj(upload.file, target)


def _spoken(said: VoiceTurn) -> dict[str, Any]:
    """``reply_audio`` is null where no voice could speak: the text remains."""
    turn = said.turn
    address = f"/api/calls/{said.call}/audio/{turn.number}.wav"
    return {
        "conversation": said.conversation,
        "turn": turn.number,
        "heard": turn.utterance.text,
        "reply_audio": address if turn.reply_audio else None,
    }
