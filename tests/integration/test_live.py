"""Live calls through the real service and its socket."""

from __future__ import annotations

import asyncio
import json
import time
import wave
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import websockets
from live_client import LiveCaller, samples_of
from running_service import ROOT, RunningService

from bot.core.call import Call
from bot.storage.blocks import SqlBlockList
from bot.storage.calls import SqlCallStore
from bot.storage.database import open_database
from bot.web.live_limits import LARGEST_MESSAGE
from bot.wiring import vietnam_now

FIRE = ROOT / "audio_samples" / "114-chay-nha.wav"
MUTED = 50  # of 32,768: what no voice is below
BLOCKED = "0987000111"


@pytest.fixture(scope="module")
def fire() -> bytes:
    """A caller who reports a fire: the first utterance of a sample, in whole."""
    return samples_of(FIRE)[: 2 * 16_000 * 4]


def call_to(
    service: RunningService,
    hotline: str,
    talk: Callable[[LiveCaller], Awaitable[None]],
    microphone: bool = True,
    hang_up: bool = True,
    caller: str | None = None,
) -> LiveCaller:
    """Dial, talk and hang up."""

    async def play() -> LiveCaller:
        async with LiveCaller(service.url) as line:
            await line.dial(hotline, microphone, caller)
            await talk(line)
            if hang_up:
                await line.tell({"type": "hang_up"})
                assert await line.end_of_call() == (1000, "ended")
        return line

    return asyncio.run(play())


def kept(service: RunningService, caller: LiveCaller) -> Call:
    """The call in the database, once it is finished there."""
    store = SqlCallStore(service.database_url)
    call_id = next(e["call"] for e in caller.events if e["type"] == "picked_up")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        call = store.get(call_id)
        if call is not None and call.ended is not None:
            return call
        time.sleep(0.1)
    raise AssertionError("the call was never finished")


def channels(service: RunningService, call: Call) -> tuple[np.ndarray, np.ndarray]:
    """The caller's and the assistant's voice, as they were kept."""
    with wave.open(str(service.var_dir / "recordings" / f"{call.id}.wav")) as wav:
        assert (wav.getnchannels(), wav.getframerate()) == (2, 16_000)
        both = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").reshape(-1, 2)
    return both[:, 0], both[:, 1]


def test_a_spoken_emergency_is_answered_and_kept(service: RunningService, fire: bytes) -> None:
    """Greeting, fire reported over the greeting, number told, all of it kept as it was heard."""

    async def talk(caller: LiveCaller) -> None:
        await caller.event("sentence", turn=0)
        caller.say(fire)
        stop = await caller.event("stop")
        reply = await caller.event("reply", emergency="114")
        advice = await caller.event("sentence", turn=reply["turn"])
        assert advice["protected"] is True
        await caller.until(lambda: advice["sentence"] in caller.sound)
        assert stop["from"] < advice["sentence"]

    caller = call_to(service, "114", talk)
    call = kept(service, caller)
    assert (call.ended, call.emergency) == ("caller", "114")
    assert "cháy" in call.turns[0].utterance.text
    segment = SqlCallStore(service.database_url).segments(call.id)[0]
    assert segment.words[0].start >= call.turns[0].utterance.start - 0.01  # words: centiseconds
    left, right = channels(service, call)
    start, end = (round(16_000 * t) for t in (segment.start, segment.end))
    assert np.abs(left[start:end].astype(int)).mean() > MUTED
    assert np.abs(right[: 16_000 * 10].astype(int)).max() > MUTED
    assert len(left) / 16_000 == pytest.approx(call.seconds, abs=3)


def test_hanging_up_in_the_middle_of_a_word_keeps_what_was_said(
    service: RunningService, fire: bytes
) -> None:
    """An utterance that never ended is still understood: its emergency is in the call."""

    async def talk(caller: LiveCaller) -> None:
        caller.say(fire)
        await caller.event("state", state="hearing")
        await asyncio.sleep(1.5)

    call = kept(service, call_to(service, "113", talk))
    assert "cháy" in call.turns[0].utterance.text
    assert call.emergency == "114"


def test_a_lost_connection_is_a_break_off(service: RunningService) -> None:
    """A socket that just goes away leaves a finished call that says so."""

    async def talk(caller: LiveCaller) -> None:
        await caller.tell({"type": "text", "text": "tôi muốn hỏi làm căn cước"})
        await caller.event("reply")
        caller.socket.transport.abort()

    call = kept(service, call_to(service, "1900-0113", talk, hang_up=False))
    assert call.ended == "broken_off"
    assert len(call.turns) == 1


