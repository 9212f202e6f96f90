"""What a question about a procedure is about, by its own words."""

from datetime import date

import pytest

from bot.core.answers.aspects import (
    asks_and_names_nothing,
    asks_for_each_step,
    asks_for_fine,
    asks_for_reward,
    asks_to_compare,
    asks_whether_needed,
    aspects_asked,
    aspects_meant,
)
from bot.core.answers.procedure_answers import answer, answer_each, compare
from bot.core.language.vietnamese import fold
from bot.knowledge import load_index, load_procedures
from bot.knowledge.comparison import compared

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("plain", [False, True], ids=["accents", "plain"])
@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("em ơi chị muốn đổi bằng lái hạng b thì phải cầm theo những giấy tờ nào", "documents"),
        ("hồ sơ xin cấp hộ chiếu cho con nhỏ gồm những gì vậy em", "documents"),
        ("bị mất biển số xe giờ làm lại hết bao nhiêu tiền hả anh", "fee"),
        ("xin phiếu lý lịch tư pháp số một thì lệ phí hiện giờ là bao nhiêu", "fee"),
        ("đăng ký thường trú cho vợ nộp xong chừng nào mới có kết quả", "time"),
        ("chị đổi căn cước ở phường thì bao lâu lấy được thẻ", "time"),
        ("nhà bác có khách nước ngoài, muốn khai báo thì tới cơ quan nào", "place"),
        ("tách hộ khẩu ra công an phường hay lên thành phố", "place"),
        ("anh mua lại ô tô của bạn, sang tên gồm mấy bước", "steps"),
        ("bác lớn tuổi rồi, chỉ bác cách làm định danh mức hai với", "steps"),
        ("gia hạn tạm trú nộp qua cổng dịch vụ công có được không", "online"),
        ("đổi bằng lái xe có phải ra tận nơi không", "online"),
        ("con đi nộp hồ sơ hộ chiếu thay bố được không", "who"),
        ("bao nhiêu tuổi thì được cấp căn cước", "who"),
        ("nhập hộ khẩu xong người ta trả cái gì cho mình", "result"),
        ("bắt đăng ký lại xe là căn cứ vào thông tư nào", "legal_basis"),
        ("làm hộ chiếu hết bao nhiêu tiền, mấy ngày thì có", "fee time"),
        ("đăng ký tạm trú cần giấy tờ gì, nộp ở đâu", "documents place"),
        ("khách nước ngoài đến thì phải khai trong vòng mấy tiếng", "time"),
        ("xin giấy xác nhận thì bao ngày mới xong", "time"),
        ("khiếu nại thì gửi đơn cho cơ quan nào", "place"),
        ("làm thẻ căn cước trên điện thoại thì bấm vào mục nào", "online"),
        ("đổi bằng lái thì khai trên mạng trước hả em", "online"),
        ("khóa tài khoản định danh bằng cách nào", "steps"),
        ("chuyển khẩu cho con thì hồ sơ như thế nào", "documents"),
        ("nghiệm thu xong thì được giấy gì", "result"),
    ],
)
def test_whole_sentences_ask_about_aspects(text: str, aspects: str, plain: bool) -> None:
    """However long the sentence, in the order asked, with and without diacritics."""
    assert aspects_asked(fold(text) if plain else text) == tuple(aspects.split())


@pytest.mark.parametrize(
    "text",
    [
        "tôi muốn làm hộ chiếu",
        "cho em hỏi về đăng ký tạm trú",
        "tôi muốn tách hộ",
        "mất căn cước thì làm sao bây giờ",
        "giấy chứng nhận đủ điều kiện phòng cháy",
        "sửa địa chỉ thường trú thế nào",
        "không cần gì nữa",
        "",
    ],
)
def test_general_questions_have_no_aspect(text: str) -> None:
    """Then the overview answers; names of procedures decide nothing."""
    assert aspects_asked(text) == ()


def test_online_yields_to_what_is_asked_of_it() -> None:
    """ "Làm online hết bao nhiêu" asks for the fee."""
    assert aspects_asked("làm hộ chiếu online hết bao nhiêu tiền") == ("fee",)
    assert aspects_asked("làm hộ chiếu online thế nào") == ("online",)


