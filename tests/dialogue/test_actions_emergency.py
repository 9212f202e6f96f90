"""What a caller in danger hears, and what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import actions.storing
from actions.speech import say
from bot.core.errors import StorageError
from bot.storage.reports import SqlReportStore
from tests.dialogue.action_calls import ActionCall

EMERGENCY = "action_emergency"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlReportStore:
    """A real database of its own for every test."""
    kept = SqlReportStore(f"sqlite:///{tmp_path / 'reports.sqlite3'}")
    monkeypatch.setattr(actions.storing, "report_store", lambda: kept)
    return kept


def test_advice_comes_before_the_question() -> None:
    """First what keeps people alive, then the simulation and the number, then where."""
    said = ActionCall("114").run(EMERGENCY, "cháy nhà rồi", "report_emergency_fire")
    advice, note, question = (
        said.index("lối an toàn"),
        said.index("mô phỏng"),
        said.index("ở đâu"),
    )
    assert advice < note < question
    assert said.count("?") == 1


@pytest.mark.parametrize(
    ("hotline", "text", "number"),
    [
        ("113", "nhà tôi cháy rồi", "114"),
        ("1900-0113", "có người đuối nước", "114"),
        ("114", "nó cầm dao đuổi tôi", "113"),
        ("113", "bố tôi bất tỉnh", "115"),
        ("1900-0113", "nó có dao", "113"),
    ],
)
def test_on_the_wrong_hotline_the_number_comes_first(hotline: str, text: str, number: str) -> None:
    """The right number is said in the first sentence; the place is still taken."""
    call = ActionCall(hotline)
    said = call.run(EMERGENCY, text)
    assert number in said.split(".")[0]
    assert "ở đâu" in said
    assert call.slots["emergency"] == number


def test_a_whole_emergency_is_taken_and_stored(store: SqlReportStore) -> None:
    """Place, people, receipt; what is stored is what the slot says."""
    call = ActionCall("114")
    call.run(EMERGENCY, "cháy nhà rồi", "report_emergency_fire")
    call.run(EMERGENCY, "số 5 phố Láng phường Láng")
    said = call.run(EMERGENCY, "có hai người kẹt bên trong")
    incident = call.slots["incident"]
    assert incident["ward"] == "Phường Láng"
    assert incident["priority"] == "P1"
    assert incident["missing"] == []
    assert call.slots["pending"] is None
    spelled = " ".join(incident["receipt"][:4])
    assert spelled in said
    kept = store.find_incident(incident["receipt"])
    assert kept is not None
    assert "hai người" in str(kept.people_in_danger)


def test_every_turn_is_stored(store: SqlReportStore) -> None:
    """A call that breaks off after one sentence has left it in the database."""
    saved: list[str | None] = []
    original = store.save_incident

    def remember(call_id: str, incident: object) -> None:
        saved.append(getattr(incident, "what", None))
        original(call_id, incident)  # type: ignore[arg-type]

    store.save_incident = remember  # type: ignore[assignment,method-assign]
    ActionCall("113").run(EMERGENCY, "có cướp ở phố Láng")
    assert len(saved) == 1
    assert "cướp" in str(saved[0])


def test_a_broken_database_does_not_silence_the_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller hears the number and the advice, and the report stays in the conversation."""

    class Broken:
        def save_incident(self, call_id: str, incident: object) -> None:
            raise StorageError("locked", "The database is locked")

    monkeypatch.setattr(actions.storing, "report_store", Broken)
    call = ActionCall("113")
    said = call.run(EMERGENCY, "nhà tôi cháy")
    assert "114" in said
    assert call.slots["incident"]["what"]


def test_a_fire_during_another_report_takes_over() -> None:
    """A new danger to life changes the number at once."""
    call = ActionCall("113")
    call.run(EMERGENCY, "có đánh nhau ở quán nhậu")
    said = call.run(EMERGENCY, "trời ơi chúng nó đốt cháy nhà rồi")
    assert call.slots["emergency"] == "114"
    assert "114" in said


def test_an_injury_adds_115_and_keeps_the_first_number() -> None:
    """The fire stays with 114; 115 is named besides."""
    call = ActionCall("114")
    call.run(EMERGENCY, "cháy nhà ở phố Láng phường Láng")
    said = call.run(EMERGENCY, "có người bất tỉnh rồi")
    assert "115" in said
    assert call.slots["emergency"] == "114"


def test_a_model_without_keywords_is_believed() -> None:
    """What only the trained model takes for an emergency gets its number too."""
    call = ActionCall("113")
    call.run(EMERGENCY, "lửa từ đâu ra thế này", "report_emergency_fire")
    assert call.slots["emergency"] == "114"


def test_taking_it_back_keeps_the_report() -> None:
    """Somebody may be made to say that all is well: the report stays, the questions stop."""
    call = ActionCall("113")
    call.run(EMERGENCY, "nó đánh tôi")
    said = call.run(EMERGENCY, "không có gì đâu em gọi nhầm")
    assert call.slots["incident"] is not None
    assert call.slots["pending"] is None
    assert "113" in said


