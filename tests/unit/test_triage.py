"""Emergency triage on our own lists of openings, none of which is a training example."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.emergencies.kinds import KINDS
from bot.core.emergencies.safety import safety_answer
from bot.core.emergencies.triage import outranks, triage, triage_of_intent
from bot.core.emergencies.weighing import weighed
from bot.core.language.vietnamese import fold

OPENINGS = Path(__file__).parent / "openings"


def rows(name: str) -> list[list[str]]:
    """The lines of a list of openings, split at tabs."""
    lines = (OPENINGS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


LISTS = ("", "_held_out", "_unseen")
GENUINE = [row for name in LISTS for row in rows(f"emergencies{name}.tsv")]
ORDINARY = [row for name in LISTS for row in rows(f"ordinary{name}.tsv")]


def test_the_lists_are_broad() -> None:
    """The figures below mean something: hundreds of openings of every number."""
    assert len(GENUINE) >= 400
    assert len(ORDINARY) >= 240
    numbers = {number for row in GENUINE for number in row[0].split(",")}
    assert numbers == {"113", "114", "115"}


def test_no_genuine_opening_is_missed() -> None:
    """Every genuine opening is an emergency, with a number that can help."""
    wrong = []
    for numbers, hotline, text in GENUINE:
        found = triage(text, hotline)
        if found is None or found.number not in numbers.split(","):
            wrong.append((text, found and found.number))
    assert wrong == []


def test_openings_without_diacritics() -> None:
    """Typed without diacritics, at least 97 of 100 are still recognised with the right number."""
    right = 0
    for numbers, hotline, text in GENUINE:
        found = triage(fold(text), hotline)
        right += found is not None and found.number in numbers.split(",")
    assert right / len(GENUINE) >= 0.97


@pytest.mark.parametrize("hotline", ["113", "114", "1900-0113"])
def test_every_hotline_hears_every_emergency(hotline: str) -> None:
    """Whatever number was dialled, the emergency is recognised; only a bare cry depends on it."""
    for numbers, _, text in GENUINE:
        found = triage(text, hotline)
        assert found is not None, text
        if found.kind != "cry":
            assert found.number in numbers.split(","), text


def test_ordinary_calls_rarely_alarm() -> None:
    """Questions, past events, tips and idioms seldom raise an alarm (98 of 100 do not)."""
    alarms = [text for hotline, text in ORDINARY if triage(text, hotline) is not None]
    assert len(alarms) / len(ORDINARY) <= 0.02, alarms


@pytest.mark.parametrize(
    "text",
    [
        "vốn của bên em đang kẹt vốn ở ngân hàng anh ạ",
        "tách hộ ra khỏi nhà ông bà nội mất mấy ngày",
        "em mang dao theo đi cắm trại có bị phạt không",
        "anh ấy cướp mất trái tim em rồi",
        "bên em cứu nợ xấu cho anh nhé",
        "cho tôi hỏi thủ tục phòng cháy chữa cháy",
        "xin nghiệm thu pccc cần gì",
        "hôm qua nhà tôi bị trộm",
        "dạo này cháy túi quá",
        "không có cháy đâu",
        "nếu có cháy thì gọi số nào",
        "chúng tôi đang diễn tập chữa cháy",
        "lừa đấy làm gì có cháy",
    ],
)
def test_what_is_no_emergency(text: str) -> None:
    """Procedures, the past, idioms, denial, hypotheses and drills are no emergencies."""
    assert triage(text, "113") is None


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("cháy rồi", "fire", "114"),
        ("nó có dao", "weapon", "113"),
        ("cứu với", "cry", "113"),
        ("chồng em đang đánh em", "violence", "113"),
        ("có đứa trẻ bị bạo hành", "child", "113"),
        ("tai nạn giao thông người nằm bất tỉnh", "traffic", "115"),
        ("ô tô đâm nhau người bị kẹt trong xe", "rescue", "114"),
        ("trẻ đuối nước vớt lên bờ rồi mà không thở", "drowning", "115"),
        ("em uống cả vỉ thuốc ngủ rồi", "suicide", "115"),
        ("em rạch cổ tay rồi em không muốn sống nữa", "suicide", "115"),
        ("tôi không muốn sống nữa tôi đang đứng trên cầu", "suicide", "113"),
        ("bạn em nhắn muốn chết rồi tắt máy", "suicide", "113"),
        ("kéo con ra khỏi bể rồi mà nó tím tái chìm lâu quá đuối nước", "drowning", "115"),
        ("nhà đang cháy có người bất tỉnh", "fire", "114"),
    ],
)
def test_what_leads_when_several_things_are_heard(text: str, kind: str, number: str) -> None:
    """The kind that kills first leads, with the number that can help with it."""
    found = triage(text, "113")
    assert found is not None
    assert (found.kind, found.number) == (kind, number)


def test_a_bare_cry_goes_to_the_hotline_that_was_dialled() -> None:
    """ "Cứu với" on 114 stays with 114; anywhere else 113 answers."""
    on_fire_line = triage("cứu với", "114")
    assert on_fire_line is not None
    assert on_fire_line.number == "114"


def test_other_numbers_are_named_too() -> None:
    """Somebody drowning needs 114 and 115."""
    found = triage("có người đuối nước", "114")
    assert found is not None
    assert found.also == ("115",)


def test_the_trained_model_alone_can_raise_an_alarm() -> None:
    """What only the classifier takes for an emergency still gets kind and number."""
    found = triage_of_intent("report_emergency_rescue", "ở dưới đó tối lắm", "113")
    assert found is not None
    assert (found.kind, found.number) == ("rescue", "114")
    assert triage_of_intent("ask_fee", "bao nhiêu tiền", "113") is None


@pytest.mark.parametrize(
    ("text", "learned", "number", "also"),
    [
        ("cứu với", ["crime"], "113", ()),  # a bare cry says less than any kind
        ("cứu với", ["medical", "rescue"], "115", ("114",)),
        ("cứu với", ["cry"], "114", ()),
        ("có người ngất dưới giếng", ["rescue"], "114", ("115",)),  # it sees the whole sentence
        ("có người ngất dưới giếng", ["rescue", "medical"], "115", ("114",)),
        ("tự nhiên im bặt", ["medical"], "115", ()),
        ("cháy nhà", [], "114", ()),
        ("cháy nhà", ["cry"], "114", ()),
    ],
)
def test_cues_and_what_was_learned_are_weighed(
    text: str, learned: list[str], number: str, also: tuple[str, ...]
) -> None:
    """Cues lead unless one other kind was learned; every number that may be needed is named."""
    found = weighed(triage(text, "114"), learned, text, "114")
    assert found is not None
    assert (found.number, found.also) == (number, also)


def test_the_safety_answer_speaks_the_advice_it_is_given() -> None:
    """Advice comes from the data; without it the numbers are still said."""
    advice = {"fire": ("Ra ngoài ngay.", "Cúi thấp.")}
    assert "Ra ngoài ngay. Cúi thấp." in safety_answer("cháy nhà", "114", advice)
    assert "ra chỗ an toàn" in safety_answer("cháy nhà", "114", {})


def test_fire_outranks_theft() -> None:
    """A fire told of during another report takes over; a missing dog would not."""
    assert outranks("fire", "crime")
    assert not outranks("missing", "fire")


@pytest.mark.parametrize("hotline", ["113", "114", "1900-0113"])
@pytest.mark.parametrize("text", ["", "   ", "alo", "😀😀", "xin chào", "a" * 5000])
def test_the_safety_answer_is_never_empty(text: str, hotline: str) -> None:
    """With the dialogue down and nothing understood, the numbers and the note are still said."""
    said = safety_answer(text, hotline)
    assert "114" in said
    assert "115" in said
    assert "mô phỏng" in said


@pytest.mark.parametrize(
    ("text", "number"),
    [("cháy nhà", "114"), ("nó cầm dao", "113"), ("bố em bất tỉnh", "115"), ("cứu với", "113")],
)
def test_the_safety_answer_leads_with_the_number(text: str, number: str) -> None:
    """The number to dial comes first, then the first advice of that kind."""
    said = safety_answer(text, "1900-0113")
    assert said.startswith(f"Anh chị gọi ngay {number}")
    assert len(said.split(". ")) >= 2


def test_every_kind_has_a_safety_answer() -> None:
    """No kind of emergency is without advice."""
    for kind in KINDS:
        found = triage_of_intent(f"report_emergency_{kind}", "", "113")
        assert found is not None
        assert found.advice


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hai xe máy đâm nhau ở ngã ba", "traffic"),
        ("ô tô với xe máy đâm nhau", "traffic"),
        ("hai thanh niên đâm nhau ở quán bia", "weapon"),
        ("đi xe máy cầm dao đâm nhau kìa", "weapon"),
    ],
)
def test_crashing_is_told_from_stabbing(text: str, kind: str) -> None:
    """One verb in Vietnamese; what crashes carries no knife, and gets other advice."""
    found = triage(text, "113")
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("said", ["đã cứu", "dạ em muốn đã cứu phạt nguội"])
def test_a_misheard_lookup_is_no_cry(said: str) -> None:
    """A recogniser writes "đã cứu" for "tra cứu"; nobody in danger says it."""
    assert triage(said, "1900-0113") is None


@pytest.mark.parametrize(
    "said", ["cứu", "cứu với", "đã cứu với không", "cứu em với", "cuu toi voi"]
)
def test_a_bare_cry_stays_a_cry_on_every_hotline(said: str) -> None:
    """Also on the general desk."""
    for hotline in ("113", "114", "1900-0113"):
        assert triage(said, hotline) is not None


@pytest.mark.parametrize(
    "said",
    [
        "thằng kia giật túi của mẹ em mà mọi người xung quanh cứ tưởng đóng phim",
        "nó cầm dao đuổi người ta ngoài chợ, không phải đóng phim đâu",
        "thật mà, có người vừa bị chém ngoài cổng, không đùa",
    ],
)
def test_what_others_take_for_a_play_is_real(said: str) -> None:
    """A film in the sentence makes a play of it only where nobody says that it is none."""
    assert triage(said) is not None


@pytest.mark.parametrize(
    "said", ["em đang đóng phim cảnh cướp ngân hàng", "vụ chém nhau trong phim tối qua hay quá"]
)
def test_a_play_is_none(said: str) -> None:
    """Nobody is in danger on a screen."""
    assert triage(said) is None


@pytest.mark.parametrize(
    "text",
    [
        "chuyển hộ bà em ra khỏi nhà với cháy rồi",
        "nhà in làm truyện tranh đang cháy to lắm",
        "tôi bị đâm rồi có sao không",
    ],
)
def test_a_harmless_frame_hides_no_emergency(text: str) -> None:
    """A household that is left, a story that is written and the law are told in whole phrases."""
    assert triage(text, "113") is not None


@pytest.mark.parametrize(
    "text",
    [
        "chú lính cứu hỏa ơi chú có chó đốm không",
        "bên cứu hoả cho hỏi mấy anh trực tối ăn gì",
        "chết, cứu hỏa à, chị bấm lộn",
        "em bị cháy... cháy túi rồi",
        "lòng anh đang cháy đây em ơi",
        "bà nằm mơ thấy nhà cháy thì đánh con gì",
        "điện thoại của tôi rớt xuống hồ rồi, giờ khóa tài khoản làm sao",
    ],
)
def test_words_about_the_fire_service_are_no_fire(text: str) -> None:
    assert triage(text, "114") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("chú cứu hỏa ơi", "fire"),
        ("mấy anh cứu hoả ơi tới lẹ giùm", "fire"),
        ("alo cứu hỏa à, nhà tôi cháy rồi", "fire"),
        ("cháy, túi gas cháy rồi", "fire"),
        ("xe cháy trong lòng đường hầm", "fire"),
        ("trung tâm đang cháy", "fire"),
        ("cầm điện thoại thì con tôi rơi xuống hồ", "drowning"),
    ],
)
def test_none_of_it_hides_a_cry(text: str, kind: str) -> None:
    found = triage(text, "114")
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "toi muon tu van cho xong",
        "cháy trong lòng tòa nhà",
        "nghe điện thoại em rơi xuống sông rồi",
        "con cá kéo con trai tôi xuống nước chết đuối",
        "gọi đội cứu hỏa với ạ",
    ],
)
def test_an_idiom_is_no_wider_than_its_words(text: str) -> None:
    assert triage(text, "114") is not None


@pytest.mark.parametrize(
    "text",
    [
        "bố dượng khóa trái nhốt em trong phòng hai ngày nay",
        "chúng nó giam bọn em ở xưởng từ tuần trước, thu hết điện thoại",
        "ba bữa rồi con bé bị xích ở chuồng heo, nhốt cháu cả đêm",
    ],
)
def test_who_is_held_for_days_is_still_held(text: str) -> None:
    """How long it has gone on is no past."""
    found = triage(text)
    assert found is not None
    assert found.number == "113"


@pytest.mark.parametrize(
    "text",
    [
        "hôm kia nó nhốt em trong phòng",
        "tuần trước nó nhốt em một mình dưới bếp",
        "xe em bị giữ ở bãi ba hôm rồi, bao giờ được lấy",
        "họ giữ cọc của em mấy tuần nay",
    ],
)
def test_what_is_over_or_held_back_is_no_captivity(text: str) -> None:
    assert triage(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("cái bồn dầu nó đang rò, dầu chảy lênh láng xuống cống", "114"),
        ("khói lọt vào phòng ngủ rồi, em bịt khăn ướt", "114"),
        ("giàn giáo nó đang nghiêng ra phía đường", "114"),
        ("em nấp trong bếp, nó đang ở ngoài cửa", "113"),
    ],
)
def test_a_thing_that_is_told_twice_is_no_intruder(text: str, number: str) -> None:
    """ "Cái bồn dầu nó đang rò" says "nó" of the tank; alone it is somebody."""
    found = triage(text)
    assert found is not None
    assert found.number == number


def test_an_animal_told_twice_is_nobody() -> None:
    assert triage("con mèo nhà em nó đang ngủ trên ghế") is None


@pytest.mark.parametrize(
    "text",
    [
        "con toi chay ra duong mat hut",  # "con", no "cồn"
        "ho ra khoi nha thi co dua len vao phong",  # "khỏi", no "khói"
        "tru so phuong dang do xe kin cong",
    ],
)
def test_words_typed_plainly_start_no_fire(text: str) -> None:
    found = triage(text)
    assert found is None or found.number != "114"
