"""Alembic's entry: migrates over the engine that ``bot.storage.database.migrate`` hands in."""

from __future__ import annotations

from alembic import context

from bot.storage.tables import metadata


def run() -> None:
    engine = context.config.attributes["engine"]
    with engine.execution_options(callbot_writes=True).begin() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,  # SQLite alters a table by copying it
        )
        context.run_migrations()


run()
