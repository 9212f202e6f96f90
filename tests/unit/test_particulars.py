"""The vehicle in words, what there is to show for a tip, and how its reporter knows."""

from __future__ import annotations

import pytest

from bot.core.report import Tip
from bot.core.reports.particulars import evidence_told, how_known_told, vehicle_told
from bot.core.reports.summaries import summary_of
from tests.unit.intake_talk import Talk

NOBODY_TOLD = ("tôi muốn báo tin có ổ đánh bạc", "số 5 phố Bạch Mai, phường Bạch Mai")


def asked_how(*more: str) -> Talk:
    """A tip up to the question how its reporter knows."""
    talk = Talk("tip")
    talk.say(*NOBODY_TOLD, "chín giờ tối qua", "hai thanh niên")
    assert talk.asked == "ask_tip_how_known"
    if more:
        talk.say(*more)
    return talk


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hai thanh niên đi xe Wave màu đỏ biển 29A1 12345", "xe Wave màu đỏ"),
        ("nó lái con SH trắng", "con SH trắng"),
        ("xe bán tải Ford Ranger đen", "xe bán tải Ford Ranger đen"),
        ("hai thanh nien di xe wave mau do", "xe wave mau do"),
        ("chúng đi ô tô 4 chỗ màu đen", "ô tô 4 chỗ màu đen"),
        ("gần bãi xe máy ở chợ", None),
        ("có nhóm đua xe máy", None),
        ("quán sửa xe máy", None),
        ("tôi muốn đăng ký ô tô", None),
    ],
)
def test_a_vehicle_is_told_in_words(text: str, told: str | None) -> None:
    """Kind, make and colour as said; a place or a procedure is nobody's vehicle."""
    assert vehicle_told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nhà tôi có camera quay được hết", "có camera quay được hết"),
        ("camera nhà đối diện quay được mặt nó", "camera nhà đối diện quay được mặt"),
        ("tôi chụp được mấy tấm ảnh", "chụp được mấy tấm ảnh"),
        ("không có ảnh hay video gì", "không có ảnh hay video gì"),
        ("tôi còn giữ tin nhắn và biên lai chuyển khoản",) * 2,
        ("toi co video quay lai duoc", "co video quay lai duoc"),
        ("nó quay lại mấy lần", None),
        ("nó cầm dao quay lại rồi", None),
        ("nó lấy mất camera", None),
    ],
)
def test_evidence_is_told(text: str, told: str | None) -> None:
    """What there is or that there is none; who comes back ("quay lại") filmed nothing."""
    assert evidence_told(text) == (told and told.removeprefix("tôi "))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tôi tận mắt thấy nó", "tôi tận mắt thấy"),
        ("em nghe nói ở đó bán ma túy", "em nghe nói"),
        ("có người kể lại cho em", "có người kể lại cho em"),
        ("tôi thấy có nhóm đánh bạc", "tôi thấy"),
        ("nhà tôi bị trộm xe", "nhà tôi bị trộm"),
        ("tôi không thấy ai", None),
        ("tôi thấy là không ổn", None),
    ],
)
def test_how_the_reporter_knows_is_told(text: str, told: str | None) -> None:
    """Seen, heard from others, suffered."""
    assert how_known_told(text) == told


def test_both_are_asked_once_when_nobody_told() -> None:
    """After where, when and who, one at a time; then how to reach the caller."""
    talk = asked_how("tôi tận mắt thấy")
    assert talk.asked == "ask_tip_evidence"
    talk.say("nhà tôi có camera quay được")
    assert talk.asked == "ask_tip_contact"
    tip = talk.report
    assert isinstance(tip, Tip)
    assert tip.how_known == "tôi tận mắt thấy"
    assert tip.evidence == "có camera quay được"
    assert "vì sao biết: tôi tận mắt thấy; chứng cứ: có camera quay được" in summary_of(tip)


def test_what_was_told_is_not_asked() -> None:
    """Who says it in the first words is asked for neither."""
    talk = Talk("tip")
    talk.say(
        "tôi thấy có nhóm đánh bạc, tôi quay được video",
        *NOBODY_TOLD[1:],
        "chín giờ tối qua",
        "hai thanh niên đi xe Wave màu đỏ",
    )
    assert talk.asked == "ask_tip_contact"
    assert (talk.report.vehicle, talk.heard.count("ask_tip_evidence")) == ("xe Wave màu đỏ", 0)


@pytest.mark.parametrize(
    ("answer", "evidence"), [("không có", "không có"), ("không biết", None), ("có ạ", "có")]
)
def test_no_evidence_is_an_answer(answer: str, evidence: str | None) -> None:
    """Nobody is asked twice."""
    talk = asked_how("nghe hàng xóm kể", answer)
    assert talk.asked == "ask_tip_contact"
    assert isinstance(talk.report, Tip)
    assert talk.report.evidence == evidence


@pytest.mark.parametrize(
    "answer", ["0570123456", "giấu tên giúp tôi", "gọi lại số này", "không cần gọi lại"]
)
def test_who_goes_on_to_the_end_is_held_up_no_longer(answer: str) -> None:
    """A number, the wish to stay unnamed or to be left alone answers the last question, too."""
    talk = asked_how(answer)
    assert talk.asked == "read_back"
    assert "ask_tip_evidence" not in talk.heard


def test_how_one_knows_is_corrected() -> None:
    """ "À không" after the read-back changes what was read back."""
    talk = asked_how("tôi tận mắt thấy", "không có", "giấu tên")
    talk.say("à không, tôi nghe hàng xóm kể")
    assert isinstance(talk.report, Tip)
    assert talk.report.how_known == "tôi nghe hàng xóm kể"
    assert talk.asked == "read_back"


def test_an_unnamed_reporter_is_not_in_them() -> None:
    """A number said with the evidence is not kept."""
    talk = asked_how("giấu tên giúp tôi")
    talk.say("tôi có video, gọi tôi số 0912345678")
    assert "0912345678" not in str(talk.report.as_dict())
