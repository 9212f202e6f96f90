"""Spoken answers about scams, telephone numbers and fines for nuisance calls."""

from __future__ import annotations

from datetime import date

from bot.core.answers import Answer, named_source
from bot.core.guidance import Fine, HotlineGuide, PhoneNumber, ScamWarning
from bot.core.numerals import written_money
from bot.core.procedure import main_source
from bot.core.wording import aloud, lowered, sentence, spoken_day


def warning_answer(warning: ScamWarning) -> Answer:
    """The signs of one kind of scam, and what to do about it."""
    signs = "; ".join(lowered(aloud(sign)) for sign in warning.signs)
    advice = "; ".join(lowered(aloud(step)) for step in warning.advice)
    text = [
        f"Đây có thể là kiểu lừa đảo {lowered(aloud(warning.name))}",
        f"Dấu hiệu là: {signs}",
        f"Anh/chị nên: {advice}",
    ]
    checked = f"Theo thông tin kiểm tra ngày {spoken_day(warning.last_verified)}"
    source = main_source(warning.sources)
    named = f", nguồn: {named_source(source)}" if source else ", chưa có nguồn chính thức"
    return Answer(" ".join(sentence(line) for line in text), f"{checked}{named}.")


def number_answer(number: PhoneNumber) -> str:
    """What a telephone number is for, and what it is not for."""
    text = [f"Số {number.number}, {lowered(aloud(number.name))}"]
    text.append(f"Gọi khi có: {'; '.join(lowered(aloud(use)) for use in number.purposes)}")
    if number.not_for:
        text.append(f"Không dùng cho: {'; '.join(lowered(aloud(use)) for use in number.not_for)}")
    if number.free is not None:
        text.append("Gọi số này không mất cước" if number.free else "Gọi số này có tính cước")
    if number.confidence == "low":
        text.append("Thông tin về số này chưa có nguồn chắc chắn, cần kiểm tra lại")
    return " ".join(sentence(line) for line in text)


def fines_answer(guide: HotlineGuide, kind: str, today: date) -> str:
    """The fines in force on a day; ``kind`` is nuisance (quấy rối) or false_fire (báo cháy giả)."""
    wanted = "quay_roi" if kind == "nuisance" else "bao_chay_gia"
    fines = [fine for fine in guide.fines_on(today) if fine.id.startswith(wanted)]
    fines = [fine for fine in fines if fine.confidence != "low"]
    if not fines:
        return "Em chưa có thông tin về mức phạt này."
    text = [_fine(fine) for fine in fines]
    text.append("Mức phạt trong từng vụ do công an xác định")
    return " ".join(sentence(line) for line in text)


def _fine(fine: Fine) -> str:
    if fine.lowest_vnd is None or fine.highest_vnd is None:
        return (
            f"{aloud(fine.act)}: {lowered(aloud(fine.rule or ''))}, theo {aloud(fine.legal_basis)}"
        )
    amount = f"từ {written_money(fine.lowest_vnd)} đến {written_money(fine.highest_vnd)}"
    return f"{aloud(fine.act)} bị phạt {amount}, theo {aloud(fine.legal_basis)}"
