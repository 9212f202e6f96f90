"""What the dialogue process keeps of calls: nothing once they end, no name of the unnamed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.trackers import LiveTrackerStore

CALLER, LEFT, NAME = "0912345678", "0987654321", "Nghiêm Thị Xuyến"
SPOKEN = "không chín tám bảy sáu năm bốn ba hai một"
PLACE = "số 8 ngách 3 phố Láng Hạ"


def user(text: str, *entities: dict[str, Any]) -> UserUttered:
    parsed = {"text": text, "intent": {"name": "report_tip"}, "entities": list(entities)}
    return UserUttered(
        text, {"name": "report_tip"}, list(entities), parsed,
        metadata={"hotline": "113", "caller": CALLER, "now": "2026-11-22T09:00:00+07:00"},
    )  # fmt: skip


def tracker_of(*events: Event) -> DialogueStateTracker:
    slots = [
        *(AnySlot(name, mappings=[]) for name in ("tip", "incident", "pending")),
        AnySlot("session_started_metadata", mappings=[]),
        TextSlot("last_reply", mappings=[]),
    ]
    return DialogueStateTracker.from_events("c1", list(events), slots)


def tip(**more: Any) -> dict[str, Any]:
    return {"what": "đánh bạc", "where": PLACE, "anonymous": False, "phone": None, **more}


def told() -> list[Event]:
    """A conversation in which the caller names themselves before and after the wish."""
    text = f"tôi tên là {NAME}, số {SPOKEN}, ở {PLACE} có đánh bạc"
    at = text.index(SPOKEN)
    phone = {"entity": "phone", "value": LEFT, "start": at, "end": at + len(SPOKEN)}
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        SlotSet("session_started_metadata", {"caller": CALLER, "hotline": "113"}),
        ActionExecuted("action_listen"),
        user(text, phone),
        SlotSet("tip", tip(phone=LEFT, who=NAME)),
        SlotSet("last_reply", f"Số {LEFT} phải không chị {NAME}?"),
        BotUttered(f"Số {LEFT} phải không chị {NAME}?"),
        ActionExecuted("action_listen"),
        user("em xuyến muốn giấu tên"),
        SlotSet("tip", tip(anonymous=True)),
        SlotSet("pending", {"intake": "tip", "field": "when", "question": "Lúc nào ạ?"}),
        BotUttered("Lúc nào ạ?"),
    ]


def kept(*events: Event) -> DialogueStateTracker:
    async def save() -> DialogueStateTracker:
        store = LiveTrackerStore()
        await store.save(tracker_of(*events))
        found = await store.retrieve("c1")
        assert found is not None
        return found

    return asyncio.run(save())


@pytest.mark.parametrize("secret", [CALLER, LEFT, NAME, "Xuyến", "xuyến", SPOKEN, "bảy sáu năm"])
def test_a_tracker_of_an_unnamed_caller_holds_no_name(secret: str) -> None:
    """Not in messages, replies, entities, slots or metadata, from before the wish or with it."""
    assert secret not in everything_in(kept(*told()))


def everything_in(tracker: DialogueStateTracker) -> str:
    """Everything that is reachable from a tracker."""
    parts = [vars(event) for event in tracker.events]
    parts += [slot.value for slot in tracker.slots.values()]
    parts += [vars(tracker.latest_message), tracker.current_state()]
    return repr(parts)


def test_what_leads_the_dialogue_on_stays() -> None:
    """Intents, the open question, the place of the matter and the place where a number stood."""
    tracker = kept(*told())
    assert tracker.get_slot("tip") == {**tip(anonymous=True), "receipt": None}
    assert tracker.get_slot("pending")["question"] == "Lúc nào ạ?"
    first = next(event for event in tracker.events if isinstance(event, UserUttered))
    assert first.intent_name == "report_tip"
    assert PLACE in first.text
    (phone,) = first.entities
    assert set(first.text[phone["start"] : phone["end"]]) == {"•", " "}
    assert first.parse_data["entities"][0]["value"] == "•••"


def test_a_named_caller_is_kept_as_said() -> None:
    """Who gives no such wish can be called back."""
    events = told()[:-4]
    assert LEFT in everything_in(kept(*events))


def test_forgetting_ends_a_conversation(line: Any, call: Callable[..., Any]) -> None:
    """Afterwards the process knows nothing of it, and forgetting what is unknown is no fault."""
    talk = call("113")
    assert talk.say("tôi muốn báo có người buôn ma túy ở số 8 phố Huế").tip is not None
    line.run(line.client.forget(talk.id))
    line.run(line.client.forget(talk.id))
    assert talk.say("khoảng chín giờ tối").tip is None


def test_an_anonymous_tip_goes_on_after_the_wish(call: Callable[..., Any]) -> None:
    """Nothing that the dialogue still needs is taken from it."""
    talk = call("113", CALLER)
    talk.say("tôi tên là Xuyến, tôi báo có người buôn ma túy ở số 8 phố Huế phường Hai Bà Trưng")
    assert talk.say("tôi muốn giấu tên").tip.anonymous
    reply = talk.say_all("tối hôm qua lúc chín giờ", "hai thanh niên")
    for _ in range(5):  # whatever else is asked
        if reply.tip.receipt is None:
            reply = talk.say("đúng rồi")
    assert reply.tip.receipt
    assert reply.tip.anonymous
    assert "phố Huế" in reply.tip.where
    assert "Xuyến" not in repr(reply)
    assert CALLER not in repr(reply)


@pytest.mark.parametrize(
    ("secret", "body", "status"),
    [
        ("wrong", {"conversation": "c"}, 401),
        (None, {}, 422),
        (None, {"conversation": ""}, 422),
        (None, [], 422),
        (None, {"conversation": "c"}, 200),
    ],
)
def test_only_the_service_may_let_it_forget(
    line: Any, secret: str | None, body: Any, status: int
) -> None:
    """The same secret as for messages, and a body that names a conversation."""
    answer = httpx.post(
        f"{line.process.url}/webhooks/callbot/forget",
        json=body,
        headers={"X-Callbot-Secret": secret or line.process.secret},
        trust_env=False,
    )
    assert answer.status_code == status
