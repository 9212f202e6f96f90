"""Keeping the list of calls up to date: whoever changes a call says so, and its line is made anew.

Saying so costs a caller's turn one small row; the line itself is made later, outside the call.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.core.call import Call
from bot.core.language.vietnamese import fold, place_tone
from bot.core.overview import Overview, overview_of
from bot.core.personal_data import covered
from bot.core.reports.anonymity import covering
from bot.core.review import State
from bot.storage.calls import load_call
from bot.storage.changed_calls import strike_off, waiting_calls
from bot.storage.database import storage_errors, writing
from bot.storage.overview_tables import call_words, overviews
from bot.storage.review_tables import reviews
from bot.storage.rows import segment_from_row
from bot.storage.tables import calls, segments

log = logging.getLogger(__name__)

LONGEST_SAID = 20_000  # characters of a call
BATCH = 20  # calls at a time: their words are read and covered outside of the transaction


class SqlOverviews:
    """Makes the lines of calls that changed."""

    def __init__(self, engine: Engine, cover: Callable[[str], str] = covered) -> None:
        self._engine = engine
        self._cover = cover

    def refresh(self, most: int = BATCH) -> int:
        """Bring at most so many lines up to date; how many it were. Raises StorageError."""
        with storage_errors("overviews", "The list of calls cannot be brought up to date"):
            with self._engine.connect() as reading:
                waiting = waiting_calls(reading, most)
                lines = [self._line(reading, call_id) for call_id in waiting]
            if waiting:
                with writing(self._engine) as changes:
                    for line in lines:
                        if line is not None:
                            _put(changes, line)
                    strike_off(changes, waiting)
        return len(waiting)

    def _line(self, connection: Connection, call_id: str) -> Overview | None:
        call = load_call(connection, call_id)
        return None if call is None else self._overview(connection, call)

    def _overview(self, connection: Connection, call: Call) -> Overview:
        row = connection.execute(select(calls.c.finished).filter_by(id=call.id)).one()
        going_on = row.finished is None
        if going_on and call.turns:
            call.nuisance = call.turns[-1].reply.nuisance
        wanted = select(segments).filter_by(call_id=call.id)
        heard = [segment_from_row(row._mapping) for row in connection.execute(wanted)]
        review = connection.execute(select(reviews).filter_by(call_id=call.id)).first()
        state, reviewer, verdict = State.NEW.value, None, None
        if review is not None:
            state, reviewer, verdict = review.state, review.reviewer, review.verdict
        try:
            cover = self._cover_going_on(call) if going_on else self._cover
            return overview_of(call, heard, going_on, cover, state, reviewer, verdict)
        except Exception as error:  # noqa: BLE001 - no call may be missing from the list
            log.error("A call's words cannot be shown in the list: %s", type(error).__name__)
            silent = overview_of(call, heard, going_on, _nothing, state, reviewer, verdict)
            return replace(silent, doubts=(*silent.doubts, "Không đọc được lời thoại"))

    def _cover_going_on(self, call: Call) -> Callable[[str], str]:
        """What covers personal data, and all that tells who calls: they may still ask to stay
        unnamed, and a full-text index is slow to forget. Not of more than anybody says, which takes
        its time at every turn."""
        if sum(len(turn.utterance.text) for turn in call.turns) > LONGEST_SAID:
            return self._cover
        unnamed = covering(call)
        return lambda text: self._cover(unnamed(text))


def _nothing(_text: str) -> str:
    return ""


def _put(connection: Connection, overview: Overview) -> None:
    last = connection.execute(select(func.max(overviews.c.revision))).scalar() or 0
    row = {**row_of(overview), "revision": last + 1}
    this = overviews.c.call_id == overview.call_id
    row_id = connection.execute(select(overviews.c.id).where(this)).scalar()
    if row_id is None:
        row_id = connection.execute(insert(overviews).values(row)).inserted_primary_key[0]
    else:
        connection.execute(update(overviews).where(this).values(row))
    # Also for a new line: its number may have been that of a call that was deleted.
    connection.execute(delete(call_words).where(call_words.c.rowid == row_id))
    text = searchable(overview.words)
    connection.execute(insert(call_words).values(rowid=row_id, text=text, folded=fold(text)))


def row_of(overview: Overview) -> dict[str, Any]:
    derived = ("day", "needs_review", "position")
    names = [c.name for c in overviews.columns if c.name not in ("id", "revision", *derived)]
    row = {name: getattr(overview, name) for name in names}
    row["doubts"] = list(overview.doubts)
    return {**row, **{name: getattr(overview, name) for name in derived}}


def searchable(text: str) -> str:
    """A text as it is kept for the search: one spelling of each letter, one way to place tones."""
    text = unicodedata.normalize("NFC", text)
    placed = place_tone(text.lower())
    if len(placed) != len(text):  # some other script's letters change their number with their case
        return placed
    return "".join(p.upper() if t.isupper() else p for t, p in zip(text, placed, strict=True))
