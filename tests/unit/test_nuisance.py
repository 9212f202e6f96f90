"""Nuisance: evidence in, score and reasons out; genuine words always win."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.nuisance import NuisanceEvidence, assess
from bot.core.nuisance_history import CallHistory
from bot.core.nuisance_kinds import KINDS, NuisanceGuess
from bot.core.nuisance_turns import SaidTurn, is_genuine, nuisance_family

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


NEITHER = 0.07  # alarming nor quiet


def guessed(kind: str, likelihood: float, *texts: str) -> tuple[SaidTurn, ...]:
    return tuple(
        SaidTurn(text, None, 0.0, NuisanceGuess(kind, likelihood, ("giải ngân",), NEITHER))
        for text in texts
    )


def test_a_trained_guess_counts_without_any_cue() -> None:
    """Two turns that the model is sure of make a verdict, with the words that spoke for it."""
    call = guessed("moi_vay", 0.97, "dạ bên em duyệt trong ngày ạ", "anh lấy gói nào ạ")
    found = assess(NuisanceEvidence(call))
    assert found.verdict == "nuisance"
    assert found.reasons == ("Mời vay tiền, mở thẻ: “giải ngân”",)


def quiet(kind: str, likelihood: float, text: str, alarm: float = 0.0) -> SaidTurn:
    """A line about which the finder of emergencies was asked."""
    return SaidTurn(text, None, 0.0, NuisanceGuess(kind, likelihood, (), alarm))


@pytest.mark.parametrize("kind", ["treu_dua", "hat_doc_tho", "nham_so", "lo_de_bong_da"])
def test_one_plain_line_is_enough_where_nothing_alarms(kind: str) -> None:
    """Many say one line and hang up: it counts as soon as no emergency can be meant."""
    line = quiet(kind, 0.96, "chú Cuội ơi rơi cái lá đa xuống sân nhà em")
    assert assess(NuisanceEvidence((line,))).verdict == "nuisance"


def test_songs_and_offers_need_less_than_jokes() -> None:
    """A dog may be called Director and be lost all the same."""
    for kind, verdict in (("hat_doc_tho", "nuisance"), ("treu_dua", "suspected")):
        line = quiet(kind, 0.93, "con chó nhà em tên là Giám Đốc")
        assert assess(NuisanceEvidence((line,))).verdict == verdict


def test_a_short_insult_holds_no_matter_besides() -> None:
    """A long one may: "tao chửi đây, công an gì mà gọi video bắt tao chuyển tiền"."""
    short = quiet("chui_boi", 0.9, "tiên sư bố nhà anh nhé thế thôi")
    long = quiet(
        "chui_boi", 0.95, f"{short.text}, công an gì mà gọi hình bảo tao gửi tiền tiết kiệm"
    )
    assert assess(NuisanceEvidence((short,))).verdict == "nuisance"
    assert assess(NuisanceEvidence((long,))).verdict == "suspected"


@pytest.mark.parametrize(
    ("intent", "confidence", "verdict"),
    [
        ("ask_fee", 0.3, "nuisance"),
        ("ask_fee", 0.8, "suspected"),
        ("handover", 0.3, "suspected"),
    ],
)
def test_what_is_hardly_taken_for_a_matter_protects_no_plain_line(
    intent: str, confidence: float, verdict: str
) -> None:
    line = replace(quiet("hat_doc_tho", 0.97, "là lá la"), intent=intent, confidence=confidence)
    assert assess(NuisanceEvidence((line,))).verdict == verdict


def test_a_machine_that_offers_a_person_wants_none() -> None:
    line = quiet("cuoc_goi_tu_dong", 0.97, "nhấn phím chín để gặp nhân viên")
    asked = replace(line, intent="handover", confidence=0.9)
    assert assess(NuisanceEvidence((asked,))).verdict == "nuisance"


def test_one_line_that_may_be_an_emergency_is_not_enough() -> None:
    """Who says farewell from a bridge may sound like idle talk."""
    alarming = quiet("noi_chuyen_phiem", 0.97, "gió trên này mát lắm, nói chuyện với em nốt", 0.2)
    unasked = replace(alarming, guess=NuisanceGuess("noi_chuyen_phiem", 0.97))
    assert assess(NuisanceEvidence((alarming,))).verdict == "suspected"
    assert assess(NuisanceEvidence((unasked,))).verdict == "suspected"


def test_who_says_again_how_they_were_harassed_is_not_flagged_by_one_line() -> None:
    line = quiet("quay_roi_tinh_duc", 0.985, "em mặc gì đấy, ra đây với anh, cứ thế suốt tuần")
    assert assess(NuisanceEvidence((line,))).verdict == "suspected"


def test_a_child_at_play_is_not_flagged_by_one_line() -> None:
    """It may be in danger and not know it."""
    child = quiet("tre_em_nghich_may", 0.97, "con đi chơi với chú kia, chú cho con kẹo nè")
    assert assess(NuisanceEvidence((child,))).verdict == "suspected"
    assert assess(NuisanceEvidence((child, child))).verdict == "nuisance"


def test_an_odd_answer_to_a_question_about_a_report_is_not_enough() -> None:
    """ "Em tên Khánh Vy" is no idle talk where the name was asked for."""
    answer = quiet("noi_chuyen_phiem", 0.93, "em tên là Lương Khánh Vy")
    assert assess(NuisanceEvidence((answer,), reporting=True)).verdict == "suspected"
    matter = SaidTurn("tôi muốn báo công an một việc", "report_tip", 0.9)
    assert assess(NuisanceEvidence((matter, answer))).verdict == "none"


def test_one_line_that_is_taken_for_a_matter_is_not_enough() -> None:
    """Who asks for a lost umbrella may sound like somebody who chats."""
    lost = replace(quiet("noi_chuyen_phiem", 0.93, "dạ cây dù cán tre ạ"), intent="report_lost")
    assert assess(NuisanceEvidence((lost,))).verdict == "suspected"


def test_an_insult_that_may_come_from_danger_is_not_enough() -> None:
    swearing = quiet("chui_boi", 0.995, "tiên sư nó chứ", alarm=0.5)
    assert assess(NuisanceEvidence((swearing,))).verdict == "suspected"


def test_who_may_have_misdialled_needs_plainer_words() -> None:
    line = "alo, quán bún chị Tám phải không"
    assert assess(NuisanceEvidence((quiet("nham_so", 0.93, line),))).verdict != "nuisance"
    assert assess(NuisanceEvidence((quiet("nham_so", 0.96, line),))).verdict == "nuisance"


def test_breaths_are_never_more_than_suspected() -> None:
    """It may be somebody who cannot speak."""
    breaths = [quiet("tieng_tho_tieng_dong", 0.999, text) for text in ("ờ ừm", "phù phù", "hức")]
    assert assess(NuisanceEvidence(tuple(breaths))).verdict == "suspected"


def test_talk_to_somebody_else_is_flagged_when_it_goes_on() -> None:
    """A market, a television, a pocket: one line is suspected, the second is enough."""
    market = quiet("tieng_tho_tieng_dong", 0.95, "hai cân cam bớt cho cô năm nghìn nhé")
    assert assess(NuisanceEvidence((market,))).verdict == "suspected"
    assert assess(NuisanceEvidence((market, market))).verdict == "nuisance"


@pytest.mark.parametrize(("intent", "alarm"), [("report_tip", 0.0), ("inform", 0.1)])
def test_noise_that_may_tell_of_something_is_only_suspected(intent: str, alarm: float) -> None:
    """A hiss may be gas."""
    hiss = replace(quiet("tieng_tho_tieng_dong", 0.99, "xì xì xoạt xoạt", alarm), intent=intent)
    assert assess(NuisanceEvidence((hiss, hiss))).verdict == "suspected"


def test_noise_while_a_report_is_taken_is_only_suspected() -> None:
    noise = quiet("tieng_tho_tieng_dong", 0.99, "rè rè xẹt xẹt")
    assert assess(NuisanceEvidence((noise, noise), reporting=True)).verdict != "nuisance"


def test_words_of_danger_in_a_plain_insult_clear_nothing() -> None:
    """Where the finder of emergencies, which knows the whole line, hears nothing in it."""
    insult = quiet("chui_boi", 0.999, "nghe máy chậm thế thì chết đi, cháy nhà mày đi")
    assert not is_genuine(insult)
    assert is_genuine(replace(insult, guess=replace(insult.guess, alarm=0.08)))
    alone = NuisanceEvidence((insult,))
    assert assess(alone).verdict != "nuisance"
    assert assess(replace(alone, turns=(insult, insult))).verdict == "nuisance"
    child = quiet("tre_em_nghich_may", 0.99, "cháy rồi chú ơi")
    assert is_genuine(child)


def test_who_swears_at_the_machine_and_wants_a_person_is_not_flagged() -> None:
    swearing = quiet("chui_boi", 0.995, "máy gì mà ngu thế, gọi người ra đây nói chuyện")
    assert assess(NuisanceEvidence((replace(swearing, intent="handover"),))).verdict != "nuisance"


INSULTING = ("chui_boi", "quay_roi_tinh_duc")
OTHERS = [kind for kind in KINDS if not KINDS[kind].at_once and kind not in INSULTING]


@pytest.mark.parametrize("kind", INSULTING)
def test_a_plain_insult_needs_no_second_line(kind: str) -> None:
    """Most who insult hang up after it; one that may be a frightened caller's waits."""
    assert assess(NuisanceEvidence(guessed(kind, 0.995, "ờ thì thế đã"))).verdict == "nuisance"
    assert assess(NuisanceEvidence(guessed(kind, 0.98, "ờ thì thế đã"))).verdict == "suspected"


