"""Keeper of the dialogue process: starts it, watches it, brings it back when it dies."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import sys
import time

from bot.core.errors import DialogueError
from bot.settings import Settings

logger = logging.getLogger(__name__)

START_TIMEOUT_S = 180.0  # a cold disk and one slow core still make it
STOP_TIMEOUT_S = 10.0
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
STEADY_AFTER_S = 60.0  # a process that lived this long starts the back-off anew


class DialogueProcess:
    """``python -m bot.assistant.server`` as a child on loopback.

    The child holds the other end of a pipe and exits when it closes, so it never outlives us.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.secret = settings.dialogue_secret or secrets.token_urlsafe(32)
        self.restarts = 0
        self._child: asyncio.subprocess.Process | None = None
        self._port: int | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether the child runs and has said that it is ready."""
        return (
            self._port is not None and self._child is not None and (self._child.returncode is None)
        )

    @property
    def url(self) -> str:
        """Where it answers. Raises DialogueError while it is not up."""
        if not self.alive:
            raise DialogueError("down", "The dialogue process is not up.")
        return f"http://{self._host}:{self._port}"

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    async def start(self) -> None:
        """Start it and return when it is ready. Raises DialogueError."""
        if not self._settings.dialogue_model.is_file():
            raise DialogueError(
                "no_model",
                f"No dialogue model at {self._settings.dialogue_model}: run callbot train.",
            )
        await self._launch()
        self._watch = asyncio.create_task(self._keep(), name="dialogue-keeper")

    async def stop(self) -> None:
        """Stop watching and end the child."""
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
            self._watch = None
        await self._end_child()

    @property
    def _host(self) -> str:
        return self._settings.dialogue_host

    async def _launch(self) -> None:
        self._port = None
        environment = {**os.environ, "DIALOGUE_SECRET": self.secret}
        # Rasa's import takes three times as long when its bytecode may not be kept.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["DATABASE_URL"] = self._settings.database_url
        environment["VAR_DIR"] = str(self._settings.var_dir)  # reports may have to wait there
        self._child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.assistant.server",
            "--model",
            str(self._settings.dialogue_model),
            "--host",
            self._host,
            "--port",
            str(self._settings.dialogue_port),
            "--log-level",
            self._settings.log_level,
            cwd=self._settings.root,
            env=environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            self._port = await asyncio.wait_for(self._ready_line(), START_TIMEOUT_S)
        except (asyncio.TimeoutError, DialogueError) as error:
            await self._end_child()
            if isinstance(error, DialogueError):
                raise
            raise DialogueError(
                "slow_start", f"The dialogue process was not ready in {START_TIMEOUT_S:g} seconds."
            ) from error
        except asyncio.CancelledError:
            await self._end_child()
            raise

    async def _ready_line(self) -> int:
        assert self._child is not None
        assert self._child.stdout is not None
        line = await self._child.stdout.readline()
        try:
            return int(json.loads(line)["port"])
        except (ValueError, KeyError, TypeError) as error:
            code = await self._child.wait()
            raise DialogueError(
                "start_failed", f"The dialogue process ended with {code} before it was ready."
            ) from error

    async def _keep(self) -> None:
        """Bring the child back whenever it dies, waiting longer each time it dies young."""
        pause_s = FIRST_PAUSE_S
        while True:
            assert self._child is not None
            born = time.monotonic()
            code = await self._child.wait()
            self._port = None
            if time.monotonic() - born > STEADY_AFTER_S:
                pause_s = FIRST_PAUSE_S
            logger.error("the dialogue process ended with %s; back in %.1f s", code, pause_s)
            await asyncio.sleep(pause_s)
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2)
            self.restarts += 1
            try:
                await self._launch()
            except DialogueError as error:
                logger.error("the dialogue process did not come back: %s", error.message)
            except OSError as error:
                logger.error("the dialogue process cannot be started: %s", error.strerror)

    async def _end_child(self) -> None:
        child = self._child
        ready = self._port is not None
        self._port = None
        if child is None or child.returncode is not None:
            return
        if not ready:  # still importing: it holds nothing yet, and would notice the pipe late
            child.kill()
        if child.stdin:
            child.stdin.close()
        try:
            await asyncio.wait_for(child.wait(), STOP_TIMEOUT_S)
        except asyncio.TimeoutError:
            child.kill()
            await child.wait()
