"""What anonymity takes out of a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.core.call import Call, DialogueReply, Entity, Hotline, Turn, Utterance
from bot.core.report import Incident, Tip
from bot.core.reports.anonymity import anonymise, wants_anonymity


def call_with(text: str, *entities: Entity, **reply: object) -> Call:
    said = Turn(1, Utterance(0, 1, text), DialogueReply("Dạ.", "inform", 1.0, entities, **reply))
    started = datetime(2026, 11, 22, tzinfo=timezone.utc)
    return Call("c1", Hotline.POLICE, started, caller="0912345678", turns=[said])


@pytest.mark.parametrize(
    "written", ["0912345678", "0912 345 678", "+84 912.345.678", "84912345678", "091-234-5678"]
)
def test_caller_number_is_covered_in_every_writing(written: str) -> None:
    """Separators and the country's code do not save a number from being covered."""
    (turn,) = anonymise(call_with(f"gọi lại {written} nhé")).turns
    assert not any(sign.isdigit() for sign in turn.utterance.text)
    assert len(turn.utterance.text) == len(f"gọi lại {written} nhé")


def test_number_spoken_in_words_is_covered_by_its_entity() -> None:
    """What the dialogue recognised as a telephone number is covered as it was said."""
    text = "số không chín một hai ba bốn năm sáu bảy tám nhé"
    said = Entity("phone", "0912345678", 3, 45)
    (turn,) = anonymise(call_with(text, said)).turns
    assert "chín" not in turn.utterance.text
    assert turn.reply.entities == ()


def test_number_is_covered_as_spoken_and_as_written() -> None:
    """Neither form of an utterance keeps the number, also where the dialogue missed it."""
    call = call_with("số 0912 345 678 nhé")
    spoken = "số không chín một hai ba bốn năm sáu bảy tám nhé"
    said = replace(call.turns[0].utterance, spoken=spoken)
    call.turns[0] = replace(call.turns[0], utterance=said)
    call.caller = None
    (turn,) = anonymise(call).turns
    assert turn.utterance.text == "số •••• ••• ••• nhé"
    assert set(turn.utterance.spoken) == set("số •nhé")


def test_what_does_not_tell_who_reported_stays() -> None:
    """The place, the plate and the house number are what the tip is about."""
    plate = Entity("plate", "29A1-123.45", 0, 11)
    call = call_with("29A1-123.45 số 12 phố Huế", plate, tip=Tip(plate="29A1-123.45"))
    (turn,) = anonymise(call).turns
    assert turn.utterance.text == "29A1-123.45 số 12 phố Huế"
    assert turn.reply.entities == (plate,)
    assert turn.reply.tip == Tip(plate="29A1-123.45")


def test_slots_and_reports_lose_the_number() -> None:
    """The number hides nowhere in what the dialogue remembers."""
    slots = {"caller": "x", "tip": {"phone": "1", "what": "0912345678"}, "said": ["+84912345678"]}
    call = call_with("vâng", slots=slots, incident=Incident(phone="0912345678"))
    (turn,) = anonymise(call).turns
    assert "912345678" not in str(turn)
    assert turn.reply.slots["tip"]["what"] == "••••••••••"


def test_any_anonymous_report_asks_for_it() -> None:
    """An anonymous incident protects like an anonymous tip."""
    assert wants_anonymity(call_with("vâng", incident=Incident(anonymous=True)))
    assert not wants_anonymity(call_with("vâng", tip=Tip()))