def test_one_odd_line_after_a_matter_is_not_suspected() -> None:
    """ "Kết quả nhận được là gì ạ" sounds like the lottery, and follows a question about papers."""
    asked = turns("đăng ký thường trú cho con cần giấy tờ gì", intent="ask_documents")
    odd = guessed("lo_de_bong_da", 0.6, "kết quả nhận được là gì")
    assert assess(NuisanceEvidence((*asked, *odd))).verdict == "none"
    assert assess(NuisanceEvidence(odd)).verdict == "suspected"
    assert assess(NuisanceEvidence((*asked, *odd, *odd))).verdict != "none"


def test_two_odd_half_questions_about_papers_are_no_nuisance() -> None:
    """ "Cua minh lam nam 2021", "khong doi thi sao": doubts, after a matter, however many."""
    asked = turns("thẻ căn cước làm năm nay có phải đổi không", intent="ask_who")
    odd = guessed("lo_de_bong_da", 0.6, "của mình làm năm 2021")
    more = guessed("chao_hang", 0.6, "nếu không đổi thì sao")
    assert assess(NuisanceEvidence((*asked, *odd, *more))).verdict == "suspected"
    plain = guessed("lo_de_bong_da", 0.97, "thế đánh con gì", "hôm nay về con gì")
    assert assess(NuisanceEvidence((*asked, *plain))).verdict == "nuisance"