SCORES = dict.fromkeys(("overview", "documents", "fee", "time", "place", "steps"), -1.0)


def test_what_was_learned_outweighs_a_word() -> None:
    """ "Ở đâu" said of where one lives is no question where to go, and margins know it."""
    text = "em đang ở đâu thì làm ở đấy, cầm theo giấy nào"
    assert aspects_asked("tôi không biết hồ sơ nộp ở đâu") == ("place",)
    assert aspects_meant(text, {**SCORES, "documents": 0.8, "place": -0.9}) == ("documents",)


def test_a_word_decides_where_what_was_learned_is_torn() -> None:
    """Two aspects nearly alike: the one whose words are said."""
    torn = {**SCORES, "overview": -0.2, "fee": -0.3}
    assert aspects_meant("làm hộ chiếu thì lệ phí là bao nhiêu", torn) == ("fee",)
    assert aspects_meant("tôi muốn làm hộ chiếu", torn) == ("overview",)


def test_a_second_question_needs_words_and_no_strong_doubt() -> None:
    """Both are kept in the order asked; one that what was learned rules out is dropped."""
    text = "mất bao lâu và hết bao nhiêu tiền"
    assert aspects_meant(text, {**SCORES, "fee": 0.5, "time": -0.4}) == ("time", "fee")
    assert aspects_meant(text, {**SCORES, "fee": 0.5, "time": -0.9}) == ("fee",)


def test_two_questions_are_both_answered_in_order() -> None:
    """Shorter than the two answers apart, from the same entry, with one source."""
    entry = load_procedures()["sang_ten_xe"]
    said = answer_each(entry, ("fee", "documents"), TODAY)
    fee, documents = (answer(entry, aspect, TODAY) for aspect in ("fee", "documents"))
    assert said.text.index("giấy tờ") > said.text.lower().index("phí")
    assert len(said.text) <= len(fee.text) + len(documents.text) + 1
    assert documents.text.split(".")[0] in said.text
    assert said.source_line == fee.source_line
    assert answer_each(entry, ("fee",), TODAY) == fee


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tạm trú với lưu trú khác gì nhau", "dang_ky_tam_tru thong_bao_luu_tru"),
        ("tam tru voi luu tru khac gi nhau", "dang_ky_tam_tru thong_bao_luu_tru"),
        ("phân biệt thường trú và tạm trú giúp tôi", "dang_ky_thuong_tru dang_ky_tam_tru"),
        (
            "lý lịch tư pháp số 1 với số 2 khác nhau chỗ nào",
            "ly_lich_tu_phap_so_1 ly_lich_tu_phap_so_2",
        ),
    ],
)
def test_two_named_procedures_are_compared(text: str, ids: str) -> None:
    """In the order named, each answered shortly."""
    found = compared(text, load_index())
    assert found == tuple(ids.split())
    both = [load_procedures()[identifier] for identifier in found]
    said = compare(both, "overview", TODAY)
    first, second = (said.text.index(entry.spoken_name) for entry in both)
    assert first < second
    assert len(said.text.split()) < 120


