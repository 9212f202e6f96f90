"""Half-questions: what goes on about the procedure talked of, and what moves to another."""

import pytest

from bot.core.answers.topics import Found, goes_on_about, may_go_on
from bot.core.language.vietnamese import fold

TOPIC = "ho_chieu_cap_moi"
OTHER = "can_cuoc_tre_6_14"


def test_a_half_question_stays_with_what_was_talked_of() -> None:
    """However much its words sound like something else, if the topic lies close behind."""
    text = "con em mới mười tuổi thì thế nào"
    assert goes_on_about(TOPIC, Found(OTHER, {TOPIC: 0.3}, 0.4), text)
    assert not goes_on_about(TOPIC, Found(OTHER, {TOPIC: 0.9}, 0.4), text)
    assert not goes_on_about(TOPIC, Found(OTHER, {}, 0.4), text)
    few = "cần nhập những gì"
    assert goes_on_about(TOPIC, Found(OTHER, {TOPIC: 0.9}, 0.4), few)
    assert not goes_on_about(TOPIC, Found(OTHER, {}, 0.4), few)


def test_a_name_said_clearly_moves_the_topic() -> None:
    """Also in few words."""
    assert not goes_on_about(TOPIC, Found(OTHER, {TOPIC: 0.1}, 0.8), "thế còn căn cước cho con")


def test_a_whole_story_moves_the_topic() -> None:
    """Who tells at length says what about; who tells of something far from the topic, too."""
    story = "con trai em năm nay học lớp bốn trường bảo phải có thẻ mà em chưa biết làm ở đâu"
    assert not goes_on_about(TOPIC, Found(OTHER, {TOPIC: 0.1}, 0.1), f"{story} {story}")
    assert not goes_on_about(TOPIC, Found(OTHER, {TOPIC: 1.1}, 0.1), story)


def test_a_half_question_in_many_spoken_words_stays() -> None:
    """People talk, and leave out what it is about all the same."""
    spoken = "dạ thế ở nhà em gửi lên mạng cho mấy anh được không hay là phải ra tận nơi"
    assert goes_on_about(TOPIC, Found(OTHER, {TOPIC: 0.5}, 0.1), spoken)


def test_what_is_the_topic_itself_goes_on() -> None:
    """At any length."""
    assert goes_on_about(TOPIC, Found(TOPIC, {}, 1.0), "làm hộ chiếu " * 10)


def test_who_surely_asks_for_one_thing_stays_with_the_topic() -> None:
    """Unless the finder is sure of another procedure, or the message names one."""
    text = "công an phường có làm không hay phải lên tận phòng cảnh sát giao thông"
    assert goes_on_about(TOPIC, Found(OTHER, {}, 0.4, 0.65), text, asks_aspect=0.99)
    assert not goes_on_about(TOPIC, Found(OTHER, {}, 0.4, 0.65), text, asks_aspect=0.5)
    assert not goes_on_about(TOPIC, Found(OTHER, {}, 0.4, 0.95), text, asks_aspect=0.99)
    assert not goes_on_about(TOPIC, Found(OTHER, {}, 0.8, 0.65), text, asks_aspect=0.99)


@pytest.mark.parametrize("plain", [False, True], ids=["accents", "plain"])
@pytest.mark.parametrize(
    "text",
    [
        "có phải xin chữ ký chủ nhà lần nữa không",
        "nhận bản điện tử hay bản cứng vậy",
        "nếu bị mất thì sao",
        "thế ông bà đi thay được không",
        "còn trẻ em thì thế nào",
        "hết mấy tiền vậy em",
        "lỡ quá hạn rồi thì làm sao",
    ],
)
def test_a_question_that_hangs_in_the_air_may_go_on(text: str, plain: bool) -> None:
    """Unless understanding is sure that it is about something else."""
    text = fold(text) if plain else text
    assert may_go_on(text, 0.5)
    assert not may_go_on(text, 0.995)


@pytest.mark.parametrize(
    "text",
    ["thôi để tôi suy nghĩ đã", "kể chuyện cười đi", "ừ hiểu rồi", "em tên là Lan", ""],
)
def test_what_asks_nothing_does_not_go_on(text: str) -> None:
    """Statements and small talk are left to their own answers."""
    assert not may_go_on(text, 0.1)
