"""Whose telephone number is said, and numbers that come in two parts."""

from __future__ import annotations

import re

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.digits import Found, said_digits
from bot.core.language.numbers import find_phones
from bot.core.language.numerals import number_words
from bot.core.language.vietnamese import fold, is_unaccented, tokens

# "Số của kẻ lừa đảo là", "nó gọi từ số": the words right before a number tell whose it is.
_OTHERS = compile_cues(
    """
    (?:nó|hắn|=họ|gã|kẻ|bọn|bọn nó|chúng|chúng nó|tụi nó|thằng(?! con| cháu| em| rể| út| cả)
      |đối tượng|lừa đảo|bên bán|người bán|người lạ|số lạ|shop|người đó|người kia|người ấy|tên đó
      |bên kia|giả danh|tự xưng)(?: [^ |0-9]+){0,6}
    (?:số|sđt|điện thoại)(?: [^ |0-9]+){0,3} (?:trên|trong) (?:<printed>)(?: [^ |0-9]+){0,4}
    (?:trên|trong) (?:<printed>)(?: [^ |0-9]+){0,2} (?:có|ghi|để|in) (?:số|sđt)(?: [^ |0-9]+){0,3}
    """,
    {
        "printed": "bài|tờ rơi|quảng cáo|tờ|biển|bảng|nhóm|trang|mạng|tin nhắn|facebook|phây"
        "|danh thiếp|tường|cột|web|hội"
    },
    at_end=True,
)
# Whatever else is said in that clause: an account, the number that keeps calling, somebody's.
_SURELY_OTHERS = compile_cues(
    """
    <account>(?! (?:của )?<self>(?!\\S)| zalo| gọi) (?:(?!<line> )[^ |0-9]+ ){0,5}<end>
    <account>(?: (?:số|là|nó|của nó|này|kia))*
    <number> (?:hay|thường|cứ|toàn|suốt ngày|liên tục) (?:gọi|nhắn|nháy|quấy)(?: [^ |0-9]+){0,6}
    <number> (?:gọi|nhắn|nháy) (?:nhiều )?(?:nhất|đến|tới|lừa|đòi|dọa|khủng bố)(?: [^ |0-9]+){0,5}
    <number> (?:của )?<person> <that>(?: [^ |0-9]+){0,4}
    <number> (?:của )?(?:=ổng|=bả|=hấn|=chả|chủ (?:nhà|quán|trọ|nợ|shop|xe))(?: [^ |0-9]+){0,4}
    """,
    {
        "number": "(?:số|số máy|số điện thoại|điện thoại|sđt|zalo)",
        "self": "(?:tôi|em|cháu|mình|con|tui|e|mk|tớ)",
        "account": "(?:stk|tk|số tk|số tài khoản|tài khoản|ví|ví điện tử|momo)",
        "person": "(?:con|ông|bà|anh|chị|cô|chú|lão|mụ|tên|người|đứa)",
        "that": "(?:đó|kia|ấy|ta|lừa|bán|cho vay|gọi|chủ)",
        "line": "(?:điện thoại|sđt|máy|zalo|gọi|liên hệ|liên lạc|alo)",
        "end": "(?:số|là|đến|vào|qua)",
    },
    at_end=True,
)
# "0398226017 mb bank": a number that is an account.
_BANK_BEHIND = compile_cues(
    """
    ^(?:(?:của|ở|bên|nh|ngân hàng) )*<bank>
    ^\\| (?:(?:của|nh|ngân hàng) )?<bank>(?: \\||$| chủ| ctk| tên)
    """,
    {
        "bank": "(?:(?:mb|vp|tp|hd|vib|acb|bidv|vcb|tcb|agri|sacom|techcom|vietcom|vietin|shb|ocb"
        "|msb) bank|mb|vib|acb|bidv|vcb|tcb|vpb|tpb|stb|shb|ocb|msb|sacom|techcom|vietcom|\\S*bank)"
    },
)
# "Cột nào cũng dán tờ rơi, để số 0779 …": printed for whoever passes by.
_PRINTED = compile_cues(
    "(?:dán|tờ rơi|tờ bướm|quảng cáo|cột điện|bảng hiệu|biển hiệu|xịt sơn|phun sơn|rải tờ|áp phích)"
)
_WITH_NUMBER = compile_cues(
    "(?:(?:rồi|có|thấy|kèm|kèm theo|ghi|để|để lại|in|viết|xịt|phun|cả) )*(?:số|số máy"
    "|số điện thoại)(?: (?:là|máy|điện thoại|liên hệ|liên lạc|gọi))*"
)
_SELF = (
    "tôi|em|cháu|anh|chị|mình|bác|con|tớ|tui|nhà|e|mk"
    "|ông(?! ấy| ta| kia| đó| chủ)|bà(?! ấy| ta| kia| đó| chủ)"
)
_LINE = "số|sđt|điện thoại|máy|alo|gọi|liên hệ|liên lạc|zalo"
_CALLERS = compile_cues(
    [
        # Whoever answers there, it is where the caller wants to be reached.
        "gọi (?:cho |lại |qua )*(?:bạn|mẹ|bố|ba|má|vợ|chồng|con|cháu|chị|anh|em|người nhà)"
        "(?: [^ |0-9]+){0,8}",
        f"(?:{_LINE})(?: (?:điện thoại|máy|của|cho|lại|với|qua|theo))* (?:{_SELF})"
        "(?: (?!từ |bằng )[^ |0-9]+){0,5}",
    ],
    at_end=True,
)
# "Số em là", "máy của tôi": told as the caller's own.
_OWN = compile_cues(
    "(?:số|sđt|số máy|số điện thoại|điện thoại|máy|alo|zalo|số đt|đt)"
    "(?: (?:điện thoại|máy|của|riêng|chính|di động|cá nhân|đang dùng))*"
    " (?:tôi|em|cháu|mình|con|tớ|tui|bác|e|mk|chúng tôi|chúng em|nhà (?:tôi|em|cháu|mình|tui))"
    "(?: (?!từ |bằng |vào |số nó|của )[^ |0-9]+){0,4}",
    at_end=True,
)
# "… À đấy là số nó nhé, không phải số mình", "… là số của xưởng"; nor is one wanted at which
# nobody answers.
_NOT_MINE = compile_cues(
    """
    ^(?:\\| )?(?:\\S+ ){0,3}(?:đấy|đó|đây) là số (?:của )?(?:nó|hắn|=họ|chúng nó|bọn nó|kẻ)
    ^(?:\\S+ ){0,8}không phải (?:là )?số (?:của )?(?:tôi|em|cháu|mình|bác)
    ^(?:thì |đấy |đó )?là (?:số )?(?:của )?(?:nó|hắn|=họ|chúng nó|bọn nó|kẻ|đối tượng|xưởng|shop|chủ
      |bên|người bán|người ta|thằng(?! con| cháu| em| rể)|tên lừa|lão|ông ta|bà ta|ông chủ|bà chủ)
    ^thì (?:nó )?(?:tắt máy|thuê bao|không liên lạc|không ai|không nghe|khóa máy|bị chặn)
    """
)
_TELEPHONE = compile_cues(
    """
    số (?:điện thoại|của|máy|mẹ|bố|con|vợ|chồng|em|tôi|liên|sau|cuối|đầu)
    (?:điện thoại|sđt|đọc nốt)
    """
)
# Nobody answers at the telephone that is gone.
_OF_LOST_TELEPHONE = compile_cues(
    "(?:máy|số|điện thoại)(?: [^ |0-9]+){0,3} bị (?:mất|rơi|giật|trộm|cướp)(?: (?:thì|là|số))*",
    at_end=True,
)
# "X chứ Y là số cũ", "X chứ không phải Y": Y is no number at all.
_WRONG_BEFORE = compile_cues("(?:chứ|chớ)(?: không phải| hông phải)?(?: là)?", at_end=True)
_WRONG_BEHIND = compile_cues("^(?:thì |mới |đấy )?là (?:số )?(?:cũ|sai|nhầm|lộn)")
# "… À chú lấy số di động của cháu": this one rather than the one before.
_RATHER = compile_cues(
    "(?:à|thôi|hay là|mà thôi)(?: [^ |0-9]+){0,2} (?:lấy|ghi|gọi|dùng)(?: vào| qua| theo)? số"
    "(?: [^ |0-9]+){0,6}",
    at_end=True,
)
_SENTENCE_END = re.compile(r"[.!?\n]+\s+")
# Digits at the beginning by which a number is known again.
_ALIKE = 4
_SHORTEST_PART, _LONGEST_PART = 3, 9


