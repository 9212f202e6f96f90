"""The web process: uvicorn over the application, with the service's parts beside it."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from bot.demo_calls import play_demo_calls
from bot.service import Service
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.live_limits import LARGEST_MESSAGE

STATES = {"ok": "up", "starting": "not up yet", "down": "DOWN"}


async def serve(settings: Settings, listener: socket.socket, with_demo_calls: bool) -> int:
    """Serve on a listening socket until SIGINT or SIGTERM. Raises HotlineError when there is
    nothing to begin with."""
    host, port = listener.getsockname()[:2]
    service = Service(settings, _announce)
    config = uvicorn.Config(
        create_app(service),
        log_config=None,
        access_log=False,
        ws="wsproto",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,  # sound gains nothing by it
        timeout_graceful_shutdown=10,
        server_header=False,
    )
    server = _Server(config)
    logging.getLogger("uvicorn.error").addFilter(_WithoutAddresses())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.stop_soon)
    _say(f"Callbot, a simulated police hotline: http://{host}:{port} (Ctrl-C stops it)")
    await service.begin()
    try:
        service.run_beside(_tell_when_ready(service))
        if with_demo_calls:
            service.run_beside(play_demo_calls(service, _say))
        await server.serve(sockets=[listener])
    finally:
        _say("Stopping…")
        await service.stop()
    _say("Stopped.")
    return 0


class _WithoutAddresses(logging.Filter):
    """uvicorn logs who opened each socket; who calls a hotline is nobody's business."""

    def filter(self, record: logging.LogRecord) -> bool:
        return '"WebSocket ' not in str(record.msg)


class _Server(uvicorn.Server):
    """uvicorn's server, told to stop by our own signal handlers."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop_soon(self) -> None:
        # The second Ctrl-C does not wait for open requests.
        self.force_exit = self.should_exit
        self.should_exit = True


async def _tell_when_ready(service: Service) -> None:
    await service.wait_until_ready()
    missing = [part.replace("_", " ") for part, state in service.parts.items() if state != "ok"]
    if missing:
        _say(f"Ready, but without {', '.join(missing)}: see the log on stderr.")
    else:
        _say(f"Ready. Speech model in use: {service.asr_model}.")


def _announce(part: str, state: str, seconds: float) -> None:
    _say(f"  {seconds:5.1f} s  {part.replace('_', ' ')} {STATES[state]}")


def _say(line: str) -> None:
    print(line, flush=True)
