"""Texts as the slot tagger reads them."""

from __future__ import annotations

import unicodedata

import pytest

from benchmarks.slot_sentences import parse, training_sentences, unseen_sentences
from bot.assistant.components.slot_words import slot_features, slot_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lúc 10:30 sáng, mai", ["lúc", "10:30", "sáng", ",", "mai"]),
        ("t.p hồ chí minh 5 p.m.", ["t.p", "hồ", "chí", "minh", "5", "p.m", "."]),
        ("huế-vinh ngày 14/6", ["huế", "-", "vinh", "ngày", "14", "/", "6"]),
        ("giá 2,5 triệu hay 800.000", ["giá", "2,5", "triệu", "hay", "800.000"]),
        ("hà_nội (HAN) 9h30", ["hà", "_", "nội", "(", "han", ")", "9h30"]),
        ("hoà bình", ["hòa", "bình"]),
        ("  ", []),
    ],
)
def test_words_and_marks(text: str, words: list[str]) -> None:
    """Numbers and clippings stay whole, every other mark stands alone."""
    assert [word.text for word in slot_words(text)] == words


def test_decomposed_letters_are_one_word() -> None:
    """Diacritics typed as characters of their own neither cut a word nor move its bounds."""
    text = unicodedata.normalize("NFD", "đến đà nẵng")
    words = slot_words(text)
    assert [word.text for word in words] == ["đến", "đà", "nẵng"]
    assert "".join(text[word.start : word.end] for word in words) == text.replace(" ", "")


def test_every_word_has_features_of_its_surroundings() -> None:
    """The same word before another city is another place."""
    here, there = (slot_features(slot_words(text)) for text in ("từ huế đi vinh", "từ huế"))
    assert len(here) == 4
    assert "w0=huế" in here[1]
    assert "w0=huế" in there[1]
    assert set(here[1]) != set(there[1])


def test_marks_of_the_travel_sentences_end_where_words_end() -> None:
    """Nothing that the benchmark annotates is lost to the way text is cut."""
    for sentence in [*training_sentences(300), *unseen_sentences()]:
        words = slot_words(sentence.text)
        starts, ends = {word.start for word in words}, {word.end for word in words}
        for slot in sentence.slots:
            assert slot.start in starts, sentence.marked
            assert slot.end in ends, sentence.marked


def test_no_travel_test_sentence_is_a_training_sentence() -> None:
    """What is tested was never generated."""
    trained = {sentence.text for sentence in training_sentences()}
    tested = [sentence.text for sentence in unseen_sentences()]
    assert not trained & set(tested)
    assert len(set(tested)) == len(tested) >= 250


def test_marked_sentence_is_read() -> None:
    """Bounds are those in the sentence without marks."""
    sentence = parse("flight", "từ [hà nội](from) đi [huế](to) nhé")
    assert sentence.text == "từ hà nội đi huế nhé"
    assert [sentence.text[s.start : s.end] for s in sentence.slots] == ["hà nội", "huế"]
