"""How much one address may ask for, so that nobody crowds out the others."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from starlette.requests import HTTPConnection, Request

from bot.web.errors import RequestRefused

MOST_KEYS = 20_000
LONGEST_WAIT_S = 2.0
FLOOD = (
    "Có quá nhiều yêu cầu từ một địa chỉ, xin thử lại sau ít phút. "
    "Nếu đang gặp nguy hiểm, hãy gọi ngay 113 (công an), 114 (cháy, cứu nạn) hoặc 115 (cấp cứu)."
)


class RateLimit:
    """A bucket of tokens a key: ``burst`` at first, then ``per_minute`` more each minute.

    Of many keys the ones not heard of for longest are forgotten.
    """

    def __init__(
        self, per_minute: float, burst: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._per_second = per_minute / 60
        self._burst = float(burst)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take a token; 0 when there was one, else the seconds until there will be (and none is
        taken)."""
        left = self._left(key)
        if left < 1:
            return (1 - left) / self._per_second
        self._keep(key, left - 1)
        return 0.0

    def wait_s(self, key: str) -> float:
        """The seconds until ``take`` would succeed; nothing is taken."""
        return max(0.0, (1 - self._left(key)) / self._per_second)

    def forget(self, key: str) -> None:
        """Let a key begin afresh."""
        self._buckets.pop(key, None)

    def _left(self, key: str) -> float:
        now = self._clock()
        left, since = self._buckets.get(key, (self._burst, now))
        return min(self._burst, left + (now - since) * self._per_second)

    def _keep(self, key: str, left: float) -> None:
        self._buckets[key] = (left, self._clock())
        self._buckets.move_to_end(key)
        while len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)


class FloodGate:
    """Slows an address that floods the hotline, and only then refuses it, naming the real numbers.

    ``per_minute`` is far above what people or a bridge with many lines send.
    """

    def __init__(self, per_minute: int) -> None:
        self._limit = RateLimit(per_minute, burst=max(10, per_minute // 4))

    async def pass_through(self, request: Request) -> None:
        """Returns when the request may go on. Raises RequestRefused (429) in a flood."""
        key = address(request)
        wait_s = self._limit.take(key)
        if wait_s == 0:
            return
        await asyncio.sleep(min(wait_s, LONGEST_WAIT_S))
        if self._limit.take(key) > 0:
            raise RequestRefused(429, "limit.flood", FLOOD)


def address(request: HTTPConnection) -> str:
    """Who sends a request or opens a socket, as far as the network tells."""
    return request.client.host if request.client else "unknown"
