"""Spoken answers about a procedure, computed for a day from its entry and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.core.answers.fees import fee_answer, fee_summary
from bot.core.answers.wording import aloud, listed, lowered, sentence, spoken_day, spoken_published
from bot.core.language.vietnamese import fold
from bot.core.procedure import ASPECTS, Procedure, Source

LONGEST_WORDS = 60
_REPORTS = "to_giac_phan_anh"  # nobody expects to pay for reporting: not worth the words
_RIGHTS = "Quyền:"
_COUNTED = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
# Words by which something to ask the police, a conflict or a note belongs to an aspect.
_ABOUT = {
    "fee": r"phí|miễn|biểu",
    "documents": r"giấy tờ|hồ sơ|tờ khai|mẫu",
    "time": r"thời hạn|ngày làm việc|giờ làm việc|\d ngày",
    "place": r"nơi|điểm tiếp nhận|phường, xã nào|địa chỉ|lịch|đội|trang khai báo",
    "steps": r"cách báo|có phải mang",
    "online": r"trực tuyến|hệ thống|trang khai báo",
    "who": r"thuộc diện|danh mục|trường hợp",
}


@dataclass(frozen=True)
class Answer:
    """``text`` is the answer; ``source_line`` the closing phrase with source and date."""

    text: str
    source_line: str


def answer(procedure: Procedure, aspect: str, today: date) -> Answer:
    """The answer to one aspect (see ``ASPECTS``; anything else counts as overview) on a day."""
    compose = _COMPOSERS.get(aspect, _overview)
    sentences = [*compose(procedure, today), *_to_check(procedure, aspect, today)]
    return Answer(" ".join(sentence(text) for text in sentences), source_line(procedure))


def answer_each(procedure: Procedure, aspects: Sequence[str], today: date) -> Answer:
    """The answers to several aspects, in their order and briefly; one alone is answered fully."""
    if len(aspects) < 2:
        return answer(procedure, "".join(aspects) or "overview", today)
    said: dict[str, None] = {}  # in order; what two aspects share is said once
    for aspect in aspects:
        said.update(dict.fromkeys(_briefly(procedure, aspect, today)))
    for aspect in aspects:
        said.update(dict.fromkeys(_to_check(procedure, aspect, today)))
    return Answer(" ".join(sentence(text) for text in said), source_line(procedure))


def about(procedure: Procedure, told: Answer) -> Answer:
    """An answer led by its procedure's everyday name, unless that is in it: who was taken to ask
    about another procedure hears so at once."""
    if fold(procedure.spoken_name) in fold(told.text):
        return told
    return replace(told, text=f"Dạ, về {procedure.spoken_name}. {told.text}")


def led_by_summary(procedure: Procedure, told: Answer) -> Answer:
    """An answer led by the short one: whoever asks how it is done in general wants to know first
    what it comes down to, and where."""
    return replace(told, text=f"{sentence(aloud(procedure.summary))} {told.text}")


def compare(procedures: Sequence[Procedure], aspect: str, today: date) -> Answer:
    """One aspect of several procedures side by side, the overviews cut to what each is for."""
    texts = []
    for number, procedure in enumerate(procedures):
        said = [sentence(text) for text in _briefly(procedure, aspect, today)]
        lead = "Về" if number == 0 else "Còn"
        texts.append(f"{lead} {procedure.spoken_name}: {lowered(' '.join(said))}")
        texts += [sentence(text) for text in _to_check(procedure, aspect, today)]
    lines = dict.fromkeys(source_line(procedure) for procedure in procedures)
    return Answer(" ".join(dict.fromkeys(texts)), " ".join(lines))


def with_fine(procedure: Procedure, told: Answer, alone: bool) -> Answer:
    """An answer led by what the entry's notes say of a fine, or by saying that they say nothing;
    ``alone``: nothing else was asked."""
    notes = [aloud(note) for note in procedure.notes if "phạt" in note.lower()]
    fine = " ".join(sentence(note) for note in notes or ["Mức phạt thì em chưa có thông tin"])
    return replace(told, text=fine if alone else f"{fine} {told.text}")


def rights_of(procedure: Procedure) -> Answer | None:
    """What somebody who reports is entitled to, where the entry's notes tell it."""
    note = next((note for note in procedure.notes if note.startswith(_RIGHTS)), None)
    if note is None:
        return None
    text = sentence(f"Người báo tin có {lowered(aloud(note))}")
    return Answer(text, source_line(procedure))


def _briefly(procedure: Procedure, aspect: str, today: date) -> list[str]:
    """What an aspect comes down to, where another answer stands beside it."""
    if aspect == "fee":
        return fee_summary(procedure, today) or fee_answer(procedure, today)
    if aspect == "overview":
        return [aloud(procedure.summary)]
    return _COMPOSERS[aspect](procedure, today)


