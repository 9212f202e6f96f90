"""The page of the chat, which is the widget at its largest, and the files of all pages."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.service import Service

HERE = Path(__file__).parent


def routes(service: Service) -> list[BaseRoute]:
    templates = Jinja2Templates(HERE / "templates")

    async def chat_page(request: Request) -> Response:
        return templates.TemplateResponse(request, "chat.html", {"numbers": service.first_help})

    return [
        Route("/", chat_page),
        Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
    ]
