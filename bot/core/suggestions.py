"""Short answers that a chatter may tap instead of typing: what the conversation waits for.

Every one of them is a sentence that the dialogue understands when it is sent. None is offered
where a tap could do harm: an address, a name, or how a desperate caller is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.call import DialogueReply, Hotline

MOST = 5

_OPENINGS: dict[str, tuple[str, ...]] = {
    str(Hotline.POLICE): (
        "Tôi muốn tố giác một vụ trộm",
        "Tôi bị lừa chuyển tiền qua mạng",
        "Khi nào thì gọi 113?",
    ),
    str(Hotline.FIRE): (
        "Cháy nhà",
        "Có người mắc kẹt trong thang máy",
        "Khi nào thì gọi 114?",
    ),
    str(Hotline.PROCEDURES): (
        "Làm căn cước lần đầu cần giấy tờ gì?",
        "Đăng ký tạm trú thế nào?",
        "Tôi muốn tố giác một vụ trộm",
        "Cách nhận ra lừa đảo giả danh công an?",
    ),
}
_ASPECTS = {
    "documents": "Cần giấy tờ gì?",
    "fee": "Lệ phí bao nhiêu?",
    "time": "Mất bao lâu?",
    "place": "Nộp ở đâu?",
    "online": "Có làm qua mạng được không?",
}
_YES, _NO = "Đúng rồi", "Chưa đúng"
_UNKNOWN = "Tôi không biết"
_PEOPLE = {
    "fire": ("Có người mắc kẹt bên trong", "Không có ai bị thương"),
    "rescue": ("Có một người bị thương", "Không có ai bị thương"),
    "crime": ("Có người bị thương", "Không có ai bị thương"),
    "violence": ("Có người bị thương", "Không có ai bị thương"),
    "traffic": ("Có người bị thương", "Không có ai bị thương"),
}
_LOST_INTENTS = ("nlu_fallback", "out_of_scope", "greet", "ask_bot")


def openings(hotline: str) -> tuple[str, ...]:
    """What people begin with on a hotline."""
    return _OPENINGS.get(hotline, ())


def suggestions(reply: DialogueReply) -> tuple[str, ...]:
    """Answers to what a reply asks, or questions that often come next; empty where none would
    help. At most five."""
    pending = reply.slots.get("pending")
    if isinstance(pending, Mapping):
        return _answers(pending, reply)[:MOST]
    if reply.handover or reply.degraded or reply.emergency:
        return ()
    if reply.procedure:
        asked = reply.slots.get("aspect")
        return tuple(text for aspect, text in _ASPECTS.items() if aspect != asked)[:MOST]
    if reply.intent in _LOST_INTENTS:
        return openings(str(reply.slots.get("hotline") or ""))
    return ()


def _answers(pending: Mapping[str, Any], reply: DialogueReply) -> tuple[str, ...]:
    intake, step = pending.get("intake"), pending.get("step")
    if intake == "procedure":
        return tuple(map(str, pending.get("names") or ()))
    if intake == "lost_offer":
        return ("Vâng, ghi giúp tôi", "Không cần")
    if step == "confirm":
        return (_YES, _NO)
    if step == "choose":
        return _either(pending.get("conflict") or {})
    if step == "ask":
        return _to_field(str(pending.get("field")), pending, reply)
    return ()


def _either(conflict: Mapping[str, Any]) -> tuple[str, ...]:
    """The two contradictory statements; moments are not said the way they are kept."""
    if conflict.get("field") == "when":
        return ()
    return tuple(str(conflict[side]) for side in ("old", "new") if conflict.get(side))


def _to_field(field: str, pending: Mapping[str, Any], reply: DialogueReply) -> tuple[str, ...]:
    if field == "ward":
        return tuple(map(str, pending.get("wards") or ()))
    if field == "people_in_danger":
        incident = reply.slots.get("incident")
        advice = incident.get("advice") if isinstance(incident, Mapping) else None
        return _PEOPLE.get(str(advice), ())
    if pending.get("intake") != "tip":
        return ()
    return {
        "when": ("Vừa mới xảy ra", "Tối hôm qua", "Tôi không nhớ rõ"),
        "who": (_UNKNOWN,),
        "how_known": ("Tôi tận mắt thấy", "Tôi nghe kể lại"),
        "evidence": ("Tôi có ảnh", "Tôi có video", "Không có"),
        "contact": ("Tôi muốn giấu tên",),
    }.get(field, ())
