"""Who asks: sign-in, role and form token are looked at before an endpoint of the console runs.

    @signed_in(Role.REVIEWER)
    async def change(request: Request) -> Response:
        request.state.person  # who it is, a Person
        request.state.csrf    # what each form on the answer's page must carry as "csrf"

Requests that change something carry the token as the form field ``csrf`` or the header
``X-CSRF-Token``; a guarded endpoint may read its body with ``request.form()`` or ``.json()``,
which is never more than a megabyte.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from functools import wraps
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.core.access import Role
from bot.storage.console import ConsoleStores
from bot.storage.sign_ins import SignIn
from bot.web.errors import RequestRefused
from bot.web.uploads import limited

COOKIE = "callbot_sign_in"
SIGN_IN_PAGE = "/console/sign-in"
SIGN_IN_AGAIN = f"{SIGN_IN_PAGE}/again"  # takes a form that came too late, and gives it back
MOST_BYTES = 2**20
READING = ("GET", "HEAD")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

Endpoint = Callable[[Request], Awaitable[Response]]


def signed_in(role: Role) -> Callable[[Endpoint], Endpoint]:
    """Let an endpoint run only for people of at least this role.

    Others are answered: a page sends them to the sign-in page, everything else is 401; a role too
    low or a missing form token is 403.
    """

    def guard(endpoint: Endpoint) -> Endpoint:
        @wraps(endpoint)
        async def guarded(request: Request) -> Response:
            sign_in = await find_sign_in(request)
            if sign_in is None:
                return _ask_to_sign_in(request)
            request.state.person, request.state.csrf = sign_in.person, sign_in.csrf
            if not sign_in.person.may(role):
                raise RequestRefused(403, "access.role", "Your role may not do this.")
            if request.method not in READING:
                request = Request(request.scope, limited(request, MOST_BYTES))
                await _check_token(request, sign_in.csrf)
            return await endpoint(request)

        return guarded

    return guard


def stores(request: Request) -> ConsoleStores:
    """The console's stores of the service that answers."""
    found: ConsoleStores = request.app.state.service.console
    return found


async def find_sign_in(request: Request) -> SignIn | None:
    """Who the request's cookie says it is, or None.

    What a page asks by itself (``X-Background: 1``) does not keep the sign-in up.
    """
    token = request.cookies.get(COOKIE)
    if not token:
        return None
    in_use = request.headers.get("x-background") != "1"
    return await asyncio.to_thread(stores(request).sign_ins.find, token, in_use)


async def note(
    request: Request, event: str, call_id: str | None = None, detail: str | None = None
) -> None:
    """Log an event of the signed-in person; ``detail`` never holds what a caller said."""
    person = request.state.person.name
    await asyncio.to_thread(stores(request).audit.record, event, person, call_id, detail)


def keep_token(request: Request, response: Response, token: str, seconds: int) -> None:
    """Put a sign-in's token into the browser, out of reach of scripts and of other sites."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def wants_page(request: Request) -> bool:
    """Whether a person looks at a page, rather than a script that asks."""
    accepts_html = "text/html" in request.headers.get("accept", "")
    return accepts_html and not request.url.path.startswith("/api/")


async def _check_token(request: Request, wanted: str) -> None:
    shown: object = request.headers.get("x-csrf-token")
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if shown is None and kind in FORMS:
        try:
            shown = (await request.form(max_files=0)).get("csrf")
        except HTTPException as error:
            raise RequestRefused(422, "body.bad_form", "The form is broken.") from error
    if not isinstance(shown, str) or not hmac.compare_digest(shown.encode(), wanted.encode()):
        raise RequestRefused(403, "access.csrf", "The form's token is missing or out of date.")


def _ask_to_sign_in(request: Request) -> Response:
    if not wants_page(request):
        raise RequestRefused(401, "access.sign_in", "Sign in first.")
    there = request.url.path
    if request.method not in READING:
        # 307 sends the form on: what was typed into it survives signing in again.
        return RedirectResponse(f"{SIGN_IN_AGAIN}?there={quote(there, safe='/')}", 307)
    if request.url.query:
        there += f"?{request.url.query}"
    return RedirectResponse(f"{SIGN_IN_PAGE}?next={quote(there, safe='/')}", 303)
