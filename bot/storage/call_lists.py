"""The list of calls as it is read: filtered, searched, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, false, func, or_, select, union, union_all
from sqlalchemy import text as sql_text
from sqlalchemy.engine import Connection, Engine

from bot.core.language.vietnamese import fold, has_diacritics
from bot.core.reports.receipts import find_receipt
from bot.storage.database import storage_errors
from bot.storage.overview_tables import call_words, overviews
from bot.storage.overviews import searchable
from bot.storage.review_tables import corrections
from bot.storage.tables import incidents, tips, turns

MOST_COUNTED = 1_000
MOST_WORDS = 12
COMMON = 2_000  # turns of one intent
GOING_ON = "going_on"  # as a state, beside the states of a review


@dataclass(frozen=True)
class CallFilter:
    """What the list is narrowed to; None and empty leave a thing open.

    ``since`` and ``until`` are dates (YYYY-MM-DD), both included. ``words`` are what was typed into
    the search: words, "phrases" in quotes, a receipt or the beginning of a call's id. ``newest``
    puts the newest call first instead of the most urgent one.
    """

    hotline: str | None = None
    since: str | None = None
    until: str | None = None
    verdict: str | None = None
    priority: str | None = None
    state: str | None = None
    intent: str | None = None
    reviewer: str | None = None
    needs_review: bool = False
    words: str = ""
    newest: bool = False


@dataclass(frozen=True)
class CallLine:
    """One line of the list; ``key`` is where the next page begins, ``words`` are all words of the
    caller (covered), and only there when something was searched for."""

    id: int
    call_id: str
    hotline: str
    started: str
    seconds: float
    going_on: bool
    turns: int
    intent: str | None
    verdict: str
    emergency: str | None
    priority: str | None
    state: str
    reviewer: str | None
    doubts: Sequence[str]
    needs_review: bool
    gist: str
    key: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True)
class Mark:
    """A moment of the list: the number of its newest call, and how often a line has changed."""

    call: int
    revision: int


class SqlCallLists:
    """Pages of the list. Every method raises StorageError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(
        self, wanted: CallFilter, limit: int, after: tuple[str, int] | None = None
    ) -> list[CallLine]:
        """At most so many lines; ``after`` is (key, id) of the last line of the page before."""
        order = overviews.c.started if wanted.newest else overviews.c.position
        with storage_errors("read", "The calls cannot be read"), self._engine.connect() as reading:
            # Thousands may match a common word: they are sorted by their numbers alone, and only
            # the page's own lines are read whole.
            some = select(overviews.c.id).where(*conditions(reading, wanted))
            if after is not None:
                key, row_id = after
                some = some.where(or_(order < key, and_(order == key, overviews.c.id < row_id)))
            found = some.order_by(order.desc(), overviews.c.id.desc()).limit(limit).subquery()
            query = select(overviews, order.label("key")).join(found, found.c.id == overviews.c.id)
            query = query.order_by(order.desc(), overviews.c.id.desc())
            rows = [dict(row._mapping) for row in reading.execute(query)]
            said = _words_of(reading, [row["id"] for row in rows]) if wanted.words else {}
        return [_line(row, said.get(row["id"], "")) for row in rows]

    def count(self, wanted: CallFilter) -> int:
        """How many calls there are, up to a thousand; more are not counted."""
        with storage_errors("read", "The calls cannot be read"), self._engine.connect() as reading:
            some = select(overviews.c.id).where(*conditions(reading, wanted))
            counted = select(func.count()).select_from(some.limit(MOST_COUNTED + 1).subquery())
            return int(reading.execute(counted).scalar())

    def reviewers(self) -> list[str]:
        """Everybody who has reviewed a call, by name."""
        query = select(overviews.c.reviewer).where(overviews.c.reviewer.isnot(None)).distinct()
        with storage_errors("read", "The calls cannot be read"), self._engine.connect() as reading:
            return sorted(reading.execute(query).scalars())

    def mark(self) -> Mark:
        """How far the list has come by now."""
        ids, revisions = func.max(overviews.c.id), func.max(overviews.c.revision)
        with storage_errors("read", "The calls cannot be read"), self._engine.connect() as reading:
            newest = reading.execute(select(ids)).scalar()
            return Mark(newest or 0, reading.execute(select(revisions)).scalar() or 0)

    def arrived(self, since: Mark, most: int = 50) -> list[CallLine]:
        """The calls that have come since a mark, the newest first."""
        query = select(overviews, overviews.c.position.label("key"))
        query = query.where(overviews.c.id > since.call).order_by(overviews.c.id.desc()).limit(most)
        with storage_errors("read", "The calls cannot be read"), self._engine.connect() as reading:
            return [_line(dict(row._mapping), "") for row in reading.execute(query)]


