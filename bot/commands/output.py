"""Results on stdout: JSON Lines, whatever the terminal's encoding and whatever is in them."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_json(value: Any) -> None:
    """One value as one line of UTF-8, out at once."""
    line = json.dumps(value, ensure_ascii=False, default=str)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """One line of text as UTF-8, out at once."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
