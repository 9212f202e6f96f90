"""A form that was sent after its sign-in had ended: carried through signing in, sent on by hand.

Nothing of it is kept on the server: it travels in hidden fields of the sign-in page, and the person
who has signed in sees it and decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData

_ADDRESS, _FIELD = "unsent-to", "unsent."
_NEVER = ("csrf", "password")
# What people typed or chose, as the page names it; other fields go along unseen.
NAMES = {
    "note": "Ghi chú",
    "number": "Số điện thoại",
    "reason": "Lý do",
    "days": "Số ngày",
    "text": "Câu",
}


@dataclass(frozen=True)
class Unsent:
    """Where a form was to go, and its fields."""

    address: str
    fields: Sequence[tuple[str, str]]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The fields under which a sign-in page carries it."""
        return [(_ADDRESS, self.address), *((f"{_FIELD}{n}", v) for n, v in self.fields)]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What people know of it: (name in words, value)."""
        return [(NAMES[name], value) for name, value in self.fields if name in NAMES and value]


def taken(form: FormData, address: str) -> Unsent:
    """A form as it came, for an address that is one of the console's."""
    return Unsent(address, [(n, v) for n, v in _texts(form) if n not in _NEVER])


def waiting(form: FormData) -> Unsent | None:
    """What a sign-in form carries with it; its address is not to be trusted."""
    address = form.get(_ADDRESS)
    if not isinstance(address, str):
        return None
    found = [(n.removeprefix(_FIELD), v) for n, v in _texts(form) if n.startswith(_FIELD)]
    return Unsent(address, [(n, v) for n, v in found if n not in _NEVER])


def _texts(form: FormData) -> list[tuple[str, str]]:
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
