"""What a message is about: theft or loss, fraud, a report taken back."""

from __future__ import annotations

import pytest

from bot.core.reports.matters import (
    tells_of_fraud,
    tells_of_impostor,
    tells_of_theft,
    tells_of_wrongdoing,
)
from bot.core.reports.withdrawal import withdraws_report


@pytest.mark.parametrize(
    ("said", "theft"),
    [
        ("em bị rạch túi lấy mất điện thoại ngoài chợ", True),
        ("trưa nay nhà tôi mất trộm con xe đạp", True),
        ("nó giật dây chuyền của bà cụ", True),
        ("tôi để quên cặp tài liệu trên taxi", False),
        ("không rõ rơi hay bị móc túi nữa", False),
        ("mất bằng lái thì làm lại ở đâu", False),
    ],
)
def test_theft_is_told_from_loss(said: str, theft: bool) -> None:
    assert tells_of_theft(said) is theft


@pytest.mark.parametrize(
    ("said", "fraud"),
    [
        ("có số lạ gọi xưng là cán bộ tòa án", True),
        ("nó giục em nạp hai chục triệu để mở khóa ví", True),
        ("chuyển khoản xong thì shop chặn luôn", True),
        ("quà gửi từ nước ngoài về, phải đóng phí mới lấy được", True),
        ("công an phường bảo tôi ra làm việc", False),
        ("tôi chuyển nhà sang phường khác", False),
    ],
)
def test_fraud_is_known_by_plain_words(said: str, fraud: bool) -> None:
    assert tells_of_fraud(said) is fraud


def test_an_impostor_is_no_policeman_who_was_called() -> None:
    assert tells_of_impostor("thằng đó gọi video mặc quân phục bảo là thiếu tá")
    assert not tells_of_impostor("tôi gọi mãi mà công an nói là đang đến")


@pytest.mark.parametrize(
    ("said", "withdrawn"),
    [
        ("em không trình báo gì đâu ạ", True),
        ("thôi không báo nữa", True),
        ("tôi gọi để hỏi thủ tục thôi mà, chỉ hỏi cho biết thôi", True),
        ("rút giúp tôi tin báo", True),
        ("khong bao nua dau", True),
        ("bảo vệ không báo gì cho tôi", False),
        ("tôi chưa báo ai cả", False),
        ("nó chỉ hỏi tên tôi rồi đánh", False),
        ("hắn chỉ hỏi đường thôi rồi giật túi", False),
        ("dạ em chỉ hỏi thủ tục thôi", True),
    ],
)
def test_a_report_is_taken_back_by_who_gives_it(said: str, withdrawn: bool) -> None:
    assert withdraws_report(said) is withdrawn


def test_a_wrong_that_is_denied_is_none() -> None:
    assert tells_of_wrongdoing("tối qua nhà em mất xe đạp")
    assert not tells_of_wrongdoing("ông cụ mất năm ngoái, không phải mất xe đâu cháu")
    assert tells_of_wrongdoing("không phải mất ví, mất xe cơ")
