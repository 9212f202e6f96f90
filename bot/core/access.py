"""Who may do what in the review console."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """Each role may do all that the ones below it may: ``Role.VIEWER < Role.ADMIN``."""

    VIEWER = 1
    REVIEWER = 2
    SUPERVISOR = 3
    ADMIN = 4

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> Role:
        """The role of a word ("reviewer"). Raises ValueError."""
        found = next((role for role in cls if str(role) == word), None)
        if found is None:
            raise ValueError(f"{word!r} is not one of {', '.join(map(str, cls))}")
        return found


@dataclass(frozen=True)
class Person:
    """Somebody who signed in; ``name`` is what they sign in with and what history shows."""

    name: str
    role: Role

    def may(self, needed: Role) -> bool:
        """Whether what needs a role is open to this person."""
        return self.role >= needed