def test_who_wants_to_report_something_is_cleared_at_once() -> None:
    """Whatever they took the hotline for a moment ago."""
    taxi = guessed("nham_so", 0.992, "alo taxi à")
    report = turns("ơ công an à thế may quá đang muốn báo một việc", intent="inform")
    assert assess(NuisanceEvidence((*taxi, *report))).verdict == "none"


def test_who_wants_a_person_has_a_matter() -> None:
    """ "Em là người hay máy" sounds like idle talk; asking for a person clears it."""
    idle = guessed("noi_chuyen_phiem", 0.7, "em là người hay là máy")
    person = turns("cho tôi nói chuyện với người trực", intent="handover")
    assert assess(NuisanceEvidence((*idle, *person))).verdict == "none"


def test_who_insults_and_then_tells_of_danger_is_cleared() -> None:
    call = (*guessed("chui_boi", 0.999, "ờ thì thế đã"), *turns("nhà tao cháy rồi, cứu với"))
    assert assess(NuisanceEvidence(call)).verdict == "none"


@pytest.mark.parametrize("kind", ["nham_so", "goi_thu"])
def test_who_only_tried_the_line_and_says_goodbye_had_no_matter(kind: str) -> None:
    bye = turns("cảm ơn em nhé", intent="thank")
    assert (
        assess(NuisanceEvidence((*guessed(kind, 0.97, "ờ thì thế đã"), *bye))).verdict == "nuisance"
    )
    assert (
        assess(NuisanceEvidence((*guessed(kind, 0.6, "ờ thì thế đã"), *bye))).verdict != "nuisance"
    )


