"""Greeting, procedures, guidance, nuisance, handover and the rest through the actions."""

from __future__ import annotations

from pathlib import Path

import pytest

import actions.storing
from actions.prompts import OF_KIND, PEOPLE, REPLIES
from actions.speech import wording
from bot.storage.reports import SqlReportStore
from tests.dialogue.action_calls import ActionCall, registered


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real database of its own for every test."""
    kept = SqlReportStore(f"sqlite:///{tmp_path / 'reports.sqlite3'}")
    monkeypatch.setattr(actions.storing, "report_store", lambda: kept)


def test_every_prompt_has_its_words() -> None:
    """No question of an intake is without a reply, and all its blanks can be filled."""
    known = {"summary", "receipt", "number", "choices", "old", "new"}
    for name in (*REPLIES.values(), *PEOPLE.values(), *OF_KIND.values()):
        assert name in wording()
        assert wording().blanks(name) <= known


@pytest.mark.parametrize("action", sorted(registered()))
@pytest.mark.parametrize("hotline", ["113", "114", "1900-0113"])
def test_every_action_says_something(action: str, hotline: str) -> None:
    """On an empty conversation, with an odd message, no action is silent."""
    for text in ("", "xyz", "😀 " * 50):
        assert ActionCall(hotline).run(action, text, "nlu_fallback")


@pytest.mark.parametrize("hotline", ["113", "114", "1900-0113"])
def test_greetings_say_that_it_is_a_simulation(hotline: str) -> None:
    """And which hotline answers."""
    said = ActionCall(hotline).run("action_greet_by_hotline", "alo", "greet")
    assert "mô phỏng" in said
    assert hotline.split("-")[0] in said


def test_a_follow_up_keeps_the_topic() -> None:
    """ "Mất bao lâu" is answered about the procedure that is being talked of."""
    call = ActionCall("1900-0113")
    first = ({"entity": "procedure", "value": "cap_the_can_cuoc_tu_14"},)
    call.run("action_answer_procedure", "làm căn cước cần gì", "ask_documents", first)
    call.run("action_answer_procedure", "thế mất bao lâu", "ask_time")
    assert call.slots["procedure"] == "cap_the_can_cuoc_tu_14"
    assert call.slots["aspect"] == "time"
    assert "procedure" in call.set_now


def test_several_procedures_are_asked_back_and_the_answer_is_used() -> None:
    """ "Cái thứ hai" picks the second of what was offered."""
    call = ActionCall("1900-0113")
    both = ({"entity": "procedures", "value": ["doi_giay_phep_lai_xe", "sang_ten_xe"]},)
    said = call.run("action_answer_procedure", "giấy tờ xe", "ask_fee", both)
    assert " hay " in said
    call.run("action_out_of_scope", "cái thứ hai")
    assert call.slots["procedure"] == "sang_ten_xe"
    assert call.slots["aspect"] == "fee"
    assert call.slots["pending"] is None


def test_an_unknown_procedure_is_admitted() -> None:
    """What the knowledge base does not hold is not made up."""
    call = ActionCall("1900-0113")
    said = call.run("action_answer_procedure", "thủ tục đăng ký kết hôn với người Pháp", "ask_fee")
    assert "chưa có thông tin" in said
    assert "procedure" not in call.set_now


def test_repeating_is_word_for_word() -> None:
    """ "Nói lại đi" gives the last reply again."""
    call = ActionCall("113")
    first = call.run("action_tell_hotline", "cháy thì gọi số nào", "ask_hotline")
    assert call.run("action_repeat", "nói lại đi", "ask_repeat") == first
    assert call.run("action_repeat", "nói lại lần nữa", "ask_repeat") == first


def test_slower_is_remembered() -> None:
    """The voice is told to slow down, and the reply comes again."""
    call = ActionCall("113")
    first = call.run("action_tell_hotline", "cháy thì gọi số nào", "ask_hotline")
    assert first in call.run("action_slower", "nói chậm thôi", "ask_slower")
    assert call.slots["slow"] is True


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("cháy thì gọi số nào", "114"),
        ("bị cướp thì gọi số mấy", "113"),
        ("có người bất tỉnh gọi số nào", "115"),
        ("trẻ bị xâm hại thì gọi số nào", "111"),
    ],
)
def test_the_right_number_is_told(text: str, number: str) -> None:
    """From the knowledge base, for what is asked."""
    assert number in ActionCall("1900-0113").run("action_tell_hotline", text, "ask_hotline")


def test_fines_are_dated_and_to_be_confirmed() -> None:
    """The fine in force on the day, its basis, and that the police decide."""
    said = ActionCall("1900-0113").run(
        "action_tell_hotline", "gọi quấy rối 113 bị phạt bao nhiêu", "ask_hotline"
    )
    assert "3.000.000" in said
    assert "282/2025" in said
    assert "công an xác nhận" in said


def test_a_scam_is_recognised_with_advice_and_source() -> None:
    """Police impersonators: signs, what to do, where it is from."""
    said = ActionCall("1900-0113").run(
        "action_tell_warning", "có người xưng công an gọi bắt chuyển tiền điều tra", "ask_warning"
    )
    assert "giả danh công an" in said
    assert "không chuyển tiền" in said.lower()
    assert "theo" in said.lower()


class TestNuisance:
    """Polite, the way back in every reply, the law once."""

    def pester(self, hotline: str, times: int) -> tuple[ActionCall, list[str]]:
        call = ActionCall(hotline)
        texts = ["haha cháu trêu chú đấy", "lêu lêu trêu tí thôi", "hihi đùa thôi mà"] * times
        said = [call.run("action_nuisance", text, "nuisance_prank") for text in texts[:times]]
        return call, said

    def test_the_fine_is_told_once(self) -> None:
        """Not in the first reply, and not twice."""
        _, said = self.pester("113", 5)
        assert "phạt" not in said[0]
        assert sum("có thể bị phạt" in reply for reply in said) == 1

    def test_one_insult_does_not_end_the_call(self) -> None:
        """However plain it is: who insults is asked for their matter first, who sells is not."""
        sure = {"kind": "chui_boi", "likelihood": 0.999, "words": [], "alarm": 0.0}
        call = ActionCall("1900-0113")
        said = call.run("action_nuisance", "đồ vô dụng", "nuisance_abuse", nuisance=sure)
        assert call.slots["nuisance"]["verdict"] == "nuisance"
        assert "kết thúc" not in said
        assert not call.slots["nuisance"].get("ends")

    @pytest.mark.parametrize("hotline", ["113", "114"])
    def test_113_and_114_never_end_the_call(self, hotline: str) -> None:
        """Each reply offers the way back to a real report."""
        _, said = self.pester(hotline, 6)
        assert all("kết thúc" not in reply for reply in said)
        assert all("nói ngay" in reply or "nghe" in reply for reply in said)

    def test_the_desk_may_end_the_call(self) -> None:
        """Only 1900-0113 takes leave, and only of an established nuisance."""
        _, said = self.pester("1900-0113", 5)
        assert "kết thúc" not in said[0]
        assert "kết thúc" in said[-1]

    def test_the_end_is_passed_on_and_taken_back(self) -> None:
        """The reply that takes leave says so in its slot; the next one does not."""
        call, said = self.pester("1900-0113", 5)
        assert call.slots["nuisance"]["ends"] is True
        call.run("action_tell_hotline", "cháy thì gọi số nào", "ask_hotline")
        assert "ends" not in call.slots["nuisance"]

    @pytest.mark.parametrize("slot", ["emergency", "incident", "tip", "handover"])
    def test_leave_is_not_taken_of_who_told_something(self, slot: str) -> None:
        """An emergency, a report or a promised call keeps the line open."""
        call = ActionCall("1900-0113")
        call.slots[slot] = {"emergency": "113", "handover": True}.get(slot, {"what": "x"})
        call.events.append({"event": "slot", "name": slot, "value": call.slots[slot]})
        texts = ["haha cháu trêu chú đấy", "lêu lêu trêu tí thôi", "hihi đùa thôi mà"] * 2
        said = [call.run("action_nuisance", text, "nuisance_prank") for text in texts]
        assert all("kết thúc" not in reply for reply in said)
        assert not call.slots["nuisance"].get("ends")

    def test_genuine_words_clear_the_flag_in_the_same_turn(self) -> None:
        """And the emergency is taken like any other."""
        call, _ = self.pester("113", 3)
        assert call.slots["nuisance"]["verdict"] == "nuisance"
        said = call.run("action_emergency", "chú ơi cháy nhà thật rồi", "report_emergency_fire")
        assert call.slots["nuisance"]["verdict"] == "none"
        assert "114" in said


def test_handover_is_recorded_with_a_summary() -> None:
    """What was reported goes along, and the real number is said."""
    call = ActionCall("113")
    call.run("action_emergency", "có cướp ở phố Láng phường Láng")
    said = call.run("action_handover", "cho gặp người thật", "handover")
    assert call.slots["handover"] is True
    assert "phố Láng" in said
    assert "113" in said


def test_not_understood_twice_is_handed_over() -> None:
    """The second time in a row a person is asked for."""
    call = ActionCall("113")
    call.run("action_out_of_scope", "xyz", "nlu_fallback")
    assert not call.slots["handover"]
    call.run("action_out_of_scope", "xyzt", "nlu_fallback")
    assert call.slots["handover"] is True


def test_goodbye_in_an_emergency_names_the_number() -> None:
    """Nobody in danger is let go without it."""
    call = ActionCall("113")
    call.run("action_emergency", "nhà tôi cháy")
    assert "114" in call.run("action_goodbye", "thôi chào em", "goodbye")


def test_case_files_are_declined() -> None:
    """Other people's matters are not discussed."""
    said = ActionCall("113").run("action_decline", "tra hồ sơ anh Nam", "personal_or_legal")
    assert "không được phép" in said