def callers_phone(text: str) -> Found | None:
    """The first telephone number that is not said to be somebody else's, or the one to be taken
    rather; read out once more, it is the last time that holds."""
    theirs = [found for found in find_phones(text) if not _is_others(text, found)]
    theirs = [found for found in theirs if not _is_wrong(text, found)] or theirs
    rather = [found for found in theirs[1:] if _RATHER.search(words_of(text[: found.start]))]
    if rather:
        return rather[-1]
    again = [found for found in theirs if found.value[:_ALIKE] == theirs[0].value[:_ALIKE]]
    return again[-1] if again else None


def others_phone(text: str) -> Found | None:
    """The first telephone number that is said to be a suspect's."""
    return next((found for found in find_phones(text) if _is_others(text, found)), None)


def others_phones(text: str) -> list[str]:
    """All telephone numbers that are said to be somebody else's."""
    return [found.value for found in find_phones(text) if _is_others(text, found)]


def told_as_own(text: str) -> bool:
    """Whether the caller's number is said to be their own: "số em là 0912 …"."""
    found = callers_phone(text)
    before = _before(text, found) if found else ""
    return bool(_OWN.search(before)) and not _OTHERS.search(before)


def phone_part(text: str, asked: bool) -> str | None:
    """The longest row of digits that may be a part of a telephone number; None where there is none.

    ``asked``: it was asked for one; else the words have to say that it is one.
    """
    if not asked and not _TELEPHONE.search(words_of(text)):
        return None
    words = tokens(text)
    names = number_words(words, is_unaccented(text))
    rows = [said_digits(text, words, names, first) for first in range(len(words))]
    longest = max((row[-1][0] for row in rows if row), key=len, default="")
    return longest if _SHORTEST_PART <= len(longest) <= _LONGEST_PART else None


