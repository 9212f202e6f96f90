"""A paper that was to be renewed turns out to be lost."""

import pytest

from bot.core.answers.lost_papers import of_lost_paper, tells_that_it_is_lost
from bot.core.language.vietnamese import fold
from bot.knowledge import load_procedures


@pytest.mark.parametrize("plain", [False, True], ids=["accents", "plain"])
@pytest.mark.parametrize(
    "text",
    [
        "à thôi chết, thẻ của bà ấy mất rồi chứ không phải hết hạn",
        "thế lỡ cháu làm mất thì sao",
        "nếu bị mất thì thế nào",
        "ơ mà nó bị rơi đâu rồi ấy",
        "bằng em bị nó giật mất hôm qua",
    ],
)
def test_what_is_lost_is_heard(text: str, plain: bool) -> None:
    assert tells_that_it_is_lost(fold(text) if plain else text)


@pytest.mark.parametrize(
    "text",
    [
        "làm thế thì mất bao lâu",
        "có bị mất tiền không",
        "lại mất phí nữa à",
        "bố em mất rồi thì sao ạ",
        "không bị mất, chỉ hết hạn thôi",
        "chưa mất mà",
    ],
)
def test_cost_and_death_are_no_loss(text: str) -> None:
    """ "Mất" is what something takes, too, and how people speak of a death."""
    assert not tells_that_it_is_lost(text)


@pytest.mark.parametrize(
    ("topic", "lost"),
    [
        ("doi_the_can_cuoc", "cap_lai_the_can_cuoc"),
        ("doi_giay_phep_lai_xe", "cap_lai_giay_phep_lai_xe"),
        ("doi_dang_ky_xe", "cap_lai_dang_ky_xe"),
        ("ho_chieu_cap_moi", "trinh_bao_mat_ho_chieu"),
        ("ho_chieu_cap_lai", "trinh_bao_mat_ho_chieu"),
        ("diem_giay_phep_lai_xe", "diem_giay_phep_lai_xe"),
        ("thi_thuc_nguoi_nuoc_ngoai", "thi_thuc_nguoi_nuoc_ngoai"),
        ("dang_ky_tam_tru", "dang_ky_tam_tru"),
    ],
)
def test_a_lost_paper_has_its_own_procedure(topic: str, lost: str) -> None:
    """That of the same paper, and of no other in its group."""
    assert of_lost_paper(topic, "mất rồi chứ không phải hết hạn", load_procedures()) == lost
    assert of_lost_paper(topic, "hết hạn rồi", load_procedures()) == topic
