"""The socket of a live call: sound and events both ways, within limits. See docs/live-call.md."""

from __future__ import annotations

import asyncio
import json
import logging
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.templating import Jinja2Templates
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.calls import wording
from bot.calls.live import LiveCall
from bot.calls.live_desk import NoFreeLine
from bot.core.call import BROKEN_OFF, BY_CALLER, Hotline
from bot.service import Service
from bot.web import fields
from bot.web.errors import RequestRefused
from bot.web.limits import address
from bot.web.live_limits import LinesOfAddresses, LiveLimits, TooManyLines, TooMuch
from bot.web.metrics import Metrics

log = logging.getLogger(__name__)

TEMPLATES = Path(__file__).parent / "templates"
TITLES = {
    Hotline.POLICE: "Công an, an ninh trật tự",
    Hotline.FIRE: "Cháy, cứu nạn cứu hộ",
    Hotline.PROCEDURES: "Hỏi thủ tục, báo tin",
}

START_WITHIN_S = 10.0
NOTHING_FOR_S = 30.0
SENT_WITHIN_S = 10.0  # a caller's end that takes nothing in for so long is gone
LONGEST_MESSAGE = 4_000  # characters typed
LONGEST_SENTENCE_MS = 300_000

# Close codes, beside 1000: https://www.rfc-editor.org/rfc/rfc6455#section-7.4
REFUSED, BUSY = 1008, 1013


class BadEvent(Exception):
    """What came over the socket is not part of the protocol; the text says why, in English."""


class SocketLine:
    """The Line port over a WebSocket. What cannot be sent any more is dropped."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._gone = False

    async def tell(self, event: Mapping[str, Any]) -> None:
        await self._send({"type": "websocket.send", "text": json.dumps(event, ensure_ascii=False)})

    async def play(self, sentence: int, pcm: bytes) -> None:
        await self._send({"type": "websocket.send", "bytes": struct.pack("<I", sentence) + pcm})

    async def close(self, code: int, reason: str) -> None:
        await self._send({"type": "websocket.close", "code": code, "reason": reason})
        self._gone = True

    async def _send(self, message: dict[str, Any]) -> None:
        if self._gone or self._socket.application_state != WebSocketState.CONNECTED:
            return
        try:
            await asyncio.wait_for(self._socket.send(message), SENT_WITHIN_S)
        except (WebSocketDisconnect, RuntimeError, OSError, asyncio.TimeoutError):
            self._gone = True


def routes(service: Service, metrics: Metrics) -> list[BaseRoute]:
    templates = Jinja2Templates(TEMPLATES)

    async def page(request: Request) -> Response:
        hotlines = [{"number": str(hotline), "title": title} for hotline, title in TITLES.items()]
        context = {"hotlines": hotlines, "asr_model": service.asr_model}
        return templates.TemplateResponse(request, "call.html", context)

    lines = LinesOfAddresses(service.settings.most_live_calls_an_address)

    async def talk(socket: WebSocket) -> None:
        if _foreign(socket):
            await socket.close(REFUSED)
            return
        await socket.accept()
        line = SocketLine(socket)
        try:
            with lines.line(address(socket)):
                await _talk(service, metrics, socket, line)
        except TooManyLines:
            await _busy(line, wording.TOO_MANY_CALLS, "too many calls from one address")

    return [Route("/call", page), WebSocketRoute("/api/live", talk)]


async def _talk(service: Service, metrics: Metrics, socket: WebSocket, line: SocketLine) -> None:
    """One call, from dialling until all of it is kept."""
    limits = LiveLimits()
    try:
        hotline, caller = await _start(socket)
        live = await service.live.open(hotline, caller, line)
    except WebSocketDisconnect:
        return
    except (BadEvent, TooMuch) as fault:
        await _refuse(line, REFUSED, str(fault))
        return
    except NoFreeLine:
        await _busy(line, wording.LINES_BUSY, "busy")
        return
    how = BROKEN_OFF
    try:
        how = await _listen(socket, live, limits)
    except (BadEvent, TooMuch) as fault:
        await _refuse(line, REFUSED, str(fault))
    finally:
        call = await service.live.hang_up(live, how)
        metrics.count_call(call)
    await line.close(1000, "ended")


def _foreign(socket: WebSocket) -> bool:
    """Whether a browser opens this for a page of another origin."""
    origin = socket.headers.get("origin")
    host = socket.headers.get("host", "").lower()
    return origin is not None and urlsplit(origin).netloc.lower() != host


async def _busy(line: SocketLine, text: str, reason: str) -> None:
    """``text`` is for the caller: it names the real numbers."""
    await line.tell({"type": "error", "code": "busy", "text": text, "reason": reason})
    await line.close(BUSY, reason)


async def _refuse(line: SocketLine, code: int, reason: str) -> None:
    await line.tell({"type": "error", "code": "refused", "reason": reason})
    await line.close(code, reason)


async def _start(socket: WebSocket) -> tuple[Hotline, str | None]:
    """The hotline that is dialled and the caller's number. Raises BadEvent or TooMuch."""
    event = await _receive(socket, START_WITHIN_S)
    if isinstance(event, bytes) or event.get("type") != "start":
        raise BadEvent("the first message must be a start event")
    try:
        return fields.hotline(event.get("hotline")), fields.caller(event.get("caller"))
    except RequestRefused as error:
        raise BadEvent(error.message) from error


