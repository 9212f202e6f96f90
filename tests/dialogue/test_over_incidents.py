"""An emergency that proves to be over goes on as a tip, up to its receipt; danger brings it back.

Actions are called by hand (now is a Friday, 9:30); whole conversations go to the trained model
(now is a Sunday, 20:30).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import actions.storing
from bot.core.report import Incident, Tip
from bot.core.reports.summaries import operator_summary
from bot.storage.reports import SqlReportStore
from tests.dialogue.action_calls import ActionCall

EMERGENCY, TIP = "action_emergency", "action_intake_tip"
OPENING = "có kẻ cạy cửa nhà tôi lấy mất cái máy ảnh"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlReportStore:
    """A real database of its own."""
    kept = SqlReportStore(f"sqlite:///{tmp_path / 'reports.sqlite3'}")
    monkeypatch.setattr(actions.storing, "report_store", lambda: kept)
    return kept


def _handed_on(opening: str = OPENING) -> ActionCall:
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, opening, "report_emergency_crime")
    call.run(EMERGENCY, "ở số 12 ngõ 5 phố Huế, tối hôm kia lúc tám giờ")
    return call


def test_a_tip_holds_all_that_the_incident_held(store: SqlReportStore) -> None:
    """One sentence, then the next question of a tip; nothing is asked twice."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, OPENING, "report_emergency_crime")
    said = call.run(EMERGENCY, "ở số 12 ngõ 5 phố Huế, tối hôm kia lúc tám giờ, camera quay được")
    assert said.startswith("Dạ, em xin ghi nhận tin báo.")
    assert said.count("?") == 1
    tip, incident = call.slots["tip"], call.slots["incident"]
    for name in ("what", "where", "ward", "when", "who", "plate", "phone"):
        assert tip[name] == incident[name], name
    assert tip["when"] == "2026-11-18T20:00:00+07:00"
    assert "camera" in tip["evidence"]
    assert tip["priority"] == "P3"
    assert call.slots["pending"]["intake"] == "tip"
    assert call.slots["emergency"] == "113"


def test_the_incident_is_kept_without_a_receipt_of_its_own(store: SqlReportStore) -> None:
    """What was told first is not taken back; the one receipt is that of the tip."""
    call = _handed_on()
    incident, tip = call.slots["incident"], call.slots["tip"]
    assert incident["receipt"] is None
    told = operator_summary(Incident.from_dict(incident), Tip.from_dict(tip), "113")
    assert told is not None
    assert told.endswith("cùng cuộc gọi có tin báo")
    for answer in (
        "phường Hai Bà Trưng",
        "không biết là ai",
        "tôi tự thấy",
        "không có",
        "0912345678",
    ):
        call.run(TIP, answer)
    said = call.run(TIP, "đúng rồi", "affirm")
    receipt = call.slots["tip"]["receipt"]
    assert receipt
    assert "Mã tiếp nhận" in said
    assert store.find_tip(receipt) is not None
    assert call.slots["incident"]["receipt"] is None


def test_danger_brings_the_incident_back_with_number_and_advice(store: SqlReportStore) -> None:
    """It is said again what to do, and the incident is not handed on a second time."""
    call = _handed_on()
    said = call.run(EMERGENCY, "nó quay lại rồi, đang cầm dao đập cửa", "report_emergency_weapon")
    assert "113" in said.split(".")[0]
    assert call.slots["pending"]["intake"] == "incident"
    call.run(EMERGENCY, "tối qua lúc chín giờ nó cũng đến")
    assert call.slots["pending"]["intake"] == "incident"
    assert call.slots["tip"]["where"] == call.slots["incident"]["where"]


def test_what_turns_out_to_last_is_an_emergency_after_all(store: SqlReportStore) -> None:
    """Who beats a child every night will do it tonight."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, "bố nó đánh thằng bé", "report_emergency_child")
    call.run(EMERGENCY, "tối hôm kia lúc tám giờ, ở số 12 ngõ 5 phố Huế")
    assert call.slots["pending"]["intake"] == "tip"
    said = call.run(TIP, "tối nào cũng đánh")
    assert "113" in said.split(".")[0]
    assert call.slots["pending"]["intake"] == "incident"


def test_the_wish_to_stay_unnamed_holds_in_both(store: SqlReportStore) -> None:
    """Told in the incident or later in the tip; a number given before goes from both."""
    before = _handed_on("tôi giấu tên nhé, có kẻ cạy cửa hàng xóm lấy mất cái máy ảnh")
    assert before.slots["tip"]["anonymous"]
    assert before.slots["incident"]["anonymous"]
    later = ActionCall("113", caller=None)
    later.run(EMERGENCY, OPENING + ", số của tôi là 0912345678", "report_emergency_crime")
    later.run(EMERGENCY, "ở số 12 ngõ 5 phố Huế, tối hôm kia lúc tám giờ")
    assert later.slots["incident"]["phone"] == "0912345678"
    later.run(TIP, "thôi tôi muốn giấu tên", "anonymous")
    for report in (later.slots["tip"], later.slots["incident"]):
        assert report["anonymous"]
        assert report["phone"] is None
        assert "0912345678" not in str(report)


def test_a_tip_that_an_alarm_interrupted_is_gone_on_with(store: SqlReportStore) -> None:
    """It is the same tip, with its kind and matter, and what the incident took since."""
    call = ActionCall("113", caller=None)
    call.run(TIP, "tôi báo bọn trộm hay vào khu này", "report_tip")
    call.run(EMERGENCY, "nó cạy cửa cướp cái máy ảnh của tôi", "report_emergency_crime")
    call.run(EMERGENCY, "ở số 12 ngõ 5 phố Huế, tối hôm kia lúc tám giờ")
    tip = call.slots["tip"]
    assert "trộm" in tip["what"]
    assert "máy ảnh" in tip["what"]
    assert call.slots["pending"]["intake"] == "tip"


def test_a_robbery_of_a_quarter_of_an_hour_ago_stays_an_emergency(store: SqlReportStore) -> None:
    """No tip, and the questions of an emergency."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, OPENING, "report_emergency_crime")
    call.run(EMERGENCY, "ở số 12 ngõ 5 phố Huế, cách đây mười lăm phút")
    assert call.slots["tip"] is None
    assert call.slots["pending"]["intake"] == "incident"


