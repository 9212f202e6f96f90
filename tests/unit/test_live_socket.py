"""The socket of a live call over a desk of fakes: who is let in, and when it is closed."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from live_fakes import LiveHouse
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from test_web import House

from bot.web import live
from bot.web.app import create_app
from bot.web.live_limits import LinesOfAddresses, TooManyLines

START = {"type": "start", "hotline": "113"}


@pytest.fixture
def desk() -> LiveHouse:
    return LiveHouse(most_calls=20)


@pytest.fixture
def client(tmp_path: Path, desk: LiveHouse) -> TestClient:
    """Two calls at once are allowed from one address."""
    house = House(tmp_path)
    house.service.settings = replace(house.service.settings, most_live_calls_an_address=2)
    house.service.live = desk.desk
    return TestClient(create_app(house.service))  # type: ignore[arg-type]


def dialled(client: TestClient) -> Any:
    return client.websocket_connect("/api/live")


def until(socket: Any, kind: str) -> dict[str, Any]:
    """The next event of a kind."""
    for _ in range(100):
        message = socket.receive()
        if message["type"] == "websocket.close":
            raise WebSocketDisconnect(message["code"], message["reason"])
        if message.get("text"):
            event: dict[str, Any] = json.loads(message["text"])
            if event["type"] == kind:
                return event
    raise AssertionError(f"no {kind} event came")


def closed(socket: Any) -> tuple[int, str]:
    """The code and reason with which the service closes."""
    with pytest.raises(WebSocketDisconnect) as gone:
        until(socket, "never")
    return gone.value.code, gone.value.reason


def test_whoever_never_dials_is_closed_with_a_reason(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket that is opened and sends nothing takes no line, and goes."""
    assert live.START_WITHIN_S == 10.0
    monkeypatch.setattr(live, "START_WITHIN_S", 0.2)
    with dialled(client) as socket:
        assert until(socket, "error") == {
            "type": "error",
            "code": "refused",
            "reason": "nothing came for 0.2 s",
        }
        assert closed(socket) == (1008, "nothing came for 0.2 s")


def test_a_call_of_which_nothing_comes_is_closed_with_a_reason(
    client: TestClient, desk: LiveHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was said until then is kept."""
    assert live.NOTHING_FOR_S == 30.0
    monkeypatch.setattr(live, "NOTHING_FOR_S", 0.3)
    with dialled(client) as socket:
        socket.send_json(START)
        until(socket, "picked_up")
        assert until(socket, "error")["reason"] == "nothing came for 0.3 s"
        assert closed(socket) == (1008, "nothing came for 0.3 s")
        for _ in range(500):
            if ("finish", "c1") in desk.store.events:
                return
            time.sleep(0.01)
    raise AssertionError("the call was never finished")


def test_a_sign_of_life_keeps_the_call(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each message gives another while."""
    monkeypatch.setattr(live, "NOTHING_FOR_S", 1.0)
    with dialled(client) as socket:
        socket.send_json(START)
        until(socket, "picked_up")
        for _ in range(3):
            time.sleep(0.5)
            socket.send_json({"type": "alive"})
        socket.send_json({"type": "hang_up"})
        assert until(socket, "ended")["by"] == "caller"
        assert closed(socket) == (1000, "ended")


def test_one_address_does_not_take_all_lines(client: TestClient) -> None:
    """The third call is told the real numbers; when another ends, there is a line again."""
    with dialled(client) as first, dialled(client) as second:
        first.send_json(START)
        until(first, "picked_up")
        with dialled(client) as third:
            told = until(third, "error")
            assert told["code"] == "busy"
            assert all(number in told["text"] for number in ("113", "114", "115"))
            assert closed(third) == (1013, "too many calls from one address")
        second.send_json(START)
        until(second, "picked_up")
        second.send_json({"type": "hang_up"})
        assert closed(second) == (1000, "ended")
        with dialled(client) as fourth:
            fourth.send_json(START)
            until(fourth, "picked_up")
            fourth.send_json({"type": "hang_up"})
            assert closed(fourth) == (1000, "ended")


def test_lines_are_counted_for_each_address() -> None:
    """One that has all of its own is no hindrance to others, and nothing of it stays."""
    lines = LinesOfAddresses(1)
    with lines.line("a"), lines.line("b"), pytest.raises(TooManyLines), lines.line("a"):
        raise AssertionError("there was a line")
    with lines.line("a"):
        pass
    assert not lines._open


@pytest.mark.parametrize("from_ms", ["1", -1, 1e9, None])
def test_a_sentence_is_played_from_one_of_its_moments(client: TestClient, from_ms: object) -> None:
    """Whatever else is told is no telephone's."""
    with dialled(client) as socket:
        socket.send_json(START)
        until(socket, "picked_up")
        socket.send_json({"type": "playing", "sentence": 1, "from_ms": from_ms})
        assert closed(socket) == (1008, "'from_ms' must be milliseconds of a sentence")
