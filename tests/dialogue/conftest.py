"""The trained model behind the real channel, started once for all conversations."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from actions import storing
from bot.core.call import DialogueReply, Hotline
from bot.core.language.times import HANOI
from bot.dialogue import DialogueProcess, RasaDialogue
from bot.settings import Settings, load_settings
from bot.storage.spooled_reports import SpooledReports

NOW = datetime(2026, 11, 22, 20, 30, tzinfo=HANOI)  # a Sunday evening
MODEL_HINT = "there is no trained model: run `make train`"


class Line:
    """A line to the dialogue process, usable from ordinary tests."""

    def __init__(self, settings: Settings) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.model = settings.dialogue_model
        self.process = DialogueProcess(settings)
        self.run(self.process.start(), 200)
        self.client = RasaDialogue(lambda: self.process.url, self.process.secret, 20, lambda: NOW)

    def run(self, coroutine: Any, timeout_s: float = 60) -> Any:
        future: Future[Any] = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        return future.result(timeout_s)

    def close(self) -> None:
        self.run(self.client.close())
        self.run(self.process.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)


class Conversation:
    """One call: ``say`` a message, get the reply."""

    _numbers = itertools.count()

    def __init__(self, line: Line, hotline: str, caller: str | None = None) -> None:
        self.id = f"test-{next(self._numbers)}"
        self._line, self._hotline, self._caller = line, Hotline(hotline), caller

    def say(self, text: str) -> DialogueReply:
        client = self._line.client
        return self._line.run(client.reply(self.id, self._hotline, text, self._caller))

    def say_all(self, *texts: str) -> DialogueReply:
        """Say several messages; the reply to the last."""
        replies = [self.say(text) for text in texts]
        return replies[-1]


@pytest.fixture(autouse=True)
def own_spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test's actions cannot store waits in a folder of the test's own."""
    reports = SpooledReports(lambda: storing.report_store(), tmp_path / "spool")
    monkeypatch.setattr(storing, "spooled_reports", lambda: reports)


@pytest.fixture(scope="session")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    folder = tmp_path_factory.mktemp("dialogue")
    settings = load_settings(
        {"VAR_DIR": str(folder), "LOG_LEVEL": "WARNING"}, env_file=Path("no-such-file")
    )
    if not settings.dialogue_model.is_file():
        pytest.fail(MODEL_HINT)
    line = Line(settings)
    yield line
    line.close()


@pytest.fixture
def call(line: Line) -> Any:
    """``call("113")`` starts a conversation with a hotline."""

    def start(hotline: str, caller: str | None = None) -> Conversation:
        return Conversation(line, hotline, caller)

    return start
