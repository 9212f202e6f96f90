"""Results on stdout: JSON Lines, whatever the terminal's encoding and whatever is in them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
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


def complain_of_cut(file: Path, seconds: float, missing_s: float) -> None:
    """One line on stderr about a recording that ends before its header says."""
    print(
        f"callbot: {file} is cut off: {seconds:.1f} of {seconds + missing_s:.1f} seconds are there "
        "and were used; record or copy it again",
        file=sys.stderr,
    )


def complain(line: str) -> None:
    """One line on stderr about what does not work."""
    print(f"callbot: {line}", file=sys.stderr, flush=True)
