"""Text that a model claims to have heard, kept or dropped."""

import pytest

from bot.asr.gate import Evidence, heard_text


def heard(
    text: str,
    no_speech: float = 0.05,
    logprob: float = -0.3,
    ratio: float = 1.2,
    certainty: float | None = None,
) -> str:
    return heard_text(Evidence(text, no_speech, logprob, ratio), certainty=certainty)


def test_what_was_said_is_kept_and_tidied() -> None:
    """Plain speech passes, in NFC and with single spaces."""
    assert heard("  nha\u0300  tôi bị cháy ") == "nhà tôi bị cháy"


@pytest.mark.parametrize(
    "said",
    ["dạ", "không", "cứu", "cháy", "cảm ơn", "cảm ơn các anh nhiều", "tôi muốn đăng ký tạm trú",
     "đăng ký xe máy ở đâu", "tôi xem video thấy có đánh nhau", "hẹn gặp lại anh chị",
     "kênh truyền hình đưa tin", "không không không"],
)  # fmt: skip
def test_real_callers_are_never_dropped_for_their_words(said: str) -> None:
    """Short answers, thanks and words that occur in invented phrases are still heard."""
    assert heard(said) == said


@pytest.mark.parametrize(
    "invented",
    [
        "Hãy subscribe cho kênh Ghiền Mì Gõ Để không bỏ lỡ những video hấp dẫn",
        "Hãy đăng ký kênh để không bỏ lỡ những video hấp dẫn.",
        "Các bạn hãy đăng ký cho kênh nhé!",
        "Cảm ơn các bạn đã theo dõi và hẹn gặp lại.",
        "Cảm ơn các bạn đã xem video.",
        "Hẹn gặp lại các bạn trong những video tiếp theo.",
        "Subtitles by the Amara.org community",
        "Phụ đề được thực hiện bởi cộng đồng",
    ],
)
def test_what_whisper_says_to_silence_is_dropped(invented: str) -> None:
    """Closing lines of videos are never what a caller said, however sure the model is."""
    assert heard(invented) == ""


def test_an_invented_phrase_inside_real_speech_does_not_take_it_along() -> None:
    """A report that happens to hold such words is kept whole."""
    said = "có người lừa tôi bảo cảm ơn các bạn đã theo dõi rồi lấy mất hai mươi triệu đồng"
    assert heard(said) == said


def test_real_speech_survives_what_is_invented_after_it() -> None:
    """Whisper fills the silence after a call for help; the call for help is kept."""
    assert heard("Nhà tôi cháy. Hãy subscribe cho kênh Ghiền Mì Gõ") == "Nhà tôi cháy."


def test_doubtful_text_over_silence_is_dropped() -> None:
    """No-speech and a low log-probability together mean nothing was said."""
    assert heard("thưa cán bộ", no_speech=0.9, logprob=-1.2) == ""
    assert heard("thưa cán bộ", no_speech=0.9, logprob=-0.1) == "thưa cán bộ"
    assert heard("thưa cán bộ", no_speech=0.1, logprob=-1.2) == "thưa cán bộ"


def test_hopeless_and_endless_text_is_dropped() -> None:
    """A guess that the model itself does not believe, and a phrase said over and over."""
    assert heard("abc xyz", logprob=-3.0) == ""
    assert heard("một hai " * 60, ratio=9.0) == ""


@pytest.mark.parametrize("text", ["", "   ", "...", "♪ ♪", "?!"])
def test_marks_alone_are_nothing(text: str) -> None:
    """Music signs and punctuation are no words."""
    assert heard(text) == ""


@pytest.mark.parametrize(("invented", "logprob"), [("đúng", -0.7), ("à", -0.9), ("đắk", -1.5)])
def test_a_word_of_which_nobody_was_sure_is_dropped(invented: str, logprob: float) -> None:
    """A knock or a cough, of which neither the detector nor the model was sure, is no answer."""
    assert heard(invented, logprob=logprob, certainty=0.5) == ""
    assert heard(invented, logprob=logprob, certainty=0.95) == invented
    assert heard(invented, logprob=-0.05, certainty=0.5) == invented
    assert heard(invented, logprob=logprob, certainty=None) == invented


def test_a_word_twice_is_taken_for_a_rhythm_only_where_the_detector_doubts() -> None:
    """Barks and wheels on rails are written as one word again and again."""
    assert heard("đúng đúng", logprob=-0.6, certainty=0.7) == ""
    assert heard("đúng đúng chung", logprob=-0.6, certainty=0.7) == ""
    assert heard("đúng đúng", logprob=-0.6, certainty=0.9) == "đúng đúng"
    assert heard("một một ba", logprob=-0.2, certainty=0.65) == "một một ba"
    assert heard("cứu cứu", logprob=-0.9, certainty=0.4) == "cứu cứu"


def test_three_words_are_dropped_only_on_a_grave_doubt() -> None:
    """A train far away makes three words of which the model itself believes little."""
    assert heard("ùn cung chung", logprob=-1.05, certainty=0.66) == ""
    assert heard("phường Hà Đông", logprob=-0.7, certainty=0.66) == "phường Hà Đông"
    assert heard("có cháy nhà", logprob=-1.05, certainty=0.66) == "có cháy nhà"


@pytest.mark.parametrize("cry", ["cháy", "cứu với", "cứu tôi", "cướp", "đánh nhau", "nổ ga"])
def test_a_cry_for_help_is_never_dropped_on_a_doubt(cry: str) -> None:
    """On the worst of lines the one word that matters is kept."""
    assert heard(cry, logprob=-1.7, certainty=0.05) == cry


def test_a_sentence_over_a_bad_line_is_kept() -> None:
    """Noise makes the detector unsure; whole sentences are heard all the same."""
    said = "tôi muốn hỏi làm căn cước"
    assert heard(said, logprob=-1.2, certainty=0.3) == said
