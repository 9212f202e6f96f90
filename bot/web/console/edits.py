"""Edits and changes of a review as the page's script sends and gets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from bot.core.call import Call
from bot.core.edits import checked
from bot.core.errors import ReviewError
from bot.core.intent_names import intent_name
from bot.core.personal_data import covered, personal_spans
from bot.core.review import VERDICTS, Change, Edit, Field, Item
from bot.web.console.call_view import Looking
from bot.web.errors import RequestRefused

MOST_EDITS = 200
FIELD_NAMES = {
    Field.TRANSCRIPT: "Lời người gọi", Field.INTENT: "Ý định", Field.VERDICT: "Kết luận quấy rối",
    Field.NOTES: "Ghi chú", Field.TAGS: "Nhãn", Field.REVIEWED: "Đã xem",
    Field.ESCALATED: "Chuyển cấp trên",
}  # fmt: skip


async def read_body(request: Request) -> dict[str, Any]:
    """The JSON object of a request. Raises RequestRefused."""
    try:
        found = await request.json()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RequestRefused(422, "body.not_json", "The body must be a JSON object in UTF-8.")
    return found


def read_edits(body: Mapping[str, Any], call: Call) -> tuple[int, list[Edit]]:
    """The edits of a body, checked. Raises RequestRefused."""
    version, asked = body.get("seen"), body.get("edits")
    if type(version) is not int or not isinstance(asked, list) or len(asked) > MOST_EDITS:
        raise RequestRefused(422, "body.bad_edits", "'seen' and 'edits' are needed.")
    turns = {turn.number for turn in call.turns}
    found = []
    for one in asked:
        try:
            edit = checked(Edit(Item(Field(one["field"]), int(one.get("turn", 0))), one["value"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RequestRefused(422, "body.bad_edits", "An edit is malformed.") from error
        except ReviewError as error:
            raise RequestRefused(422, error.code, error.message) from error
        if edit.item.turn and edit.item.turn not in turns:
            raise RequestRefused(422, "body.bad_edits", "There is no such turn.")
        found.append(edit)
    return version, found


def change_object(one: Change, looking: Looking) -> dict[str, Any]:
    """A change for the page's script; ``covered`` when its text may not be put into a field."""
    text = " ".join(v for v in (one.old, one.new) if isinstance(v, str))
    hidden = not looking.revealed and bool(personal_spans(text))
    return {
        "version": one.version,
        "field": one.item.field.value,
        "turn": one.item.turn,
        "old": None if hidden else json_ready(one.old),
        "value": None if hidden else json_ready(one.new),
        "words": in_words(one.item, one.new, looking),
        "covered": hidden,
        "who": one.who,
        "at": f"{one.when:%H:%M}",
    }


def json_ready(value: Any) -> Any:
    """JSON knows lists only."""
    return list(value) if isinstance(value, tuple) else value


def in_words(item: Item, value: Any, looking: Looking) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, tuple):
        return ", ".join(value) or "(trống)"
    if value is None:
        return "như máy nghe" if item.field is Field.TRANSCRIPT else "như máy hiểu"
    if item.field is Field.INTENT:
        return intent_name(value)
    if item.field is Field.VERDICT:
        return VERDICTS.get(value, value)
    return (value if looking.revealed else covered(value)) or "(trống)"
