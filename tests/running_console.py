"""The console's pages over a real database, without the slow parts of the service."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import uvicorn
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot import wiring
from bot.core.access import Role
from bot.core.call import Hotline
from bot.settings import Settings, load_settings
from bot.storage.database import open_database
from bot.storage.people import SqlPeople
from bot.web.app import create_app

PASSWORD = "mật khẩu thử 1"


class RunningConsole:
    """The web application over a database of its own; ``people`` are named after their roles."""

    def __init__(self, folder: Path, **changes: Any) -> None:
        (folder / "var").mkdir(parents=True, exist_ok=True)
        environment = {"VAR_DIR": str(folder / "var"), "DATABASE_URL": ""}
        self.settings: Settings = replace(
            load_settings(environment, env_file=folder / "no.env"), **changes
        )
        self.engine = open_database(self.settings.database_url)
        # Hashes that cost little: the tests sign in a hundred times.
        cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        people = SqlPeople(self.engine, wiring.vietnam_now, cheap)
        self.stores = replace(wiring.console(self.settings), people=people)
        for role in Role:
            self.stores.people.add(str(role), role, PASSWORD)
        self.app = self._application()

    def client(self) -> TestClient:
        """A browser that nobody is signed in with; it follows no redirects."""
        headers = {"accept": "text/html"}
        return TestClient(self.app, "http://console.test", follow_redirects=False, headers=headers)

    def signed_in(self, name: str) -> TestClient:
        """A browser that a person is signed in with."""
        client = self.client()
        fields = {"name": name, "password": PASSWORD}
        answer = client.post("/console/sign-in", data=fields)
        assert answer.status_code == 303, answer.text
        return client

    @contextmanager
    def served(self) -> Iterator[str]:
        """The pages on a real port, for a real browser; the address of the service."""
        config = uvicorn.Config(self.app, port=0, log_config=None, access_log=False, ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        deadline = time.monotonic() + 30
        while not server.started:
            assert thread.is_alive(), "the server ended by itself"
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(20)

    def _application(self) -> Starlette:
        service = SimpleNamespace(
            settings=self.settings,
            console=self.stores,
            desk=wiring.desk(self.settings),
            greetings=dict.fromkeys(Hotline, "Chào anh chị"),
            asr_model="bundled",
            status="ok",
            parts={"web": "ok"},
            faults={},
        )
        return create_app(service)  # type: ignore[arg-type]


def csrf_of(page: str) -> str:
    """The form token in a page's HTML."""
    return page.split('data-csrf="')[1].split('"')[0]
