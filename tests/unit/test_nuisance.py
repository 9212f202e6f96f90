"""Nuisance: evidence in, score and reasons out; genuine words always win."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.nuisance import (
    NuisanceEvidence,
    SaidTurn,
    assess,
    is_genuine,
    nuisance_family,
)

OPENINGS = Path(__file__).parent / "openings"

CALLS = [
    ["alo cho cháu gặp người nhện", "hi hi cháu trêu chú đấy", "đố chú biết cháu là ai"],
    ["đồ ngu", "chúng mày ăn hại", "tao gọi để chửi đấy"],
    [
        "em bên công ty tài chính mời anh vay vốn",
        "lãi suất thấp lắm anh",
        "anh có nhu cầu vay không",
    ],
    ["anh yêu em", "em có người yêu chưa", "nói chuyện với anh cho vui đi"],
    ["hát cho anh nghe một bài đi", "la la la la", "em hát cho anh nghe nhé"],
    ["ship cho anh hai ly trà sữa", "ship nhanh lên nhé haha", "gọi cho vui thôi"],
    ["bên em bán căn hộ cao cấp", "giảm giá ba mươi phần trăm hôm nay", "giới thiệu dự án mới"],
    ["em mặc quần lót màu gì", "giọng em nghe ngon thế", "đi nhà nghỉ với anh đi em"],
]


def turns(*texts: str, intent: str | None = None) -> tuple[SaidTurn, ...]:
    return tuple(SaidTurn(text, intent, 0.9) for text in texts)


@pytest.mark.parametrize("call", CALLS)
def test_a_nuisance_call_is_flagged_by_the_third_turn(call: list[str]) -> None:
    """With reasons that a reviewer can read, from the words alone."""
    found = assess(NuisanceEvidence(turns(*call)))
    assert found.verdict == "nuisance"
    assert 0.7 <= found.score <= 1
    assert found.reasons


def test_one_turn_is_never_more_than_suspicion() -> None:
    """A single remark, however odd, does not make a nuisance call."""
    for call in CALLS:
        assert assess(NuisanceEvidence(turns(call[0]))).verdict in ("none", "suspected")


@pytest.mark.parametrize("call", CALLS)
def test_genuine_words_clear_the_flag_at_once(call: list[str]) -> None:
    """A prankster's house can burn too."""
    found = assess(NuisanceEvidence(turns(*call, "ơ cháy nhà thật rồi chú ơi")))
    assert (found.verdict, found.score) == ("none", 0.0)


def genuine_openings() -> list[str]:
    names = ("emergencies.tsv", "emergencies_held_out.tsv", "emergencies_unseen.tsv")
    lines = [
        line
        for name in names
        for line in (OPENINGS / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [line.split("\t")[2] for line in lines]


def test_no_genuine_opening_is_flagged() -> None:
    """Swearing, sobbing or drunk: none is even suspected, though a model calls it abuse."""
    flagged = [
        text
        for text in genuine_openings()
        if assess(NuisanceEvidence(turns(text, intent="nuisance_abuse"))).verdict != "none"
    ]
    assert flagged == []


@pytest.mark.parametrize(
    "text",
    [
        "đm nó bán ma túy trước cổng trường con tao",
        "em bị quấy rối tình dục qua điện thoại",
        "có người gọi bảo tôi trúng thưởng đòi đóng phí",
        "tôi bị lừa đầu tư tiền ảo",
        "bọn cho vay nặng lãi gọi khủng bố tôi",
        "gọi điện trêu đùa 113 bị phạt bao nhiêu",
    ],
)
def test_victims_are_no_nuisance(text: str) -> None:
    """Who tells of a scam, of abuse or of usury speaks of it and does not do it."""
    assert is_genuine(SaidTurn(text, None, 0.0))
    assert assess(NuisanceEvidence(turns(text))).verdict == "none"


def test_silence_is_only_suspected() -> None:
    """Whoever says nothing may be unable to speak."""
    silent = assess(NuisanceEvidence((), seconds=40.0, speech_s=0.0))
    assert silent.verdict == "suspected"
    assert "Im lặng" in silent.reasons[0]
    rang = assess(NuisanceEvidence((), seconds=2.0, speech_s=0.0))
    assert rang.verdict == "suspected"
    assert "Cúp máy" in rang.reasons[0]


def test_speech_that_was_not_understood_is_not_held_against_a_caller() -> None:
    """Sounds without words are no nuisance."""
    assert assess(NuisanceEvidence((), seconds=20.0, speech_s=6.0)).verdict == "none"


def test_doubts_after_a_report_stay_below_a_verdict() -> None:
    """A call with a report in it is never called a nuisance."""
    joking = turns("haha cháu đùa đấy", "trêu chú tí thôi", "lêu lêu", "hihi vui quá haha")
    assert assess(NuisanceEvidence(joking, reported=True)).verdict == "suspected"


def test_the_same_sentence_over_and_over_counts_more() -> None:
    """A recording that is played again and again is told in the reasons."""
    found = assess(NuisanceEvidence(turns(*["em có người yêu chưa"] * 3)))
    assert any("Lặp lại" in reason for reason in found.reasons)


def test_a_model_that_is_alone_in_its_opinion_needs_more_turns() -> None:
    """What only the trained model takes for nuisance is not flagged at the first turn."""
    once = assess(NuisanceEvidence(turns("trời hôm nay đẹp", intent="nuisance_chat")))
    assert once.verdict == "none"
    more = assess(NuisanceEvidence(turns("trời đẹp", "đi chơi", "vui", intent="nuisance_chat")))
    assert more.verdict != "none"


def test_plain_talk_has_no_family() -> None:
    """Addresses and answers are not taken for anything."""
    for text in ("số 5 phố Láng", "dạ vâng", "tiệm cầm đồ cho vay cắt cổ", "người đeo khẩu trang"):
        assert nuisance_family(text) is None


def test_a_misheard_answer_in_a_report_raises_no_flag() -> None:
    """What only the model takes for nuisance weighs nothing once something was reported."""
    turns = (
        SaidTurn("nhà tôi bị rò khí ga", "report_emergency_fire", 0.9),
        SaidTurn("số tám phần hiện hiện", "nuisance_sales", 0.8),
        SaidTurn("mỗi mà ngoài ra ngoài hết", "nuisance_prank", 0.8),
    )
    assert assess(NuisanceEvidence(turns, "114", reported=True)).verdict == "none"
    assert assess(NuisanceEvidence(turns, "114")).verdict == "suspected"
