"""Training texts as a recogniser mishears them."""

import unicodedata

from bot.assistant.mishearing import misheard
from bot.core.language.sounds import sound

TEXTS = [
    "Cho tôi hỏi, làm lại giấy đăng ký xe thì nộp hồ sơ ở chỗ nào?",
    "Chồng em mất hộ chiếu bên Nhật, giờ phải trình báo với ai ạ?",
    "Trẻ con mười hai tuổi có được cấp thẻ căn cước không chú?",
    "Nhà tôi cho sinh viên thuê trọ, khai báo tạm trú qua mạng được không?",
    "Đổi bằng lái quá hạn ba tháng thì có bị phạt tiền hay không?",
]


def test_some_words_change_and_most_stay() -> None:
    for text in TEXTS:
        words = text.lower().replace(",", "").rstrip("?").split()
        heard = misheard(text).split()
        kept = sum(word in heard for word in words)
        assert len(words) / 2 <= kept
    changed = sum(misheard(text) != text.lower().replace(",", "").rstrip("?") for text in TEXTS)
    assert changed >= len(TEXTS) - 1


def test_the_same_text_is_always_misheard_alike() -> None:
    assert [misheard(text) for text in TEXTS] == [misheard(text) for text in TEXTS]


def test_letters_are_whole() -> None:
    heard = " ".join(misheard(text) for text in TEXTS)
    assert not [sign for sign in heard if unicodedata.combining(sign)]


def test_most_of_it_still_sounds_like_what_was_said() -> None:
    alike = total = 0
    for text in TEXTS:
        said = {sound(word.strip(",?")) for word in text.split()}
        heard = misheard(text).split()
        alike += sum(sound(word) in said for word in heard)
        total += len(heard)
    assert alike / total > 0.85
