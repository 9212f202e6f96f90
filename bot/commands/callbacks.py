"""callbot callbacks: whom to call back, the most urgent first."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bot.commands.output import print_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "callbacks", help="missed calls, break-offs and promises: whom to call back"
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listed = actions.add_parser("list", help="JSON Lines, the most urgent first")
    listed.add_argument("--all", action="store_true", help="those called back already, too")
    done = actions.add_parser("done", help="somebody has called back")
    done.add_argument("call", metavar="CALL")
    done.add_argument("--by", required=True, metavar="NAME", help="who called back")
    done.add_argument("--note", help="what came of it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring

    desk = wiring.desk(settings)
    if arguments.action == "list":
        for line in desk.callbacks.list(done=arguments.all):
            print_json(vars(line))
        return 0
    desk.callbacks.mark_done(arguments.call, arguments.by, arguments.note)
    desk.audit.record("callback_done", arguments.by, arguments.call, "command line")
    print("Noted.", file=sys.stderr)
    return 0
