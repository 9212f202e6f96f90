"""What a message is about: theft or loss, fraud, a report taken back."""

from __future__ import annotations

import pytest

from bot.core.reports.matters import (
    tells_of_another,
    tells_of_bait,
    tells_of_fraud,
    tells_of_goods_lost,
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
        ("nó gọi nó xưng là bên toà án", True),
        ("bác bị nó gọi bảo là bên điện lực", True),
        ("nó bảo tôi chuyển hai lần", True),
        ("nó bảo cài cái ứng dụng xong tài khoản bị trừ tiền", True),
        ("nó bảo bà dính vụ rửa tiền", True),
        ("một người đeo kính, người kia nói giọng miền Nam", False),
        ("thằng ngồi sau đội mũ bảo hiểm", False),
        ("công an phường bảo tôi ra làm việc", False),
        ("tôi chuyển nhà sang phường khác", False),
    ],
)
def test_fraud_is_known_by_plain_words(said: str, fraud: bool) -> None:
    assert tells_of_fraud(said) is fraud


def test_an_impostor_is_no_policeman_who_was_called() -> None:
    assert tells_of_impostor("thằng đó gọi video mặc quân phục bảo là thiếu tá")
    assert not tells_of_impostor("tôi gọi mãi mà công an nói là đang đến")
    assert not tells_of_impostor("hai chục người lào không biết nói tiếng việt")
    assert not tells_of_impostor("tôi không để số đâu đã bảo là người đi đường mà")


@pytest.mark.parametrize(
    ("said", "bait"),
    [
        ("mới có người gọi em nói là công an phường kêu em cài lại cái vi en e i đi", True),
        ("co so la goi tu xung la ngan hang bat e doc ma otp", True),
        ("nó xưng điện lực bảo tôi bấm vào đường link", True),
        ("có người nói là công an phường đến kiểm tra tạm trú", False),
        ("công an phường bảo em cài vneid", False),
        ("người ta nói là công an cài vneid được không", False),
    ],
)
def test_a_near_victim_tells_what_the_impostor_wanted(said: str, bait: bool) -> None:
    assert tells_of_bait(said) is bait


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ("hqua e di concert o svd my dinh bi mat dt", True),
        ("tui bị mất đt hôm qua", True),
        ("em vừa làm rơi ví ở bến xe", True),
        ("e bi mat sim dt", False),
        ("nhà em bị mất điện", False),
        ("bị mất điện thoại thì làm gì", False),
        ("em làm mất ví có cả căn cước", False),
    ],
)
def test_goods_lost_are_no_papers(said: str, lost: bool) -> None:
    assert tells_of_goods_lost(said) is lost


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ("có thêm một vụ cháy ở đầu ngõ", True),
        ("lại cháy nữa ở ngoài chợ", True),
        ("lửa bén sang nhà khác rồi", False),
        ("cho thêm một xe vào lối đường bê tông", False),
    ],
)
def test_another_matter_is_no_more_of_the_same(said: str, another: bool) -> None:
    assert tells_of_another(said) is another


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
