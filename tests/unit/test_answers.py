import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from bot.core.answers.procedure_answers import (
    about,
    answer,
    answer_each,
    compare,
    named_source,
    rights_of,
)
from bot.core.answers.wording import aloud, spoken_day, spoken_published
from bot.core.language.numerals import written_money
from bot.core.procedure import ASPECTS, Procedure
from bot.knowledge import load_hotlines, load_procedures, load_warnings

TODAY = date(2026, 11, 22)


def entry(identifier: str) -> Procedure:
    return load_procedures()[identifier]


def facts(procedure: Procedure) -> str:
    """Everything the entry states, as one text."""
    fees = [(fee.case, f"{fee.amount_vnd:,}".replace(",", ".")) for fee in procedure.fees]
    days = [day for fee in procedure.fees for day in (fee.starts, fee.ends) if day]
    days += [procedure.last_verified, *filter(None, [procedure.recheck_before])]
    days_written = [f"{day.day}/{day.month}/{day.year}" for day in days]
    return repr(procedure) + repr(fees) + repr(days_written)


def test_no_answer_has_a_number_that_its_entry_does_not_state() -> None:
    """For every procedure, aspect and three days: each figure said stands in the entry."""
    for procedure in load_procedures().values():
        stated = set(re.findall(r"\d+", facts(procedure)))
        for aspect in ASPECTS:
            for day in (date(2025, 8, 1), TODAY, date(2027, 6, 1)):
                text = answer(procedure, aspect, day).text
                invented = set(re.findall(r"\d+", text)) - stated
                assert not invented, (procedure.id, aspect, day, text)


COUNTED = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
# All that answers say in words of their own, around what the entry states.
FRAMES = {
    *(f"bước {number}" for number in COUNTED),
    *(f"về giấy tờ, có {number} ý" for number in COUNTED),
    *(f"{number} là" for number in COUNTED),
    *["về giấy tờ", "thời gian giải quyết", "nơi làm", "hoặc", "cũng có thể làm trực tuyến"],
    *["làm trực tuyến", "anh/chị có thể đặt lịch trước trên", "anh/chị làm trực tuyến được"],
    "em chưa có thông tin là thủ tục này nộp trực tuyến được",
    *["thủ tục này dành cho", "kết quả là", "căn cứ", "hiệu lực từ", "về lệ phí"],
    *["em chưa có thông tin về lệ phí", "em chưa có mức lệ phí của ngày hôm nay"],
    *["mức em có đã hết hiệu lực ngày", "thủ tục này miễn phí", "nộp", "là", "được miễn phí"],
    *["áp dụng đến hết ngày", "có trường hợp được miễn", "điểm này các nguồn chưa thống nhất"],
    "anh/chị hỏi lại công an",
    "thông tin này chưa chắc chắn, anh/chị hỏi lại công an trước khi làm",
    "thông tin này đáng lẽ phải kiểm tra lại trước ngày",
    *["nên có thể đã đổi", "về", "còn", "theo thông tin kiểm tra ngày", "nguồn"],
    *["chưa có nguồn chính thức", "đọc qua bản tóm tắt", "ngày"],
}


