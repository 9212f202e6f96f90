"""Headers on every answer, and requests of foreign pages kept out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.calls.contract import error_object
from bot.web.embedding import Embedding

log = logging.getLogger(__name__)

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none at all, forms are sent from the origin "null"
    "permissions-policy": "camera=(), geolocation=(), microphone=(self)",
}


class Protection:
    """ASGI middleware: safe headers, no use of the service by other sites' pages, and no surprise
    that would reach the server's own log with what a caller said in it."""

    def __init__(self, app: ASGIApp, origins: Sequence[str] = ()) -> None:
        """``origins``: those whose pages may have the chat widget, and use what it needs."""
        self._app = app
        self._embedding = Embedding(origins)
        self._embedded = self._embedding.answering(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        shared = self._embedding.shares(scope["path"])
        answered = False

        async def send_protected(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                reach = "cross-origin" if shared else "same-origin"
                headers.setdefault("cross-origin-resource-policy", reach)
                # Scripts that belong together must be of one version: each is asked for anew.
                kept = "no-cache" if scope["path"].startswith("/static/") else "no-store"
                headers.setdefault("cache-control", kept)
            await send(message)

        if self._foreign(scope):
            refusal = error_object("access.foreign_page", "Other sites' pages may not do this.")
            await JSONResponse(refusal, 403)(scope, receive, send_protected)
            return
        try:
            app = self._embedded if shared else self._app
            await app(scope, receive, send_protected)
        except Exception as error:  # noqa: BLE001 - the last place where one can be answered
            log.error("A request failed unexpectedly: %s", type(error).__name__)
            log.debug("The failure", exc_info=True)
            if not answered:
                surprise = error_object("http.internal", "Something went wrong in the service.")
                await JSONResponse(surprise, 500)(scope, receive, send_protected)

    def _foreign(self, scope: Scope) -> bool:
        """Whether a browser sends this for a page of an origin that may not."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return False
        if self._embedding.allows(origin, scope["path"]):
            return False
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
