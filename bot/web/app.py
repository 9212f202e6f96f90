"""The web application over a running service."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.service import Service
from bot.web import calls, chat, health, live, pages, voice
from bot.web.console import audit, refusals, sign_in
from bot.web.console import calls as console_calls
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
            *pages.routes(service),
            *sign_in.routes(service),
            *console_calls.routes(),
            *audit.routes(),
        ],
        middleware=[Middleware(Protection, origins=service.settings.widget_origins)],
        exception_handlers=refusals.with_pages(HANDLERS),
    )
    app.state.service = service
    return app
