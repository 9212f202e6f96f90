"""What anonymity takes out of a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.core.call import Call, DialogueReply, Entity, Hotline, Turn, Utterance
from bot.core.report import Incident, Tip
from bot.core.reports.anonymity import Secrets, anonymise, wants_anonymity
from bot.core.transcript import Segment, Word


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


def test_a_name_is_covered_wherever_the_caller_is_called_by_it() -> None:
    """In what was said before and after, in both forms, and in what was answered."""
    call = call_with("em xuyến nhé, hỏi ông Bảy")
    for number, text in enumerate(("tôi tên là Nghiêm Thị Xuyến", "Thị Xuyến nói rồi"), start=2):
        reply = DialogueReply(f"Dạ chị Xuyến, {text}.", "inform", 1.0)
        call.turns.append(Turn(number, Utterance(0, 1, text, text.lower()), reply))
    told = [t.utterance.text + t.utterance.spoken + t.reply.text for t in anonymise(call).turns]
    assert "xuyến" not in "".join(told).lower()
    assert "nghiêm" not in "".join(told).lower()
    assert told[0].startswith("em ••••• nhé, hỏi ông Bảy")
    assert told[1].startswith("tôi tên là •••••• ••• •••••")


def test_everyday_words_and_streets_named_like_the_caller_stay() -> None:
    """Who is called Huế or An has no street and no police covered."""
    call = call_with("tôi tên là Huế, ở số 12 phố Huế, công an đến đi", tip=Tip(where="phố Huế"))
    (turn,) = anonymise(call).turns
    assert turn.utterance.text == "tôi tên là •••, ở số 12 phố Huế, công an đến đi"
    call = call_with("tên em là An, công an đến đi, em an toàn")
    (turn,) = anonymise(call).turns
    assert turn.utterance.text == "tên em là ••, công an đến đi, em an toàn"


def test_the_assistant_does_not_introduce_the_caller() -> None:
    """ "Em là …" in a reply is not about who called."""
    call = call_with("giấu tên nhé")
    reply = replace(call.turns[0].reply, text="Dạ, em là Minh, trợ lý ảo.")
    call.turns[0] = replace(call.turns[0], reply=reply)
    assert anonymise(call).turns[0].reply.text == reply.text


def test_an_own_address_goes_and_the_place_of_the_matter_stays() -> None:
    """Also where the own address is repeated in what the dialogue remembers."""
    home, place = "số 57 ngõ 129 phố Bạch Đằng", "số 8 phố Láng Hạ"
    tip = Tip(where=place, what=f"gần {home}")
    call = call_with(f"nhà em ở {home}, {place} có đánh bạc", tip=tip, slots={"tip": tip.as_dict()})
    (turn,) = anonymise(call).turns
    assert "Bạch Đằng" not in str(turn)
    assert place in turn.utterance.text
    assert turn.reply.tip is not None
    assert turn.reply.tip.where == turn.reply.slots["tip"]["where"] == place


def test_segments_are_covered_word_by_word_across_their_borders() -> None:
    """All times stay, and so does every word that tells nothing."""
    spoken = ["tôi", "tên", "là", "nghiêm", "thị", "xuyến", "thấy", "đánh", "bạc"]
    words = [Word(f" {w}", n / 2, n / 2 + 0.4, 0.9) for n, w in enumerate(spoken)]
    heard = [
        Segment(" ".join(spoken[a:b]), a / 2, b / 2, tuple(words[a:b]), " ".join(spoken[a:b]))
        for a, b in ((0, 4), (4, 9))
    ]
    covered = Secrets.of(call_with(""), heard).cover_segments(heard)
    assert [part.text for part in covered] == ["tôi tên là ••••••", "••• ••••• thấy đánh bạc"]
    assert [part.spoken for part in covered] == [part.text for part in covered]
    kept = [word for part in covered for word in part.words]
    assert [(w.start, w.end, w.probability) for w in kept] == [
        (w.start, w.end, w.probability) for w in words
    ]
    assert "".join(w.text for w in kept) == " tôi tên là •••••• ••• ••••• thấy đánh bạc"
