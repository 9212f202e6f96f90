"""Whom a message tells of: somebody described, not whoever it was, and not the caller."""

from __future__ import annotations

import pytest

from bot.core.reports.people import doers_named, owner_named, people_told

CALLERS = ["mấy chú ơi tôi thấy ồn", "dạ chào chị em ở trọ", "tui đi làm thợ xây"]


@pytest.mark.parametrize(
    "said",
    [
        "chị bị kẻ gian rạch túi",
        "xe tôi bị bọn nó lấy rồi",
        "bọn trộm vào lúc tôi đi vắng",
        *CALLERS,
    ],
)
def test_whoever_it_was_is_nobody_described(said: str) -> None:
    assert people_told(said) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("kẻ gian đội mũ bảo hiểm đỏ", "kẻ gian đội mũ bảo hiểm đỏ"),
        ("em tên là ngô thị mến em nghi cô giúp việc", "em nghi cô giúp việc"),
        ("nó xưng tên là hòa còn tôi tên là lý", "nó xưng tên là hòa"),
        ("người bán xưng là Ly Cún", "người bán xưng là Ly Cún"),
        ("ông chạy xe đội nón lá", "ông chạy xe đội nón lá"),
        ("cầm đầu là lão tám", "cầm đầu là lão tám"),
        ("giọng Quảng Bình", "giọng Quảng Bình"),
        ("người đấm bố tôi là Khánh", "người đấm bố tôi là Khánh"),
    ],
)
def test_who_is_described_is_told(said: str, told: str) -> None:
    assert people_told(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "3 người đi Exciter xanh",
        "bịt khẩu trang kín mặt",
        "lò mổ nhà ông thạnh",
        "cầm đầu nhóm là thanh niên xóm trên",
        "trưởng nhóm là Kiên",
        "đứa gom tiền là tuấn sẹo",
        "nick Bống Xinh",
        "chuyển vào tk TRAN VAN BINH",
    ],
)
def test_counted_masked_owning_or_leading_people_are_told_of(said: str) -> None:
    """A count may be in figures, and whose workshop it is tells who."""
    assert people_told(said) == said


def test_the_wish_to_stay_unnamed_tells_of_nobody() -> None:
    """Only the clause with the owner is kept."""
    told = people_told("chủ quán tên Thược còn tôi thì giấu tên cho tôi nhé")
    assert told == "chủ quán tên Thược"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("nó tên là Phong, còn em thì đừng ghi tên em", "nó tên là Phong"),
        ("cầm đầu là Lợi sẹo, giấu tên cho tôi", "cầm đầu là Lợi sẹo"),
        ("chủ lò tên là khánh còn tôi xin giấu tên", "chủ lò tên là khánh"),
        ("đứng đầu nhóm đó là Tình, tôi xin giấu tên", "đứng đầu nhóm đó là Tình"),
        ("quản lý tên Hòa, đừng ghi tên tôi", "quản lý tên Hòa"),
        ("tôi sợ thằng hàng xóm nó biết tên tôi", None),
        ("thằng con tôi tên là Minh, đừng ghi tên tôi", None),
        ("đừng cho họ biết tên mình", None),
        ("tôi tên Lan nhưng đừng ghi", None),
    ],
)
def test_a_doer_named_beside_the_wish(said: str, named: str | None) -> None:
    """Whoever did it is named, never the caller, nor their family."""
    assert doers_named(said) == named


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        ("ở nhà ông Thạnh cuối xóm", "ông Thạnh"),
        ("ghi ở quán bún bà Lụa", "bà Lụa"),
        ("em ở nhà bà nội", None),
        ("nhà ông ấy khóa cửa", None),
    ],
)
def test_a_place_may_tell_whose_it_is(said: str, owner: str | None) -> None:
    assert owner_named(said) == owner


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("người cho vay là Thắng", "người cho vay là Thắng"),
        ("kẻ đứng ra thu tiền tên là hợi", "kẻ đứng ra thu tiền tên là hợi"),
        ("trong thông báo ghi tên là vàng a sử", "trong thông báo ghi tên là vàng a sử"),
        ("có cái sẹo dài trên trán", "có cái sẹo dài trên trán"),
        ("tôi mất mười triệu rồi có thằng gọi vay", "có thằng gọi vay"),
        ("chị bị móc tui", None),
        ("một nhóm trẻ tư thục ở cuối ngõ", None),
        ("nhóm trẻ ấy có cô giáo đánh học trò", "nhóm trẻ ấy có cô giáo đánh học trò"),
        ("tôi khai tên luôn: Trần Thị Mận", None),
        ("em bán trà đá ở đây tên lan", None),
        ("tôi là bố cháu tên dũng", None),
        ("em bán trà đá thấy thằng tên Hà", "em bán trà đá thấy thằng tên Hà"),
        ("tên mới là đống đa", None),
    ],
)
def test_somebody_is_told_of_by_what_they_did_or_what_is_written(
    said: str, told: str | None
) -> None:
    """Not the caller by what they are, no place where children are kept, no ward."""
    assert people_told(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Phạm Gia Bảo, sn 2003, học Bách Khoa", "Phạm Gia Bảo"),
        ("TRAN QUOC BAO, ngân hàng ACB, tui có chụp màn hình", "TRAN QUOC BAO"),
        ("tui tên Quý, 0935618204", None),
        ("Lê Thu Hà, 0935618204", None),
        ("Trần Duy Hưng, ngân hàng ACB đầu phố", None),
        ("Em Trần Văn Nam, sn 2003", None),
    ],
)
def test_a_full_name_said_alone_is_somebody_else(said: str, told: str | None) -> None:
    """With a year of birth, or as a bank writes it; the caller's own name never."""
    assert people_told(said) == told
