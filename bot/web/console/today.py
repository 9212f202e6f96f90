"""The present moment, where the hotline is."""

from __future__ import annotations

from datetime import date, datetime

from bot.wiring import vietnam_now


def now() -> datetime:
    return vietnam_now()


def today() -> date:
    return vietnam_now().date()
