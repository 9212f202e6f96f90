"""Blocked numbers: put there and taken off by people only, and never for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine

from bot.core.blocks import LONGEST_REASON, Block, plain_number
from bot.core.errors import StorageError
from bot.storage.callback_tables import blocks
from bot.storage.database import storage_errors, writing


class SqlBlockList:
    """The block list over a database. Each method raises StorageError."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def add(self, number: str, reason: str, until: datetime, by: str | None) -> Block:
        """Block a number until a moment; a number that is blocked already gets the new term."""
        now = self._clock()
        plain, why = plain_number(number), " ".join(reason.split())[:LONGEST_REASON]
        if not 6 <= len(plain) <= 15:
            raise StorageError("bad_number", "That is no telephone number.")
        if not why:
            raise StorageError("no_reason", "A reason is needed.")
        if until <= now:
            raise StorageError("bad_expiry", "The block must end in the future.")
        block = Block(plain, why, _moment(now), _moment(until), by)
        with (
            storage_errors("write", "The number cannot be blocked"),
            writing(self._engine) as connection,
        ):
            connection.execute(delete(blocks).where(blocks.c.number == plain))
            connection.execute(blocks.insert().values(**vars(block)))
        return block

    def remove(self, number: str) -> bool:
        """Take a number off; whether it was on the list."""
        wanted = delete(blocks).where(blocks.c.number == plain_number(number))
        with (
            storage_errors("write", "The block cannot be lifted"),
            writing(self._engine) as connection,
        ):
            return bool(connection.execute(wanted).rowcount)

    def list(self) -> list[Block]:
        """The blocks in force, the one that ends soonest first."""
        wanted = (
            select(blocks).where(blocks.c.until > _moment(self._clock())).order_by(blocks.c.until)
        )
        with (
            storage_errors("read", "The block list cannot be read"),
            self._engine.connect() as connection,
        ):
            return [Block(**row._mapping) for row in connection.execute(wanted)]

    def find(self, number: str) -> Block | None:
        """The block in force on a number, however it is written."""
        plain = plain_number(number)
        return next((block for block in self.list() if block.number == plain), None)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
