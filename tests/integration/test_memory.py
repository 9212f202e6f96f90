"""Call after call in one process."""

import asyncio
from pathlib import Path

from benchmarks.memory import resident_mb

CALLS, SETTLED_AFTER = 140, 50
MOST_GROWTH = 0.025  # `make bench` measures 1,000 calls and asks for 2 % after the first 100


def test_a_service_does_not_grow_with_the_calls_it_has_heard(tmp_path: Path) -> None:
    """Nothing of a call (its sound, words or reply) stays in memory: 70 kB would show."""
    settled, last = asyncio.run(resident_mb(tmp_path, CALLS, SETTLED_AFTER))
    assert last <= settled * (1 + MOST_GROWTH)
