"""Approvals: a supervisor decides which corrections the assistant shall learn from."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot import wiring
from bot.core.access import Role
from bot.core.intent_names import intent_name
from bot.core.lessons import Lesson
from bot.core.personal_data import covered
from bot.service import Service
from bot.storage.corrections import APPROVED, REFUSED
from bot.teaching import Judged, Teaching
from bot.web.access import note, signed_in, stores
from bot.web.console.rendering import render
from bot.web.errors import RequestRefused

PAGE = 50
THERE = "/console/approvals"


def routes(service: Service) -> list[Route]:
    root = service.settings.root

    def teaching(request: Request) -> Teaching:
        state = request.app.state
        if not hasattr(state, "teaching"):  # reading the training data takes seconds: once
            state.teaching = Teaching(stores(request).corrections, root)
        found: Teaching = state.teaching
        return found

    @signed_in(Role.SUPERVISOR)
    async def page(request: Request) -> Response:
        kept = stores(request).corrections
        waiting = await asyncio.to_thread(kept.waiting, PAGE)
        judged = await asyncio.to_thread(teaching(request).judge, waiting)
        approved = await asyncio.to_thread(teaching(request).approved)
        return render(
            request,
            "approvals.html",
            waiting=[_shown(one) for one in judged],
            more=max(0, await asyncio.to_thread(kept.count_waiting) - len(waiting)),
            to_export=sum(one.teachable for one in approved),
            refused=[_shown(one) for one in approved if one.objections],
            known=sum(not one.new for one in approved),
        )

    @signed_in(Role.SUPERVISOR)
    async def decide(request: Request) -> Response:
        """One decision; of a lesson that changed since it was seen nothing is decided."""
        form = await request.form(max_files=0)
        call, turn, seen, decision = _asked(form)
        kept = stores(request).corrections
        if decision == APPROVED:
            await _must_be_teachable(teaching(request), call, turn, request)
        person = request.state.person.name
        done = await asyncio.to_thread(kept.decide, call, turn, seen, decision, person)
        if not done:
            return RedirectResponse(f"{THERE}?notice=changed", 303)
        await note(request, f"correction_{decision}", call, f"turn {turn}")
        return RedirectResponse(f"{THERE}?notice={decision}", 303)

    @signed_in(Role.SUPERVISOR)
    async def export(request: Request) -> Response:
        """The approved lines as the file that ``callbot export-corrections`` writes."""
        now = wiring.vietnam_now()
        learned = teaching(request)
        judged = await asyncio.to_thread(learned.approved)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "corrections.yml"
            count = await asyncio.to_thread(learned.write, judged, file, now.date())
            text = file.read_bytes() if count else b""
        if not count:
            return RedirectResponse(f"{THERE}?notice=nothing_new", 303)
        await note(request, "export", detail=f"{count} corrections")
        name = f"corrections-{now:%Y-%m-%d-%H%M%S}.yml"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(text, media_type="application/yaml", headers=headers)

    return [
        Route(THERE, page, methods=["GET"]),
        Route(THERE, decide, methods=["POST"]),
        Route(f"{THERE}/corrections.yml", export, methods=["GET"]),
    ]


async def _must_be_teachable(teaching: Teaching, call: str, turn: int, request: Request) -> None:
    """Raises RequestRefused: the page offers no approval for such a lesson either."""
    waiting = await asyncio.to_thread(stores(request).corrections.waiting, None)
    found = [one for one in waiting if (one.call_id, one.turn) == (call, turn)]
    judged = await asyncio.to_thread(teaching.judge, found)
    if any(one.objections for one in judged):
        raise RequestRefused(422, "correction.refused", "This must not be taught.")


def _asked(form: FormData) -> tuple[str, int, Lesson, str]:
    def field(name: str) -> str:
        value = form.get(name)
        return value if isinstance(value, str) else ""

    if field("decision") not in (APPROVED, REFUSED) or not field("turn").isdecimal():
        raise RequestRefused(422, "body.bad_form", "The form in the body is broken.")
    seen = Lesson(field("text"), field("intent") or None)
    return field("call"), int(field("turn")), seen, field("decision")


def _shown(one: Judged) -> dict[str, object]:
    found = one.correction
    return {
        "call": found.call_id,
        "turn": found.turn,
        "text": found.lesson.text,
        "intent": found.lesson.intent,
        "intent_words": intent_name(found.lesson.intent),
        "heard": covered(found.heard),
        "understood": intent_name(found.understood),
        "author": found.author,
        "updated": f"{datetime.fromisoformat(found.updated):%H:%M ngày %d/%m/%Y}",
        "objections": [objection.message for objection in one.objections],
        "new": one.new,
        "teachable": one.teachable,
    }
