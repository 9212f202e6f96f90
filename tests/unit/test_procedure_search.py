from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.knowledge import ProcedureIndex, load_index, load_procedures, match_procedure

DATA = Path(__file__).parent / "data"
TUNED_ON = DATA / "procedure_questions.yml"
FRESH = DATA / "procedure_questions_fresh.yml"
UNSEEN = DATA / "procedure_questions_unseen.yml"


@pytest.fixture(scope="module")
def index() -> ProcedureIndex:
    return load_index()


def questions(file: Path) -> list[tuple[str, list[str]]]:
    """(question, ids that would be right); no ids: not ours."""
    cases: list[tuple[str, list[str]]] = []
    for key, entries in YAML(typ="safe").load(file.read_text(encoding="utf-8")).items():
        for entry in entries:
            if key == "none":
                cases.append((entry, []))
            elif key == "several":
                cases.append((entry["text"], entry["ids"]))
            else:
                cases.append((entry, [key]))
    return cases


def rates(index: ProcedureIndex, file: Path) -> tuple[float, float]:
    """Share of questions with a right procedure first, and of foreign ones with none."""
    ours = [(text, ids) for text, ids in questions(file) if ids]
    foreign = [text for text, ids in questions(file) if not ids]
    right = sum(index.match(text).ids[:1] in [(one,) for one in ids] for text, ids in ours)
    refused = sum(index.match(text).verdict == "none" for text in foreign)
    return right / len(ours), refused / len(foreign)


def test_the_questions_cover_every_procedure() -> None:
    """Both lists ask about all 54, and no question is an alias word for word."""
    procedures = load_procedures()
    aliases = {alias for procedure in procedures.values() for alias in procedure.aliases}
    for file in (TUNED_ON, FRESH, UNSEEN):
        asked = {one for _, ids in questions(file) for one in ids}
        assert asked == set(procedures)
    assert not aliases & {text for text, _ in questions(UNSEEN)}


def test_questions_find_their_procedure(index: ProcedureIndex) -> None:
    """On the list it was tuned on: 96 % right first, 100 % of foreign questions refused."""
    right, refused = rates(index, TUNED_ON)
    assert right >= 0.95
    assert refused >= 0.95


def test_fresh_questions_find_their_procedure(index: ProcedureIndex) -> None:
    """On a second list, first met at 98.5 % and 65 %, then learned from: 98.5 % and 85 %."""
    right, refused = rates(index, FRESH)
    assert right >= 0.95
    assert refused >= 0.80


def test_unseen_questions_find_their_procedure(index: ProcedureIndex) -> None:
    """On a third list, first met after all tuning at 95 % right and 95 % of foreign refused."""
    right, refused = rates(index, UNSEEN)
    assert right >= 0.93
    assert refused >= 0.92


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("con tôi 10 tuổi làm căn cước", "can_cuoc_tre_6_14"),
        ("con toi 10 tuoi lam can cuoc", "can_cuoc_tre_6_14"),
        ("bé ba tuổi làm cccd", "can_cuoc_tre_duoi_6"),
        ("mất căn cước", "cap_lai_the_can_cuoc"),
        ("con trai 13 tuổi mất căn cước", "cap_lai_the_can_cuoc"),
        ("hộ khẩu", "dang_ky_thuong_tru"),
        ("làm căn cướt", "cap_the_can_cuoc_tu_14"),
    ],
)
def test_conditions_and_other_names_decide(
    index: ProcedureIndex, text: str, procedure: str
) -> None:
    """Ages, loss, everyday names and misspellings lead to the right one."""
    assert index.match(text).best == procedure


def test_a_bare_topic_brings_several(index: ProcedureIndex) -> None:
    """ "Bằng lái" may be renewing, replacing or points: the caller is asked which."""
    match = index.match("bằng lái")
    assert match.verdict == "several"
    assert {"doi_giay_phep_lai_xe", "cap_lai_giay_phep_lai_xe"} <= set(match.ids)


@pytest.mark.parametrize(
    "text", ["sổ đỏ", "sang tên sổ đỏ", "thế mất bao lâu", "cần giấy tờ gì", "cháy nhà", "", "   "]
)
def test_what_is_not_ours_brings_nothing(index: ProcedureIndex, text: str) -> None:
    """Land papers, bare follow-ups, emergencies and silence match no procedure."""
    match = index.match(text)
    assert (match.verdict, match.ids, match.best) == ("none", (), None)


def test_fillers_do_not_matter(index: ProcedureIndex) -> None:
    """A long polite spoken question finds the same as the bare name."""
    long = (
        "alo tổng đài cho em hỏi với ạ là em muốn làm lại cái căn cước công dân bị mất thì cần "
        "những giấy tờ gì và mất bao lâu thì có ạ"
    )
    assert index.match(long).best == "cap_lai_the_can_cuoc"


def test_match_procedure_ranks_without_synonyms() -> None:
    """The plain function gives the ranking above the threshold, best first."""
    ranked = match_procedure("gia hạn tạm trú", load_procedures())
    assert ranked[0][0] == "gia_han_tam_tru"
    assert [score for _, score in ranked] == sorted((s for _, s in ranked), reverse=True)


@pytest.mark.parametrize(
    "question",
    [
        "nộp hồ sơ ở đâu",
        "nộp online được không",
        "giấy tờ gồm những gì",
        "ai đi làm hộ được không",
        "cấp lại mất bao lâu",
        "lần đầu thì sao",
        "thông báo qua mạng được không",
        "nop online duoc khong",
    ],
)
def test_questions_that_fit_any_procedure_name_none(question: str) -> None:
    """They are about what was being talked of, although some name holds the same words."""
    assert load_index().match(question).verdict == "none"


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("đổi vì hết hạn", "doi_giay_phep_lai_xe"),
        ("bị mất", "cap_lai_giay_phep_lai_xe"),
        ("hoi ve diem", "diem_giay_phep_lai_xe"),
        ("ừ đúng rồi", None),
    ],
)
def test_an_answer_picks_among_the_procedures_offered(
    index: ProcedureIndex, text: str, procedure: str | None
) -> None:
    """Words that say nothing alone decide between the procedures just offered."""
    offered = ("cap_lai_giay_phep_lai_xe", "doi_giay_phep_lai_xe", "diem_giay_phep_lai_xe")
    assert index.choose(text, offered) == procedure
