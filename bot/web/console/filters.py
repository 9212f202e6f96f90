"""What the list of calls is narrowed to, from an address and back into one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from bot.core.call import Hotline
from bot.core.intent_names import INTENT_GROUPS, INTENT_NAMES
from bot.core.review import VERDICTS, State
from bot.storage.call_lists import GOING_ON, CallFilter

PRIORITIES = {
    "P1": "P1 – nguy hiểm tính mạng",
    "P2": "P2 – khẩn",
    "P3": "P3 – sớm",
    "P4": "P4 – thường",
}
STATES = {GOING_ON: "Đang gọi", **{state.value: state.in_words for state in State}}
SORTS = {"": "Khẩn cấp trước", "newest": "Mới nhất trước"}
LONGEST_SEARCH = 200


def filter_of(query: Mapping[str, str]) -> CallFilter:
    """The filter that an address asks for; what cannot be one is left out."""
    return CallFilter(
        hotline=_one_of(query, "hotline", [str(hotline) for hotline in Hotline]),
        since=_day(query, "from"),
        until=_day(query, "to"),
        verdict=_one_of(query, "verdict", VERDICTS),
        priority=_one_of(query, "priority", PRIORITIES),
        state=_one_of(query, "state", STATES),
        intent=_one_of(query, "intent", INTENT_NAMES),
        reviewer=query.get("reviewer", "")[:64] or None,
        needs_review=query.get("needs_review") == "1",
        words=" ".join(query.get("q", "")[:LONGEST_SEARCH].split()),
        newest=query.get("sort") == "newest",
    )


def query_of(wanted: CallFilter, **more: str) -> str:
    """The address's query for a filter: only what narrows."""
    fields = {
        "q": wanted.words,
        "hotline": wanted.hotline,
        "from": wanted.since,
        "to": wanted.until,
        "verdict": wanted.verdict,
        "priority": wanted.priority,
        "state": wanted.state,
        "intent": wanted.intent,
        "reviewer": wanted.reviewer,
        "needs_review": "1" if wanted.needs_review else None,
        "sort": "newest" if wanted.newest else None,
        **more,
    }
    return urlencode({name: value for name, value in fields.items() if value})


def choices(reviewers: list[str], wanted: CallFilter) -> dict[str, object]:
    """What the form offers: values with their words."""
    known = {*reviewers, *filter(None, [wanted.reviewer])}
    return {
        "hotlines": {str(hotline): str(hotline) for hotline in Hotline},
        "verdicts": VERDICTS,
        "priorities": PRIORITIES,
        "states": STATES,
        "intents": INTENT_GROUPS,
        "reviewers": {name: name for name in sorted(known)},
        "sorts": SORTS,
    }


def after_of(query: Mapping[str, str]) -> tuple[str, int] | None:
    """Where the asked page begins: the last line of the one before."""
    key, row = query.get("after", "")[:64], query.get("row", "")
    return (key, int(row)) if key and row.isdecimal() and len(row) < 18 else None


def _one_of(query: Mapping[str, str], name: str, known: object) -> str | None:
    value = query.get(name, "")
    return value if value and value in known else None  # type: ignore[operator]


def _day(query: Mapping[str, str], name: str) -> str | None:
    try:
        return date.fromisoformat(query.get(name, "")).isoformat()
    except ValueError:
        return None