def test_who_wants_something_looked_up_is_told_how() -> None:
    """Nothing is looked up for anybody, but the way to do it is no secret."""
    said = ActionCall("1900-0113").run(
        "action_decline", "xem giúp xe tôi có bị phạt nguội không", "personal_or_legal"
    )
    assert "không được phép" in said
    assert "VNeTraffic" in said


def test_what_names_a_procedure_plainly_is_not_outside() -> None:
    """Whatever the models take it for; what names somebody else's business is."""
    said = ActionCall("1900-0113").run(
        "action_out_of_scope", "em bị mất bằng lái xe thì xin cấp lại ở đâu", "out_of_scope"
    )
    assert "mất bằng lái xe" in said
    other = ActionCall("1900-0113").run(
        "action_out_of_scope", "đăng ký kết hôn ở đâu", "out_of_scope"
    )
    assert "ngoài phạm vi" in other


@pytest.mark.parametrize("action", ["action_answer_procedure", "action_decline"])
def test_what_became_of_ones_own_papers_is_declined(action: str) -> None:
    """Nobody can look it up here; how the procedure goes was not asked."""
    call = ActionCall("1900-0113")
    named = ({"entity": "procedure", "value": "doi_giay_phep_lai_xe"},)
    text = "em nộp đổi bằng lái hai tuần rồi mà chưa thấy gọi"
    said = call.run(action, text, "ask_time", named)
    assert "không được phép trả lời" in said
    assert call.slots["procedure"] is None


