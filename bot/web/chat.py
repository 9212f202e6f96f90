"""POST /api/chat: one typed message in, its answer out."""

from __future__ import annotations

from time import perf_counter

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.calls.contract import message_object
from bot.core.emergencies.triage import triage
from bot.core.language.vietnamese import LONGEST_MESSAGE
from bot.service import Service
from bot.web import fields
from bot.web.limits import FloodGate
from bot.web.metrics import Metrics
from bot.web.uploads import read_json

MOST_BYTES = 1024 * 1024


def routes(service: Service, metrics: Metrics) -> list[Route]:
    gate = FloodGate(service.settings.most_messages_a_minute)

    async def say(request: Request) -> Response:
        began = perf_counter()
        body = await read_json(request, MOST_BYTES)
        hotline = fields.hotline(body.get("hotline"))
        text = fields.text(body.get("text"))
        conversation = fields.conversation(body.get("conversation"))
        if triage(text[:LONGEST_MESSAGE], hotline) is None:  # an emergency waits behind no flood
            await gate.pass_through(request)
        said = await service.chats.say(conversation, hotline, text)
        metrics.count_message(hotline, said.turn.reply, perf_counter() - began)
        answer = message_object(body.get("id"), said.turn.reply)
        return JSONResponse({"conversation": said.conversation, "turn": said.turn.number, **answer})

    return [Route("/api/chat", say, methods=["POST"])]
