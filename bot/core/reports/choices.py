"""Short answers to closed questions: yes or no, this one or that one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.vietnamese import fold
from bot.core.reports.summaries import spoken_time

_YES = compile_cues(
    """
    ^(?:dạ |vâng |ừ |ờ |à )*(?:vâng|dạ|ừ|ờ|uh|ok|oke|đúng|đúng rồi|chính xác|phải|phải rồi|chuẩn
      |được|được rồi|rồi|đồng ý|thế thôi|đủ rồi|như thế|đúng thế|đúng vậy)(?: (?:rồi|ạ|em|anh|chị
      |vậy|thế|đấy|đó|nhé|vâng|dạ|cảm ơn|ơi|nha|đúng|hết|cả))*$
    """
)
_NO = compile_cues(
    """
    ^(?:dạ |à |ờ )*(?:không|chưa|ko|không phải|không đúng|chưa đúng|sai|sai rồi|thôi|không cần
      |không có|không ai)(?: (?:ạ|em|anh|chị|đâu|rồi|phải|cần|có|gì|nhé|ai|cả|đúng|nốt|nữa|để|lại
      |muốn|gọi|liên hệ|số|cho))*$
    """
)
_GREETING = compile_cues(
    """
    ^(?:alo|a lô|alô|xin chào|chào|chào em|cảm ơn|hello|hả|gì|gì cơ|sao)(?: (?:em|anh|chị|ạ|nghe
      |đấy))*$
    """
)
_LEAVE = compile_cues(
    """
    ^(?:thôi |dạ |à |ờ )*(?:(?:tôi|em|anh|chị|mình|bác|cháu) )?(?:đang )?(?:bận|vội|phải đi
      |có việc)(?: \\S+){0,6}$
    ^(?:thôi |dạ |à )*(?:\\S+ ){0,3}(?:cúp máy|tắt máy|gọi lại sau|gọi sau|nói sau|chào em|chào anh
      |chào chị|chào nhé|tạm biệt|bye)(?: \\S+){0,3}$
    """
)
_THIS_NUMBER = compile_cues(
    """số (?:này|đang gọi|tôi đang gọi|em đang gọi|điện thoại này|máy này|vừa gọi|hiện lên|gọi đến)
    (?:chính )?số này
    gọi lại số này"""
)


def says_yes(text: str) -> bool:
    """Whether a message is a yes and nothing more."""
    return bool(_YES.search(_plain_words(text)))


def says_no(text: str) -> bool:
    """Whether a message is a no and nothing more."""
    return bool(_NO.search(_plain_words(text)))


def only_greets(text: str) -> bool:
    """Whether a message is a greeting or "what?" and nothing more."""
    return bool(_GREETING.search(_plain_words(text)))


def takes_leave(text: str) -> bool:
    """Whether the caller is about to go ("thôi anh bận, chào em")."""
    return bool(_LEAVE.search(_plain_words(text)))


def means_this_number(text: str) -> bool:
    """Whether the caller wants to be called back on the number they call from."""
    return bool(_THIS_NUMBER.search(_plain_words(text)))


def _plain_words(text: str) -> str:
    return words_of(text).replace("| ", "").removesuffix(" |")


def picked(text: str, wards: Sequence[str]) -> str | None:
    """The one of several wards that an answer names, by name or by its place in the list."""
    line = fold(text)
    named = [
        ward for ward in wards if fold(ward.removeprefix("Phường ").removeprefix("Xã ")) in line
    ]
    if len(named) == 1:
        return named[0]
    for words, at in ((("dau", "thu nhat", "truoc"), 0), (("thu hai",), 1), (("cuoi", "sau"), -1)):
        if (
            wards
            and len(wards) > at
            and any(word in line.split() or f" {word}" in f" {line}" for word in words)
        ):
            return wards[at]
    return None


def picks_old(text: str, conflict: Mapping[str, Any]) -> bool:
    """Whether an answer (folded) names the earlier one of two statements."""
    if any(
        words in text
        for words in ("luc dau", "cai dau", "ban dau", "dau tien", "luc nay", "luc truoc")
    ):
        return True
    old, new = _name_of(conflict, "old"), _name_of(conflict, "new")
    return (
        bool(old)
        and old in text
        and (new not in text or text.find(old) > text.find(new) and "khong" in text)
    )


def picks_new(text: str, conflict: Mapping[str, Any]) -> bool:
    """Whether an answer (folded) names the later one of two statements, or says that it is that."""
    if re.search(r"(?<!\w)(?:cai|luc|y|cho) (?:sau|vua)|vua roi|vua noi|thu hai|sau cung", text):
        return True
    return _name_of(conflict, "new") in text


def listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} hay {names[-1]}"


def _name_of(conflict: Mapping[str, Any], which: str) -> str:
    name = fold(str(conflict.get(f"{which}_ward") or conflict.get(which) or ""))
    return name.removeprefix("phuong ").removeprefix("xa ")


def told(conflict: Mapping[str, Any], which: str) -> str:
    value, ward = str(conflict[which]), conflict.get(f"{which}_ward")
    if conflict["field"] == "when":
        return spoken_time(value)
    if ward and fold(ward.removeprefix("Phường ").removeprefix("Xã ")) not in fold(value):
        return f"{value}, {ward}"
    return value