def test_without_a_microphone_typing_and_keys_work(service: RunningService) -> None:
    """Typed words are answered aloud; key 0 asks for a person."""

    async def talk(caller: LiveCaller) -> None:
        await caller.tell({"type": "text", "text": "lệ phí làm căn cước bao nhiêu"})
        reply = await caller.event("reply")
        spoken = await caller.event("sentence", turn=reply["turn"])
        await caller.until(lambda: len(caller.sound.get(spoken["sentence"], b"")) > 0)
        await caller.tell({"type": "key", "key": "0"})
        assert (await caller.event("reply", turn=2))["handover"] is True

    call = kept(service, call_to(service, "1900-0113", talk, microphone=False))
    assert [turn.utterance.text for turn in call.turns][1] == "Bấm phím 0"


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        (["không phải JSON"], "an event must be a JSON object"),
        (["[1]"], "an event must be a JSON object"),
        ([b"\0\0"], "the first message must be a start event"),
        ([json.dumps({"type": "start", "hotline": "115"})], "'hotline' must be one of"),
        ([json.dumps({"type": "start", "hotline": "113"}), b"\0"], "sound must be 16-bit samples"),
        ([json.dumps({"type": "start", "hotline": "113"}), '{"type":"?"}'], "unknown event"),
        (
            [json.dumps({"type": "start", "hotline": "113"}), *[bytes(32_000)] * 12],
            "sound comes faster than time",
        ),
        (
            [json.dumps({"type": "start", "hotline": "113"}), *['{"type":"alive"}'] * 400],
            "too many events",
        ),
    ],
)
def test_rubbish_closes_the_socket_with_a_reason(
    service: RunningService, messages: list[str | bytes], reason: str
) -> None:
    """What is no telephone is told so, and the code says that it was refused."""

    async def play() -> tuple[int, str]:
        async with LiveCaller(service.url) as caller:
            try:
                for message in messages:
                    await caller.socket.send(message)
            except websockets.ConnectionClosed:  # type: ignore[attr-defined]
                pass  # closed before all of it was sent
            return await caller.end_of_call()

    code, told = asyncio.run(play())
    assert code == 1008
    assert reason in told


def test_an_oversized_message_is_refused(service: RunningService) -> None:
    """No message is taken into memory that no telephone sends."""

    async def play() -> tuple[int, str]:
        async with LiveCaller(service.url) as caller:
            await caller.socket.send(bytes(1_000_000))
            return await caller.end_of_call()

    code, reason = asyncio.run(play())
    assert code == 1009
    assert reason == f"Message exceeds the maximum size ({LARGEST_MESSAGE} bytes)"


def test_a_blocked_number_is_told_so_and_an_emergency_of_it_gets_through(
    service: RunningService, fire: bytes
) -> None:
    """Over the socket as elsewhere: one polite sentence, but never to a fire, typed or spoken."""
    engine = open_database(service.database_url)
    blocks = SqlBlockList(engine, vietnam_now)
    blocks.add(BLOCKED, "chào hàng", vietnam_now() + timedelta(hours=1), "kiểm thử")

    async def talk(caller: LiveCaller) -> None:
        await caller.tell({"type": "text", "text": "lệ phí làm căn cước bao nhiêu"})
        refused = await caller.event("reply", turn=1)
        assert "tạm thời chưa gọi được" in refused["text"]
        assert all(number in refused["text"] for number in ("113", "114", "115"))
        caller.say(fire)
        reply = await caller.event("reply", emergency="114")
        assert "tạm thời chưa gọi được" not in reply["text"]
        advice = await caller.event("sentence", turn=reply["turn"])
        assert advice["protected"] is True
        await caller.until(lambda: advice["sentence"] in caller.sound)

    call = kept(service, call_to(service, "113", talk, caller=BLOCKED))
    assert call.emergency == "114"
    assert call.incident is not None
    assert blocks.remove(BLOCKED)


def test_pages_of_other_sites_cannot_call(service: RunningService) -> None:
    """A socket that a foreign page opens is refused before it is one."""

    async def play() -> None:
        with pytest.raises(websockets.InvalidStatusCode) as refused:  # type: ignore[attr-defined]
            async with LiveCaller(service.url, origin="https://example.org"):
                pass
        assert refused.value.status_code == 403
        async with LiveCaller(service.url, origin=service.url) as caller:
            await caller.dial("113", microphone=False)

    asyncio.run(play())


def test_nobody_who_calls_is_named_in_the_log(service: RunningService) -> None:
    """Neither the words nor the address of a live caller reach the log."""

    async def talk(caller: LiveCaller) -> None:
        await caller.tell({"type": "text", "text": "nhà tôi ở phố Lộ Tin"})
        await caller.event("reply")

    call_to(service, "113", talk, microphone=False)
    assert "Lộ Tin" not in service.log
    assert "WebSocket" not in service.log


def test_the_page_is_there(service: RunningService) -> None:
    """The page may use the microphone, and loads its scripts from here."""
    page = service.client.get("/call")
    assert page.status_code == 200
    assert "microphone=(self)" in page.headers["permissions-policy"]
    for name in Path(ROOT / "bot" / "web" / "static" / "live").iterdir():
        assert service.client.get(f"/static/live/{name.name}").status_code == 200
