"""A caller's end of a live call, for the tests that go through the real socket."""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import websockets

from bot.audio.decoding import decode

RATE = 16_000
PIECE_S = 0.032
EVENT_WITHIN_S = 60.0


def samples_of(file: Path) -> bytes:
    """The caller's voice of any recording as raw samples."""
    samples, _ = decode(file, 600)
    return (np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes()


class LiveCaller:
    """Dials, sends a microphone's sound in real time, and collects what comes back."""

    def __init__(self, url: str, origin: str | None = None) -> None:
        self._url = f"{url.replace('http', 'ws', 1)}/api/live"
        self._origin = origin
        self._microphone = bytearray()
        self._tasks: list[asyncio.Task[None]] = []
        self.events: list[dict[str, Any]] = []
        self.sound: dict[int, bytes] = {}
        self.closed: tuple[int, str] | None = None

    async def __aenter__(self) -> LiveCaller:
        self.socket = await websockets.connect(  # type: ignore[attr-defined]
            self._url, origin=self._origin, compression=None, max_size=None
        )
        self._tasks = [asyncio.create_task(self._collect())]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for task in self._tasks[1:]:
            task.cancel()
        await self.socket.close()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def tell(self, event: dict[str, Any]) -> None:
        await self.socket.send(json.dumps(event))

    async def dial(self, hotline: str, microphone: bool = True, caller: str | None = None) -> None:
        await self.tell({"type": "start", "hotline": hotline, "caller": caller})
        await self.event("picked_up")
        if microphone:
            self._tasks.append(asyncio.create_task(self._send_sound()))

    def say(self, samples: bytes) -> None:
        """Speak into the microphone, after whatever is being said."""
        self._microphone += samples

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to come over the socket."""

        async def wait() -> None:
            while not true():
                if self.closed:
                    raise AssertionError(f"closed {self.closed} before it came: {self.events}")
                await asyncio.sleep(0.02)

        await asyncio.wait_for(wait(), EVENT_WITHIN_S)

    async def event(self, kind: str, after: int = 0, **fields: object) -> dict[str, Any]:
        """The first event of a kind with these fields, from the event with a number on."""

        def found() -> list[dict[str, Any]]:
            return [
                e
                for e in self.events[after:]
                if e["type"] == kind and all(e.get(name) == v for name, v in fields.items())
            ]

        await self.until(lambda: bool(found()))
        return found()[0]

    async def end_of_call(self) -> tuple[int, str]:
        """The code and reason with which the service closed the socket."""
        await asyncio.wait_for(asyncio.shield(self._tasks[0]), EVENT_WITHIN_S)
        assert self.closed is not None
        return self.closed

    async def _collect(self) -> None:
        try:
            async for message in self.socket:
                if isinstance(message, str):
                    self.events.append(json.loads(message))
                else:
                    (sentence,) = struct.unpack_from("<I", message)
                    self.sound[sentence] = message[4:]
        except websockets.ConnectionClosed:  # type: ignore[attr-defined]
            pass  # told below, whoever closed it
        self.closed = (self.socket.close_code, self.socket.close_reason)

    async def _send_sound(self) -> None:
        """Sound in real time; silence where nothing is said."""
        loop = asyncio.get_running_loop()
        size = round(PIECE_S * RATE) * 2
        next_at = loop.time()
        while True:
            piece = bytes(self._microphone[:size]).ljust(size, b"\0")
            del self._microphone[:size]
            await self.socket.send(piece)
            next_at += PIECE_S
            await asyncio.sleep(max(0.0, next_at - loop.time()))
