"""Whether an emergency that is being reported is over: only where time and words agree."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.language.times import HANOI
from bot.core.report import Incident
from bot.core.reports.over import is_over
from tests.unit.intake_talk import Talk

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=HANOI)  # as in Talk: a Friday morning


def _over(*said: str, kind: str = "crime") -> bool:
    """Whether what was said, taken into an incident, is over after the last message."""
    talk = Talk("incident", caller=None)
    step = talk.say(*said)
    assert isinstance(step.report, Incident)
    part = (step.pending or {}).get("part_of_day")
    return is_over(step.report, kind, said, NOW, part)


@pytest.mark.parametrize(
    "said",
    [
        ("có kẻ phá khóa nhà tôi lấy mất hai cây vàng", "hôm kia lúc cả nhà về quê"),
        ("có kẻ phá khóa nhà tôi lấy mất hai cây vàng", "chủ nhật tuần trước"),
        ("em bị giật dây chuyền", "tối qua tầm tám giờ em đang đi bộ thì nó áp sát"),
        ("em bị giật dây chuyền", "sáng nay bảy giờ mười"),
        ("anh bị chúng nó chặn xe cướp ví", "cách đây ba tiếng anh ạ"),
        ("toi bi giat tui xach", "toi hom qua luc 21h"),
        ("có người bị đánh ở quán bia", "đêm qua, lúc mọi người đang hát"),
        ("xe con quệt ngã bà bán rau rồi chạy", "chiều qua, bà ấy đi viện khâu mấy mũi rồi"),
        ("em bị giật dây chuyền", "tối hôm kia", "giờ em vẫn còn run"),
        ("chị hàng xóm bị chồng đánh", "tối chủ nhật", "giờ thì chị ấy sang nhà bà ngoại rồi"),
        ("con em bị chặn đánh lúc giờ ra chơi, còn quay clip đăng lên mạng", "sáng hôm qua"),
    ],
)
def test_what_is_long_past_is_over(said: tuple[str, ...]) -> None:
    """A day, a part of it or an hour long ago, and nothing that says otherwise."""
    assert _over(*said)


@pytest.mark.parametrize(
    "said",
    [
        ("em bị giật dây chuyền", "mười lăm phút trước"),
        ("em bị giật dây chuyền", "lúc chín giờ kém mười"),
        ("em bị giật dây chuyền ở đường Láng",),
        ("em bị giật dây chuyền", "hồi nãy"),
        ("em bị giật dây chuyền", "hôm nay"),
        ("em bị giật dây chuyền", "sáng nay"),  # the morning is not over
        ("em bị giật dây chuyền", "dạo trước tết"),
        ("em bị giật dây chuyền", "lúc mười giờ"),  # half an hour from now: of which day?
    ],
)
def test_what_just_happened_or_has_no_clear_time_is_not(said: tuple[str, ...]) -> None:
    """A robbery of a quarter of an hour ago stays an emergency, and so does what is doubtful."""
    assert not _over(*said)


def test_contradictory_times_change_nothing() -> None:
    """Who said that it has just happened is not taken at the word of another time alone."""
    assert not _over("em vừa bị giật dây chuyền cách đây năm phút", "tối qua lúc tám giờ")
    assert not _over("nó vừa giật túi của cô kia", "lúc bảy giờ tối qua")


@pytest.mark.parametrize(
    "said",
    [
        ("có người đánh vợ", "tối qua anh ta đánh, giờ vẫn đang đứng chặn cửa"),
        ("có người đánh vợ", "tối hôm kia", "anh ta vẫn ở trong nhà ạ"),
        ("có kẻ cầm gậy vào nhà", "tối qua lúc chín giờ", "nó dọa quay lại đốt nhà"),
        ("chúng bắt con tôi lên xe chở đi", "chiều hôm qua"),
        ("con gái tôi bị bắt cóc", "từ hôm kia"),
        ("bố nó đánh thằng bé", "tối qua lúc tám giờ", "ngày nào cũng đánh"),
        ("bố nó đánh thằng bé", "lần gần nhất là tối qua lúc tám giờ"),
        ("có kẻ phá khóa nhà tôi", "đêm qua lúc một giờ", "nó đang quay lại kìa"),
        ("chúng nó nhốt em tôi", "từ chiều hôm qua"),
        ("có cái bọc như lựu đạn ở bờ ao", "tôi thấy từ hôm kia"),
        ("chị hàng xóm bị chồng đánh", "tối chủ nhật", "giờ nó sang nhà mẹ chị ấy rồi"),
    ],
)
def test_what_goes_on_is_not_over(said: tuple[str, ...]) -> None:
    """Who is there still, is held, threatened or beaten daily is in danger whatever the hour."""
    assert not _over(*said, kind="violence")


def test_who_is_hurt_and_not_cared_for_is_in_danger() -> None:
    """A wound of last night may still kill; in a hospital, or denied, it keeps nothing open."""
    assert not _over("chồng em bị nó chém vào tay", "đêm qua lúc một giờ")
    assert not _over("em bị nó đánh", "đêm qua lúc một giờ", "vẫn chảy máu đầu")
    assert _over("chồng em bị nó chém vào tay", "đêm qua lúc một giờ, đang nằm viện rồi")
    assert _over("em bị nó cướp xe", "đêm qua lúc một giờ", "không ai bị thương")


def test_a_wound_of_days_ago_is_over_unless_it_still_endangers() -> None:
    assert _over("nó đánh tôi gãy ba cái răng", "bảy giờ tối thứ hai tuần này")
    assert not _over("nó đánh bố tôi", "bảy giờ tối thứ hai tuần này", "bố tôi vẫn hôn mê ở nhà")


@pytest.mark.parametrize(
    "kind", ["suicide", "medical", "drowning", "rescue", "fire", "explosion", "missing"]
)
def test_some_kinds_are_never_over(kind: str) -> None:
    """A person missing since the day before yesterday is missing."""
    said = ("có chuyện rồi", "từ hôm kia")
    assert not _over(*said, kind=kind)
    assert not _over("em bị giật túi", "tối hôm kia", "giờ em không muốn sống nữa")


OLD_FIRE = ("nó đốt rác khói đen cả xóm", "đêm thứ ba lúc mười giờ nó đốt")


@pytest.mark.parametrize(
    "then",
    [
        "hôm nay thì chưa thấy gì",
        "giờ không còn khói nữa",
        "nay nó nghỉ rồi",
        "giờ dập tắt hẳn rồi nhưng tôi báo để xử lý",
    ],
)
def test_a_fire_of_another_day_that_does_not_burn_now_is_over(then: str) -> None:
    """Only once the caller says so."""
    assert not _over(*OLD_FIRE, kind="fire")
    assert _over(*OLD_FIRE, then, kind="fire")


@pytest.mark.parametrize(
    "said",
    [
        (*OLD_FIRE, "hôm nay thì chưa thấy gì", "mà vẫn còn khói âm ỉ"),
        (*OLD_FIRE, "lửa tắt rồi nhưng lại bốc khói"),
        (*OLD_FIRE, "giờ không có cháy to", "có người kẹt trong đó"),
        (*OLD_FIRE, "hôm nay tắt rồi mà còn ông cụ trong nhà"),
        ("nhà bên cháy", "hôm nay chưa thấy gì"),
        ("nhà bên đang cháy", "đêm thứ ba cũng cháy", "hôm ấy dập tắt rồi"),
        ("nhà bên cháy lúc bảy giờ sáng nay", "tắt rồi"),
    ],
)
def test_a_fire_that_may_burn_is_not(said: tuple[str, ...]) -> None:
    """Smoke, somebody inside, no day told, today: it stays an emergency."""
    assert not _over(*said, kind="fire")