@pytest.mark.parametrize("kind", OTHERS)
def test_one_guess_alone_is_no_verdict_while_somebody_speaks(kind: str) -> None:
    """However sure the model is of a single line: the next may be a cry for help."""
    assert assess(NuisanceEvidence(guessed(kind, 1.0, "ờ thì thế đã"))).verdict != "nuisance"


@pytest.mark.parametrize("kind", ["chao_hang", "moi_vay", "cuoc_goi_tu_dong"])
def test_a_sales_call_is_known_by_its_first_line(kind: str) -> None:
    """When the line is plain; a doubt waits for the next one."""
    assert assess(NuisanceEvidence(guessed(kind, 0.99, "ờ thì thế đã"))).verdict == "nuisance"
    assert assess(NuisanceEvidence(guessed(kind, 0.5, "ờ thì thế đã"))).verdict == "suspected"
    # "Máy nó kêu bưu phẩm có chất cấm, má em nhấn phím rồi": who was called quotes the call.
    assert assess(NuisanceEvidence(guessed(kind, 0.98, "ờ thì thế đã"))).verdict == "suspected"


def test_an_insult_before_hanging_up_is_flagged_when_the_call_is_over() -> None:
    """Nothing more will come; while the caller is there, something may."""
    call = guessed("chui_boi", 0.987, "lũ ăn hại")
    assert assess(NuisanceEvidence(call)).verdict == "suspected"
    assert assess(NuisanceEvidence(call, seconds=4.0, speech_s=1.5)).verdict == "nuisance"


def test_who_misdialled_and_then_has_something_to_say_is_not_flagged() -> None:
    """A wrong number, then a line that the model is unsure of."""
    call = (
        *guessed("nham_so", 0.95, "alo cho xin một chuyến xe"),
        *guessed("treu_dua", 0.3, "ơ thế may quá, đang có việc muốn báo"),
    )
    assert assess(NuisanceEvidence(call)).verdict != "nuisance"


def test_an_ordinary_turn_takes_as_much_away() -> None:
    """One odd line between ordinary ones is forgotten."""
    call = (
        *guessed("treu_dua", 0.9, "con ma nó ngồi kia"),
        *guessed("treu_dua", 0.01, "dạ vâng", "em đợi ạ"),
        *guessed("treu_dua", 0.9, "nó cười kìa"),
    )
    assert assess(NuisanceEvidence(call)).verdict != "nuisance"


def test_misheard_words_weigh_half() -> None:
    """What the recogniser was unsure of is weak evidence."""
    sure = guessed("hat_doc_tho", 0.95, "lá la", "là lá")
    unsure = tuple(SaidTurn(t.text, guess=t.guess, heard=0.3) for t in sure)
    assert assess(NuisanceEvidence(sure)).verdict == "nuisance"
    assert assess(NuisanceEvidence(unsure)).verdict == "suspected"


def test_breaths_and_noises_are_only_suspected() -> None:
    """Whoever breathes and says nothing may be unable to speak."""
    call = guessed("tieng_tho_tieng_dong", 0.99, "hờ hờ", "phù phù", "hờ hờ", "khò khò")
    assert assess(NuisanceEvidence(call)).verdict == "suspected"


@pytest.mark.parametrize("kind", ["nham_so", "goi_thu"])
def test_misdialling_is_judged_mildly(kind: str) -> None:
    """Insisting is noted, but never with the score of an insult."""
    found = assess(NuisanceEvidence(guessed(kind, 0.99, "à", "thế à", "ơ hay", "ờ nhỉ")))
    assert (found.verdict, found.score) == ("nuisance", 0.75)


