"""From the channel's answer to a DialogueReply, and from every trouble to a DialogueError."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timezone
from typing import Any

import httpx
import pytest

from bot.core.call import DialogueReply, Hotline
from bot.core.errors import DialogueError
from bot.dialogue.client import RasaDialogue, to_reply

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc)
ANSWER: dict[str, Any] = {
    "replies": ["Dạ.", "Ở đâu ạ?"],
    "intent": "report_tip",
    "confidence": 0.8,
    "entities": [{"entity": "plate", "value": "29A1-123.45", "start": 3, "end": 9}],
    "slots": {
        "procedure": "dang_ky_tam_tru",
        "emergency": None,
        "incident": None,
        "tip": {"what": "trộm", "anonymous": True, "missing": ["where"], "unheard_of": 1},
        "nuisance": {"verdict": "suspected", "score": 0.4, "reasons": ["lặp lại"]},
        "handover": None,
    },
    "set_slots": ["tip"],
}


def client_of(handler: Any, url: Any = "http://dialogue") -> RasaDialogue:
    client = RasaDialogue(url, "s3cret", 2, lambda: NOW)
    client._client = httpx.AsyncClient(
        transport=httpx.MockTransport(handler), headers={"X-Callbot-Secret": "s3cret"}
    )
    return client


def asked(handler: Any, url: Any = "http://dialogue", known: Any = None) -> DialogueReply:
    async def ask() -> DialogueReply:
        client = client_of(handler, url)
        return await client.reply("c1", Hotline.FIRE, "tin của tôi", "0912345678", known)

    return asyncio.run(ask())


def test_a_message_is_sent_with_its_call_and_its_moment() -> None:
    """Conversation, hotline, caller, time, and the secret in the header."""
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=ANSWER)

    asked(handler)
    (request,) = seen
    assert request.headers["X-Callbot-Secret"] == "s3cret"
    body = request.read().decode()
    assert '"hotline":"114"' in body.replace(" ", "")
    assert NOW.isoformat() in body


@pytest.mark.parametrize("anonymous", [True, False])
def test_who_stays_unnamed_has_no_number_from_then_on(anonymous: bool) -> None:
    """The caller's number goes to the process only while nobody asked to stay unnamed."""
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.read().decode())
        return httpx.Response(200, json=ANSWER)

    asked(handler, known={"tip": {"what": "trộm", "anonymous": anonymous}})
    assert ("0912345678" in seen[0]) is not anonymous


def test_a_conversation_is_forgotten_by_its_name() -> None:
    """Nothing else is sent, with the secret in the header; trouble is a typed error."""
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={})

    asyncio.run(client_of(handler).forget("c1"))
    assert seen[0].url.path == "/webhooks/callbot/forget"
    assert json.loads(seen[0].read()) == {"conversation": "c1"}
    assert seen[0].headers["X-Callbot-Secret"] == "s3cret"
    for trouble, code in ((refuse, "down"), (stall, "timeout")):
        with pytest.raises(DialogueError) as caught:
            asyncio.run(client_of(trouble).forget("c1"))
        assert caught.value.code == f"dialogue.{code}"


def test_slots_become_a_reply() -> None:
    """Replies joined, entities, tip and nuisance as the project's own types."""
    reply = to_reply(ANSWER)
    assert reply.text == "Dạ.\nỞ đâu ạ?"
    assert reply.entities[0].value == "29A1-123.45"
    assert reply.tip is not None
    assert reply.tip.anonymous
    assert reply.nuisance.reasons == ("lặp lại",)
    assert reply.handover is False
    assert reply.incident is None


def test_an_old_topic_is_not_the_procedure_of_this_reply() -> None:
    """Only a slot that this turn has set says what the reply answers from."""
    assert to_reply(ANSWER).procedure is None
    assert to_reply({**ANSWER, "set_slots": ["procedure"]}).procedure == "dang_ky_tam_tru"


def refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused")


def stall(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("slow")


TROUBLE = [
    (refuse, "down"),
    (stall, "timeout"),
    (
        lambda r: httpx.Response(502, json={"error": {"code": "no_reply", "message": "x"}}),
        "no_reply",
    ),
    (lambda r: httpx.Response(500, text="<html>"), "bad_answer"),
    (lambda r: httpx.Response(404, json={"status": "nope"}), "refused"),
    (lambda r: httpx.Response(200, json={"replies": []}), "bad_answer"),
    (lambda r: httpx.Response(200, json={**ANSWER, "replies": [" "]}), "bad_answer"),
    (lambda r: httpx.Response(200, json=[]), "bad_answer"),
]


@pytest.mark.parametrize(("handler", "code"), TROUBLE)
def test_every_trouble_is_a_typed_error_without_the_text(handler: Any, code: str) -> None:
    """The call path then speaks its safety answer; nothing leaks into a message."""
    with pytest.raises(DialogueError) as caught:
        asked(handler)
    assert caught.value.code == f"dialogue.{code}"
    assert "tin của tôi" not in caught.value.message


def test_a_process_that_is_not_up_is_a_typed_error() -> None:
    """The address itself may be missing while it restarts."""

    def no_address() -> str:
        raise DialogueError("down", "not up")

    with pytest.raises(DialogueError):
        asked(refuse, no_address)