def source_line(procedure: Procedure) -> str:
    """When the entry was checked, and the source to name with its date."""
    checked = f"Theo thông tin kiểm tra ngày {spoken_day(procedure.last_verified)}"
    source = procedure.main_source
    if source is None:
        return f"{checked}, chưa có nguồn chính thức."
    return f"{checked}, nguồn: {named_source(source)}."


def named_source(source: Source) -> str:
    """A source as callers hear it, with its date."""
    name = source.spoken or source.title
    if source.published:
        name += f", {spoken_published(source.published)}"
    return name + (", đọc qua bản tóm tắt" if source.kind == "co_quan_doc_gian_tiep" else "")


def _overview(procedure: Procedure, today: date) -> list[str]:
    sentences = [aloud(procedure.summary)]
    if "phí" not in procedure.summary.lower() and procedure.group != _REPORTS:
        sentences += fee_summary(procedure, today)
    for note in procedure.notes:
        longer = [*sentences, aloud(note)]
        if sum(len(text.split()) for text in longer) > LONGEST_WORDS:
            break
        sentences = longer
    return sentences


def _documents(procedure: Procedure, today: date) -> list[str]:
    documents = [lowered(aloud(document)) for document in procedure.documents]
    if len(documents) == 1:
        return [f"Về giấy tờ: {documents[0]}"]
    counted = [f"{_COUNTED[n]} là {text}" for n, text in enumerate(documents[: len(_COUNTED)])]
    return [f"Về giấy tờ, có {_COUNTED[len(counted) - 1]} ý: {'; '.join(counted)}"]


def _time(procedure: Procedure, today: date) -> list[str]:
    return [f"Thời gian giải quyết: {lowered(aloud(procedure.time))}"]


def _place(procedure: Procedure, today: date) -> list[str]:
    sentences = []
    if procedure.places:
        sentences.append(f"Nơi làm: {listed(procedure.places)}")
    if procedure.online:
        also = "Cũng có thể làm trực tuyến" if procedure.places else "Làm trực tuyến"
        sentences.append(f"{also}: {listed(procedure.online)}")
    if procedure.booking:
        sentences.append(f"Anh/chị có thể đặt lịch trước trên {listed(procedure.booking)}")
    return sentences


def _steps(procedure: Procedure, today: date) -> list[str]:
    if len(procedure.steps) == 1:
        return [aloud(procedure.steps[0])]
    return [
        f"Bước {_COUNTED[n]}: {lowered(aloud(step))}"
        for n, step in enumerate(procedure.steps[: len(_COUNTED)])
    ]


def _online(procedure: Procedure, today: date) -> list[str]:
    if procedure.online:
        return [f"Anh/chị làm trực tuyến được: {listed(procedure.online, with_links=True)}"]
    unknown = "Em chưa có thông tin là thủ tục này nộp trực tuyến được"
    return [unknown, *_place(procedure, today)]


def _who(procedure: Procedure, today: date) -> list[str]:
    return [f"Thủ tục này dành cho: {lowered(aloud(procedure.who))}"]


def _result(procedure: Procedure, today: date) -> list[str]:
    return [f"Kết quả là: {lowered(aloud(procedure.result))}"]


def _legal_basis(procedure: Procedure, today: date) -> list[str]:
    basis = "; ".join(aloud(law) for law in procedure.legal_basis)
    return [f"Căn cứ: {basis}", f"Hiệu lực từ {aloud(procedure.in_force)}"]


_COMPOSERS: dict[str, Callable[[Procedure, date], list[str]]] = {
    "overview": _overview,
    "documents": _documents,
    "fee": fee_answer,
    "time": _time,
    "place": _place,
    "steps": _steps,
    "online": _online,
    "who": _who,
    "result": _result,
    "legal_basis": _legal_basis,
}


def _to_check(procedure: Procedure, aspect: str, today: date) -> list[str]:
    """What the caller must check: conflicts, questions for the police, dates passed."""
    sentences = []
    if _about(procedure.conflicts, aspect):
        sentences.append("Điểm này các nguồn chưa thống nhất")
    ask = _about(procedure.ask_police, aspect)
    if aspect not in ASPECTS[1:]:
        ask = tuple(sorted(procedure.ask_police, key=len)[:1])
    if ask:
        sentences.append(f"Anh/chị hỏi lại công an: {lowered(aloud(ask[0]))}")
    elif procedure.confidence == "low":
        sentences.append("Thông tin này chưa chắc chắn, anh/chị hỏi lại công an trước khi làm")
    if procedure.recheck_before and today > procedure.recheck_before:
        day = spoken_day(procedure.recheck_before)
        sentences.append(
            f"Thông tin này đáng lẽ phải kiểm tra lại trước ngày {day}, nên có thể đã đổi"
        )
    return sentences


def _about(texts: Sequence[str], aspect: str) -> tuple[str, ...]:
    """The texts that belong to an aspect."""
    if aspect not in _ABOUT:
        return ()
    words = re.compile(rf"(?<!\w)(?:{_ABOUT[aspect]})(?!\w)")
    return tuple(text for text in texts if words.search(text.lower()))