def _is_wrong(text: str, found: Found) -> bool:
    before, behind = words_of(text[: found.start]), words_of(text[found.end :])
    return bool(_WRONG_BEFORE.search(before) or _WRONG_BEHIND.search(behind))


def _is_others(text: str, found: Found) -> bool:
    behind = words_of(text[found.end :])
    if _NOT_MINE.search(fold(behind) if is_unaccented(text) else behind):
        return True
    before = _before(text, found)
    if _OF_LOST_TELEPHONE.search(before) or _SURELY_OTHERS.search(before):
        return True
    if _is_printed(text, found):
        return True
    others = _OTHERS.search(before) or _BANK_BEHIND.search(behind)
    return bool(others) and not _CALLERS.search(before)


def _before(text: str, found: Found) -> str:
    """The clause in front of a number; "số em nè: 0912 …" is one."""
    before = words_of(text[: found.start].replace(":", " ")).rpartition("|")[2].strip()
    # "sdt" is written out with diacritics before cues see it
    return fold(before) if is_unaccented(text) else before


def _is_printed(text: str, found: Found) -> bool:
    sentence = _SENTENCE_END.split(text[: found.start])[-1]
    return bool(
        _WITH_NUMBER.fullmatch(_before(text, found)) and _PRINTED.search(words_of(sentence))
    )