def test_another_number_is_told_in_such_a_tip(store: SqlReportStore) -> None:
    """That 113 was told when it began does not keep 115 from being told."""
    call = _handed_on()
    assert "113" not in call.run(TIP, "thằng đó tóc dài, cầm cái gậy")
    assert "115" in call.run(TIP, "lúc về thấy mất của mẹ tôi ngất xỉu bất tỉnh")


def test_goodbye_in_such_a_tip_does_not_keep_on_the_line(store: SqlReportStore) -> None:
    """Nobody is told to hold the line for a burglary of the day before yesterday."""
    said = _handed_on().run("action_goodbye", "thôi chào em", "goodbye")
    assert "giữ máy" not in said


def test_a_whole_conversation_ends_with_a_receipt(call: Any) -> None:
    """113 first; once it is known to be over, a tip with its questions and its receipt."""
    conversation = call("113")
    first = conversation.say("anh ơi em bị giật mất cái túi xách")
    assert first.emergency == "113"
    assert first.incident is not None
    assert first.tip is None
    reply = conversation.say("ở số 9 phố Lò Đúc từ hôm kia lúc ba giờ chiều")
    assert reply.tip is not None
    assert reply.tip.where is not None
    assert str(reply.tip.when).startswith("2026-11-20T15")
    answers = {
        "phường": "phường Hai Bà Trưng",
        "Ai làm": "tôi không biết là ai",
        "tận mắt": "chính tôi thấy",
        "ảnh, video": "không có",
        "số điện thoại": "0912345678",
        "đúng": "vâng đúng rồi",
    }
    for _ in range(8):
        if reply.tip is None or reply.tip.receipt:
            break
        question = reply.text
        answer = next(
            (said for word, said in answers.items() if word in question), "tôi không biết"
        )
        reply = conversation.say(answer)
    assert reply.tip is not None
    assert reply.tip.receipt
    assert reply.incident is not None
    assert reply.incident.receipt is None
    later = conversation.say("à nó còn lấy cả cái đài nữa")
    assert "giữ máy" not in later.text


def test_what_goes_on_is_no_tip(call: Any) -> None:
    """Last night is long ago, yet he is still at the door."""
    conversation = call("113")
    conversation.say("anh hàng xóm đánh vợ dữ lắm")
    reply = conversation.say("từ tối qua lúc chín giờ, giờ anh ta vẫn đang ở đấy chửi bới")
    assert reply.tip is None
    assert reply.incident is not None


def test_new_danger_in_the_tip_is_an_emergency_again(call: Any) -> None:
    """The number comes first, as at any time."""
    conversation = call("113")
    conversation.say("kẻ gian phá cửa vào nhà tôi lấy mất cái tủ lạnh mini")
    assert conversation.say("từ hôm kia lúc ba giờ chiều ở số 9 phố Lò Đúc").tip is not None
    reply = conversation.say("ôi nó quay lại rồi nó đang cầm dao phá cửa cứu tôi với")
    assert "113" in reply.text
    assert reply.slots["pending"]["intake"] == "incident"


def test_what_was_announced_as_a_tip_goes_on_as_one_when_it_is_no_danger(
    store: SqlReportStore,
) -> None:
    """Taken back in a few words it is only taken back."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, "tôi muốn phản ánh xưởng nhựa đốt lò khói bốc mù mịt", "report_tip")
    said = call.run(EMERGENCY, "không phải cháy đâu em, họ đun phế liệu từng mẻ từ chiều hôm kia")
    assert said.startswith("Dạ, em xin ghi nhận tin báo.")
    assert call.slots["pending"]["intake"] == "tip"
    other = ActionCall("113", caller=None)
    other.run(EMERGENCY, "tôi muốn phản ánh xưởng nhựa đốt lò khói bốc mù mịt", "report_tip")
    other.run(EMERGENCY, "à không phải cháy đâu")
    assert other.slots["pending"] is None
