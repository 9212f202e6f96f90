"""Chance that is none: what is chosen depends on the words alone, so that the same data always give
the same model."""

from __future__ import annotations

import hashlib


def number_of(*words: object) -> int:
    """A number of 32 bits that looks like chance."""
    digest = hashlib.sha256("|".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:4], "big")


def pick(choices: int, *words: object) -> int:
    """One of ``choices`` numbers, from 0 on."""
    return number_of(*words) % choices
