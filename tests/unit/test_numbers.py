import random

import pytest

from bot.core.language.numbers import (
    find_count,
    find_phone,
    find_plate,
    spoken_number,
    written_numbers,
)
from bot.core.language.numerals import with_written_numbers, written_money


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("hai mươi ba người", "23 người"),
        ("hai mốt", "21"),
        ("mười lăm nghìn", "15000"),
        ("một trăm linh năm", "105"),
        ("một trăm hai", "120"),
        ("hai triệu rưỡi", "2500000"),
        ("hai triệu ba", "2300000"),
        ("một nghìn hai", "1200"),
        ("hai nghìn không trăm hai mươi sáu", "2026"),
        ("2 triệu rưỡi", "2500000"),
        ("số mười lăm ngõ hai mươi", "số 15 ngõ 20"),
        ("tầng ba", "tầng 3"),
        ("năm 2026", "năm 2026"),
        ("không có ai ở nhà", "không có ai ở nhà"),
        ("hai muoi ba nguoi", "23 nguoi"),
        ("lam can cuoc", "lam can cuoc"),
    ],
)
def test_spoken_numbers_are_written_in_digits(said: str, written: str) -> None:
    """Numbers become digits; words that only look like numbers stay."""
    assert written_numbers(said) == written


def test_every_spoken_number_reads_back() -> None:
    """What is written in words is read back as the same number, over the whole range."""
    chance = random.Random(113)
    for _ in range(3000):
        number = chance.randrange(10 ** chance.randint(1, 12))
        assert written_numbers(f"{spoken_number(number)} đồng") == f"{number} đồng"


def test_offsets_lead_back_to_the_text_as_given() -> None:
    """A stretch of the written form maps to the words it was made from."""
    text = "lúc chín giờ ba mươi tối"
    written = with_written_numbers(text)
    at = written.text.index("30")
    assert text[written.starts[at] : written.ends[at + 2]] == "ba mươi"


def test_a_number_outside_the_range_is_refused() -> None:
    """Nothing is read wrongly in silence."""
    with pytest.raises(ValueError, match="outside"):
        spoken_number(10**12)


def test_money_has_dots() -> None:
    """Amounts are written as Vietnamese people write them."""
    assert written_money(14_000_000) == "14.000.000 đồng"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("số em là 0912 345 678 nhé", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("không chín một hai, ba bốn năm, sáu bảy tám", "0912345678"),
        ("khong chin mot hai ba bon nam sau bay tam", "0912345678"),
        ("không chín mười hai ba mươi bốn năm sáu bảy tám", "0912345678"),
        ("bàn 024 3825 1234", "02438251234"),
    ],
)
def test_phone_numbers_are_found(said: str, number: str) -> None:
    """Spoken, spaced, dotted and international numbers come out in one form."""
    found = find_phone(said)
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize(
    "said", ["gọi 113", "số nhà 15 ngõ 20", "căn cước 001203012345", "năm 2026", ""]
)
def test_other_numbers_are_no_phone_numbers(said: str) -> None:
    """Hotlines, addresses and identity numbers are not taken for a caller's number."""
    assert find_phone(said) is None


@pytest.mark.parametrize(
    ("said", "plate"),
    [
        ("xe 29A1-123.45 màu đỏ", "29A1-123.45"),
        ("29a112345", "29A1-123.45"),
        ("biển 30A 123.45", "30A-123.45"),
        ("30A12345", "30A-123.45"),
        ("29-X1 1234", "29X1-1234"),
        ("29AA-123.45", "29AA-123.45"),
        ("hai chín a một, một hai ba chấm bốn năm", "29A1-123.45"),
        ("hai chín a một một hai ba bốn năm", "29A1-123.45"),
        ("biển ba không e chín tám bảy sáu năm", "30E-987.65"),
        ("biển số hai mươi chín ca hai bốn năm sáu bảy tám", "29K2-456.78"),
        ("hai chín bê một, một hai ba bốn", "29B1-1234"),
        ("hai chin a mot mot hai ba bon nam", "29A1-123.45"),
        ("hai chín gạch ép một hai không ba chấm bốn năm", "29F1-203.45"),
        ("hai chín t tê hai ba bốn năm sáu bảy", "29T2-345.67"),
        ("biển ba mươi ca sáu bảy hai chấm không chín ba người ngồi trong", "30K-672.09"),
        ("hai chín mờ đờ một hai ba bốn năm sáu", "29MĐ1-234.56"),
        ("ba bảy cê một hai ba chấm bốn năm", "37C-123.45"),
        ("29 E1 ... 230.45", "29E1-230.45"),
        ("29H 1 234 56", "29H1-234.56"),
        ("ba mươi e một hai ba chấm bốn năm à ba mươi g một hai ba chấm bốn năm", "30G-123.45"),
        ("30E-123.45 à zoom lên thì là 30E-128.45", "30E-128.45"),
        ("30E-123.45 va vào 29C-678.90", "30E-123.45"),
    ],
)
def test_plates_are_found(said: str, plate: str) -> None:
    """Spoken and written plates come out in the form that stands on the plate."""
    found = find_plate(said)
    assert found is not None
    assert found.value == plate


@pytest.mark.parametrize("said", ["tôi 29 tuổi ở số 12345", "0912345678", "phòng 12 nhà B", ""])
def test_other_texts_hold_no_plate(said: str) -> None:
    """Ages, phones and rooms are not taken for plates."""
    assert find_plate(said) is None


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("có ba người bị kẹt", "3"),
        ("2 đứa trẻ", "2"),
        ("bốn năm người đánh nhau", "4-5"),
        ("không có ai", "0"),
        ("không người nào bị thương", "0"),
        ("một mình tôi", "1"),
        ("hai mẹ con", "2"),
        ("khoảng hai chục người", "20"),
        ("co 3 nguoi", "3"),
    ],
)
def test_counts_of_people_are_found(said: str, count: str) -> None:
    """How many people, also when nobody or "four or five"."""
    found = find_count(said)
    assert found is not None
    assert found.value == count


@pytest.mark.parametrize("said", ["làm thay được không em", "nộp ở phường được không anh"])
def test_a_question_is_no_count(said: str) -> None:
    """ "Được không em" asks, it does not say that there is nobody."""
    assert find_count(said) is None


def test_a_floor_is_no_count() -> None:
    """ "Tầng ba có người" says where, not how many."""
    assert find_count("tầng ba có người") is None