@pytest.mark.parametrize("doubted", [True, False])
def test_a_doubt_about_what_seems_outside_tells_the_number(doubted: bool) -> None:
    """However sure the intents are: "giấy chứng tử do bên nào làm ạ, mai nhà em sẽ cần"."""
    call = ActionCall("1900-0113")
    doubt = {"entity": "emergency", "value": "violence", "start": 0, "end": 9}
    found = ({**doubt, "confidence_entity": 0.1},) if doubted else ()
    said = call.run("action_out_of_scope", "mẹ chồng tôi khó tính", "out_of_scope", found)
    assert ("gọi ngay" in said) is doubted


def test_a_fine_is_no_fee() -> None:
    """Told from the entry's notes; where they tell none, that is said."""
    call = ActionCall("1900-0113")
    staying = ({"entity": "procedure", "value": "dang_ky_tam_tru"},)
    text = "không đăng ký tạm trú thì bị phạt bao nhiêu"
    said = call.run("action_answer_procedure", text, "ask_fee", staying)
    assert "cảnh cáo hoặc phạt" in said
    assert "lệ phí" not in said.lower()
    call = ActionCall("1900-0113")
    noise = ({"entity": "procedure", "value": "phan_anh_kien_nghi"},)
    said = call.run(
        "action_answer_procedure", "hát ồn tới khuya bị phạt bao nhiêu", "ask_fee", noise
    )
    assert "Mức phạt thì em chưa có thông tin" in said
    assert "miễn phí" not in said
    assert "Theo thông tin kiểm tra ngày" in said


def test_what_became_of_a_report_is_told_to_whoever_says_its_code() -> None:
    """However the question sounds to the models; an unknown code is said to be unknown."""
    call = ActionCall("1900-0113")
    text = "tin tôi báo hôm kia đã giải quyết chưa, mã là K7M3 Q9TX"
    said = call.run("action_answer_procedure", text, "ask_time")
    assert "không được phép" not in said
    assert "K, 7, M, 3" in said or "K 7 M 3" in said


def test_who_only_breathes_is_told_how_to_be_heard() -> None:
    """And is passed to a person when it goes on; a market that is overheard is not."""
    breath = {"kind": "tieng_tho_tieng_dong", "likelihood": 0.9, "words": [], "alarm": 0.01}
    call = ActionCall("113")
    said = call.run("action_out_of_scope", "hộc hộc", "out_of_scope", nuisance=breath)
    assert "nói nhỏ" in said
    assert "113" in said
    assert "ngoài phạm vi" not in said
    call.run("action_out_of_scope", "hộc hộc", "out_of_scope", nuisance=breath)
    assert call.slots["handover"] is True
    market = ActionCall("113")
    for line in ("rau muống mười nghìn ba mớ", "lấy chị hai cân cà chua"):
        market.run("action_out_of_scope", line, "out_of_scope", nuisance=breath)
    assert not market.slots["handover"]


def test_whether_a_name_comes_out_is_answered_in_an_emergency_too() -> None:
    """Without losing the question that is open."""
    call = ActionCall("113")
    call.run("action_emergency", "có hai nhóm đang chém nhau", "report_emergency_crime")
    said = call.run("action_emergency", "em báo thế này có bị lộ tên không anh", "inform")
    assert "giấu tên thì em không giữ tên" in said
    assert "?" in said or "ạ." in said
    assert call.slots["incident"]
