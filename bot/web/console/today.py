"""The present day, where the hotline is."""

from __future__ import annotations

from datetime import date

from bot.wiring import vietnam_now


def today() -> date:
    return vietnam_now().date()
