"""What becomes of a message's text before understanding sees it."""

from __future__ import annotations

import unicodedata

import pytest

from bot.assistant.admission import LONGEST_TEXT, admit


@pytest.mark.parametrize("text", ["/restart", " / /restart", "\t//restart", "\u3000/restart"])
def test_no_message_starts_with_a_slash(text: str) -> None:
    """Rasa obeys such messages as commands."""
    assert admit(text) == "restart"


@pytest.mark.parametrize("text", ["", "   ", "/", "\x00\x1b", " / "])
def test_nothing_becomes_something(text: str) -> None:
    """The featurizers need a token, the caller an answer."""
    assert admit(text).strip()


def test_decomposed_letters_are_composed() -> None:
    """Phones and Macs write diacritics as marks of their own."""
    assert admit(unicodedata.normalize("NFD", "cháy nhà")) == "cháy nhà"


def test_a_long_text_keeps_both_its_ends() -> None:
    """The emergency may stand at either."""
    cut = admit("bắt đầu " + "chuyện dài " * 5_000 + "kết thúc")
    assert len(cut) <= LONGEST_TEXT
    assert cut.startswith("bắt đầu")
    assert cut.endswith("kết thúc")


def test_a_stuck_key_is_shortened() -> None:
    """One hundred thousand letters say no more than three."""
    assert admit("cứu với" + "i" * 40 + " " + "a" * 100_000) == "cứu vớiii aaa"
