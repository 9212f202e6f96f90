"""/api/receipts: a report by its code, for whoever holds it; codes cannot be guessed through it."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.core.reports.receipts import find_receipt
from bot.service import Service
from bot.web.errors import RequestRefused
from bot.web.limits import RateLimit, address
from bot.web.uploads import read_json

MOST_BYTES = 16 * 1024
# 23^8 codes: at this rate one address guesses one report among a million in 49 years.
TRIES_A_MINUTE, TRIES_AT_ONCE = 3, 10
TOO_OFTEN = "Quá nhiều lần thử, xin thử lại sau ít phút."


def routes(service: Service) -> list[Route]:
    """POST because a code in an address would stand in logs."""
    tries = RateLimit(TRIES_A_MINUTE, TRIES_AT_ONCE)

    async def ask(request: Request) -> Response:
        """``{"receipt", "add"?}``: the report's state, after adding to it."""
        if tries.take(address(request)) > 0:
            raise RequestRefused(
                429, "limit.receipts", "Quá nhiều lần thử, xin thử lại sau ít phút."
            )
        body = await read_json(request, MOST_BYTES)
        written, added = body.get("receipt"), body.get("add")
        if not isinstance(written, str) or not isinstance(added, (str, type(None))):
            raise RequestRefused(422, "body.bad_field", "receipt and add must be text.")
        reports = service.desk.reports
        receipt = find_receipt(written)
        if receipt is not None and added and added.strip():
            await asyncio.to_thread(reports.add, receipt, added)
        state = await asyncio.to_thread(reports.state, receipt) if receipt else None
        if state is None:
            raise RequestRefused(404, "receipt.unknown", "Không có tin báo nào mang mã này.")
        return JSONResponse(vars(state))

    return [Route("/api/receipts", ask, methods=["POST"])]
