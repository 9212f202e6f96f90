"""Arguments that several subcommands share."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from bot.core.call import Hotline

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_hotline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--hotline",
        type=hotline,
        default=Hotline.POLICE,
        metavar="|".join(map(str, Hotline)),
        help="the number that was called (default 113)",
    )


def hotline(written: str) -> Hotline:
    """One of the three hotlines. Raises ArgumentTypeError."""
    try:
        return Hotline(written)
    except ValueError:
        known = ", ".join(map(str, Hotline))
        raise argparse.ArgumentTypeError(f"{written!r} is not one of {known}") from None


def telephone(written: str) -> str:
    """A caller's number: digits, with the usual separators. Raises ArgumentTypeError."""
    if not re.fullmatch(r"\+?[\d .\-()]{3,24}", written):
        raise argparse.ArgumentTypeError("the caller must be a telephone number")
    return re.sub(r"[ .\-()]", "", written)
