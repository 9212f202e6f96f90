"""The recipe's text: spelling, numbers, patterns, and what training must not hear."""

from itertools import islice
from random import Random

import pytest

from training.speech.grammar import Grammar, read_lines
from training.speech.numbers import SPOKEN, cardinal, digit_by_digit, phone
from training.speech.paths import DATA
from training.speech.sentences import LONGEST_SYLLABLES, TALK_ROOTS, Sentences
from training.speech.syllables import inventory, respell, spell, split_tone


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    return Sentences()


@pytest.mark.parametrize(
    ("onset", "rime", "tone", "spelled"),
    [
        ("h", "oa", "2", "hòa"),
        ("th", "uy", "3", "thủy"),
        ("kh", "oe", "3", "khỏe"),
        ("t", "iêng", "1", "tiếng"),
        ("ng", "iêng", "", "nghiêng"),
        ("c", "e", "3", "kẻ"),
        ("", "iêu", "", "yêu"),
        ("đ", "ương", "2", "đường"),
        ("m", "ia", "1", "mía"),
        ("s", "ach", "1", "sách"),
    ],
)
def test_syllables_are_spelled_as_ordinary_text(
    onset: str, rime: str, tone: str, spelled: str
) -> None:
    """Onset, rime and tone give the usual spelling, tones placed the old way."""
    assert spell(onset, rime, tone) == spelled


def test_stopped_syllables_have_two_tones_only() -> None:
    """Syllables that end in c, ch, p, t exist with sắc and nặng only."""
    assert spell("s", "ach", "2") is None
    assert spell("s", "ach", "5") == "sạch"


def test_the_inventory_holds_common_syllables() -> None:
    """Everyday syllables are all in the inventory, each once."""
    common = respell(
        "tôi muốn hỏi thủ tục làm căn cước công dân ở phường nào quyển khuya giếng gì"
    ).split()
    assert set(common) <= set(inventory())
    assert len(inventory()) == len(set(inventory())) > 10_000


def test_one_spelling_for_one_sound() -> None:
    """New-style tones, capitals, punctuation and i for y become one spelling."""
    assert respell("Hoà, Thuý khoẻ; kĩ sư QUÍ!") == "hòa thúy khỏe kỹ sư quý"


def test_tones_split_off_letters() -> None:
    """The character head reads letters first, then the tone."""
    assert [split_tone(word) for word in ("hỏi", "đường", "ăn", "quyết")] == [
        "hoi3",
        "đương2",
        "ăn",
        "quyêt1",
    ]


def test_numbers_are_read_as_callers_say_them() -> None:
    """Hundreds, thousands and digits follow Vietnamese reading rules."""
    assert digit_by_digit("0913") == "không chín một ba"
    assert cardinal(115, Random(0)) == "một trăm mười lăm"
    assert cardinal(2_000_000, Random(0)) == "hai triệu"
    readings = {cardinal(1_005, Random(seed)) for seed in range(40)}
    assert readings == {
        f"một {thousand} không trăm {zero} năm"
        for thousand in ("nghìn", "ngàn")
        for zero in ("linh", "lẻ")
    }
    assert {cardinal(21, Random(seed)) for seed in range(60)} == {"hai mươi mốt", "hai mốt"}


def test_numbers_hold_words_only() -> None:
    """No generator of numbers writes a digit."""
    for name, read in SPOKEN.items():
        for seed in range(200):
            spoken = read(Random(seed))
            assert spoken, name
            assert not any(letter.isdigit() for letter in spoken), name
    assert len(phone(Random(1)).split()) >= 10


def test_patterns_expand_choices_and_slots() -> None:
    """A pattern's choices and sections are all replaced."""
    grammar = Grammar({"a": ["(x|) {b}"], "b": ["y"]}, {})
    assert {grammar.expand("a", Random(seed)).strip() for seed in range(20)} == {"x y", "y"}


def test_unknown_slots_are_refused() -> None:
    """A misspelled slot is found before any speech is made."""
    with pytest.raises(ValueError, match="nowhere"):
        Grammar({"a": ["{nowhere}"]}, {})


def test_every_pattern_gives_clean_text(sentences: Sentences) -> None:
    """No braces, choices or digits are left in any expanded sentence."""
    grammar = sentences._grammar
    for root in TALK_ROOTS:
        for seed in range(300):
            text = grammar.expand(root, Random(seed))
            assert not set(text) & set("{}()|0123456789[]"), text


def test_evaluation_sentences_are_never_trained(sentences: Sentences) -> None:
    """Twenty thousand sentences of the stream hold none of the evaluation lists."""
    stream = set(islice(sentences.stream(Random(5)), 20_000))
    assert len(sentences.evaluation) >= 210
    assert not stream & sentences.evaluation
    assert len(stream) > 17_000


def test_evaluation_sentences_are_held_out_even_when_drawn(sentences: Sentences) -> None:
    """The stream drops an evaluation sentence that the patterns happen to give."""
    drawn = iter(["dạ đúng rồi anh ạ", "một câu khác"])
    stub = Sentences()
    stub._draw = lambda kind, random, short: next(drawn)  # type: ignore[method-assign]
    assert "dạ đúng rồi anh ạ" in stub.evaluation
    assert next(stub.stream(Random(0))) == "một câu khác"


def test_the_stream_is_the_same_for_the_same_seed(sentences: Sentences) -> None:
    """Seeds fix the text of a shard."""
    first = list(islice(sentences.stream(Random("7")), 200))
    assert first == list(islice(Sentences().stream(Random("7")), 200))
    assert first != list(islice(sentences.stream(Random("8")), 200))
    assert all(0 < len(line.split()) <= LONGEST_SYLLABLES for line in first)


def test_evaluation_lists_are_spelled_as_the_model_writes(sentences: Sentences) -> None:
    """Evaluation sentences are lower case, without punctuation, in the recipe's spelling."""
    for path in sorted(DATA.glob("eval_*.txt")):
        for line in read_lines(path):
            assert line == respell(line), line


def test_evaluation_words_can_be_written(sentences: Sentences) -> None:
    """Every syllable of the evaluation lists is one that training can teach."""
    known = set(sentences.vocabulary())
    missing = {word for line in sentences.evaluation for word in line.split()} - known
    assert not missing


def test_loanwords_are_said_in_vietnamese(sentences: Sentences) -> None:
    """What is written as vneid is spoken as Vietnamese syllables."""
    said = sentences.spoken("mở vneid", Random(0))
    assert said.startswith("mở ")
    assert "vneid" not in said
