"""callbot: one command, one module of ``bot.commands`` a subcommand.

Results go to stdout, logs and progress to stderr. Exit codes: 0 done, 1 done but a gate or an item
failed, 2 bad usage or bad input, 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import pkgutil
import sys
from collections.abc import Sequence
from typing import NoReturn

from bot import commands
from bot.core.errors import HotlineError
from bot.settings import Settings, load_settings

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130

log = logging.getLogger("callbot")


class _OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry of the ``callbot`` command; the answer is its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        settings = load_settings()
        _log_to_stderr(settings)
        code: int = parsed.run(parsed, settings)
        sys.stdout.flush()
        return code
    except HotlineError as error:
        print(f"callbot: {error.message}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away; the interpreter must not complain about it at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - its text may hold what a caller said
        log.debug("The failure", exc_info=True)
        kind = type(error).__name__
        print(f"callbot: internal error: {kind} (LOG_LEVEL=DEBUG shows more)", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="callbot", description="A simulated Vietnamese police hotline assistant."
    )
    subparsers = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_OneLineParser
    )
    for found in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"{commands.__name__}.{found.name}")
        if hasattr(module, "register"):
            module.register(subparsers)
    return parser


def _log_to_stderr(settings: Settings) -> None:
    logging.basicConfig(
        stream=sys.stderr,
        level=settings.log_level,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    for chatty in ("httpx", "httpcore", "alembic", "asyncio", "multipart", "faster_whisper"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


if __name__ == "__main__":
    sys.exit(main())
