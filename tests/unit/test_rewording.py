"""English words that people mix in, and foreigners by their nation, said as the procedures do."""

import pytest

from bot.knowledge import load_index, load_rewording
from bot.knowledge.rewording import NOT_REWORDED, Reworded, Rewording


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("bằng lái em expired rồi", "bằng lái em hết hạn rồi"),
        ("Muốn renew hộ chiếu thì Fee sao", "Muốn đổi hộ chiếu thì lệ phí sao"),
        ("mấy working days mới có thẻ", "mấy ngày làm việc mới có thẻ"),
        ("bang lai expired roi", "bang lai het han roi"),
        ("vợ tôi người Nhật", "vợ tôi người nước ngoài"),
        ("khách người hàn quốc ở lại", "khách người nước ngoài ở lại"),
        ("ban toi nguoi Duc", "ban toi nguoi nuoc ngoai"),
        ("chong em quoc tich my", "chong em nguoi nuoc ngoai"),
        ("sếp em người Anh", "sếp em người nước ngoài"),
    ],
)
def test_words_are_put_as_procedures_put_them(said: str, meant: str) -> None:
    assert load_rewording().reworded(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "người anh của tôi",
        "co nguoi nga xe",
        "nguoi nhat duoc vi",
        "người áo trắng kia",
        "người Mỹ gốc Việt",
        "muốn nhập quốc tịch canada",
        "khai trc mấy ngày",
        "reform lại nhà",
        "người Thái ở Sơn La",
        "",
    ],
)
def test_what_only_looks_alike_stays(said: str) -> None:
    assert load_rewording().reworded(said) == said


def test_what_is_found_keeps_its_place() -> None:
    assert list(load_rewording().found("cần form gì")) == [Reworded(4, 8, "tờ khai")]


def test_the_longest_words_come_first() -> None:
    rows = [["phạt", "fine"], ["nộp phạt", "pay fine"]]
    assert Rewording(rows, []).reworded("pay fine ở đâu") == "nộp phạt ở đâu"
    assert NOT_REWORDED.reworded("pay fine ở đâu") == "pay fine ở đâu"


def test_a_procedure_is_found_by_english_words_and_by_a_nation() -> None:
    assert load_index().match("extend tạm trú").best == "gia_han_tam_tru"
    ranked = load_index().rank("gia hạn tạm trú cho bạn gái người Nga")
    assert ranked[0][0] == "thi_thuc_nguoi_nuoc_ngoai"
