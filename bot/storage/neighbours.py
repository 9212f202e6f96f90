"""Which calls stand before and after one in a filtered list."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.engine import Engine

from bot.storage.call_lists import CallFilter, conditions
from bot.storage.database import storage_errors
from bot.storage.overview_tables import overviews


class SqlNeighbours:
    """Finds them with two reads of an index."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, call_id: str, wanted: CallFilter) -> tuple[str | None, str | None]:
        """The ids of the call before and of the call after; None at the ends of the list.

        The call itself need not be in the list any more: marking it as reviewed may have taken it
        out. Raises StorageError.
        """
        order = overviews.c.started if wanted.newest else overviews.c.position
        with storage_errors("read", "The calls cannot be read"), self._engine.connect() as reading:
            here = reading.execute(
                select(order.label("key"), overviews.c.id).where(overviews.c.call_id == call_id)
            ).first()
            if here is None:
                return None, None
            listed = conditions(reading, wanted)

            def first(beyond: Any, *by: Any) -> str | None:
                query = select(overviews.c.call_id).where(beyond, *listed).order_by(*by).limit(1)
                found: str | None = reading.execute(query).scalar()
                return found

            same = order == here.key
            above = or_(order > here.key, and_(same, overviews.c.id > here.id))
            below = or_(order < here.key, and_(same, overviews.c.id < here.id))
            return (
                first(above, order.asc(), overviews.c.id.asc()),
                first(below, order.desc(), overviews.c.id.desc()),
            )
