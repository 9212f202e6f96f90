"""The real service as a process of its own, for the tests that go through it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
START_TIMEOUT_S = 240.0  # a busy machine with one slow core


def free_port() -> int:
    """A port of the loopback address that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningService:
    """``callbot serve`` on a free port, with a folder of its own for everything it keeps."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.var_dir = folder / "var"
        self.log_file = folder / "stderr.log"
        self._output_file = folder / "stdout.log"
        # Where a test may serve a page that is to have the chat widget.
        self.embedding_port = free_port()
        self.environment = {
            **os.environ,
            "WIDGET_ORIGINS": f"http://localhost:{self.embedding_port}",
            "VAR_DIR": str(self.var_dir),
            "DATABASE_URL": "",
            "TTS_ENGINE": "offline",
            "MAX_UPLOAD_MB": "5",
            **settings,
        }
        with self.log_file.open("wb") as log, self._output_file.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "serve", "--port", "0"],
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=log,
            )
        self.url = self._wait_for_address()
        self.client = httpx.Client(base_url=self.url, timeout=60, trust_env=False)

    @property
    def output(self) -> str:
        return self._output_file.read_text("utf-8")

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf-8", "replace")

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.var_dir / 'callbot.sqlite3'}"

    def health(self) -> tuple[int, dict[str, object]]:
        answer = self.client.get("/health")
        return answer.status_code, answer.json()

    def first_health(self) -> tuple[int, dict[str, object]]:
        """The first answer of /health, as soon as the page is there."""
        while self.process.poll() is None:
            try:
                return self.health()
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError(f"the service ended by itself:\n{self.log[-2000:]}")

    def wait_until(self, *statuses: str) -> dict[str, object]:
        """Wait for one of the statuses of /health."""
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            _, found = self.health()
            if found["status"] in statuses:
                return found
            time.sleep(0.1)
        raise AssertionError(f"/health never said {statuses}: {found}\n{self.log[-2000:]}")

    def say(self, text: str, conversation: str | None = None, hotline: str = "113") -> dict:
        body = {"conversation": conversation, "hotline": hotline, "text": text}
        answer = self.client.post("/api/chat", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def dialogue_pid(self) -> int:
        """The dialogue process: the child that runs the assistant's server."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        for child in map(int, children.split()):
            if b"bot.assistant.server" in Path(f"/proc/{child}/cmdline").read_bytes():
                return child
        raise AssertionError("there is no dialogue process")

    def stop(self) -> int:
        """Ask it to stop as a terminal does; its exit code."""
        self.client.close()
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def _wait_for_address(self) -> str:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"http://\S+", self.output)
            if found:
                return found.group()
            time.sleep(0.05)
        raise AssertionError(f"callbot serve did not say where it is:\n{self.log[-2000:]}")
