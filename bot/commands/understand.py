"""callbot understand: JSON Lines of messages in, JSON Lines of answers out, in order."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import BAD_INPUT, FAILED
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "understand",
        help="answer messages from stdin",
        description='Reads {"id","text","hotline","conversation"?} a line, answers each in order.',
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> int:
    # Reports taken here are of nobody: they go to a database that lives as long as the run.
    with tempfile.TemporaryDirectory(prefix="callbot-understand-") as folder:
        database = f"sqlite:///{Path(folder) / 'callbot.sqlite3'}"
        own = replace(settings, var_dir=Path(folder), database_url=database)
        return asyncio.run(_answer_all(own))


async def _answer_all(settings: Settings) -> int:
    from bot import wiring
    from bot.calls.messages import MessageStream
    from bot.commands.output import print_json

    async with wiring.running_dialogue(settings) as dialogue:
        stream = MessageStream(wiring.turn_taker(dialogue), print_json)
        await stream.answer(sys.stdin.buffer.readline)
    for line, message in stream.faults:
        print(f"callbot: stdin line {line}: {message}", file=sys.stderr)
    if stream.faults:
        return BAD_INPUT
    return FAILED if stream.degraded else 0
