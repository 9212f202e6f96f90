"""The chat widget: its loader, and what it says before anybody has spoken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.core.call import Hotline
from bot.core.suggestions import openings
from bot.service import Service

LOADER = Path(__file__).parent / "static" / "widget" / "loader.js"
LIVE_CALL = "/call"

# Beside the number, in few words: the widget is 320 pixels wide on a small telephone.
SUBJECTS = {
    Hotline.POLICE: "Công an",
    Hotline.FIRE: "Cháy, cứu nạn",
    Hotline.PROCEDURES: "Thủ tục",
}


def routes(service: Service) -> list[BaseRoute]:
    async def loader(_request: Request) -> Response:
        return FileResponse(
            LOADER, media_type="text/javascript", headers={"cache-control": "no-cache"}
        )

    async def beginnings(request: Request) -> Response:
        return JSONResponse(_beginnings(service, request))

    return [Route("/widget.js", loader), Route("/api/widget", beginnings)]


def _beginnings(service: Service, request: Request) -> dict[str, Any]:
    """What the widget shows before the first message, and when the service cannot be reached."""
    paths = {getattr(route, "path", None) for route in request.app.routes}
    return {
        "hotlines": [
            {
                "number": str(hotline),
                "title": subject,
                "greeting": service.greetings[hotline],
                "suggestions": list(openings(str(hotline))),
            }
            for hotline, subject in SUBJECTS.items()
        ],
        "numbers": [
            {"number": number, "name": name, "advice": list(advice)}
            for number, name, advice in service.first_help
        ],
        "asr_model": service.asr_model,
        "most_mb": service.settings.max_upload_mb,
        "live_call": LIVE_CALL if LIVE_CALL in paths else None,
    }
