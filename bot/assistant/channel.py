"""The one channel that the service speaks: a message in; replies, intent and slots out."""

from __future__ import annotations

import asyncio
import hmac
import os
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_SLOT_NAMES
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.assistant.executor import failed_actions
from bot.assistant.recovery import restore_slots
from bot.assistant.trackers import forget_conversation
from bot.core.call import Hotline

SECRET_HEADER = "X-Callbot-Secret"
HOTLINES = {str(hotline) for hotline in Hotline}
LONGEST_ID = 128


class CallbotInput(InputChannel):
    """POST turn: ``{"conversation","hotline","text","caller","now","known"}`` with the secret.

    ``known`` (slots) is used when this process holds no such conversation. POST forget:
    ``{"conversation"}`` with the secret: it has ended, and nothing of it is kept.

    An empty reply is an error on a hotline: 502 ``no_reply``, or ``action_failed`` when an action
    raised, so that the service can speak its fixed safety answer.
    """

    @classmethod
    def name(cls) -> str:
        return "callbot"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("callbot_channel")
        secret = os.environ.get("DIALOGUE_SECRET", "")

        @blueprint.get("/")
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok", "model": request.app.ctx.agent.model_name})

        @blueprint.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            refusal = _refusal(request, secret, _fault)
            if refusal is not None:
                return refusal
            body = request.json
            await restore_slots(
                request.app.ctx.agent, body["conversation"], body.get("known") or {}
            )
            output = CollectingOutputChannel()
            message = UserMessage(
                body["text"],
                output,
                body["conversation"],
                input_channel=self.name(),
                metadata={key: body.get(key) for key in ("hotline", "caller", "now")},
            )
            with failed_actions() as failed:
                # A client that hangs up must not leave a turn half done.
                await asyncio.shield(on_new_message(message))
            replies = [said["text"] for said in output.messages if said.get("text")]
            if failed:
                return _error(502, "action_failed", f"{failed[0]} raised an error.")
            if not replies:
                return _error(502, "no_reply", "The dialogue gave no reply.")
            tracker = await request.app.ctx.agent.tracker_store.retrieve(body["conversation"])
            return response.json({"replies": replies, **turn_facts(tracker)})

        @blueprint.post("/forget")
        async def forget(request: Request) -> HTTPResponse:
            refusal = _refusal(request, secret, _fault_of_conversation)
            if refusal is not None:
                return refusal
            ctx = request.app.ctx
            await forget_conversation(ctx.agent, ctx.trackers, request.json["conversation"])
            return response.json({})

        return blueprint


def turn_facts(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What the last message meant, all slots, and which of them this turn has set.

    Read from the events: ``latest_message`` of a tracker that was read back may be stale.
    """
    set_slots: list[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet):
            set_slots.append(event.key)
        elif isinstance(event, UserUttered):
            keys = ("entity", "value", "start", "end")
            return {
                "intent": (event.intent or {}).get("name"),
                "confidence": (event.intent or {}).get("confidence", 0.0),
                "nuisance": (event.parse_data or {}).get("nuisance"),
                "entities": [{key: e.get(key) for key in keys} for e in event.entities],
                "slots": own_slots(tracker),
                "set_slots": sorted(set(set_slots)),
            }
    raise LookupError("the conversation holds no message")


def own_slots(tracker: DialogueStateTracker) -> dict[str, Any]:
    """The slots of our domain; Rasa's own hold the metadata of the first message."""
    values = tracker.current_slot_values()
    return {name: value for name, value in values.items() if name not in DEFAULT_SLOT_NAMES}


def _refusal(
    request: Request, secret: str, fault_of: Callable[[Request], str | None]
) -> HTTPResponse | None:
    """Why a request is not served, or None."""
    given = request.headers.get(SECRET_HEADER, "")
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        return _error(401, "bad_secret", "The shared secret is missing or wrong.")
    fault = fault_of(request)
    return _error(422, "bad_field", fault) if fault else None


def _fault_of_conversation(request: Request) -> str | None:
    """What is wrong with the body as far as its conversation, in one sentence."""
    try:
        body = request.json
    except Exception:  # noqa: BLE001 (Sanic raises its own types for any unreadable body)
        body = None
    if not isinstance(body, dict):
        return "The body must be a JSON object."
    conversation = body.get("conversation")
    if not isinstance(conversation, str) or not 0 < len(conversation) <= LONGEST_ID:
        return f"conversation must be text of 1 to {LONGEST_ID} characters."
    return None


def _fault(request: Request) -> str | None:
    """What is wrong with the body, in one sentence that repeats nothing of it."""
    fault = _fault_of_conversation(request)
    if fault is not None:
        return fault
    body = request.json
    if not isinstance(body.get("text"), str):
        return "text must be text."
    if body.get("hotline") not in HOTLINES:
        return f"hotline must be one of {', '.join(sorted(HOTLINES))}."
    if not isinstance(body.get("known"), (dict, type(None))):
        return "known must be an object or null."
    for name in ("caller", "now"):
        if not isinstance(body.get(name), (str, type(None))):
            return f"{name} must be text or null."
    return None


def _error(status: int, code: str, message: str) -> HTTPResponse:
    return response.json({"error": {"code": code, "message": message}}, status=status)
