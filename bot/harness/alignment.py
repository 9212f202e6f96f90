"""Which turn answers which utterance of the script; recordings may be cut elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from bot.harness.wording import plain

LEAST_LIKENESS = 0.34


def align(script: Sequence[str], heard: Sequence[str]) -> list[int | None]:
    """For each utterance of the script the index of the turn in which it was heard, else None.

    Order is kept. With as many turns as utterances they go together one to one, however badly
    they were heard; otherwise the alignment is the one in which texts are most alike.
    """
    if len(script) == len(heard):
        return list(range(len(script)))
    likeness = [[_likeness(plain(a), plain(b)) for b in heard] for a in script]
    best = [[0.0] * (len(heard) + 1) for _ in range(len(script) + 1)]
    for i in range(len(script) - 1, -1, -1):
        for j in range(len(heard) - 1, -1, -1):
            together = likeness[i][j] + best[i + 1][j + 1] if _alike(likeness[i][j]) else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    found: list[int | None] = []
    j = 0
    for i in range(len(script)):
        while j < len(heard) and best[i][j] == best[i][j + 1]:
            j += 1
        if j < len(heard) and best[i][j] > best[i + 1][j]:
            found.append(j)
            j += 1
        else:
            found.append(None)
    return found


def _alike(likeness: float) -> bool:
    return likeness >= LEAST_LIKENESS


def _likeness(left: str, right: str) -> float:
    """0 (nothing in common) to 1 (the same), by characters."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(left, right) if left and right else 0.0