def stated(value: object) -> Iterator[str]:
    """Every text, amount and day of an entry, as answers say them."""
    if isinstance(value, str):
        yield from (aloud(value), aloud(value, with_links=True), value)
        if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
            yield spoken_published(value)
    elif isinstance(value, date):
        yield spoken_day(value)
    elif isinstance(value, int):
        yield written_money(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from stated(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from stated(getattr(value, field.name))


def untraceable(text: str, *entries: Procedure) -> str:
    """What an answer says that is neither stated by an entry nor one of the frames."""
    rest = text.lower()
    known = FRAMES.union(piece.lower() for entry in entries for piece in stated(entry))
    for piece in sorted(known - {""}, key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(piece)}(?!\w)", "§", rest)
    return re.sub(r"[§\s,;:.]+", " ", rest).strip()


DAYS = (date(2025, 8, 1), TODAY, date(2027, 6, 1))


def test_every_sentence_of_every_answer_is_traceable_to_its_entry() -> None:
    """All procedures, aspects and three days: taken away what fields state, only frames remain."""
    assert len(load_procedures()) >= 54
    for procedure in load_procedures().values():
        for aspect in ASPECTS:
            for day in DAYS:
                said = answer(procedure, aspect, day)
                text = f"{said.text} {said.source_line}"
                assert not untraceable(text, procedure), (procedure.id, aspect, day, text)


def test_answers_to_two_questions_are_traceable_too() -> None:
    """Every pair of neighbouring aspects, and every pair of neighbouring procedures compared."""
    entries = list(load_procedures().values())
    for procedure, neighbour in zip(entries, entries[1:], strict=False):
        for pair in zip(ASPECTS, ASPECTS[1:], strict=False):
            text = answer_each(procedure, pair, TODAY).text
            assert not untraceable(text, procedure), (procedure.id, pair, text)
            text = compare((procedure, neighbour), pair[0], TODAY).text
            assert not untraceable(text, procedure, neighbour), (procedure.id, pair, text)


def test_the_walk_notices_what_no_field_states() -> None:
    """A sentence, a word or an amount that the entry lacks is found."""
    procedure = entry("doi_the_can_cuoc")
    said = answer(procedure, "fee", TODAY).text
    assert untraceable(f"{said} Làm ngay trong ngày.", procedure)
    assert untraceable(said.replace("25.000", "35.000"), procedure)
    assert untraceable(said, entry("tach_ho"))


def test_every_answer_reads_well() -> None:
    """Whole sentences: no brackets, bullets, links, line breaks or doubled stops."""
    for procedure in load_procedures().values():
        for aspect in ASPECTS:
            said = answer(procedure, aspect, TODAY)
            assert said.text[0].isupper(), said.text
            assert said.text.endswith((".", "?")), said.text
            assert not re.search(r"[()\n•*|]|\.\.|,,|http|\s{2}| ,", said.text), said.text
            assert said.source_line.startswith("Theo thông tin kiểm tra ngày 22/11/2026")


def test_overviews_and_fees_are_short_enough_to_listen_to() -> None:
    """An overview stays below 80 words."""
    for procedure in load_procedures().values():
        assert len(answer(procedure, "overview", TODAY).text.split()) < 80, procedure.id


@pytest.mark.parametrize(
    ("day", "amount", "not_said"),
    [
        (date(2026, 11, 22), "25.000 đồng", "50.000"),
        (date(2026, 12, 31), "25.000 đồng", "50.000"),
        (date(2027, 1, 1), "50.000 đồng", "25.000"),
    ],
)
def test_only_the_fee_of_the_day_is_quoted(day: date, amount: str, not_said: str) -> None:
    """The halved fee ends with 2026, the full one begins after it."""
    text = answer(entry("doi_the_can_cuoc"), "fee", day).text
    assert amount in text
    assert not_said not in text


def test_a_fee_that_ended_is_said_to_be_unknown() -> None:
    """No amount is invented once the last known one has ended."""
    text = answer(entry("phao_hoa"), "fee", date(2027, 5, 1)).text
    assert "chưa có mức lệ phí" in text
    assert "75.000" not in text


def test_a_passed_recheck_day_is_mentioned() -> None:
    """After the day an entry had to be checked again, callers are told it may have changed."""
    late = answer(entry("ho_chieu_cap_moi"), "time", date(2027, 2, 1)).text
    assert "31/12/2026" in late
    assert "31/12/2026" not in answer(entry("ho_chieu_cap_moi"), "time", TODAY).text


def test_channels_of_a_fee_are_told_apart() -> None:
    """At the counter and online cost differently."""
    text = answer(entry("dang_ky_thuong_tru"), "fee", TODAY).text
    assert "nộp trực tiếp là 20.000 đồng" in text
    assert "nộp trực tuyến là 10.000 đồng" in text


def test_steps_are_counted_in_words() -> None:
    """Steps read as "Bước một: …"."""
    text = answer(entry("dang_ky_tam_tru"), "steps", TODAY).text
    assert text.startswith("Bước một: ")
    assert "Bước bốn: " in text


def test_what_must_be_checked_with_the_police_is_said() -> None:
    """The entry's open questions come with the aspect they belong to."""
    assert "hỏi lại công an" in answer(entry("ho_chieu_cap_moi"), "fee", TODAY).text
    assert "hỏi lại công an" not in answer(entry("ho_chieu_cap_moi"), "result", TODAY).text


def test_an_uncertain_entry_says_so_in_every_aspect() -> None:
    """Low confidence is never read out as certain."""
    for aspect in ASPECTS:
        assert "hỏi lại công an" in answer(entry("pccc_nghiem_thu"), aspect, TODAY).text


def test_what_cannot_be_done_online_is_not_promised() -> None:
    """Without a stated way online, the answer says it does not know of one."""
    assert "Em chưa có thông tin" in answer(entry("cap_the_can_cuoc_tu_14"), "online", TODAY).text
    assert "VNeID" in answer(entry("can_cuoc_tre_duoi_6"), "online", TODAY).text


def test_an_unknown_aspect_gets_the_overview() -> None:
    """A misread aspect still answers."""
    procedure = entry("tach_ho")
    assert answer(procedure, "?", TODAY) == answer(procedure, "overview", TODAY)


def test_reprints_and_code_repositories_are_never_named() -> None:
    """Sources that callers may not hear of stay out of every source line and warning."""
    lines = [
        answer(procedure, "fee", TODAY).source_line for procedure in load_procedures().values()
    ]
    lines += [
        named_source(source)
        for warning in load_warnings().values()
        for source in warning.sources
        if source.may_be_named
    ]
    unnamed = [
        source.title
        for holder in (*load_procedures().values(), *load_warnings().values())
        for source in holder.sources
        if source.kind in ("ban_sao_trang_khac", "kho_cong_khai", "khong_nguon")
    ]
    assert not [line for line in lines for title in unnamed if title in line or "Kho " in line]


def test_the_nearest_public_body_is_the_source_named() -> None:
    """A police portal goes before a newer summary or the press."""
    line = answer(entry("cap_the_can_cuoc_tu_14"), "fee", TODAY).source_line
    assert "Công an tỉnh Phú Thọ" in line
    assert "ngày 15/7/2026" in line


def test_fines_are_those_of_the_day() -> None:
    """The fine for nuisance calls rose on 2025-12-15; old ones do not count after it."""
    guide = load_hotlines()

    def nuisance(day: date) -> list[int | None]:
        return [f.lowest_vnd for f in guide.fines_on(day) if f.id.startswith("quay_roi")][:1]

    assert nuisance(TODAY) == [3_000_000]
    assert nuisance(date(2025, 12, 14)) == [2_000_000]
    assert {f.id for f in guide.fines_on(TODAY)} & {"bao_chay_gia_cu", "quay_roi_cu"} == set()


def test_an_answer_names_its_procedure_unless_it_does_so_already() -> None:
    """Who is told about another procedure than was meant hears it at once."""
    procedure = load_procedures()["doi_the_can_cuoc"]
    told = about(procedure, answer(procedure, "place", TODAY))
    assert told.text.startswith("Dạ, về đổi căn cước. Nơi làm")
    assert about(procedure, told) == told


def test_rights_of_who_reports_are_told_from_the_entry() -> None:
    told = rights_of(load_procedures()["to_giac_toi_pham"])
    assert told is not None
    assert told.text.startswith("Người báo tin có quyền: giữ bí mật")
    assert rights_of(load_procedures()["tach_ho"]) is None
