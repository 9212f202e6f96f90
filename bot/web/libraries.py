"""Browser libraries of others, fetched at set-up and served from here; pages do without them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.service import Service
from bot.web.errors import RequestRefused

# Address -> file within tools/browser/node_modules; nothing else of it is served.
FILES = {"wavesurfer.js": "wavesurfer.js/dist/wavesurfer.esm.js"}


def routes(service: Service) -> list[Route]:
    folder = service.settings.root / "tools" / "browser" / "node_modules"

    async def library(request: Request) -> Response:
        name = FILES.get(request.path_params["name"])
        if name is None or not (folder / name).is_file():
            raise RequestRefused(404, "http.not_found", "There is no such library here.")
        return FileResponse(folder / name, media_type="text/javascript")

    return [Route("/static/libraries/{name}", library)]
