"""The assistant's own voice in a recording with one channel."""

import pytest

from bot.calls.echo import without_echo

GREETING = (
    "Dạ, tổng đài mô phỏng 114 xin nghe. Em là trợ lý tự động, không phải lính cứu hỏa thật; "
    "nếu đang cháy hoặc cần cứu nạn thật, anh/chị gọi ngay số 114. Anh/chị cần báo việc gì ạ?"
)


@pytest.mark.parametrize(
    "heard",
    [
        "dạ tổng đài mô phỏng một một bốn xin nghe em là trợ lý tự động không phải lính cứu hỏa "
        "thật nếu đang cháy hoặc cần cứu nạn thật anh chị gọi ngay số một một bốn anh chị cần báo "
        "việc gì ạ",
        # Sentence by sentence, and misheard.
        "em là trợ lí tự động không phải lính cứu hoá thật",
        "nếu đang chảy hoặc cần cứu nạn thật anh trị gọi ngay xố một bốn",
        "tổng đài mô hỏng một một bốn xin nghe",
    ],
)
def test_what_the_assistant_says_is_not_the_callers(heard: str) -> None:
    """The greeting, whole or a sentence of it, also misheard, leaves nothing."""
    assert without_echo(heard, GREETING) == ""


def test_what_the_caller_says_right_after_it_is_kept() -> None:
    """Without a pause in between, only the prompt is taken out."""
    heard = "không phải lính cứu hỏa thật anh chị cần báo việc gì ạ cháy nhà tôi rồi cứu với"
    whole = "em là trợ lý tự động " + heard
    assert without_echo(whole, GREETING).endswith("cháy nhà tôi rồi cứu với")
    assert without_echo("anh chị cần báo việc gì ạ cháy", GREETING).endswith("cháy")


@pytest.mark.parametrize(
    "said",
    [
        "cháy nhà rồi", "đang cháy cần cứu nạn",
        "nhà tôi đang cháy thật anh chị gọi ngay xe cứu hỏa",
        "em không phải lính cứu hỏa", "gọi ngay số một một bốn à", "dạ", "một một bốn phải không ạ",
        "tổng đài một một bốn phải không em",
        "tôi cần báo cháy ở số năm ngõ mười phố khâm thiên",
    ],
)  # fmt: skip
def test_callers_who_use_the_same_words_are_heard_in_full(said: str) -> None:
    """Words of the prompt in a sentence of one's own are the caller's."""
    assert without_echo(said, GREETING) == said


def test_without_prompts_nothing_changes() -> None:
    """Nothing said by the assistant, nothing taken out; marks and case stay as they were."""
    assert without_echo("Cháy nhà, cứu với!", "") == "Cháy nhà, cứu với!"
    assert without_echo("", GREETING) == ""
