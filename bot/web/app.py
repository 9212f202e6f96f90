"""The web application over a running service."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.service import Service
from bot.web import calls, chat, desk, health, libraries, live, pages, receipts, voice, widget
from bot.web.console import refusals
from bot.web.console import routes as console
from bot.web.errors import HANDLERS
from bot.web.metrics import Metrics
from bot.web.protection import Protection


def create_app(service: Service) -> Starlette:
    """The application; whoever serves it begins and stops the service."""
    metrics = Metrics()

    app = Starlette(
        routes=[
            *health.routes(service, metrics),
            *chat.routes(service, metrics),
            *voice.routes(service, metrics),
            *calls.routes(service, metrics),
            *live.routes(service, metrics),
            *libraries.routes(service),
            *widget.routes(service),
            *receipts.routes(service),
            *desk.routes(),
            *pages.routes(service),
            *console.routes(service),
        ],
        middleware=[Middleware(Protection, origins=service.settings.widget_origins)],
        exception_handlers=refusals.with_pages(HANDLERS),
    )
    app.state.service = service
    return app
