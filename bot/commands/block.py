"""callbot block: numbers that are blocked for a while; an emergency gets through all the same."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.commands.arguments import telephone
from bot.commands.output import print_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers

LONGEST_DAYS = 365


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("block", help="numbers that a person has blocked for a while")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="block a number; an emergency still gets through")
    add.add_argument("number", type=telephone, metavar="NUMBER")
    add.add_argument("--reason", required=True)
    add.add_argument("--days", type=_days, required=True, help=f"1 to {LONGEST_DAYS}")
    add.add_argument("--by", required=True, metavar="NAME", help="who blocks it")
    remove = actions.add_parser("remove", help="let a number in again")
    remove.add_argument("number", type=telephone, metavar="NUMBER")
    remove.add_argument("--by", required=True, metavar="NAME", help="who lifts it")
    actions.add_parser("list", help="the blocks in force, as JSON Lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring

    desk = wiring.desk(settings)
    if arguments.action == "list":
        for block in desk.blocks.list():
            print_json(vars(block))
        return 0
    if arguments.action == "add":
        until = wiring.vietnam_now() + timedelta(days=arguments.days)
        block = desk.blocks.add(arguments.number, arguments.reason, until, arguments.by)
        desk.audit.record("block_add", arguments.by, detail=f"until {block.until} (command line)")
        print(f"Blocked until {block.until}.", file=sys.stderr)
        return 0
    if not desk.blocks.remove(arguments.number):
        print("callbot: that number is not blocked", file=sys.stderr)
        return 1
    desk.audit.record("block_remove", arguments.by, detail="command line")
    print("The block is lifted.", file=sys.stderr)
    return 0


def _days(written: str) -> int:
    if not written.isdigit() or not 1 <= int(written) <= LONGEST_DAYS:
        raise argparse.ArgumentTypeError(f"the days must be 1 to {LONGEST_DAYS}")
    return int(written)
