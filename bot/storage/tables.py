"""The tables. One writer each: the web process writes calls, turns, segments and assessments, and
all that the console keeps; the actions write tips and incidents (so those name a call without a
foreign key to it), of which people set the status, and an addition raises the priority."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# ISO 8601 with its zone: sortable because the whole project keeps one zone.
Moment = String(40)


def _call_id() -> Column:
    return Column(
        "call_id", String(64), ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )


calls = Table(
    "calls",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("hotline", String(16), nullable=False),
    Column("caller", String(64)),
    Column("file", Text),  # the recording's name as it was given
    Column("recording", Text),  # the kept copy, inside the recordings' folder
    Column("started", Moment, nullable=False),
    Column("finished", Moment),  # null: the call is going on, or died half-way
    Column("ended", String(16)),  # a live call: by whom (caller, assistant) or broken_off
    Column("seconds", Float, nullable=False, default=0.0),
    Column("asr_model", Text),
    Column("anonymous", Boolean, nullable=False, default=False),
    Column("timings_ms", JSON, nullable=False, default=dict),
    Index("ix_calls_started", "started"),
)

turns = Table(
    "turns",
    metadata,
    _call_id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Float, nullable=False),  # seconds from the start of the call
    Column("end", Float, nullable=False),
    Column("text", Text, nullable=False),  # as people write it
    Column("spoken", Text),  # as it was recognised; null: as the text
    Column("intent", String(64)),
    Column("confidence", Float, nullable=False),
    Column("entities", JSON, nullable=False),
    Column("procedure", String(128)),
    Column("emergency", String(8)),
    Column("incident", JSON),  # as it stood at this turn
    Column("tip", JSON),
    Column("handover", Boolean, nullable=False),
    Column("slots", JSON, nullable=False),
    Column("degraded", Boolean, nullable=False),
    Column("reply", Text, nullable=False),
    Column("reply_audio", Text),
    Column("recording", Text),  # of a message spoken by itself; the call's own is in calls
    Index("ix_turns_intent", "intent", "call_id"),
)

segments = Table(
    "segments",
    metadata,
    _call_id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Float, nullable=False),
    Column("end", Float, nullable=False),
    Column("text", Text, nullable=False),
    Column("words", JSON, nullable=False),  # [[text, start, end, probability], …], as spoken
    Column("spoken", Text),
)

# turn 0 is the whole call.
assessments = Table(
    "assessments",
    metadata,
    _call_id(),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("verdict", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
)


def _report(name: str, *more: Column) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("call_id", String(64), nullable=False),
        Column("receipt", String(64), unique=True),  # null while the report is being taken
        Column("what", Text),
        Column("where", Text),
        Column("ward", String(64)),
        Column("when", Text),
        Column("who", Text),
        Column("plate", String(32)),
        Column("vehicle", Text),
        Column("phone", String(32)),
        Column("anonymous", Boolean, nullable=False),
        Column("priority", String(32)),
        *more,
        Column("status", String(16)),  # see bot.core.reports.progress; null: nobody has looked
        Column("status_at", Moment),
        Column("status_by", String(64)),
        Column("created", Moment, nullable=False),
        Column("updated", Moment, nullable=False),
        Index(f"ix_{name}_call_id", "call_id"),
    )


tips = _report("tips", Column("evidence", Text), Column("how_known", Text))
incidents = _report("incidents", Column("people_in_danger", Text))

people = Table(
    "people",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),  # an argon2id hash
    Column("disabled", Boolean, nullable=False, default=False),
    Column("created", Moment, nullable=False),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token_hash", String(64), primary_key=True),  # SHA-256; the token is in the cookie only
    Column("person", String(64), ForeignKey("people.name", ondelete="CASCADE"), nullable=False),
    Column("created", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Index("ix_sign_ins_person", "person"),
)

# Who did what, when: never what a caller said. It names people and calls without foreign keys,
# because it outlives both.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("person", String(64)),  # null: nobody who signed in
    Column("event", String(64), nullable=False),
    Column("call_id", String(64)),
    Column("detail", String(200)),
    Index("ix_audit_at", "at"),
    Index("ix_audit_call_id", "call_id"),
)
