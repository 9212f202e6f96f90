"""Entries of the knowledge base as sentences that read well aloud and on the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_LINK = re.compile(r"\s*\((?:https?://)?[\w.-]+\.(?:gov\.)?vn\)")
_OPEN_ENDED = re.compile(r"\.\.\.\)")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)(?=(.?))")


def aloud(text: str, with_links: bool = False) -> str:
    """Brackets as commas, links left out: "(PC07) Công an" is ", PC07, Công an"."""
    if not with_links:
        text = _LINK.sub("", text)
    text = _OPEN_ENDED.sub(", vân vân)", text)
    text = _BRACKETS.sub(lambda m: f", {m[1]}" + ("," if m[2] == " " else ""), text)
    text = text.strip()
    if text.endswith("..."):
        text = text[:-3]
    return text.replace("...", ", vân vân").rstrip(".;")


def lowered(text: str) -> str:
    """The first letter small, for the middle of a sentence; "VNeID" and "CT01" stay."""
    if len(text) < 2 or text[1].isupper() or text[1].isdigit():
        return text
    return text[0].lower() + text[1:]


def sentence(text: str) -> str:
    """The first letter great, one full stop at the end."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")


def listed(texts: Sequence[str], with_links: bool = False) -> str:
    """Several in one phrase: "a; b; hoặc c"."""
    said = [lowered(aloud(text, with_links)) for text in texts]
    if len(said) < 2:
        return "".join(said)
    return f"{'; '.join(said[:-1])}; hoặc {said[-1]}"


def spoken_day(day: date) -> str:
    """31/12/2026, without leading zeros."""
    return f"{day.day}/{day.month}/{day.year}"


def spoken_published(published: str) -> str:
    """The date of a source: a day, "tháng 12/2025" or "năm 2022"."""
    parts = [int(part) for part in published.split("-")]
    if len(parts) == 3:
        return "ngày " + spoken_day(date(*parts))
    return f"tháng {parts[1]}/{parts[0]}" if len(parts) == 2 else f"năm {parts[0]}"