def test_who_misdials_is_flagged_when_nothing_else_comes() -> None:
    """The first line is an error, and not even suspected; an excuse without a matter is the end."""
    call = guessed("nham_so", 0.99, "Mai à, tối sang ăn cơm nhé", "ơ em xin lỗi em nhầm máy")
    assert assess(NuisanceEvidence(call[:1], seconds=4.0, speech_s=2.0)).verdict == "none"
    assert assess(NuisanceEvidence(call, seconds=9.0, speech_s=4.0)).verdict == "nuisance"


def test_who_misdialled_and_has_a_matter_after_all_is_not_flagged() -> None:
    """Whatever was said before: the words of the matter clear it."""
    call = (
        *guessed("nham_so", 0.99, "Mai à, tối sang ăn cơm nhé", "ơ em xin lỗi em nhầm máy"),
        SaidTurn("mà nhà bên cạnh đang cháy anh ơi", "report_emergency_fire", 0.9),
    )
    assert assess(NuisanceEvidence(call)).verdict == "none"


def test_cries_for_help_clear_whatever_the_model_believes() -> None:
    """No guess, however sure, outweighs words of danger."""
    call = (*guessed("treu_dua", 0.99, "hí hí", "hé hé"), *guessed("treu_dua", 0.99, "cứu với"))
    assert assess(NuisanceEvidence(call)).verdict == "none"


def test_polite_words_around_idle_talk_clear_nothing() -> None:
    """ "Cho hỏi" is said by everybody; what is asked decides."""
    call = guessed("lo_de_bong_da", 0.98, "cho hỏi tối nay con gì", "cho hỏi hai số thôi")
    assert assess(NuisanceEvidence(call)).verdict == "nuisance"


def test_a_guess_survives_being_passed_on() -> None:
    """Component, channel and client speak of the same guess; anything else is no guess."""
    guess = NuisanceGuess("moi_vay", 0.875, ("lãi suất",))
    assert NuisanceGuess.from_dict(guess.as_dict()) == guess
    for other in (None, "moi_vay", {"kind": "?", "likelihood": 1.0}, {}):
        assert NuisanceGuess.from_dict(other) is None


KNOWN = CallHistory(calls=9, flagged=5, same_recording=2)


def test_a_number_alone_flags_nothing() -> None:
    """Who called in vain nine times may need help the tenth."""
    for text in ("alo", "số 5 phố Láng", "dạ vâng", "cháy nhà rồi"):
        call = NuisanceEvidence(turns(text), history=KNOWN)
        assert assess(call) == assess(NuisanceEvidence(turns(text)))


def test_history_sharpens_what_a_call_shows() -> None:
    """And the reviewer is told how many calls in which time."""
    call = guessed("treu_dua", 0.8, "con ma nó ngồi kia")
    alone = assess(NuisanceEvidence(call))
    again = assess(NuisanceEvidence(call, history=KNOWN))
    assert again.score > alone.score
    assert "Số này đã gọi 9 lần trong 7 ngày, 5 lần bị gắn cờ" in again.reasons
    assert "Cùng một bản ghi âm đã nghe 2 lần trong 24 giờ" in again.reasons


def test_history_never_outweighs_a_genuine_call() -> None:
    """A number that pestered all week, and now its house burns."""
    call = (*guessed("treu_dua", 0.99, "hí hí", "hé hé"), *turns("cháy nhà thật rồi chú ơi"))
    assert assess(NuisanceEvidence(call, history=KNOWN)).verdict == "none"


def test_silence_from_a_known_number_is_still_only_suspected() -> None:
    """The reviewer sees both: the silence and how often the number called."""
    found = assess(NuisanceEvidence((), seconds=30.0, speech_s=0.0, history=KNOWN))
    assert found.verdict == "suspected"
    assert len(found.reasons) == 3