async def _listen(socket: WebSocket, live: LiveCall, limits: LiveLimits) -> str:
    """Pass on what comes until the call ends; who ended it. Raises BadEvent or TooMuch."""
    over = asyncio.create_task(live.over.wait())
    try:
        while not live.ended:
            receiving = asyncio.create_task(_receive(socket, NOTHING_FOR_S))
            await asyncio.wait((receiving, over), return_when=asyncio.FIRST_COMPLETED)
            if not receiving.done():
                receiving.cancel()
                await asyncio.wait((receiving,))
                break
            event = receiving.result()
            if isinstance(event, bytes):
                limits.take_sound(len(event))
                await live.hear(event)
            else:
                limits.take_event()
                if event.get("type") == "hang_up":
                    return BY_CALLER
                await _pass_on(event, live)
    except WebSocketDisconnect:
        return BROKEN_OFF
    finally:
        over.cancel()
    return live.ended or BROKEN_OFF


async def _pass_on(event: Mapping[str, Any], live: LiveCall) -> None:
    kind = event.get("type")
    if kind == "text":
        text = event.get("text")
        if not isinstance(text, str) or len(text) > LONGEST_MESSAGE:
            raise BadEvent(f"'text' must be a string of at most {LONGEST_MESSAGE} characters")
        await live.type(text)
    elif kind == "key":
        key = event.get("key")
        if not isinstance(key, str) or key not in set("0123456789*#"):
            raise BadEvent("'key' must be one of 0123456789*#")
        await live.press(key)
    elif kind == "playing":
        sentence, from_ms = event.get("sentence"), event.get("from_ms", 0)
        if not isinstance(sentence, int):
            raise BadEvent("'sentence' must be a number")
        if not isinstance(from_ms, (int, float)) or not 0 <= from_ms <= LONGEST_SENTENCE_MS:
            raise BadEvent("'from_ms' must be milliseconds of a sentence")
        live.heard_from(sentence, from_ms / 1000)
    elif kind == "writing":
        live.busy_writing()
    elif kind == "microphone":
        live.microphone_stopped()
    elif kind != "alive":
        raise BadEvent("unknown event")


async def _receive(socket: WebSocket, within_s: float) -> bytes | dict[str, Any]:
    """Sound or an event. Raises BadEvent, or WebSocketDisconnect when the caller is gone."""
    try:
        message = await asyncio.wait_for(socket.receive(), within_s)
    except asyncio.TimeoutError:
        raise BadEvent(f"nothing came for {within_s:g} s") from None
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    sound = message.get("bytes")
    if sound is not None:
        if len(sound) % 2:
            raise BadEvent("sound must be 16-bit samples")
        return bytes(sound)
    try:
        event = json.loads(message.get("text") or "")
    except (ValueError, RecursionError):
        event = None
    if not isinstance(event, dict):
        raise BadEvent("an event must be a JSON object")
    return event
