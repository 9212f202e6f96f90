"""The dialogue process: python -m bot.assistant.server --model PATH --port N.

Prints one line ``{"port": N}`` on stdout when it is ready, and exits when the pipe on its stdin
closes, so that it never outlives the service. Listens on loopback only.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import stat
import sys
import threading
import warnings
from pathlib import Path
from typing import Any, TextIO

from bot.assistant.process_logging import configure_logging

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Serve until stopped. Exit codes: 0 stopped, 2 bad usage or no usable model."""
    arguments = _arguments()
    if not arguments.model.is_file():
        print(f"no model at {arguments.model}: run `callbot train`", file=sys.stderr)
        return 2
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    ready = _reserve_stdout()
    configure_logging(arguments.log_level)
    try:
        listener = socket.create_server((arguments.host, arguments.port), backlog=100)
    except OSError as error:
        print(f"cannot listen on {arguments.host}:{arguments.port}: {error}", file=sys.stderr)
        return 2
    serve(arguments, listener, ready)
    return 0


def serve(arguments: argparse.Namespace, listener: socket.socket, ready: TextIO) -> None:
    """Load the model, answer on the socket, say so on ``ready``."""
    # The order matters: skops before TensorFlow, or the two slow each other down.
    import sanic.app  # noqa: F401  (it turns deprecation warnings on, which go off again)
    import skops.io  # noqa: F401

    warnings.simplefilter("ignore")  # of libraries: nothing an operator could act on
    from rasa.core.lock_store import InMemoryLockStore
    from rasa.core.run import configure_app, create_http_input_channels

    from bot.assistant.agent import HotlineAgent
    from bot.assistant.executor import (
        InProcessActions,
        WatchedActions,
        validate_results_once_compiled,
    )
    from bot.assistant.graph_runner import run_straight
    from bot.assistant.trackers import LiveTrackerStore

    configure_logging(arguments.log_level)  # Rasa and Sanic set levels as they are imported
    validate_results_once_compiled()
    run_straight()
    actions = (
        WatchedActions(url=arguments.actions_url)
        if arguments.actions_url
        else InProcessActions("actions")
    )
    trackers = LiveTrackerStore()
    agent = HotlineAgent(
        tracker_store=trackers, lock_store=InMemoryLockStore(), action_endpoint=actions
    )
    agent.load_model(arguments.model)
    channels = create_http_input_channels(None, str(HERE / "credentials.yml"))
    app = configure_app(channels, enable_api=False, port=listener.getsockname()[1])
    app.ctx.agent = agent
    app.ctx.trackers = trackers
    app.config.ACCESS_LOG = False

    async def announce(app: Any, loop: Any) -> None:
        await warm_up(agent)
        _stop_with_parent(lambda: loop.call_soon_threadsafe(app.stop))
        ready.write(json.dumps({"port": listener.getsockname()[1]}) + "\n")
        ready.flush()

    app.register_listener(announce, "after_server_start")
    app.run(sock=listener, workers=1, access_log=False, motd=False, debug=False)


async def warm_up(agent: Any) -> None:
    """Fill every cache and open the database, so that no caller waits for it.

    Part of a throwaway conversation; nothing in it is kept.
    """
    from rasa.core.channels.channel import UserMessage

    from actions import storing
    from bot.knowledge import load_hotlines, load_warnings

    load_hotlines()
    load_warnings()
    # With and without diacritics: the cues are compiled for each when first used.
    for text in ("xin chào", "làm căn cước cần giấy tờ gì", "lam can cuoc o dau", "tạm biệt"):
        metadata = {"hotline": "1900-0113", "caller": None}
        await agent.handle_message(UserMessage(text, sender_id="warm-up", metadata=metadata))
    await storing.begin()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="the trained model")
    parser.add_argument("--host", default="127.0.0.1", choices=("127.0.0.1", "::1", "localhost"))
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument(
        "--actions-url",
        default=os.environ.get("ACTIONS_URL"),
        help="an action server apart (default: actions run in process)",
    )
    parser.add_argument("--log-level", default=os.environ.get("LOG_LEVEL", "INFO"))
    return parser.parse_args()


def _reserve_stdout() -> TextIO:
    """The real stdout, while prints of libraries go to stderr."""
    ready = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return ready


def _stop_with_parent(stop: Any) -> None:
    """Stop when the other end of stdin's pipe closes; a terminal or a file is left alone."""
    mode = os.fstat(0).st_mode
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return

    def wait() -> None:
        while os.read(0, 4096):
            pass
        stop()

    threading.Thread(target=wait, name="parent-watch", daemon=True).start()


if __name__ == "__main__":
    raise SystemExit(main())
