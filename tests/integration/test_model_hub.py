"""Real weights by name: from a stand-in for the hub, from the cache, or not at all."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.settings import ROOT

BUNDLED = ROOT / "models" / "bundled"
FILES = [file.name for file in sorted(BUNDLED.glob("*")) if file.suffix in (".json", ".bin")]
COMMIT = "0123456789abcdef0123456789abcdef01234567"
RESOLVE = """
import dataclasses, json, sys, time
from bot.asr.model import resolve_model
from bot.core.errors import TranscriptionError
from bot.settings import load_settings
started = time.perf_counter()
answers = []
for _ in range(2):
    try:
        answers.append(resolve_model(load_settings()).name)
    except TranscriptionError as error:
        answers.append(error.code)
print(json.dumps([answers, time.perf_counter() - started]))
"""


class Hub(ThreadingHTTPServer):
    """Serves the bundled model's files as if they were the weights of a size."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Serving)
        self.mode = "serves"
        self.asked: list[str] = []


class Serving(BaseHTTPRequestHandler):
    server: Hub

    def do_GET(self) -> None:  # noqa: N802 - the name is http.server's
        self._answer(body=True)

    def do_HEAD(self) -> None:  # noqa: N802
        self._answer(body=False)

    def _answer(self, body: bool) -> None:
        self.server.asked.append(self.path)
        if self.server.mode == "hangs":
            time.sleep(20)
        path = self.path.split("?")[0]
        if path.startswith("/api/models/"):
            files = [{"rfilename": name} for name in FILES]
            name = "/".join(path.split("/")[3:5])
            content = json.dumps({"id": name, "sha": COMMIT, "siblings": files}).encode()
        elif Path(path).name in FILES and "/resolve/" in path:
            content = (BUNDLED / Path(path).name).read_bytes()
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("ETag", f'"{len(content)}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    server = Hub()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def resolve(setting: str, home: Path, endpoint: str) -> tuple[list[str], float]:
    """What two look-ups in a process of its own give, and the seconds both took."""
    environment = {
        **os.environ, "ASR_MODEL": setting, "HF_HOME": str(home), "HF_ENDPOINT": endpoint,
        "HF_HUB_DISABLE_TELEMETRY": "1", "NO_PROXY": "127.0.0.1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", RESOLVE], env=environment, cwd=ROOT, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    answers, seconds = json.loads(done.stdout)
    return answers, seconds


def address(hub: Hub) -> str:
    return f"http://127.0.0.1:{hub.server_port}"


def test_weights_are_fetched_once_and_then_kept(tmp_path: Path, hub: Hub) -> None:
    """A size by name comes from the hub the first time, from the machine ever after."""
    assert resolve("tiny", tmp_path, address(hub))[0] == ["tiny", "tiny"]
    assert any("model.bin" in path for path in hub.asked)
    hub.asked.clear()
    assert resolve("tiny", tmp_path, "http://127.0.0.1:9")[0] == ["tiny", "tiny"]
    assert hub.asked == []


def test_auto_takes_real_weights_where_the_hub_has_them(tmp_path: Path, hub: Hub) -> None:
    """With a network ``auto`` hears with the real model and says so."""
    assert resolve("auto", tmp_path, address(hub))[0] == ["small", "small"]


def test_without_a_hub_auto_is_the_bundled_model_at_once(tmp_path: Path) -> None:
    """No network costs no noticeable wait."""
    answers, seconds = resolve("auto", tmp_path, "http://127.0.0.1:9")
    assert answers == ["bundled", "bundled"]
    assert seconds < 5


def test_without_a_hub_a_size_is_a_clear_error(tmp_path: Path) -> None:
    """A model that was asked for by name is not quietly replaced by another."""
    assert resolve("tiny", tmp_path, "http://127.0.0.1:9")[0] == ["asr.no_weights"] * 2


def test_a_hub_that_hangs_costs_one_short_wait(tmp_path: Path, hub: Hub) -> None:
    """Two look-ups wait once, for seconds."""
    hub.mode = "hangs"
    answers, seconds = resolve("auto", tmp_path, address(hub))
    assert answers == ["bundled", "bundled"]
    assert seconds < 8
