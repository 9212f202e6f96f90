"""Questions for what is on record of somebody else."""

import pytest

from bot.core.answers.others_data import asks_for_others_data
from bot.core.language.vietnamese import fold


@pytest.mark.parametrize(
    "text",
    [
        "em muốn tra lịch sử nhập cảnh của sếp em",
        "xem giúp thông tin cư trú của người yêu cũ được không",
        "kiểm tra tiền án của hàng xóm thì vào đâu",
    ],
)
def test_somebody_elses_record_is_asked_for(text: str) -> None:
    assert asks_for_others_data(text)
    assert asks_for_others_data(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "tôi muốn xem lịch sử xuất nhập cảnh của tôi",
        "xin lý lịch tư pháp cho con tôi",
        "đăng ký tạm trú có cần xác nhận hộ khẩu của chủ nhà không",
        "tra biển số xe của người khác có được không",
        "xin thông tin về thủ tục đổi bằng lái",
    ],
)
def test_ones_own_papers_and_the_rules_may_be_asked_about(text: str) -> None:
    assert not asks_for_others_data(text)
