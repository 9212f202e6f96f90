"""The chat page and what it is made of."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.core.call import Hotline
from bot.service import Service

HERE = Path(__file__).parent

TITLES = {
    Hotline.POLICE: "113 – Công an, an ninh trật tự",
    Hotline.FIRE: "114 – Cháy, cứu nạn cứu hộ",
    Hotline.PROCEDURES: "1900-0113 – Hỏi thủ tục hành chính",
}


def routes(service: Service) -> list[BaseRoute]:
    templates = Jinja2Templates(HERE / "templates")

    async def chat_page(request: Request) -> Response:
        hotlines = [
            {"number": str(hotline), "title": title, "greeting": service.greetings[hotline]}
            for hotline, title in TITLES.items()
        ]
        return templates.TemplateResponse(
            request,
            "chat.html",
            {
                "hotlines": hotlines,
                "asr_model": service.asr_model,
                "most_mb": service.settings.max_upload_mb,
            },
        )

    return [
        Route("/", chat_page),
        Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
    ]
