import unicodedata

import pytest

from bot.core.language.vietnamese import LONGEST_MESSAGE, fold, is_unaccented, normalize, tokens


@pytest.mark.parametrize(
    ("said", "normal"),
    [
        ("hoà bình", "hòa bình"),
        ("khoẻ mạnh", "khỏe mạnh"),
        ("uỷ ban Thuỵ Khuê", "ủy ban Thụy Khuê"),
        ("hòan thành", "hoàn thành"),
        ("họat động HUỶ", "hoạt động HỦY"),
        ("quý khách", "quý khách"),
    ],
)
def test_both_tone_placements_become_one(said: str, normal: str) -> None:
    """Old and new tone placement and misplaced tones are written in one way, letter case kept."""
    assert normalize(said) == normal


def test_decomposed_text_becomes_composed() -> None:
    """Text with combining marks, as some keyboards send it, equals composed text."""
    assert normalize(unicodedata.normalize("NFD", "Đường Đội Cấn")) == "Đường Đội Cấn"


def test_control_characters_and_odd_spaces_go() -> None:
    """Control and zero-width characters never reach the dialogue; spaces become single."""
    assert normalize("\ufeffmất\x00 căn\u200b cước\n\n\tở\u00a0đâu ") == "mất căn cước ở đâu"


def test_teencode_is_written_out() -> None:
    """Chat shorthand becomes words, punctuation beside it stays."""
    assert normalize("làm cccd ko dc, mk cần j?") == "làm cccd không được, mình cần gì?"


def test_long_text_and_long_runs_are_cut() -> None:
    """A hundred kilobytes and a held key cannot slow the dialogue down."""
    assert len(normalize("cháy nhà " * 20_000)) <= LONGEST_MESSAGE
    assert normalize("cứuuuuuuuuuuu") == "cứuuu"


def test_empty_text_stays_empty() -> None:
    """Only spaces normalize to nothing."""
    assert normalize(" \t\n ") == ""


def test_fold_strips_every_mark_and_keeps_the_length() -> None:
    """Folding loses diacritics and đ, and offsets stay valid."""
    text = "Ngõ 20 phố Láng Hạ, Đống Đa"
    assert fold(text) == "ngo 20 pho lang ha, dong da"
    assert len(fold(text)) == len(text)


def test_tokens_point_into_the_text_as_given() -> None:
    """Offsets are those of the given text, even when it is decomposed."""
    text = unicodedata.normalize("NFD", "Ở phường Ngọc Hà!")
    assert [unicodedata.normalize("NFC", text[t.start : t.end]) for t in tokens(text)] == [
        "Ở",
        "phường",
        "Ngọc",
        "Hà",
    ]


def test_unaccented_text_is_recognised() -> None:
    """Only text without a single mark counts as unaccented."""
    assert is_unaccented("mat can cuoc 2026")
    assert not is_unaccented("mat căn cuoc")
