"""callbot receipts: what is known under a receipt code, and adding to it; nobody gives a name."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bot.commands.output import print_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("receipts", help="a report by its receipt code")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="the report's state, as JSON")
    show.add_argument("receipt", metavar="CODE")
    add = actions.add_parser(
        "add",
        help="add to a report; names and numbers are left out, an emergency gets its number first",
    )
    add.add_argument("receipt", metavar="CODE")
    add.add_argument("text", metavar="TEXT")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring
    from bot.core.reports.progress import receipt_object

    reports = wiring.desk(settings).reports
    known = reports.state(arguments.receipt)
    if known is None:
        print("callbot: there is no report with this receipt", file=sys.stderr)
        return 1
    added = None
    if arguments.action == "add":
        added = reports.add(arguments.receipt, arguments.text)
        known = reports.state(arguments.receipt) or known
    print_json(receipt_object(known, added, wiring.safety_advice()))
    return 0