def match_of(words: str) -> str:
    """What the full-text index is asked: every word and every phrase in quotes must occur.

    Words with diacritics also find the same word typed without any; words without find all.
    """
    asked = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', searchable(words).lower())[:MOST_WORDS]:
        tokens = re.findall(r"\w+", phrase or word)
        if not tokens:
            continue
        plain = " ".join(tokens)
        if has_diacritics(plain):
            asked.append(f'text : ("{plain}" OR "{fold(plain)}")')
        else:
            asked.append(f'folded : "{plain}"')
    return " AND ".join(asked)


def conditions(connection: Connection, wanted: CallFilter) -> list[Any]:
    """What a row of overviews must fulfil to be in the list."""
    columns = overviews.c
    found = [
        columns[name] == value
        for name in ("hotline", "verdict", "priority", "reviewer")
        if (value := getattr(wanted, name))
    ]
    if wanted.state:
        going = wanted.state == GOING_ON
        found.append(columns.going_on.is_(True) if going else columns.state == wanted.state)
    if wanted.needs_review:
        found.append(columns.needs_review.is_(True))
    if wanted.since:
        found.append(columns.day >= wanted.since)
    if wanted.until:
        found.append(columns.day <= wanted.until)
    if wanted.intent:
        found.append(_about(connection, wanted.intent))
    if wanted.words.strip():
        found.append(_says(connection, wanted.words.strip()))
    return found


def _about(connection: Connection, intent: str) -> Any:
    """Calls in which a turn has an intent, as understood or as corrected.

    A rare one is found by its turns. Of a common one that would read and sort every call that has
    it, where a walk down the list meets a page of them at once.
    """
    understood = select(turns.c.call_id).where(turns.c.intent == intent)
    corrected = select(corrections.c.call_id).where(corrections.c.intent == intent)
    some = select(func.count()).select_from(understood.limit(COMMON).subquery())
    if connection.execute(some).scalar() < COMMON:
        return overviews.c.call_id.in_(union_all(understood, corrected))
    return or_(
        understood.where(turns.c.call_id == overviews.c.call_id).exists(),
        corrected.where(corrections.c.call_id == overviews.c.call_id).exists(),
    )


def _says(connection: Connection, words: str) -> Any:
    """Calls in which the words were said, or whose receipt or id they are."""
    if re.fullmatch(r"[0-9a-f]{8}(?:-[0-9a-f-]*)?", words.lower()):
        return overviews.c.call_id.like(f"{words.lower()}%")
    return or_(_heard(connection, words), *_receipted(words))


def _heard(connection: Connection, words: str) -> Any:
    match = match_of(words)
    if not match:
        return false()
    if _full_text(connection):
        said = sql_text("SELECT rowid FROM call_words WHERE call_words MATCH :match")
        return overviews.c.id.in_(said.bindparams(match=match).columns(call_words.c.rowid))
    like = [
        (call_words.c.text if has_diacritics(word) else call_words.c.folded).contains(
            word, autoescape=True
        )
        for word in re.findall(r"\w+", searchable(words).lower())
    ]
    return overviews.c.id.in_(select(call_words.c.rowid).where(and_(*like)))


def _receipted(words: str) -> list[Any]:
    receipt = find_receipt(words)
    if receipt is None:
        return []
    holders = (select(t.c.call_id).where(t.c.receipt == receipt) for t in (tips, incidents))
    return [overviews.c.call_id.in_(union(*holders))]


def _full_text(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    made = "SELECT sql FROM sqlite_master WHERE name = 'call_words'"
    return "fts5" in str(connection.exec_driver_sql(made).scalar()).lower()


def _words_of(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    query = select(call_words.c.rowid, call_words.c.text).where(call_words.c.rowid.in_(ids))
    return {row.rowid: row.text for row in connection.execute(query)}


def _line(row: dict[str, Any], words: str) -> CallLine:
    names = CallLine.__dataclass_fields__
    return CallLine(**{k: v for k, v in row.items() if k in names}, words=words)
