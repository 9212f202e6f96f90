"""The page of one call: what was said, understood and answered, and what reviewers make of it."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.core.access import Role
from bot.core.call import Call
from bot.core.intent_names import INTENT_GROUPS
from bot.core.personal_data import personal_spans
from bot.core.reports.progress import Progress
from bot.core.review import VERDICTS, Field, Item, Review, condensed
from bot.core.transcript import Segment
from bot.knowledge import load_hotlines, load_procedures, load_warnings
from bot.web.access import note, signed_in, stores
from bot.web.console import call_view
from bot.web.console.call_view import Looking
from bot.web.console.edits import (
    FIELD_NAMES,
    change_object,
    in_words,
    json_ready,
    read_body,
    read_edits,
)
from bot.web.console.filters import filter_of, query_of
from bot.web.console.rendering import render
from bot.web.console.sources import Origins
from bot.web.errors import RequestRefused
from bot.web.protection import CONTENT_POLICY

REVEAL, COVER = "reveal", "cover"
REVEALED_FOR = timedelta(minutes=30)


@dataclass(frozen=True)
class Looked:
    """A call as somebody looks at it."""

    call: Call
    segments: list[Segment]
    review: Review
    looking: Looking
    until: datetime | None  # when what was revealed is covered again


def routes() -> list[Route]:
    there = "/console/calls/{call}"
    return [
        Route(there, page),
        Route(f"{there}/history", history),
        Route(f"{there}/changes", changes, methods=["GET"]),
        Route(f"{there}/changes", change, methods=["POST"]),
        Route(f"{there}/reveal", reveal, methods=["POST"]),
        Route(f"{there}/cover", cover, methods=["POST"]),
    ]


async def look(request: Request) -> Looked:
    """The call of a request, for who asks. Raises RequestRefused."""
    call_id = str(request.path_params["call"])
    kept = stores(request)
    call = await asyncio.to_thread(kept.calls.get, call_id)
    if call is None:
        raise RequestRefused(404, "http.not_found", "There is no such call.")
    heard, review, until = await asyncio.gather(
        asyncio.to_thread(kept.calls.segments, call_id),
        asyncio.to_thread(kept.reviews.get, call_id),
        revealed_until(request, call_id),
    )
    return Looked(call, heard, review, Looking(until is not None), until)


async def revealed_until(request: Request, call_id: str) -> datetime | None:
    """Until when the person who asks sees a call's personal data; None when they do not.

    It was asked for on purpose, is in the audit log, and ends by itself.
    """
    person = request.state.person
    if not person.may(Role.REVIEWER):
        return None
    last = await asyncio.to_thread(
        stores(request).audit.last, person.name, call_id, (REVEAL, COVER)
    )
    if last is None or last.event != REVEAL:
        return None
    asked = datetime.fromisoformat(last.at)
    until = asked + REVEALED_FOR
    return until if datetime.now(asked.tzinfo) < until else None


@signed_in(Role.VIEWER)
async def page(request: Request) -> Response:
    seen = await look(request)
    origins = await asyncio.to_thread(_origins)
    await note(request, "read_call", seen.call.id)
    wanted = filter_of(request.query_params)
    before, after = await asyncio.to_thread(stores(request).neighbours.of, seen.call.id, wanted)
    reports = await asyncio.to_thread(stores(request).progress.of_call, seen.call.id)
    nonce = secrets.token_urlsafe(16)
    policy = CONTENT_POLICY.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")
    return render(
        request,
        "call.html",
        headers={"content-security-policy": policy},
        nonce=nonce,
        query=query_of(wanted),
        before=before,
        after=after,
        may_review=request.state.person.may(Role.REVIEWER),
        recording=await asyncio.to_thread(stores(request).calls.recording, seen.call.id),
        reports=call_view.report_views(reports, seen.looking),
        priority=call_view.highest_priority(seen.call.incident or seen.call.tip, reports),
        statuses=list(Progress),
        **_shown(seen, origins),
    )


@signed_in(Role.VIEWER)
async def history(request: Request) -> Response:
    """The list of who changed what, as a part of the page."""
    seen = await look(request)
    shown = [
        {"change": one, "name": FIELD_NAMES[one.item.field],
         "old": in_words(one.item, one.old, seen.looking),
         "new": in_words(one.item, one.new, seen.looking)}
        for one in reversed(condensed(seen.review.changes))
    ]  # fmt: skip
    return render(request, "history.html", changes=shown)


@signed_in(Role.VIEWER)
async def changes(request: Request) -> Response:
    """What others have changed since a version."""
    seen = await look(request)
    try:
        since = int(request.query_params.get("since", "0"))
    except ValueError:
        since = 0
    return JSONResponse(
        {
            "version": seen.review.version,
            "changes": [change_object(one, seen.looking) for one in seen.review.since(since)],
        }
    )


@signed_in(Role.REVIEWER)
async def change(request: Request) -> Response:
    """Keep edits: {"seen": version, "edits": [{"field", "turn", "value"}]}."""
    seen = await look(request)
    version, edits = read_edits(await read_body(request), seen.call)
    person = request.state.person.name
    review, outcome = await asyncio.to_thread(
        stores(request).reviews.save, seen.call.id, edits, version, person
    )
    mine = {one.version for one in outcome.changes}
    others = [one for one in review.since(version) if one.version not in mine]
    return JSONResponse(
        {
            "version": review.version,
            "state": review.state.value,
            "state_words": review.state.in_words,
            "saved": [change_object(one, seen.looking) for one in outcome.changes],
            "others": [change_object(one, seen.looking) for one in others],
            "conflicts": [
                {
                    "field": one.item.field.value,
                    "turn": one.item.turn,
                    "mine": json_ready(one.mine),
                    "mine_words": in_words(one.item, one.mine, seen.looking),
                    "theirs": change_object(one.theirs, seen.looking),
                }
                for one in outcome.conflicts
            ],
        }
    )


@signed_in(Role.REVIEWER)
async def reveal(request: Request) -> Response:
    seen = await look(request)
    await note(request, REVEAL, seen.call.id)
    return _back(request, seen.call.id)


@signed_in(Role.REVIEWER)
async def cover(request: Request) -> Response:
    seen = await look(request)
    await note(request, COVER, seen.call.id)
    return _back(request, seen.call.id)


def _shown(seen: Looked, origins: Origins) -> dict[str, Any]:
    call, review, looking = seen.call, seen.review, seen.looking
    report = call.incident or call.tip

    def value(field: Field) -> Any:
        return review.value(Item(field))

    notes = str(value(Field.NOTES) or "")
    return {
        "call": call,
        "caller": call.caller and looking.value({"phone": call.caller})["phone"],
        "file": call.file and looking.text(call.file),
        "revealed": looking.revealed,
        "until": seen.until,
        "review": review,
        "turns": [
            call_view.turn_view(turn, seen.segments, review, looking, origins)
            for turn in call.turns
        ],
        "intent_groups": INTENT_GROUPS,
        "verdicts": VERDICTS,
        "verdict": value(Field.VERDICT),
        "notes": looking.text(notes),
        "notes_private": bool(personal_spans(notes)),
        "tags": ", ".join(value(Field.TAGS)),
        "reviewed": value(Field.REVIEWED),
        "escalated": value(Field.ESCALATED),
        "report": report,
        "report_rows": call_view.report_rows(report, looking) if report else [],
        "report_summary": call_view.report_summary(report, looking) if report else "",
        "report_missing": call_view.missing_words(report) if report else [],
        "slots": call_view.slot_rows(call, looking),
        "length": call_view.clock(call.seconds),
    }


def _origins() -> Origins:
    return Origins(load_procedures(), load_hotlines(), load_warnings())


def _back(request: Request, call_id: str) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/console/calls/{quote(call_id)}{query}", 303)
