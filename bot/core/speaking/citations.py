"""Numbers of laws, decrees and circulars as they are said."""

from __future__ import annotations

import re

from bot.core.language.numerals import spoken_number
from bot.core.speaking.reading import cardinal
from bot.core.speaking.spelling import spell

# What the letters after the year stand for: the kind of document, and who issued it.
KINDS = {
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "L-CTN": "Lệnh",
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "PL": "Pháp lệnh",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "VBHN": "Văn bản hợp nhất",
}
ISSUERS = {
    "BCA": "Bộ Công an",
    "BCT": "Bộ Công Thương",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BGTVT": "Bộ Giao thông vận tải",
    "BNG": "Bộ Ngoại giao",
    "BNV": "Bộ Nội vụ",
    "BQP": "Bộ Quốc phòng",
    "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp",
    "BXD": "Bộ Xây dựng",
    "BYT": "Bộ Y tế",
    "CP": "Chính phủ",
    "CTN": "Chủ tịch nước",
    "HĐND": "Hội đồng nhân dân",
    "HĐTP": "Hội đồng Thẩm phán",
    "TTG": "Thủ tướng Chính phủ",
    "UBND": "Ủy ban nhân dân",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPQH": "Văn phòng Quốc hội",
}

CITATION = re.compile(
    r"(?P<before>\b(?i:Nghị định|Thông tư(?: liên tịch)?|Nghị quyết|Quyết định|Chỉ thị|Luật|Bộ luật"
    r"|Pháp lệnh|Văn bản hợp nhất|Kế hoạch)\b[^\d.;:()]{0,60}?)?"
    r"(?<![\d/])(?P<number>\d{1,4}[a-zđ]?)/(?:(?P<year>(?:19|20)\d{2})/)?"
    r"(?P<marks>(?:[A-ZĐƯ]{1,5}[a-z]?-)*[A-ZĐƯ][A-ZĐƯa-z]*(?:\d{1,2})?)(?![\w/])"
)
# A document by its kind, number and year alone; months of the year look the same without a kind.
BARE = re.compile(
    r"\b((?i:Nghị định|Thông tư|Nghị quyết|Quyết định|Luật)(?: số)?) "
    r"(\d{1,4})/((?:19|20)\d{2})(?![\w/])"
)
ASSEMBLY = re.compile(r"(UBTV)?QH(\d{1,2})")


def say_citations(text: str) -> str:
    """ "Nghị định 282/2025/NĐ-CP" as "Nghị định hai trăm tám mươi hai năm … của Chính phủ"."""
    text = CITATION.sub(_said, text)
    return BARE.sub(
        lambda m: f"{m[1]} {spoken_number(int(m[2]))} năm {spoken_number(int(m[3]))}", text
    )


def _said(match: re.Match[str]) -> str:
    marks = match["marks"].upper()
    kind, issuer = _meaning(marks)
    if kind is None and issuer is None:
        return match[0]
    before = match["before"] or (f"{kind} " if kind else "")
    number = _number(match["number"])
    year = f" năm {spoken_number(int(match['year']))}" if match["year"] else ""
    return f"{before}{number}{year}{f' của {issuer}' if issuer else ''}"


def _number(written: str) -> str:
    digits = written.rstrip("abcdđ")
    letter = written[len(digits) :]
    said = spoken_number(int(digits)) if digits else cardinal(written)
    return f"{said} {spell(letter)}" if letter else said


def _meaning(marks: str) -> tuple[str | None, str | None]:
    """The kind and the issuer behind "TT-BCA" or "QH15"; None for what is not known."""
    assembly = ASSEMBLY.fullmatch(marks)
    if assembly:
        committee = "Ủy ban Thường vụ " if assembly[1] else ""
        return None, f"{committee}Quốc hội khóa {spoken_number(int(assembly[2]))}"
    parts = marks.split("-")
    kind = KINDS.get(parts[0])
    issuers = [ISSUERS[part] for part in parts if part in ISSUERS]
    if kind is None and len(issuers) < len(parts):
        return None, None
    return kind, " và ".join(issuers) or None