def test_the_domestic_violence_line_is_never_invented() -> None:
    """No number is said but those of the knowledge base."""
    said = ActionCall("113").run(EMERGENCY, "chồng em đang đánh em")
    numbers = {word.strip(".,;") for word in said.split() if word.strip(".,;").isdigit()}
    assert numbers <= {"111", "113", "114", "115"}


@pytest.mark.parametrize("text", ["", "   ", "😀", "a" * 3000, "\x00\x01", "/restart"])
def test_any_text_gets_an_answer(text: str) -> None:
    """Nothing that a caller sends makes the action silent."""
    assert ActionCall("113").run(EMERGENCY, text)


def danger(kind: str, text: str) -> dict[str, object]:
    """What the finder of emergencies adds to a message."""
    return {"entity": "emergency", "value": kind, "start": 0, "end": len(text)}


def test_in_doubt_the_number_leads_and_the_question_is_answered() -> None:
    """Somebody who may be in danger gets the number, what was asked, and one question."""
    call = ActionCall("1900-0113")
    text = "làm căn cước hết bao nhiêu tiền"
    said = call.run("action_answer_procedure", text, "ask_fee", (danger("crime", text),))
    assert "113" in said.split(".")[0]
    assert call.slots["emergency"] == "113"
    assert said.count("?") <= 1
    said = call.run("action_goodbye", "cảm ơn em", "thank")
    assert call.slots["emergency"] is None
    assert "113" not in said


def test_a_yes_to_danger_opens_the_report_with_what_was_said() -> None:
    """What was doubtful is the report's first sentence, with the number of its kind."""
    call = ActionCall("1900-0113")
    text = "thang ở tòa nhà em nó đứng im"
    said = call.run("action_decline", text, "personal_or_legal", (danger("rescue", text),))
    assert said.startswith("Nếu đang có người gặp nguy hiểm, anh chị gọi ngay 114.")
    assert said.endswith("?")
    said = call.run(EMERGENCY, "vâng có", "affirm")
    assert call.slots["emergency"] == "114"
    assert "thang" in str(call.slots["incident"]["what"])
    assert "114" in said.split(".")[0]


def test_who_is_hurt_beside_a_fire_is_sent_to_both_numbers() -> None:
    """The fire brigade first, the ambulance with it."""
    said = ActionCall("114").run(EMERGENCY, "cháy nhà có hai người bất tỉnh không thở")
    assert "115" in said


def test_a_suicide_risk_needs_a_person_at_once() -> None:
    """A call back is promised in the first answer, and only once."""
    call = ActionCall("113")
    said = call.run("action_emergency", "tôi không muốn sống nữa", "report_emergency_suicide")
    assert "gọi lại cho anh chị ngay, trước 9 giờ 45 phút" in said
    assert call.slots["handover"] is True
    assert call.slots["pending"]["promised"] == "2026-11-20T09:45:00+07:00"
    assert "gọi lại cho anh chị ngay" not in call.run("action_emergency", "tôi ở cầu Long Biên")


def test_a_person_is_needed_even_where_nobody_can_be_called() -> None:
    """Without a number nothing is promised, but somebody must look."""
    call = ActionCall("113", caller=None)
    said = call.run("action_emergency", "tôi không muốn sống nữa", "report_emergency_suicide")
    assert "gọi lại cho anh chị" not in said
    assert call.slots["handover"] is True


def test_what_an_interrupted_tip_lacks_is_kept_in_it_too() -> None:
    """The number told to the emergency is the one to call about the tip; put right, in both."""
    call = ActionCall("113", caller=None)
    call.run("action_intake_tip", "tôi báo có sòng bạc", "report_tip")
    call.run(EMERGENCY, "chúng nó đánh nhau chảy máu rồi ở số 8 phố Láng Hạ phường Láng")
    call.run(EMERGENCY, "số tôi 0570 123 456")
    assert call.slots["tip"]["phone"] == "0570123456"
    call.run(EMERGENCY, "đọc nhầm, 0570 123 465", "correct")
    assert call.slots["tip"]["phone"] == "0570123465"
    assert call.slots["tip"]["what"] == "có sòng bạc"


def test_an_unnamed_tip_keeps_no_number_of_an_emergency() -> None:
    call = ActionCall("113", caller=None)
    call.run("action_intake_tip", "tôi báo có sòng bạc, xin giấu tên", "report_tip")
    call.run(EMERGENCY, "chúng nó đánh nhau chảy máu rồi ở số 8 phố Láng Hạ phường Láng")
    call.run(EMERGENCY, "số tôi 0570 123 456")
    assert call.slots["tip"]["phone"] is None


