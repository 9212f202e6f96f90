"""/api/receipts: a report by its code, for whoever holds it; codes cannot be guessed through it."""

from __future__ import annotations

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import wiring
from bot.calls.contract import error_object
from bot.core.emergencies.safety import first_help
from bot.core.emergencies.triage import triage
from bot.core.errors import StorageError
from bot.core.reports.progress import Added, ReceiptState, receipt_object
from bot.core.reports.receipts import find_receipt
from bot.service import Service
from bot.web.errors import RequestRefused
from bot.web.limits import RateLimit, address
from bot.web.uploads import read_json

log = logging.getLogger(__name__)

MOST_BYTES = 16 * 1024
# 23^8 codes: at this rate one address guesses one report among a million in 49 years.
TRIES_A_MINUTE, TRIES_AT_ONCE = 3, 10
TOO_OFTEN = "Quá nhiều lần thử, xin thử lại sau ít phút."


def routes(service: Service) -> list[Route]:
    """POST because a code in an address would stand in logs."""
    tries = RateLimit(TRIES_A_MINUTE, TRIES_AT_ONCE)

    async def ask(request: Request) -> Response:
        """``{"receipt", "add"?}``: the report's state, after adding to it.

        An addition that tells of an emergency is answered with the number and the first advice,
        even where it cannot be added.
        """
        too_often = tries.take(address(request)) > 0
        body = await read_json(request, MOST_BYTES)
        written, said = body.get("receipt"), body.get("add")
        if too_often:
            return _refused(429, "limit.receipts", TOO_OFTEN, said)
        if not isinstance(written, str) or not isinstance(said, (str, type(None))):
            raise RequestRefused(422, "body.bad_field", "receipt and add must be text.")
        try:
            known, added = await asyncio.to_thread(_answered, service, written, said)
        except StorageError as error:
            log.error("A report cannot be reached by its receipt: %s", error.code)
            return _refused(503, error.code, "Hệ thống đang không lưu được, xin thử lại.", said)
        if known is None:
            return _refused(404, "receipt.unknown", "Không có tin báo nào mang mã này.", said)
        return JSONResponse(receipt_object(known, added, wiring.safety_advice()))

    return [Route("/api/receipts", ask, methods=["POST"])]


def _answered(
    service: Service, written: str, said: str | None
) -> tuple[ReceiptState | None, Added | None]:
    """Where a report stands, after adding to it what was said. Raises StorageError."""
    reports, receipt = service.desk.reports, find_receipt(written)
    if receipt is None:
        return None, None
    added = reports.add(receipt, said) if said and said.strip() else None
    return reports.state(receipt), added


def _refused(status: int, code: str, message: str, said: object) -> Response:
    """A refusal; who tells of an emergency hears the number all the same."""
    urgent = triage(said) if isinstance(said, str) else None
    if urgent is None:
        raise RequestRefused(status, code, message)
    help_first = {"reply": first_help(urgent, wiring.safety_advice()), "emergency": urgent.number}
    return JSONResponse({**help_first, **error_object(code, message)}, status)
