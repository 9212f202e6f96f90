"""People who may sign in, with their passwords as argon2 hashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Engine

from bot.core.access import Person, Role
from bot.core.errors import AccessError
from bot.storage.database import storage_errors, writing
from bot.storage.tables import people, sign_ins

SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 1024
_NAME = re.compile(r"[\w.@-]{1,64}")


@dataclass(frozen=True)
class KnownPerson:
    """One line of the list of people; ``created`` is ISO 8601."""

    name: str
    role: Role
    disabled: bool
    created: str


class SqlPeople:
    """The people of the console. Every method raises StorageError when the database fails."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime], hasher: PasswordHasher | None = None
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._hasher = hasher or PasswordHasher()
        # Checked for names that nobody has, so that a wrong name takes as long as a wrong password.
        self._nobodys = self._hasher.hash("no such person")

    def add(self, name: str, role: Role, password: str) -> None:
        """A new person. Raises AccessError for a name that is taken or cannot be one, and for a
        password that is too short or too long."""
        name = _checked_name(name)
        row = {
            "name": name,
            "role": str(role),
            "password": self._hash(password),
            "disabled": False,
            "created": self._clock().isoformat(timespec="seconds"),
        }
        with storage_errors("write", "The person cannot be kept"), writing(self._engine) as changes:
            if changes.execute(select(people.c.name).filter_by(name=name)).first():
                raise AccessError("name_taken", f"There is already somebody named {name}.")
            changes.execute(insert(people).values(**row))

    def set_password(self, name: str, password: str) -> None:
        """A new password; whoever is signed in under the name is signed out. Raises AccessError."""
        self._change(name, password=self._hash(password))

    def set_role(self, name: str, role: Role) -> None:
        """Raises AccessError for an unknown name."""
        self._change(name, role=str(role))

    def disable(self, name: str, disabled: bool = True) -> None:
        """Keep somebody out, with their history, or let them in again. Raises AccessError."""
        self._change(name, disabled=disabled)

    def verify(self, name: str, password: str) -> Person | None:
        """The person whose name and password these are, or None; takes as long either way."""
        with storage_errors("read", "The people cannot be read"), self._engine.connect() as reading:
            row = reading.execute(select(people).filter_by(name=_normal(name))).first()
        known = row is not None and not row.disabled
        try:
            self._hasher.verify(row.password if known else self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return None
        return Person(row.name, Role.named(row.role)) if known else None

    def list(self) -> list[KnownPerson]:
        """Everybody, by name."""
        with storage_errors("read", "The people cannot be read"), self._engine.connect() as reading:
            rows = reading.execute(select(people).order_by(people.c.name)).all()
        return [KnownPerson(r.name, Role.named(r.role), r.disabled, r.created) for r in rows]

    def _hash(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccessError(
                "password",
                f"The password must have {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.",
            )
        return self._hasher.hash(password)

    def _change(self, name: str, **values: Any) -> None:
        name = _normal(name)
        with storage_errors("write", "The person cannot be kept"), writing(self._engine) as changes:
            changed = changes.execute(update(people).where(people.c.name == name).values(**values))
            if changed.rowcount == 0:
                raise AccessError("unknown_name", f"There is nobody named {name}.")
            changes.execute(sign_ins.delete().where(sign_ins.c.person == name))


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()


def _checked_name(name: str) -> str:
    name = _normal(name)
    if not _NAME.fullmatch(name):
        raise AccessError("name", "A name has 1 to 64 letters, digits, '.', '_', '-' or '@'.")
    return name