def test_a_tip_after_an_emergency_has_the_callers_number() -> None:
    """It is the same caller; another number told with the tip goes before it."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, "cháy nhà ở số 8 phố Láng Hạ phường Láng", "report_emergency_fire")
    call.run(EMERGENCY, "số tôi 0570 123 456")
    call.run("action_intake_tip", "tôi báo thêm có sòng bạc", "report_tip")
    assert call.slots["tip"]["phone"] == "0570123456"


def test_a_number_told_with_thanks_is_kept() -> None:
    call = ActionCall("113", caller=None)
    call.run("action_intake_tip", "tôi báo có sòng bạc", "report_tip")
    call.run("action_goodbye", "số tôi 0570 123 456, cảm ơn nhiều", "thank")
    assert call.slots["tip"]["phone"] == "0570123456"


def test_a_number_told_once_an_emergency_was_taken_back_is_kept() -> None:
    """Whatever the message was taken for; who asks about a number leaves none."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, "có kẻ giật túi của tôi", "report_emergency_crime")
    call.run(EMERGENCY, "không có gì đâu, ổn rồi")
    assert call.slots["pending"] is None
    call.run("action_out_of_scope", "số 0905 111 222 là của ai", "out_of_scope")
    assert call.slots["incident"]["phone"] is None
    said = call.run("action_answer_procedure", "số tôi 0905 333 444 nhé", "ask_procedure")
    assert call.slots["incident"]["phone"] == "0905333444"
    assert "ghi" in said


@pytest.mark.parametrize("text", ["cứu với, số tôi 0905 333 444", "nó cầm dao, số 0905 333 444"])
def test_a_number_with_new_danger_is_more_than_a_number(text: str) -> None:
    """Once an emergency was taken back, danger told beside a number is answered as danger."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, "có kẻ giật túi của tôi", "report_emergency_crime")
    call.run(EMERGENCY, "không có gì đâu, ổn rồi")
    for action in ("action_out_of_scope", "action_answer_procedure", "action_default_fallback"):
        assert call.run(action, text, "out_of_scope") != say("utter_emergency_noted")


def test_no_number_is_kept_of_who_stays_unnamed() -> None:
    """Not even one that they tell after all is said."""
    call = ActionCall("113", caller=None)
    call.run(EMERGENCY, "có kẻ giật túi của tôi, tôi xin giấu tên", "report_emergency_crime")
    call.run(EMERGENCY, "không có gì đâu, ổn rồi")
    call.run("action_out_of_scope", "số tôi 0905 333 444 nhé", "out_of_scope")
    assert call.slots["incident"]["phone"] is None


def test_what_a_tip_was_opened_with_belongs_to_the_emergency_it_becomes() -> None:
    """The words that name the danger may be those of the first message."""
    call = ActionCall("114", caller=None)
    call.run("action_intake_tip", "nhà cháu có con rắn to ở bếp", "report_tip")
    call.run(EMERGENCY, "nó cắn vào chân bà cháu rồi", "report_emergency_medical")
    what = call.slots["incident"]["what"]
    assert "rắn" in what
    assert "cắn" in what


def test_a_lift_between_two_storeys_is_where_it_was() -> None:
    """It is no other emergency, told after the first has its receipt."""
    call = ActionCall("114")
    call.run(EMERGENCY, "em kẹt trong thang máy", "report_emergency_rescue")
    call.run(EMERGENCY, "ở số 12 phố Huế, phường Hai Bà Trưng")
    call.run(EMERGENCY, "không ai bị thương")
    assert call.slots["incident"]["receipt"]
    call.run(EMERGENCY, "thang máy kẹt giữa tầng 4 với tầng 5", "report_emergency_rescue")
    assert "phố Huế" in call.slots["incident"]["where"]
    assert call.slots["incident"]["receipt"]


def closed_fire() -> ActionCall:
    """A fire told to its receipt."""
    call = ActionCall("114")
    call.run(EMERGENCY, "cháy xưởng gỗ nhà bên cạnh tôi", "report_emergency_fire")
    call.run(EMERGENCY, "số 5 phố Láng phường Láng")
    call.run(EMERGENCY, "có hai bác thợ ngủ trên gác xép chưa thấy ra")
    call.run(EMERGENCY, "0912345678")
    assert call.slots["incident"]["receipt"]
    return call


@pytest.mark.parametrize(
    "said",
    [
        "lửa lên đến mái tôn rồi, các chú cho xe vào lối đường bê tông nhá lối chợ hẹp lắm",
        "cháy to lắm rồi, lửa lan sang chỗ kho sơn trong ngõ hẹp",
    ],
)
def test_a_closed_fire_that_grows_is_the_same_fire(said: str) -> None:
    """Its receipt, its place and what it was about stay."""
    call = closed_fire()
    before = dict(call.slots["incident"])
    call.run(EMERGENCY, said)
    after = call.slots["incident"]
    assert after["receipt"] == before["receipt"]
    assert "phố Láng" in after["where"]
    assert "xưởng gỗ" in after["what"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("cháy nhà ở số 9 phố Huế", "114"),
        ("lại cháy ở phố Huế", "114"),
        ("có thằng cầm dao chém người ở số 9 phố Huế", "113"),
    ],
)
def test_another_emergency_after_a_closed_fire_is_new(said: str, number: str) -> None:
    """Another place makes another incident, with its own number."""
    call = closed_fire()
    before = call.slots["incident"]["receipt"]
    reply = call.run(EMERGENCY, said)
    assert number in reply
    assert call.slots["incident"]["receipt"] != before
    assert "phố Huế" in call.slots["incident"]["where"]
