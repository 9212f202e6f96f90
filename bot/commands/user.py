"""callbot user: the people who may sign in to the review console."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from bot.commands.output import print_text
from bot.core.access import Role
from bot.core.errors import AccessError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers
    from bot.storage.people import SqlPeople

ROLES = tuple(map(str, Role))


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("user", help="people who may sign in to the review console")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser(
        "add", help="let somebody in; the password is asked for, or read from stdin"
    )
    add.add_argument("name", metavar="NAME")
    add.add_argument("--role", choices=ROLES, required=True)
    password = actions.add_parser("password", help="give somebody a new password")
    password.add_argument("name", metavar="NAME")
    role = actions.add_parser("role", help="give somebody another role")
    role.add_argument("name", metavar="NAME")
    role.add_argument("role", choices=ROLES)
    for word, told in (("disable", "keep somebody out"), ("enable", "let somebody in again")):
        actions.add_parser(word, help=told).add_argument("name", metavar="NAME")
    actions.add_parser("list", help="everybody, with role and state")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring

    console = wiring.console(settings)
    people, name = console.people, getattr(arguments, "name", "")
    if arguments.action == "list":
        for person in people.list():
            state = "disabled" if person.disabled else "enabled"
            print_text(f"{person.name}\t{person.role}\t{state}\t{person.created}")
        return 0
    done = _change(people, arguments, name)
    console.audit.record(f"user_{arguments.action}", None, detail=f"{name} (command line)")
    print(done, file=sys.stderr)
    return 0


def _change(people: SqlPeople, arguments: argparse.Namespace, name: str) -> str:
    """Do what was asked; a sentence that says so. Raises AccessError."""
    if arguments.action == "add":
        people.add(name, Role.named(arguments.role), _password())
        return f"{name} may sign in as {arguments.role}."
    if arguments.action == "password":
        people.set_password(name, _password())
        return f"{name} has a new password and must sign in again."
    if arguments.action == "role":
        people.set_role(name, Role.named(arguments.role))
        return f"{name} is {arguments.role} now and must sign in again."
    people.disable(name, arguments.action == "disable")
    return f"{name} is {arguments.action}d."


def _password() -> str:
    """From the terminal, twice; else the first line of stdin. Raises AccessError."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise AccessError("password_differs", "The two passwords differ; nothing was changed.")
    return first
