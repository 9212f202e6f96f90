"""Emergencies in the middle of something else, as the finder learns them."""

from __future__ import annotations

from bot.assistant.digressions import with_digressions

FIRES = [(f"bếp nhà số {number} bốc khói đen rồi", "fire") for number in range(200)]
QUESTIONS = [(f"đăng ký xe biển số {number} ở đâu ạ", "ask_procedure") for number in range(200)]
SONGS = [(f"bài ca thứ {number} là lá la", "hat_doc_tho") for number in range(200)]


def test_some_emergencies_are_told_before_or_after_something_harmless() -> None:
    """Each stays what it was, and whole."""
    joined = list(with_digressions([*FIRES, *QUESTIONS, *SONGS]))
    alarming = [text for text, about in joined if about == "fire"]
    assert 20 < len(alarming) < 100
    assert all("bốc khói đen rồi" in text for text in alarming)
    assert any(text.startswith("bếp nhà") for text in alarming)
    assert any(text.endswith("bốc khói đen rồi") for text in alarming)


def test_no_harmless_line_gets_an_emergency_beside_it() -> None:
    joined = list(with_digressions([*FIRES, *QUESTIONS, *SONGS]))
    calm = [text for text, about in joined if about != "fire"]
    assert calm
    assert not any("bốc khói" in text for text in calm)


def test_the_same_lines_always_give_the_same_copies() -> None:
    told = [*FIRES, *SONGS]
    assert list(with_digressions(told)) == list(with_digressions(told))


def test_nothing_is_joined_where_nothing_is_harmless() -> None:
    assert list(with_digressions(FIRES)) == []
