"""Who asks where or how to report, beside what they tell of."""

import pytest

from bot.core.language.vietnamese import fold
from bot.core.reports.asking_how import aspect_of_reporting


@pytest.mark.parametrize("plain", [False, True], ids=["accents", "plain"])
@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("em bị trộm cái máy ảnh hôm kia, giờ trình báo tại phòng nào ạ", "place"),
        ("nhà bên nuôi gà gáy cả đêm, muốn phản ánh thì gửi đâu vậy", "place"),
        ("mất con chó rồi, báo cho ai bây giờ", "place"),
        ("cửa hàng bị đập kính, phải đi đâu để khai báo", "place"),
        ("em bị lừa mua vé, trình báo thế nào ạ", "steps"),
        ("cho tôi biết cách tố giác một nhóm cho vay nặng lãi", "steps"),
        ("dạ mà trình báo thế có phải đóng tiền không chị", "fee"),
        ("lệ phí tố giác là bao nhiêu", "fee"),
        ("em phản ánh xong bao lâu thì được trả lời ạ", "time"),
        ("muốn tố giác thì cần mang theo giấy tờ gì ạ", "documents"),
    ],
)
def test_it_is_heard_what_is_asked(text: str, aspect: str, plain: bool) -> None:
    assert aspect_of_reporting(fold(text) if plain else text) == aspect


def test_dialects_say_mo() -> None:
    assert aspect_of_reporting("tui mất trộm trâu, chừ trình báo ở mô hè") == "place"


@pytest.mark.parametrize(
    "text",
    [
        "tôi muốn trình báo việc bị mất xe đạp",
        "em báo tin có đám đánh bài ở đâu đó trong ngõ 12",
        "tôi không báo án đâu, tôi chỉ hỏi thôi",
        "tôi phản ánh quán nhậu ồn ào quá",
        "nó ở đâu tôi không biết",
        "cháy rồi, báo cháy đây",
        "tôi báo tin nó thu tiền bảo kê của chúng tôi",
        "em báo vụ lừa đóng phí nhận quà",
        "",
    ],
)
def test_who_only_tells_asks_nothing(text: str) -> None:
    assert aspect_of_reporting(text) is None
