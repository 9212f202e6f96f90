"""callbot serve: the web process, which keeps the dialogue process."""

from __future__ import annotations

import argparse
import asyncio
import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.errors import SettingsError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("serve", help="run the whole service")
    parser.add_argument("--port", type=_port, metavar="N", help="instead of PORT in .env")
    parser.add_argument(
        "--with-demo-calls",
        action="store_true",
        help="play the calls of audio_samples/ once, so that there is something to see",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.port is not None:
        settings = replace(settings, port=arguments.port)
    from bot.storage.backup import in_use
    from bot.web.server import serve

    with _listening(settings.host, settings.port) as listener, in_use(settings.var_dir):
        return asyncio.run(serve(settings, listener, arguments.with_demo_calls))


def _port(written: str) -> int:
    if not written.isdecimal() or int(written) > 65535:
        raise argparse.ArgumentTypeError(f"{written!r} is not a port (0 to 65535)")
    return int(written)


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """The service's socket. Raises SettingsError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on and each answer waits 40 ms for an ACK.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(128)
        except OSError as error:
            why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used: {error}"
            raise SettingsError(
                "port", f"Port {port} on {host} {why}; choose another with --port or PORT"
            ) from error
        yield listener
