"""What one address may ask for; an emergency waits behind no flood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from test_web import House

from bot.web import limits
from bot.web.app import create_app
from bot.web.limits import RateLimit


def test_bucket_fills_again() -> None:
    """A burst at once, then so many a minute; other keys have buckets of their own."""
    now = [0.0]
    limit = RateLimit(per_minute=6, burst=2, clock=lambda: now[0])
    assert [limit.take("a") for _ in range(3)] == [0, 0, 10]
    assert limit.take("b") == 0
    now[0] = 9.0
    assert limit.wait_s("a") == pytest.approx(1.0)
    now[0] = 10.0
    assert limit.take("a") == 0
    limit.forget("a")
    assert limit.take("a") == 0


def test_keys_are_forgotten_before_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many addresses the ones heard of longest ago go first."""
    monkeypatch.setattr(limits, "MOST_KEYS", 3)
    limit = RateLimit(per_minute=1, burst=1, clock=lambda: 0.0)
    for key in "abcd":
        limit.take(key)
    assert limit.wait_s("a") == 0
    assert limit.wait_s("d") > 0


def test_flood_is_refused_with_the_real_numbers_but_no_emergency(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After thousands of messages a minute 429 names 113, 114 and 115; a fire is still answered."""
    monkeypatch.setattr(limits, "LONGEST_WAIT_S", 0.0)
    house = House(tmp_path)
    few = {"most_messages_a_minute": 60, "most_calls_a_minute": 40}
    house.service.settings = replace(house.service.settings, **few)
    house.client = TestClient(create_app(house.service))  # type: ignore[arg-type]
    for _ in range(15):
        assert house.chat().status_code == 200
    refused = house.chat()
    assert (refused.status_code, refused.json()["error"]["code"]) == (429, "limit.flood")
    assert all(number in refused.json()["error"]["message"] for number in ("113", "114", "115"))
    fire = house.chat(text="cháy nhà rồi, có người mắc kẹt", hotline="114")
    assert fire.status_code == 200
    assert fire.json()["reply"]
    for _ in range(10):
        assert house.call().status_code == 201
    assert "113" in house.call().json()["error"]["message"]
