"""Personal data in what callers say: covered in text and sound, taken out for training."""

from __future__ import annotations

import pytest

from bot.core.call import DialogueReply, Turn, Utterance
from bot.core.covered_sound import ASSISTANT, CALLER, covered_stretches
from bot.core.personal_data import covered, covered_report, personal_spans, spans_of_both, taken_out
from bot.core.report import Tip
from bot.core.transcript import Segment, Word
from bot.core.writing.written import write


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("số của tôi là 0912 345 678 nhé", "0912 345 678"),
        (
            "gọi không chín một hai ba bốn năm sáu bảy tám",
            "không chín một hai ba bốn năm sáu bảy tám",
        ),
        ("căn cước 001085012345", "001085012345"),
        ("tài khoản một hai ba bốn năm sáu bảy tám chín", "một hai ba bốn năm sáu bảy tám chín"),
        ("xe 29A1-123.45 chạy mất", "29A1-123.45"),
        ("biển hai chín a một một hai ba bốn năm", "hai chín a một một hai ba bốn năm"),
        ("nhà tôi ở số mười lăm ngõ hai mươi", "mười lăm"),
        ("ở số nhà 12/45 phố Huế", "12/45"),
        ("căn hộ 1205 tòa a", "1205"),
        ("tôi tên là lê thị hạnh ở hà đông", "lê thị hạnh"),
        ("toi ten la tran van nam o ha dong", "tran van nam"),
        ("Tôi là Phạm Văn Đồng, tôi báo tin", "Phạm Văn Đồng"),
        ("nghi anh tuấn nhà bên", "tuấn"),
        ("ông Bảo Lâm hàng xóm", "Bảo Lâm"),
        ("thư gửi về lan.anh@thu.vn nhé", "lan.anh@thu.vn"),
    ],
)
def test_personal_data_are_covered_sign_for_sign(text: str, hidden: str) -> None:
    """What tells who somebody is goes, and every other sign keeps its place."""
    shown = covered(text)
    assert hidden not in shown
    assert len(shown) == len(text)
    start = text.index(hidden)
    end = start + len(hidden)
    assert set(shown[start:end]) <= {"•", " "}
    assert (shown[:start], shown[end:]) == (text[:start], text[end:])


@pytest.mark.parametrize(
    "text",
    [
        "làm căn cước cần giấy tờ gì",
        "gọi số 113 hay 114 vậy em",
        "tổng đài 1900 0113 đúng không",
        "nghị định số 100 phạt bao nhiêu",
        "lệ phí là 2.500.000 đồng à",
        "mất hai triệu năm trăm nghìn đồng",
        "có một tên trộm vào nhà",
        "cháy ở đường nguyễn văn cừ",
        "tên tôi là gì không quan trọng",
        "con tôi mười bốn tuổi",
        "ngõ hai mươi phố láng hạ",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    """Services, laws, money, streets and ages are nobody's personal data."""
    assert covered(text) == text


def test_what_is_found_in_one_form_is_covered_in_both() -> None:
    """A plate that only the written form shows plainly is covered as it was said, too."""
    spoken = (
        "tôi ở số mười lăm ngõ hai mươi số điện thoại không chín một hai ba bốn năm sáu bảy tám"
    )
    written = write(spoken).text
    assert "0912 345 678" in written
    said, read = spans_of_both(spoken, written)
    assert "bốn năm" not in covered(spoken, said)
    assert "345" not in covered(written, read)
    assert "15" not in covered(written, read)
    assert "ngõ 20" in covered(written, read)


def test_covering_twice_changes_nothing() -> None:
    """Covered text is a fixed point, and is known to be covered."""
    once = covered("gọi 0912345678 cho anh Tuấn")
    assert covered(once) == once
    assert personal_spans(once)


def test_taking_out_leaves_a_sentence() -> None:
    """For training nothing stands for what was taken out, and no stray comma stays."""
    said = "alo tôi là Trần Thị Bích, số 0912 345 678, nhà bên cạnh đánh bạc"
    left = taken_out(said)
    assert left == "alo tôi là, số, nhà bên cạnh đánh bạc"
    assert not personal_spans(left)


def test_report_hides_who_and_keeps_its_receipt() -> None:
    """A report's number, plate and names are covered; what happened and the receipt are not."""
    tip = Tip(
        what="trộm xe máy", where="số 5 phố Huế", who="anh Tuấn", plate="29A1-123.45",
        phone="0912345678", when="2026-11-21T21:00:00+07:00", receipt="T-113-2026",
    )  # fmt: skip
    shown = covered_report(tip.as_dict())
    assert (shown["what"], shown["receipt"]) == ("trộm xe máy", "T-113-2026")
    assert shown["when"] == tip.when
    assert shown["where"] == "số • phố Huế"
    for name in ("who", "plate", "phone"):
        assert getattr(tip, name) not in str(shown)


def _turn(text: str, start: float, end: float, reply: str = "Vâng ạ", number: int = 1) -> Turn:
    return Turn(number, Utterance(start, end, text, text), DialogueReply(reply, "inform", 0.9))


def _words(text: str, start: float, step: float = 0.5) -> tuple[Word, ...]:
    return tuple(
        Word(word, start + step * at, start + step * (at + 1), 0.9)
        for at, word in enumerate(text.split())
    )


def test_only_the_private_words_are_silenced() -> None:
    """The tone begins and ends with the words of the number, not with the utterance."""
    text = "số của tôi là không chín một hai ba bốn năm sáu bảy tám cảm ơn"
    turn = _turn(text, 10.0, 17.0)
    heard = [Segment(text, 10.0, 17.0, _words(text, 10.0))]
    (stretch,) = covered_stretches([turn], heard, 20.0)
    assert stretch.channel == CALLER
    assert 11.8 <= stretch.start <= 12.0
    assert 17.0 <= stretch.end <= 17.2


def test_whole_utterance_is_silenced_when_no_word_tells_when() -> None:
    """Without times of words, or with words that disagree, nothing private is left to hear."""
    text = "số của tôi là 0912345678"
    (stretch,) = covered_stretches([_turn(text, 1.0, 5.0)], [], 9.0)
    assert (stretch.start, stretch.end) == (1.0, 5.0)


def test_reply_that_repeats_a_number_is_silenced_until_the_caller_speaks() -> None:
    """In stereo the assistant's channel is covered while it reads the number back."""
    turns = [
        _turn("vâng", 1.0, 2.0, "Số của anh chị là 0912 345 678 phải không ạ?"),
        _turn("đúng rồi", 8.0, 9.0, number=2),
    ]
    (stretch,) = covered_stretches(turns, [], 12.0)
    assert (stretch.channel, stretch.start, stretch.end) == (ASSISTANT, 2.0, 8.0)


def test_nothing_private_nothing_covered() -> None:
    """An ordinary call is heard as it was."""
    text = "làm căn cước ở đâu"
    heard = [Segment(text, 0.0, 2.5, _words(text, 0.0))]
    assert covered_stretches([_turn(text, 0.0, 2.5)], heard, 4.0) == []
