"""The list of calls."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.access import Role
from bot.web.access import signed_in
from bot.web.console.rendering import render


def routes() -> list[Route]:
    @signed_in(Role.VIEWER)
    async def page(request: Request) -> Response:
        return render(request, "calls.html")

    return [Route("/console", page)]
