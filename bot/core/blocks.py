"""Numbers that a person has blocked for a while; an emergency gets through from any of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_REASON = 200


@dataclass(frozen=True)
class Block:
    """A blocked number; ``since`` and ``until`` are ISO 8601, ``by`` who blocked it."""

    number: str
    reason: str
    since: str
    until: str
    by: str | None


def plain_number(number: str) -> str:
    """A telephone number as it is compared: digits with a leading 0 for +84 and 84."""
    digits = re.sub(r"\D", "", number)
    national = re.fullmatch(r"(?:00)?84(\d{8,10})", digits)
    return f"0{national[1]}" if national else digits
