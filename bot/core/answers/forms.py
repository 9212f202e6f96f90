"""Forms by their codes, "mẫu CT01": which procedures want them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.core.language.numbers import written_numbers
from bot.core.language.vietnamese import fold
from bot.core.procedure import Procedure

# Entries write "tờ khai CT01", "đơn NA6 hoặc NA7"; "hạng A1" and "giấy phép PC06" are no forms.
_WRITTEN = re.compile(
    r"(?:khai|[Pp]hiếu|[Đđ]ơn|bản|nghị|báo|mẫu|hoặc|\()\s*([A-Z]{2,3}\d{1,2}[a-z]?)(?!\w)"
)
_BEFORE_NUMBER = re.compile(r"(?<=[a-z])(0?)(?=\d)")
# Apart from its number a code is one only behind the name of a paper: "dc 02" is "được hai".
_PAPER = r"(?:mau|bieu|khai|phieu|don|giay)(?:\s+so)?\s+"


def form_named(text: str, procedures: Mapping[str, Procedure]) -> str | None:
    """The first form of the knowledge base that a text names, as the entries write it."""
    line = fold(written_numbers(text))
    for code in sorted(set(_all_codes(procedures))):
        together = code.lower()
        apart = _PAPER + _BEFORE_NUMBER.sub(r"\\s+\1\\s*", together, count=1)
        if re.search(rf"(?<!\w)(?:{together}|{apart})(?!\w)", line):
            return code
    return None


def procedures_with(form: str, procedures: Mapping[str, Procedure]) -> list[str]:
    """The procedures whose papers hold a form, in the order of the files."""
    return [name for name, procedure in procedures.items() if form in _codes(procedure)]


def _all_codes(procedures: Mapping[str, Procedure]) -> Iterator[str]:
    for procedure in procedures.values():
        yield from _codes(procedure)


def _codes(procedure: Procedure) -> list[str]:
    return [found[1] for paper in procedure.documents for found in _WRITTEN.finditer(paper)]
