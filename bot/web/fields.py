"""Fields of requests, checked once; what is wrong with one is said by its name."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from bot.core.call import Hotline
from bot.web.errors import RequestRefused

_CONVERSATION = re.compile(r"[A-Za-z0-9._:\-]{1,128}")
_CALLER = re.compile(r"\+?[\d .\-()]{3,24}")


def bad_field(name: str, message: str) -> NoReturn:
    raise RequestRefused(422, f"field.{name}", f"'{name}' {message}.")


def hotline(value: Any) -> Hotline:
    try:
        return Hotline(value)
    except ValueError:
        bad_field("hotline", f"must be one of {', '.join(map(str, Hotline))}")


def text(value: Any) -> str:
    if not isinstance(value, str):
        bad_field("text", "must be a string")
    return value


def conversation(value: Any) -> str | None:
    if value in (None, ""):
        return None
    if not isinstance(value, str) or not _CONVERSATION.fullmatch(value):
        bad_field("conversation", "must be 1 to 128 of A-Z a-z 0-9 . _ : -")
    return value


def caller(value: Any) -> str | None:
    if value in (None, ""):
        return None
    if not isinstance(value, str) or not _CALLER.fullmatch(value):
        bad_field("caller", "must be a telephone number")
    return re.sub(r"[ .\-()]", "", value)
