"""Keys pressed during a call: single ones are wishes, several in a row are a number."""

from __future__ import annotations

KEYS = frozenset("0123456789*#")
WAIT_S = 1.5  # for the next digit of a number
MOST_DIGITS = 20

# What a key means by itself, in the words that the dialogue understands.
WISHES = {
    "0": "cho tôi gặp người thật",
    "9": "nói lại chậm hơn giúp tôi",
}


class Keypad:
    """Collects keys; times in seconds of the call. ``#`` sends at once, ``*`` clears."""

    def __init__(self) -> None:
        self._digits = ""
        self._last = 0.0

    def press(self, key: str, now: float) -> str | None:
        """What was entered, once that is certain."""
        if key == "*":
            self._digits = ""
        elif key == "#":
            return self._taken()
        elif key in KEYS:
            self._digits = (self._digits + key)[-MOST_DIGITS:]
            self._last = now
        return None

    def due(self, now: float) -> str | None:
        """What was entered when no further key came in time."""
        return self._taken() if self._digits and now - self._last >= WAIT_S else None

    def _taken(self) -> str | None:
        digits, self._digits = self._digits, ""
        return digits or None


def meaning(digits: str) -> str:
    """What the dialogue is told of entered digits."""
    return WISHES.get(digits, digits)
