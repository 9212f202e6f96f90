"""Fees in words: only those that hold on the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.core.answers.wording import aloud, lowered, spoken_day
from bot.core.language.numerals import written_money
from bot.core.procedure import Fee, Procedure

_ANY_CASE = "mọi trường hợp"


_LONG_WORDS = 25


def fee_answer(procedure: Procedure, today: date) -> list[str]:
    """Sentences on what is to be paid on a day, with the entry's own rule."""
    rule = [aloud(procedure.fee_rule)] if procedure.fee_rule else []
    if not procedure.fees:
        return [f"Về lệ phí: {lowered(rule[0])}"] if rule else ["Em chưa có thông tin về lệ phí"]
    return [_amounts(procedure, procedure.fees_on(today)), *rule]


def fee_summary(procedure: Procedure, today: date) -> list[str]:
    """The amounts in few words; nothing where the entry names none."""
    if not procedure.fees:
        return []
    due = procedure.fees_on(today)
    said = _amounts(procedure, due)
    paid = [fee for fee in due if fee.amount_vnd]
    if len(said.split()) > _LONG_WORDS and paid and len(paid) < len(due):
        return [f"{_amounts(procedure, paid)}; có trường hợp được miễn"]
    return [said]


def _amounts(procedure: Procedure, due: Sequence[Fee]) -> str:
    if not due:
        ended = max((fee.ends for fee in procedure.fees if fee.ends), default=None)
        when = f", mức em có đã hết hiệu lực ngày {spoken_day(ended)}" if ended else ""
        return f"Em chưa có mức lệ phí của ngày hôm nay{when}"
    if len(due) == 1 and due[0].case == _ANY_CASE and due[0].amount_vnd == 0:
        return "Thủ tục này miễn phí"
    return f"Về lệ phí: {'; '.join(_by_case(due))}"


def _by_case(fees: Iterable[Fee]) -> list[str]:
    """One phrase a case, its channels together."""
    cases: dict[str, list[Fee]] = {}
    for fee in fees:
        cases.setdefault(fee.case, []).append(fee)
    return [
        f"{lowered(aloud(case))} {', '.join(_due(fee) for fee in group)}"
        for case, group in cases.items()
    ]


def _due(fee: Fee) -> str:
    """ "nộp trực tuyến là 10.000 đồng, áp dụng đến hết ngày 31/12/2026"."""
    channel = f"nộp {fee.channel} " if fee.channel and fee.channel not in fee.case else ""
    amount = "được miễn phí" if fee.amount_vnd == 0 else f"là {written_money(fee.amount_vnd)}"
    until = f", áp dụng đến hết ngày {spoken_day(fee.ends)}" if fee.ends else ""
    return f"{channel}{amount}{until}"
