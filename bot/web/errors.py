"""Errors as HTTP answers, in one place: typed errors and refused requests."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.calls.contract import error_object
from bot.core.errors import AudioError, HotlineError

log = logging.getLogger(__name__)

_UPLOADS = {
    "audio.too_long": (413, "The recording is longer than calls may be."),
    "audio.empty": (415, "The recording is empty (0 bytes)."),
    "audio.no_sound": (415, "The recording holds no sound (0 seconds)."),
    "audio.no_detector": (500, "Speech cannot be looked for at the moment."),
}
_NOT_AUDIO = (415, "This is not a recording that can be played.")
_PLAIN = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}


class RequestRefused(Exception):
    """A request that is answered with an error object; ``code`` is stable, ``message`` plain."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


async def refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestRefused)
    return _answer(error.status, error.code, error.message)


async def hotline_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HotlineError)
    if isinstance(error, AudioError):
        # The error's own message names a file of ours, which says nothing to who uploaded it.
        status, message = _UPLOADS.get(error.code, _NOT_AUDIO)
        return _answer(status, error.code, message)
    log.error("A request failed: %s", error.code)
    return _answer(503, error.code, "This part of the service does not work at the moment.")


async def http_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = _PLAIN.get(error.status_code, "refused")
    return _answer(error.status_code, f"http.{code}", error.detail, error.headers)


def _answer(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    return JSONResponse(error_object(code, message), status, headers=dict(headers or {}))


HANDLERS: dict[Any, Any] = {
    RequestRefused: refused,
    HotlineError: hotline_error,
    HTTPException: http_error,
}