@pytest.mark.parametrize(
    "text",
    ["đăng ký tạm trú và làm hộ chiếu", "thủ tục này khác gì", "tôi muốn hỏi thủ tục khác"],
)
def test_nothing_is_compared_that_was_not_asked(text: str) -> None:
    """Two names alone, or "khác" alone, make no comparison."""
    assert compared(text, load_index()) == ()
    assert not asks_to_compare("tôi muốn hỏi thủ tục khác")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("tố giác thì có được tiền thưởng không", True),
        ("bao tin co thuong khong", True),
        ("thưởng bao nhiêu hả em", True),
        ("phuong Lang. ma co duoc thuong tien luc minh to giac khong", True),
        ("báo tin có mất phí không", False),
        ("làng Thưởng có chỗ đánh bạc", False),
    ],
)
def test_a_reward_is_no_fee(text: str, asks: bool) -> None:
    """Who asks for one asks for nothing that a procedure tells."""
    assert asks_for_reward(text) is asks


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("có cần giấy khai sinh bản gốc không ạ", ""),
        ("phải nộp giấy đăng ký kết hôn không", ""),
        ("đăng ký kết hôn có cần sổ hộ khẩu không", "đăng ký kết hôn "),
        ("Phải mang giấy chứng tử của ông ấy theo à?", ""),
        ("lại phải đi khám sức khoẻ à", ""),
        ("Giấy khai sinh bản phô tô có ăn thua không?", ""),
        ("giấy đăng ký kết hôn làm lại ở đây được không", None),
        ("muốn khám sức khỏe thì ra đâu", None),
        ("đăng ký kết hôn cần giấy gì", None),
        ("có cần giấy tờ gì không", None),
    ],
)
def test_a_paper_may_be_asked_about_by_its_name(text: str, before: str | None) -> None:
    """What stands before it tells what it is needed for."""
    assert asks_whether_needed(text) == before


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("ở trọ không khai báo bị phạt bao nhiêu", True),
        ("tre han co bi phat khong a", True),
        ("mức phạt khi quên đổi thẻ", True),
        ("khiếu nại quyết định phạt thì gửi đơn ở đâu", False),
        ("xe tôi bị phạt nguội xem ở đâu", False),
        ("gia han xong co phat lai to khai khong", False),
    ],
)
def test_a_fine_is_told_from_a_decision_and_from_handing_out(text: str, asks: bool) -> None:
    assert asks_for_fine(text) is asks


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("xin xác nhận cư trú bh có kq ạ", "time"),
        ("bằng lái làm on đc k", "online"),
        ("chừ nộp hồ sơ hộ chiếu ở mô", "place"),
    ],
)
def test_short_writing_and_dialects_ask_as_well(text: str, aspect: str) -> None:
    assert aspects_asked(text) == (aspect,)


@pytest.mark.parametrize(
    "text",
    ["tôi muốn đi mở tài khoản", "giấy này còn giá trị không", "doi lai dau do sap nhap"],
)
def test_what_is_written_alike_asks_for_no_place_and_no_fee(text: str) -> None:
    assert not {"place", "fee"} & set(aspects_asked(text))
    assert not {"place", "fee"} & set(aspects_asked(fold(text)))


def test_the_overview_yields_to_words_for_one_aspect() -> None:
    """The overview is what remains when nothing is asked; here a place is."""
    scores = {"overview": 0.3, "place": -0.4, "steps": -0.9}
    assert aspects_meant("đăng ký con dấu ở đâu", scores) == ("place",)
    assert aspects_meant("đăng ký con dấu", scores) == ("overview",)


def test_words_decide_where_no_machine_claims_a_message() -> None:
    weak = {"overview": -0.9, "who": -0.1, "time": -0.6}
    assert aspects_meant("làm căn cước mất bao lâu", weak) == ("time",)
    sure = {"overview": -0.9, "who": 0.4, "time": -0.1}
    assert aspects_meant("phải sống ở đây bao lâu", sure) == ("who",)


def test_what_is_put_right_within_a_message_counts() -> None:
    text = "đổi bằng lái mất mấy ngày, à không, ý em hỏi là hết bao nhiêu tiền"
    assert aspects_asked(text) == ("fee",)
    assert aspects_asked("khai qua điện thoại được không, không, ý tôi là qua mạng ấy") == (
        "online",
    )
    assert aspects_asked("làm thẻ mới, ý em là đổi, ra đâu nộp") == ("place",)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("đăng ký tạm trú theo những bước nào", True),
        ("trình tự tách hộ thế nào", True),
        ("làm hộ chiếu thì làm thế nào", False),
        ("mất căn cước giờ phải làm gì", False),
        ("mat can cuoc gio phai lam gi", False),
    ],
)
def test_steps_are_asked_for_by_their_words(text: str, asks: bool) -> None:
    """Who asks how it is done at all hears first what it comes down to."""
    assert asks_for_each_step(text) is asks


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("đóng bao nhiêu ạ", True),
        ("thế bao lâu thì có vậy anh", True),
        ("dong bao nhieu a", True),
        ("đóng phạt bao nhiêu ạ", False),
        ("căn cước hết bao nhiêu tiền", False),
        ("vâng ạ", False),
    ],
)
def test_a_question_may_name_nothing(text: str, nothing: bool) -> None:
    """Then it is about what was talked of, whatever its words sound like."""
    assert asks_and_names_nothing(text) is nothing
