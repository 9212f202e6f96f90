"""Covering what is kept of a call whose caller asked to stay unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from bot.core.call import Call, Turn
from bot.core.reports.anonymity import Secrets, anonymise
from bot.core.transcript import Segment
from bot.storage.callbacks import unname
from bot.storage.heard_sounds import forget_sound
from bot.storage.rows import segment_from_row, segment_row, turn_row
from bot.storage.tables import calls, segments, turns

_MARGIN_S = 0.12  # recognisers place words to a tenth of a second or so

Numbered = tuple[int, Segment]


def cover_call(connection: Connection, kept: Call, known: Call | None = None) -> None:
    """Free every row of a call of what tells who called.

    ``kept`` is the call as it is in the database, ``known`` as it is known while it goes on: what
    was said of the caller there may stand covered here already, and still be told by other rows.
    """
    runs = _runs(connection, kept)
    heard = [[segment for _, segment in run] for run in runs]
    secrets = Secrets.of(_together(kept, known), *heard)
    connection.execute(
        update(calls).where(calls.c.id == kept.id).values(caller=None, file=None, anonymous=True)
    )
    unname(connection, kept.id, secrets.cover)
    forget_sound(connection, kept.id)
    for turn, covered in zip(kept.turns, anonymise(kept, secrets).turns, strict=True):
        if turn != covered:
            _change_turn(connection, kept.id, covered)
    for run in runs:
        _cover_run(connection, kept.id, run, secrets)


def _together(kept: Call, known: Call | None) -> Call:
    """A call with the turns of both: whatever either tells of the caller is to be covered."""
    if known is None:
        return kept
    both = Call(kept.id, kept.hotline, kept.started, caller=known.caller or kept.caller)
    both.turns = [*kept.turns, *known.turns]
    return both


def _runs(connection: Connection, call: Call) -> list[list[Numbered]]:
    """The segments of a call, those of one turn together: a name may lie over several of them."""
    wanted = select(segments).where(segments.c.call_id == call.id).order_by(segments.c.number)
    runs: dict[tuple[str, int], list[Numbered]] = {}
    for row in connection.execute(wanted):
        segment = segment_from_row(row._mapping)
        turn = _turn_of(segment, call.turns)
        run = ("turn", turn.number) if turn is not None else ("segment", row.number)
        runs.setdefault(run, []).append((row.number, segment))
    return list(runs.values())


def _turn_of(segment: Segment, turns: Sequence[Turn]) -> Turn | None:
    for turn in turns:
        said = turn.utterance
        if said.start - _MARGIN_S <= segment.start and segment.end <= said.end + _MARGIN_S:
            return turn
    return None


def _cover_run(
    connection: Connection, call_id: str, run: Sequence[Numbered], secrets: Secrets
) -> None:
    covered = secrets.cover_segments([segment for _, segment in run])
    for (number, before), after in zip(run, covered, strict=True):
        if before != after:
            _change_segment(connection, call_id, number, after)


def _change_turn(connection: Connection, call_id: str, turn: Turn) -> None:
    this = (turns.c.call_id == call_id) & (turns.c.number == turn.number)
    connection.execute(update(turns).where(this).values(**turn_row(call_id, turn)))


def _change_segment(connection: Connection, call_id: str, number: int, segment: Segment) -> None:
    this = (segments.c.call_id == call_id) & (segments.c.number == number)
    values = segment_row(call_id, number, segment)
    connection.execute(update(segments).where(this).values(**values))
