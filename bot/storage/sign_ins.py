"""Sign-ins that expire; the database never holds the token that the browser shows."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Engine

from bot.core.access import Person, Role
from bot.storage.database import storage_errors, writing
from bot.storage.tables import people, sign_ins

IDLE = timedelta(hours=2)
# "Seen" is written this seldom, so that looking at pages hardly writes.
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class SignIn:
    """Somebody signed in; ``csrf`` is what their forms must carry."""

    person: Person
    csrf: str


class SqlSignIns:
    """Sign-ins that end ``longest`` after they began, two hours unused, or when asked to.

    Every method raises StorageError when the database fails.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime], longest: timedelta) -> None:
        self._engine = engine
        self._clock = clock
        self._longest = longest

    def begin(self, person: Person) -> str:
        """Sign a person in; the token for their cookie. Sign-ins that ended are swept away."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        with storage_errors("write", "The sign-in failed"), writing(self._engine) as changes:
            changes.execute(delete(sign_ins).where(_ended(now)))
            changes.execute(
                insert(sign_ins).values(
                    token_hash=_hash(token),
                    person=person.name,
                    created=_moment(now),
                    seen=_moment(now),
                    expires=_moment(now + self._longest),
                )
            )
        return token

    def find(self, token: str, in_use: bool = True) -> SignIn | None:
        """Who shows a token, with the role they have now; None when it is over or unknown.

        ``in_use``: whether a person asks; a page that looks for news by itself keeps no sign-in up.
        """
        now = self._clock()
        wanted = (
            select(people.c.name, people.c.role, sign_ins.c.seen)
            .join(people, people.c.name == sign_ins.c.person)
            .where(sign_ins.c.token_hash == _hash(token), ~_ended(now), ~people.c.disabled)
        )
        with storage_errors("read", "The sign-in failed"), self._engine.connect() as reading:
            row = reading.execute(wanted).first()
        if row is None:
            return None
        if in_use and row.seen < _moment(now - SEEN_EVERY):
            self._note_seen(token, now)
        return SignIn(Person(row.name, Role.named(row.role)), csrf_of(token))

    def end(self, token: str) -> None:
        """Sign out; an unknown token is no error."""
        with storage_errors("write", "The sign-out failed"), writing(self._engine) as changes:
            changes.execute(delete(sign_ins).where(sign_ins.c.token_hash == _hash(token)))

    def _note_seen(self, token: str, now: datetime) -> None:
        with storage_errors("write", "The sign-in failed"), writing(self._engine) as changes:
            mine = sign_ins.c.token_hash == _hash(token)
            changes.execute(update(sign_ins).where(mine).values(seen=_moment(now)))


def csrf_of(token: str) -> str:
    """What a form must carry: made from the token, so that only its holder's pages know it."""
    return hmac.new(token.encode(), b"callbot form", hashlib.sha256).hexdigest()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _ended(now: datetime):
    return or_(sign_ins.c.expires <= _moment(now), sign_ins.c.seen <= _moment(now - IDLE))
