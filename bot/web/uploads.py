"""Bodies of requests, never more of them than is allowed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from bot.web.errors import RequestRefused

FIELDS_AND_FRAMING = 64 * 1024  # bytes of a multipart body that are not the recording


async def read_json(request: Request, most_bytes: int) -> dict[str, Any]:
    """The JSON object in a body. Raises RequestRefused."""
    whole = Request(request.scope, limited(request, most_bytes))
    try:
        found = json.loads(await whole.body())
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RequestRefused(422, "body.not_json", "The body must be a JSON object in UTF-8.")
    return found


@asynccontextmanager
async def read_form(request: Request, most_bytes: int) -> AsyncIterator[FormData]:
    """The multipart form in a body; large files are on disk until it is left. Raises
    RequestRefused."""
    kind = request.headers.get("content-type", "")
    if not kind.lower().startswith("multipart/form-data"):
        raise RequestRefused(415, "body.not_multipart", "Send the call as multipart/form-data.")
    whole = Request(request.scope, limited(request, most_bytes + FIELDS_AND_FRAMING))
    form = whole.form(max_files=1, max_fields=8, max_part_size=FIELDS_AND_FRAMING)
    try:
        async with form as fields:
            yield fields
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise RequestRefused(422, "body.bad_form", "The form in the body is broken.") from error


def limited(request: Request, most_bytes: int) -> Receive:
    """The request's receive, which refuses a body that says, or turns out, to be too large."""
    received = 0
    declared = request.headers.get("content-length", "")
    size = int(declared) if declared.isdecimal() and len(declared) < 18 else 0

    async def receive() -> Message:
        nonlocal received
        if not received and size > most_bytes:
            if size <= 2 * most_bytes:  # else it would be taken in only to be thrown away
                await _drain(request, size)
            raise _too_large(most_bytes)
        message = await request.receive()
        received += len(message.get("body", b""))
        if received > most_bytes:
            if message.get("more_body", False):
                await _drain(request, most_bytes)
            raise _too_large(most_bytes)
        return message

    return receive


async def _drain(request: Request, left: int) -> None:
    """Take in the rest, so much at most: a client that is still sending reads no answer."""
    while left > 0:
        message = await request.receive()
        left -= max(1, len(message.get("body", b"")))
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return


def _too_large(most_bytes: int) -> RequestRefused:
    limit = f"{most_bytes / 2**20:.0f} MB" if most_bytes >= 2**20 else f"{most_bytes // 1024} kB"
    return RequestRefused(413, "body.too_large", f"The body is larger than {limit}.")
