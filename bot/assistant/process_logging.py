"""Logs of the dialogue process: to stderr, never with what a caller said."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType


class DiscreetFormatter(logging.Formatter):
    """Errors as their type and the lines they passed through: messages may hold caller text."""

    def formatException(  # noqa: N802 (logging's name)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        if ei[0] is None:
            return ""
        frames = traceback.extract_tb(ei[2])
        where = "\n".join(f"  {f.filename}:{f.lineno} in {f.name}" for f in frames[-6:])
        return f"{ei[0].__name__} (message withheld)\n{where}"


def configure_logging(level: str) -> None:
    """Our own logs at ``level``; Rasa's and Sanic's errors only, as theirs quote messages."""
    import structlog

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(level)
    logging.getLogger("actions").setLevel(level)
    for name in ("rasa", "rasa_sdk", "sanic.root", "sanic.error", "sanic.access", "engineio"):
        library = logging.getLogger(name)
        library.handlers[:] = []
        library.propagate = True
        library.setLevel(logging.ERROR)
    # Rasa's structured logs carry whole messages and go around the handlers above.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
