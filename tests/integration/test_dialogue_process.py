"""The dialogue process under trouble: killed, slow, silent, with actions that fail."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.core.call import Hotline
from bot.core.errors import DialogueError
from bot.core.language.times import HANOI
from bot.dialogue import DialogueProcess, RasaDialogue
from bot.settings import Settings, load_settings

SLOW_S = 3.0


class FaultyActions(BaseHTTPRequestHandler):
    """An action server that fails in the way that the message asks for."""

    def do_POST(self) -> None:
        call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = call["tracker"]["latest_message"]["text"] or ""
        if "hỏng" in text:
            self._answer(500, {"error": "the action raised"})
            return
        if "chậm" in text:
            time.sleep(SLOW_S)
        said = [] if "im lặng" in text else [{"text": "Dạ, em nghe."}]
        self._answer(200, {"events": [], "responses": said})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: pytest shows what matters."""


@pytest.fixture(scope="module")
def faulty_actions() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), FaultyActions)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/webhook"
    server.shutdown()


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)  # the child watcher needs the main thread's loop
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("dialogue-process")
    values = {"VAR_DIR": str(folder), "LOG_LEVEL": "WARNING"}
    return load_settings(values, env_file=Path("no-such-file"))


@pytest.fixture(scope="module")
def process(
    settings: Settings, loop: asyncio.AbstractEventLoop, faulty_actions: str
) -> Iterator[DialogueProcess]:
    """A dialogue process whose actions are run by the faulty server."""
    os.environ["ACTIONS_URL"] = faulty_actions
    process = DialogueProcess(settings)
    loop.run_until_complete(process.start())
    del os.environ["ACTIONS_URL"]
    yield process
    loop.run_until_complete(process.stop())


def ask(process: DialogueProcess, loop: Any, text: str, timeout_s: float = 10) -> str:
    async def reply() -> str:
        client = RasaDialogue(
            lambda: process.url, process.secret, timeout_s, lambda: datetime.now(HANOI)
        )
        try:
            return (await client.reply("trouble", Hotline.POLICE, text)).text
        finally:
            await client.close()

    return loop.run_until_complete(reply())


def test_a_turn_that_works_is_answered(process: DialogueProcess, loop: Any) -> None:
    """The other tests mean something only if this holds."""
    assert ask(process, loop, "xin chào") == "Dạ, em nghe."


@pytest.mark.parametrize(
    ("text", "code"), [("hỏng rồi em ơi", "action_failed"), ("im lặng", "no_reply")]
)
def test_a_failed_or_silent_action_is_a_typed_error(
    process: DialogueProcess, loop: Any, text: str, code: str
) -> None:
    """Rasa's own channels would answer 200 with nothing."""
    with pytest.raises(DialogueError) as caught:
        ask(process, loop, text)
    assert caught.value.code == f"dialogue.{code}"
    assert text not in caught.value.message
    assert ask(process, loop, "xin chào") == "Dạ, em nghe."


def test_a_slow_turn_is_given_up(process: DialogueProcess, loop: Any) -> None:
    """The caller is not kept waiting for longer than the setting says."""
    started = time.monotonic()
    with pytest.raises(DialogueError) as caught:
        ask(process, loop, "nói chậm thôi", timeout_s=1)
    assert caught.value.code == "dialogue.timeout"
    assert time.monotonic() - started < SLOW_S


def test_only_who_knows_the_secret_is_heard(process: DialogueProcess) -> None:
    """A wrong secret, a wrong shape, a wrong hotline: refused without an echo of the text."""
    url = f"{process.url}/webhooks/callbot/turn"
    body = {"conversation": "x", "hotline": "113", "text": "bí mật của tôi"}
    assert httpx.post(url, json=body).status_code == 401
    secret = {"X-Callbot-Secret": process.secret}
    for wrong in ({**body, "hotline": "911"}, {**body, "text": None}, {**body, "conversation": ""}):
        answer = httpx.post(url, json=wrong, headers=secret)
        assert answer.status_code == 422
        assert "bí mật" not in answer.text
    assert httpx.post(url, content=b"\xff{", headers=secret).status_code == 422


def test_rasas_own_web_api_is_off(process: DialogueProcess) -> None:
    """No model upload, no tracker to read, on any port."""
    assert httpx.get(f"{process.url}/conversations/trouble/tracker").status_code == 404
    assert httpx.put(f"{process.url}/model", json={}).status_code == 404
    assert httpx.get(f"{process.url}/webhooks/callbot/").json()["status"] == "ok"


def test_the_stock_rest_channel_works_and_obeys_no_command(process: DialogueProcess) -> None:
    """Telephony bridges speak it."""
    url = f"{process.url}/webhooks/rest/webhook"
    for text in ("xin chào", "/restart"):
        answer = httpx.post(url, json={"sender": "bridge", "message": text}, timeout=20)
        assert [message["text"] for message in answer.json()] == ["Dạ, em nghe."]


def test_a_killed_process_comes_back(process: DialogueProcess, loop: Any) -> None:
    """Down is a typed error at once; the keeper starts it again and turns work."""
    before, pid = process.restarts, process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)

    async def until_down() -> None:
        while process.alive:
            await asyncio.sleep(0.05)

    loop.run_until_complete(asyncio.wait_for(until_down(), 10))
    with pytest.raises(DialogueError) as caught:
        ask(process, loop, "xin chào")
    assert caught.value.code == "dialogue.down"

    async def until_up() -> None:
        while not process.alive:
            await asyncio.sleep(0.2)

    loop.run_until_complete(asyncio.wait_for(until_up(), 120))
    assert process.restarts == before + 1
    assert process.pid != pid
    assert ask(process, loop, "xin chào")


def test_a_missing_model_is_said_plainly(loop: Any, tmp_path: Path) -> None:
    """What to do is in the message."""
    values = {"VAR_DIR": str(tmp_path), "DIALOGUE_MODEL": str(tmp_path / "none.tar.gz")}
    process = DialogueProcess(load_settings(values, env_file=Path("no-such-file")))
    with pytest.raises(DialogueError, match="callbot train"):
        loop.run_until_complete(process.start())


def test_a_broken_model_is_a_typed_error(loop: Any, tmp_path: Path) -> None:
    """The process ends, and is not left half started."""
    (tmp_path / "broken.tar.gz").write_bytes(b"not a model")
    values = {"VAR_DIR": str(tmp_path), "DIALOGUE_MODEL": str(tmp_path / "broken.tar.gz")}
    process = DialogueProcess(load_settings(values, env_file=Path("no-such-file")))
    with pytest.raises(DialogueError) as caught:
        loop.run_until_complete(process.start())
    assert caught.value.code == "dialogue.start_failed"
    assert not process.alive