@pytest.mark.parametrize(
    "text",
    ["em cô đơn lắm em nghĩ quẩn", "chu oi chau so lam", "hu hu mẹ ơi", "anh chịu hết nổi rồi"],
)
def test_despair_and_fear_are_never_idle_talk(text: str) -> None:
    """Even where the model is sure of idle talk, and after two turns of it."""
    call = guessed("noi_chuyen_phiem", 0.99, "buồn quá em ơi", "nói chuyện tí đi", text)
    assert assess(NuisanceEvidence(call)).verdict == "none"


def test_a_plain_question_is_not_suspected_for_a_doubt() -> None:
    """ "Bao giờ thì có kết quả" may be asked of a lottery, and is asked of a paper."""
    asked = replace(
        quiet("lo_de_bong_da", 0.2, "bao giờ có kết quả"), intent="ask_time", confidence=0.99
    )
    assert assess(NuisanceEvidence((asked, asked))).verdict == "none"
    unsure = replace(asked, confidence=0.5)
    assert assess(NuisanceEvidence((unsure, unsure))).score > 0


def test_who_tells_of_what_sounds_like_a_nuisance_is_none() -> None:
    """Words of loan sharks, told by who reports them: the finder knows the whole line."""
    told = "mấy thằng dán giấy cho vay lãi không cần thế chấp kín cột điện"
    before = SaidTurn(
        "tôi là tổ trưởng dân phố", "inform", 0.5, NuisanceGuess("treu_dua", 0.37, (), 0.02)
    )
    doubted, known = (
        SaidTurn(told, "report_tip", 0.6, NuisanceGuess("nham_so", likelihood, (), 0.13))
        for likelihood in (0.3, 0.04)
    )
    assert nuisance_family(told) == "sales"
    assert assess(NuisanceEvidence((before, known))).score < 0.5
    doubtful = assess(NuisanceEvidence((before, doubted))).score
    assert assess(NuisanceEvidence((before, known))).score < doubtful


@pytest.mark.parametrize("text", ["lũ tới", "vỡ đê rồi", "đến mau"])
def test_so_few_words_flag_nobody_unless_they_name_a_nuisance(text: str) -> None:
    """A cry of two words may sound like a curse to a model."""
    guess = NuisanceGuess("chui_boi", 0.99, (), 0.01)
    assert assess(NuisanceEvidence((SaidTurn(text, None, 0.0, guess),))).verdict != "nuisance"
    cursing = SaidTurn("đồ ăn hại", None, 0.0, guess)
    assert assess(NuisanceEvidence((cursing,))).verdict == "nuisance"


@pytest.mark.parametrize(
    "text",
    [
        "em bấm nhầm thôi ạ, em phải nói khẽ, không có việc gì đâu",
        "dạ máy tự gọi đấy ạ, em không nói to được",
        "nhầm số ạ, anh đừng gọi lại cho em nhé",
    ],
)
def test_who_cannot_speak_up_is_flagged_by_no_single_line(text: str) -> None:
    """Another may be listening: that nothing is the matter may be said for their ears."""
    misdialled = SaidTurn(text, None, 0.0, NuisanceGuess("nham_so", 0.99, (), 0.01))
    assert assess(NuisanceEvidence((misdialled,))).verdict != "nuisance"


def test_words_of_a_nuisance_count_for_nothing_where_a_matter_is_sure() -> None:
    """A warden reports those who stick up loan posters; the models hardly doubt it."""
    asked = SaidTurn("alo phải công an không", "ask_place", 0.2, NuisanceGuess("treu_dua", 0.4))
    posters = "chúng nó mời vay lãi thấp, dán giấy kín cổng"
    sure = SaidTurn(posters, "report_tip", 0.99, NuisanceGuess("moi_vay", 0.3))
    unsure = SaidTurn(posters, "out_of_scope", 0.3, NuisanceGuess("moi_vay", 0.3))
    assert nuisance_family(posters) == "sales"
    assert assess(NuisanceEvidence((asked, sure))).verdict != "nuisance"
    assert assess(NuisanceEvidence((asked, unsure))).verdict == "nuisance"
