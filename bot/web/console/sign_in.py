"""Signing in and out."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.core.access import Role
from bot.service import Service
from bot.web.access import (
    COOKIE,
    SIGN_IN_AGAIN,
    SIGN_IN_PAGE,
    keep_token,
    note,
    signed_in,
    stores,
)
from bot.web.console import unsent
from bot.web.console.rendering import NOTICES, render, section_of
from bot.web.console.unsent import Unsent
from bot.web.errors import RequestRefused
from bot.web.limits import RateLimit, address
from bot.web.uploads import limited

HOME = "/console"
MOST_BYTES = 128 * 1024  # with a form that waits for the sign-in
EXPIRED = NOTICES["expired"]
WRONG = "Tên hoặc mật khẩu không đúng."
TOO_MANY = "Đã thử sai quá nhiều lần. Xin đợi {seconds} giây rồi thử lại."


def routes(service: Service) -> list[Route]:
    # Wrong passwords: five for a name from one address, thirty from an address, then slowly more.
    by_name = RateLimit(per_minute=1, burst=5)
    by_address = RateLimit(per_minute=6, burst=30)

    async def page(request: Request) -> Response:
        return render(request, "sign_in.html", next=_inside(request.query_params.get("next")))

    async def again(request: Request) -> Response:
        """A form that came after its sign-in had ended: it waits in the sign-in page."""
        there = _inside(request.query_params.get("there"))
        waiting = unsent.taken(await _form(request), there)
        if not waiting.typed:  # a button without a text is pressed again on its own page
            back = quote(section_of(there) or HOME, safe="/")
            return RedirectResponse(f"{SIGN_IN_PAGE}?notice=expired&next={back}", 303)
        return render(request, "sign_in.html", 401, next=HOME, unsent=waiting, notice=EXPIRED)

    async def sign_in(request: Request) -> Response:
        form = await _form(request)
        fields = {name: str(form.get(name) or "") for name in ("name", "password", "next")}
        name, there, waiting = fields["name"].strip(), _inside(fields["next"]), unsent.waiting(form)
        where, who = address(request), f"{address(request)} {name[:64]}"
        console = stores(request)
        wait_s = max(by_name.wait_s(who), by_address.wait_s(where))
        if wait_s > 0:
            await _note(request, "sign_in_slowed")
            told = TOO_MANY.format(seconds=int(wait_s) + 1)
            later = {"Retry-After": str(int(wait_s) + 1)}
            return _refused(request, name, there, told, waiting, 429, later)
        # Taken before the password is looked at: tries made at the same time all count.
        by_name.take(who)
        by_address.take(where)
        person = await asyncio.to_thread(console.people.verify, name, fields["password"])
        if person is None:
            await _note(request, "sign_in_refused")
            return _refused(request, name, there, WRONG, waiting, 401)
        by_name.forget(who)
        old = request.cookies.get(COOKIE)
        if old:
            await asyncio.to_thread(console.sign_ins.end, old)
        token = await asyncio.to_thread(console.sign_ins.begin, person)
        await asyncio.to_thread(console.audit.record, "sign_in", person.name)
        answer: Response = RedirectResponse(there, 303)
        if waiting is not None and _inside(waiting.address) == waiting.address:
            answer = await _give_back(request, token, waiting)
        keep_token(request, answer, token, service.settings.sign_in_hours * 3600)
        return answer

    @signed_in(Role.VIEWER)
    async def sign_out(request: Request) -> Response:
        await asyncio.to_thread(stores(request).sign_ins.end, request.cookies[COOKIE])
        await note(request, "sign_out")
        answer = RedirectResponse(f"{SIGN_IN_PAGE}?notice=signed_out", 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    return [
        Route(SIGN_IN_PAGE, page),
        Route(SIGN_IN_PAGE, sign_in, methods=["POST"]),
        Route(SIGN_IN_AGAIN, again, methods=["POST"]),
        Route("/console/sign-out", sign_out, methods=["POST"]),
    ]


async def _form(request: Request) -> FormData:
    """The form of a request. Raises RequestRefused."""
    try:
        return await Request(request.scope, limited(request, MOST_BYTES)).form(max_files=0)
    except HTTPException as error:
        raise RequestRefused(422, "body.bad_form", "The form is broken.") from error


async def _give_back(request: Request, token: str, waiting: Unsent) -> Response:
    """The page on which somebody who has just signed in sends what was waiting, or drops it."""
    found = await asyncio.to_thread(stores(request).sign_ins.find, token)
    if found is None:
        return RedirectResponse(SIGN_IN_PAGE, 303)
    request.state.person, request.state.csrf = found.person, found.csrf
    return render(request, "unsent.html", unsent=waiting, back=section_of(waiting.address))


async def _note(request: Request, event: str) -> None:
    # The name stays out: people type their password there.
    where = f"from {address(request)}"
    await asyncio.to_thread(stores(request).audit.record, event, None, None, where)


def _refused(
    request: Request,
    name: str,
    there: str,
    error: str,
    waiting: Unsent | None,
    status: int,
    headers: Any = None,
) -> Response:
    shown = {"name": name[:64], "next": there, "error": error, "unsent": waiting}
    return render(request, "sign_in.html", status, headers, **shown)


def _inside(there: str | None) -> str:
    """An address of the console, whatever the form or the link says."""
    if not there:
        return HOME
    parts = urlsplit(there)
    inside = parts.path == HOME or parts.path.startswith(f"{HOME}/")
    plain = not parts.scheme and not parts.netloc and "\\" not in there
    return there if inside and plain and there.isprintable() else HOME
