"""/health and /metrics."""

from __future__ import annotations

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.service import STARTING, Service
from bot.web.metrics import Metrics


def routes(service: Service, metrics: Metrics) -> list[Route]:
    async def health(_request: Request) -> Response:
        status = service.status
        body = {
            "status": status,
            "parts": service.parts,
            "faults": service.faults,
            "asr_model": service.asr_model,
        }
        return JSONResponse(body, 503 if status == STARTING else 200)

    async def measured(_request: Request) -> Response:
        return Response(metrics.text(service), media_type=CONTENT_TYPE_LATEST)

    return [Route("/health", health), Route("/metrics", measured)]
