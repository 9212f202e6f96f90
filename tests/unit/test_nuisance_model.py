"""The nuisance finder's model: what it learns from lines, and how it tells what it went by."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.assistant.components.ngrams import Ngrams
from bot.assistant.components.nuisance_model import NuisanceModel
from bot.assistant.nuisance_lines import GENUINE, OUTSIDE, SomeLine, all_lines
from bot.core.language.vietnamese import fold
from bot.core.nuisance_kinds import KINDS
from bot.knowledge import load_nuisance_lines
from bot.knowledge.load import GENUINE_LINES

LINES = [
    *(SomeLine(f"bên em cho vay {what}", "moi_vay") for what in ("nhanh", "lãi thấp", "tín chấp")),
    *(SomeLine(f"lãi suất thấp anh vay {n} triệu nhé", "moi_vay") for n in ("năm", "mười")),
    *(SomeLine(f"lá la là {end}", "hat_doc_tho") for end in ("la", "lá", "la la", "lá la")),
    *(SomeLine(f"nhà em bị {what}", GENUINE) for what in ("trộm", "cháy", "ngập", "đập phá")),
    *(SomeLine(f"bị lừa vay {what}", GENUINE) for what in ("tiền", "app", "nợ")),
    *(SomeLine(f"hôm nay giá {what} bao nhiêu", OUTSIDE) for what in ("vàng", "xăng", "gạo")),
]


@pytest.fixture(scope="module")
def model() -> NuisanceModel:
    return NuisanceModel.fit(LINES, 1.0)


def test_it_tells_kinds_and_genuine_callers_apart(model: NuisanceModel) -> None:
    """With or without diacritics."""
    loan = model.guess("bên em cho vay lãi suất thấp anh vay không")
    assert (loan.kind, loan.likelihood > 0.5) == ("moi_vay", True)
    assert model.guess("ben em cho vay lai suat thap").likelihood > 0.5
    assert model.guess("la lá là la").kind == "hat_doc_tho"
    assert model.guess("nhà em bị lừa vay tiền").likelihood < 0.5


def test_it_quotes_the_words_it_went_by(model: NuisanceModel) -> None:
    """Only words of the training lines, so that a name is never among the reasons."""
    words = model.guess("nguyễn văn hùng bên em cho vay lãi thấp").words
    assert words
    assert all(any(word in line.text for line in LINES) for word in words)


def test_what_was_learned_is_read_back(model: NuisanceModel, tmp_path: Path) -> None:
    """The same guesses after storing."""
    model.write(tmp_path)
    again = NuisanceModel.read(tmp_path)
    assert again is not None
    for text in ("anh vay nhé", "nhà em cháy", "xyz", ""):
        assert again.guess(text).as_dict() == model.guess(text).as_dict()


def test_rows_of_texts_have_the_same_length() -> None:
    """A cry and a story weigh the same; a text of unknown words is an empty row."""
    groups = Ngrams.of(line.text for line in LINES)
    rows = groups.rows(["cháy", "nhà em bị cháy nhà em bị trộm", "qqqq"])
    lengths = [round(float(rows[i].multiply(rows[i]).sum()), 2) for i in range(3)]
    assert lengths[1] == 1.0
    assert lengths[2] == 0.0


def test_every_kind_has_lines_for_every_turn() -> None:
    """Dozens a kind, first words and later ones, and contrast from more than a thousand genuine."""
    counts = Counter((line.kind, line.group) for line in load_nuisance_lines())
    for kind in KINDS:
        assert counts[kind, "mo_dau"] >= 40
        assert counts[kind, "noi_tiep"] >= 20
    genuine = sum(n for (kind, _), n in counts.items() if kind == GENUINE_LINES)
    assert genuine >= 1000


def test_what_officers_call_genuine_is_learned_as_genuine() -> None:
    """Whatever an example of an intent says about the same words, in any spelling."""
    genuine = {fold(line.text) for line in load_nuisance_lines() if line.kind == GENUINE_LINES}
    wrong = [line for line in all_lines() if fold(line.text) in genuine and line.about in KINDS]
    assert wrong == []
