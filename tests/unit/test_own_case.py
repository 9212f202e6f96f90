"""What became of one's own papers is no question about the procedure."""

from __future__ import annotations

import pytest

from bot.core.answers.own_case import asks_about_own_case


@pytest.mark.parametrize(
    "text",
    [
        "hồ sơ căn cước của tôi nộp hôm mồng hai tới đâu rồi",
        "em nộp đổi bằng lái hai tuần rồi mà chưa thấy gọi",
        "đơn tố giác nhà tôi gửi từ tháng trước đã giải quyết chưa hả anh",
        "lam ho chieu tu tuan truoc van dang xu ly, xem ho em voi",
        "tôi khiếu nại hôm kia, cán bộ nào đang thụ lý vậy",
    ],
)
def test_a_case_is_known(text: str) -> None:
    assert asks_about_own_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "nộp hồ sơ rồi thì bao lâu có căn cước",
        "em nộp hai tuần rồi mà chưa có, luật cho kéo dài mấy ngày",
        "thẻ căn cước của tôi hết hạn rồi thì đổi ở đâu",
        "tôi bị lừa tiền hôm qua, giờ phải làm sao",
        "chưa có hộ khẩu thì đăng ký tạm trú thế nào",
        "xem giúp em thủ tục làm hộ chiếu",
    ],
)
def test_a_question_about_the_procedure_is_none(text: str) -> None:
    assert not asks_about_own_case(text)
