"""Every page of the console."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.service import Service
from bot.web.console import (
    approvals,
    audit,
    blocks,
    callbacks,
    calls,
    dashboard,
    exports,
    listening,
    progress,
    reports,
    review,
    sign_in,
)


def routes(service: Service) -> list[BaseRoute]:
    return [
        *sign_in.routes(service),
        *calls.routes(),
        *exports.routes(),
        *listening.routes(service),
        *review.routes(),
        *approvals.routes(service),
        *callbacks.routes(),
        *blocks.routes(),
        *reports.routes(),
        *progress.routes(),
        *dashboard.routes(),
        *audit.routes(),
    ]
