"""A warning is told where its scam is described, and never another one's."""

from __future__ import annotations

import pytest

from bot.core.answers.scams import scam_named
from bot.knowledge import load_warnings


@pytest.mark.parametrize(
    ("text", "scam"),
    [
        ("người xưng là viện kiểm sát gọi đòi chuyển tiền để xác minh", "gia_danh_cong_an"),
        ("cong an goi bao lien quan vu an ma tuy", "gia_danh_cong_an"),
        ("rủ em làm cộng tác viên, việc nhẹ lương cao", "cong_tac_vien"),
        ("gọi video giọng nói y như chị em vay tiền", "deepfake"),
        ("shipper giao hàng gửi số tài khoản bảo chuyển trước", "shipper"),
        ("tự dưng có người chuyển nhầm tiền cho em", "chuyen_nham_tien"),
        ("nhắn phạt nguội kèm đường link", "phat_nguoi_gia"),
    ],
)
def test_a_scam_is_known_by_its_words(text: str, scam: str) -> None:
    found = scam_named(text, load_warnings())
    assert found is not None
    assert found.id == scam


@pytest.mark.parametrize(
    "text",
    [
        "bên điện lực gọi dọa cắt điện có phải lừa không",
        "đầu tư tiền ảo lãi cao thế có tin được không",
        "quà nước ngoài gửi về bắt đóng phí hải quan",
        "dạo này có những kiểu lừa đảo nào",
        "",
    ],
)
def test_what_no_warning_tells_of_gets_none(text: str) -> None:
    """The signs of another scam would mislead: the general advice is told then."""
    assert scam_named(text, load_warnings()) is None
