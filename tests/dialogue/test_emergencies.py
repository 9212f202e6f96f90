"""Emergencies: number and advice at once, whatever the state of the conversation."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.language.vietnamese import fold

URGENT = [
    ("114", "cháy nhà rồi cứu với", "114"),
    ("114", "có người bị kẹt trong thang máy tòa nhà", "114"),
    ("113", "có trộm đang cạy cửa nhà tôi", "113"),
    ("113", "hai nhóm thanh niên đang chém nhau ngoài đường", "113"),
    ("113", "chồng tôi đang đánh tôi", "113"),
    ("1900-0113", "cháy chung cư rồi em ơi khói nhiều lắm", "114"),
    ("1900-0113", "cứu tôi với nó đang cầm dao đuổi tôi", "113"),
    ("113", "bố tôi bất tỉnh không thở nữa", "115"),
]


@pytest.mark.parametrize(("hotline", "text", "number"), URGENT)
@pytest.mark.parametrize("plain", [False, True], ids=["accents", "plain"])
def test_the_number_is_told_at_once(
    call: Any, hotline: str, text: str, number: str, plain: bool
) -> None:
    """The caller is told the number they need in the first reply."""
    reply = call(hotline).say(fold(text) if plain else text)
    assert reply.emergency == number
    assert number in reply.text
    assert reply.incident is not None


def test_an_emergency_breaks_into_a_tip(call: Any) -> None:
    """ "Cháy rồi" is never written down as the place of a theft."""
    conversation = call("113")
    conversation.say("tôi muốn báo tin có ổ đánh bạc")
    reply = conversation.say("trời ơi cháy rồi cháy nhà bên cạnh rồi cứu với")
    assert reply.emergency == "114"
    assert "114" in reply.text
    assert reply.tip is None or "cháy" not in str(reply.tip.where)


WITHIN_A_TIP = [
    "cứu",
    "nó cầm dao vào nhà rồi",
    "anh ơi nó tới rồi nó cầm gậy",
    "hàng xóm tôi bị chém",
    "nó đánh con tôi chảy máu đầu rồi",
    "mẹ tôi ngất rồi không thở",
    "có thằng trèo vào nhà tôi",
    "cháy rồi",
    "tôi không muốn sống nữa",
    "xe tông người nằm kia",
]


@pytest.mark.parametrize("text", WITHIN_A_TIP)
def test_what_happens_during_a_tip_is_an_emergency(call: Any, text: str) -> None:
    """Short cries in place of an answer to the tip's question are heard for what they are."""
    conversation = call("113")
    conversation.say_all("tôi muốn báo tin có ổ đánh bạc", "số 15 ngõ 20 phố Bạch Mai")
    reply = conversation.say(text)
    assert reply.emergency is not None
    assert reply.incident is not None


def test_a_weapon_described_in_a_tip_leaves_it_a_tip(call: Any) -> None:
    """The number is told all the same, and the tip does not wait in line."""
    conversation = call("113")
    conversation.say_all(
        "tôi báo tin có nhóm hay trộm chó trong xóm",
        "số 15 ngõ 20 phố Bạch Mai, phường Bạch Mai",
        "tối hôm qua",
    )
    reply = conversation.say("một đứa cao gầy, xăm tay, hay mang dao bấm")
    assert reply.incident is None
    assert reply.emergency == "113"
    assert reply.tip.priority == "P3"


def test_an_emergency_breaks_into_a_procedure(call: Any) -> None:
    """On the desk for paperwork too."""
    conversation = call("1900-0113")
    conversation.say("đăng ký tạm trú cần gì")
    reply = conversation.say("khoan có người vừa bị xe tông nằm bất động ngoài đường")
    assert reply.emergency in ("113", "115")


def test_the_place_is_asked_and_kept(call: Any) -> None:
    """Where comes first; the answer is kept with its ward."""
    conversation = call("114")
    first = conversation.say("cháy nhà rồi")
    assert "?" in first.text
    reply = conversation.say("số 15 phố huế phường hai bà trưng")
    assert reply.incident is not None
    assert "15" in str(reply.incident.where)
    assert reply.incident.ward
    assert "Hai Bà Trưng" in reply.incident.ward


def test_prank_words_before_do_not_hide_an_emergency(call: Any) -> None:
    """A prankster whose house burns is believed, and the call is no longer called a nuisance."""
    conversation = call("114")
    conversation.say_all("alo cho một cái pizza", "haha gọi trêu thôi")
    reply = conversation.say("á cháy thật rồi bếp nhà em đang cháy cứu với")
    assert reply.emergency == "114"
    assert reply.nuisance.verdict != "nuisance"


def test_a_theft_of_yesterday_is_a_tip(call: Any) -> None:
    """What is over is reported without alarm."""
    reply = call("113").say("tối hôm qua nhà tôi bị trộm mất cái xe máy")
    assert reply.tip is not None
    assert reply.emergency is None


@pytest.mark.parametrize("text", ["dạo này cháy túi quá", "cháy hàng hết rồi à", "cười chết mất"])
def test_idioms_raise_no_alarm(call: Any, text: str) -> None:
    """Words of fire and death are everyday words too."""
    assert call("1900-0113").say(text).emergency is None


def test_an_emergency_behind_a_question_is_heard(call: Any) -> None:
    """However long somebody asked about papers before: plain words of danger outweigh it all."""
    asked = "Cho em hỏi tách hộ thì chủ hộ có phải ký giấy không, nộp ở phường hay nộp trên mạng ạ?"
    reply = call("1900-0113").say(f"{asked} {asked} Ôi nhà bên cạnh cháy rồi, cứu với!")
    assert reply.emergency == "114"


def test_a_side_question_comes_back_to_the_emergency(call: Any) -> None:
    """Repeat is answered, and the place is still asked."""
    conversation = call("114")
    conversation.say("cháy nhà tôi rồi")
    assert "?" in conversation.say("em nói gì cơ nhắc lại đi").text
    reply = conversation.say("ở số 8 ngõ 12 phố bạch mai")
    assert reply.incident is not None
    assert "8" in str(reply.incident.where)


def test_an_answer_to_the_reports_question_changes_no_number(call: Any) -> None:
    """Who is in the house does not turn a burglary into a rescue."""
    conversation = call("113")
    conversation.say_all("có người đang phá khóa cổng vào nhà tôi", "số 4 ngõ 6 phố Vũ Hữu")
    reply = conversation.say("trên gác còn bà cụ với hai đứa bé")
    assert reply.emergency == "113"
