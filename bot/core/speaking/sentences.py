"""A reply in its sentences, so that the first can be heard while the next is being spoken."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:\d{1,2}|[A-ZĐ]{1,3}|[A-Za-zĐđ])\.$")  # "TP. Hà Nội", "P. 5"
_QUESTION = re.compile(r"\?\s*$")


def sentences(text: str) -> list[str]:
    """The sentences of a text in order; what has no letter and no digit is left out."""
    found: list[str] = []
    open_ended = False
    for part in _END.split(text):
        if not any(sign.isalnum() for sign in part):
            continue
        if open_ended:
            found[-1] += f" {part.strip()}"
        else:
            found.append(part.strip())
        open_ended = _ABBREVIATION.search(found[-1]) is not None
    return found


def is_question(sentence: str) -> bool:
    return _QUESTION.search(sentence) is not None
