"""Client of the dialogue process: one message in, one DialogueReply out, or a DialogueError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx

from bot.core.call import DialogueReply, Entity, Hotline
from bot.core.errors import DialogueError
from bot.core.nuisance import NONE_ASSESSED, NuisanceAssessment
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.ports import Clock
from bot.core.report import Incident, Tip
from bot.core.reports.anonymity import stays_unnamed

SECRET_HEADER = "X-Callbot-Secret"
FORGET_TIMEOUT_S = 2.0  # a call that has ended keeps nobody waiting


class RasaDialogue:
    """Implements ``bot.core.ports.Dialogue`` over the loopback channel.

    ``url`` is the process's address, or a function that gives it: a restarted process may come
    back on another port. ``timeout_s`` bounds a whole turn.
    """

    def __init__(
        self, url: str | Callable[[], str], secret: str, timeout_s: float, clock: Clock
    ) -> None:
        self._url = url
        self._clock = clock
        self._timeout_s = timeout_s
        self._client = httpx.AsyncClient(
            headers={SECRET_HEADER: secret},
            timeout=timeout_s,
            trust_env=False,  # a proxy has no business on loopback
        )

    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        """Answer one message. Raises DialogueError: down, timeout, no_reply, action_failed,
        refused, or bad_answer. ``known`` slots are used only where it has no such conversation."""
        answer = await self._post(
            "turn",
            {
                "conversation": conversation,
                "hotline": str(hotline),
                "text": text,
                # Who stays unnamed has no number from then on.
                "caller": None if stays_unnamed(known or {}) else caller,
                "now": self._clock().isoformat(),
                "known": dict(known or {}),
            },
            self._timeout_s,
        )
        try:
            return to_reply(answer)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DialogueError(
                "bad_answer", "The dialogue process answered in a shape that cannot be read."
            ) from error

    async def forget(self, conversation: str) -> None:
        """Let the process keep nothing of a conversation that has ended; fine when it knows none.
        Raises DialogueError: down, timeout, refused, or bad_answer."""
        await self._post(
            "forget", {"conversation": conversation}, min(self._timeout_s, FORGET_TIMEOUT_S)
        )

    async def healthy(self) -> bool:
        """Whether the process answers at all."""
        try:
            response = await self._client.get(self._address("/webhooks/callbot/"))
        except (httpx.HTTPError, DialogueError):
            return False
        return response.status_code == 200

    async def close(self) -> None:
        await self._client.aclose()

    def _address(self, path: str) -> str:
        base = self._url if isinstance(self._url, str) else self._url()
        return base.rstrip("/") + path

    async def _post(self, what: str, body: Mapping[str, Any], within_s: float) -> dict[str, Any]:
        try:
            address = self._address(f"/webhooks/callbot/{what}")
            response = await self._client.post(address, json=body, timeout=within_s)
        except httpx.TimeoutException as error:
            raise DialogueError(
                "timeout", f"The dialogue gave no answer within {within_s:g} seconds."
            ) from error
        except httpx.HTTPError as error:
            raise DialogueError("down", "The dialogue process cannot be reached.") from error
        try:
            answer = response.json()
        except ValueError as error:
            raise DialogueError(
                "bad_answer", f"The dialogue process answered {response.status_code} without JSON."
            ) from error
        if response.status_code != 200:
            fault = answer.get("error") if isinstance(answer, dict) else None
            if not isinstance(fault, dict):
                raise DialogueError("refused", f"The dialogue answered {response.status_code}.")
            raise DialogueError(
                str(fault.get("code", "refused")), str(fault.get("message", "The dialogue failed."))
            )
        if not isinstance(answer, dict):
            raise DialogueError("bad_answer", "The dialogue process answered with no object.")
        return answer


def to_reply(answer: Mapping[str, Any]) -> DialogueReply:
    """The channel's answer as a DialogueReply. Raises KeyError, TypeError or ValueError."""
    slots = answer["slots"]
    set_now = set(answer["set_slots"])
    text = "\n".join(part.strip() for part in answer["replies"] if part.strip())
    if not text:
        raise ValueError("the reply is empty")
    return DialogueReply(
        text=text,
        intent=answer["intent"],
        confidence=float(answer["confidence"]),
        entities=tuple(
            Entity(found["entity"], found["value"], found["start"], found["end"])
            for found in answer["entities"]
        ),
        procedure=slots.get("procedure") if "procedure" in set_now else None,
        emergency=slots.get("emergency"),
        nuisance=_nuisance(slots.get("nuisance")),
        guess=NuisanceGuess.from_dict(answer.get("nuisance")),
        incident=Incident.from_dict(slots["incident"]) if slots.get("incident") else None,
        tip=Tip.from_dict(slots["tip"]) if slots.get("tip") else None,
        handover=bool(slots.get("handover")),
        ends="nuisance" in set_now and bool((slots.get("nuisance") or {}).get("ends")),
        slots={name: value for name, value in slots.items() if value is not None},
    )


def _nuisance(found: Mapping[str, Any] | None) -> NuisanceAssessment:
    if not found:
        return NONE_ASSESSED
    return NuisanceAssessment(
        found["verdict"], float(found["score"]), tuple(found.get("reasons", ()))
    )
