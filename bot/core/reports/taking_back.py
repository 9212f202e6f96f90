"""How callers take back what they said ("à không, số mười lăm"), and what holds instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.numbers import written_numbers
from bot.core.language.times import behind_denied_time, puts_time_right
from bot.core.places.gazetteer import PlaceMention

_SELF = "tôi|em|cháu|anh|chị|con|mình|bác|tớ|tui"
_THING = (
    "số nhà|số điện thoại|biển số|số xe|địa chỉ|tên đường|tên phố|phường|đường|phố|ngõ|ngày|giờ"
    "|thời gian|tên|số|chỗ|biển|tuổi"
)
# Something that was said is wrong.
_TAKEN_BACK = compile_cues(
    f"""
    (?:à|ờ|ấy|ý|ơ|á|ủa|a|thôi|chết|ấy chết) (?:\\| )?(?:không|nhầm|quên|chết|lộn|sai)
    (?:{_SELF}|nói|báo|đọc|khai|ghi|bị|nghe|xin lỗi|nãy) (?:\\S+ )?(?:nhầm|lộn|nói sai|báo sai
      |đọc sai|khai sai)
    (?:nói|báo|đọc|khai|nghe) (?:nhầm|sai|lộn)
    ^(?:dạ |à |ờ |ừ |vâng |chết |ấy |ơ )*(?:nhầm|lộn|(?:không|hông|hổng) phải|sai|chưa đúng
      |không đúng)
    ^không (?:\\| )?không
    (?:sửa|đính chính|chỉnh|đổi|cải chính) (?:\\S+ ){{0,3}}(?:lại|giúp|cho|thành|là)
    (?:mới đúng|mới phải|mới chính xác|chứ không phải|mà không phải|không phải .* mà là)
    (?:là|bị) (?:sai|nhầm|lộn)
    không phải (?:là )?(?:số|ở|phường|ngõ|phố|xã|đường|lúc|hôm|ngày|mấy|tại|khu|nhà|chỗ|\\d+\\S*)
    ^không (?:\\| )?(?:số|ở|phường|ngõ|phố|xã|đường|lúc|hôm|ngày|là)
    (?:{_THING}) (?:sai|nhầm)(?: rồi)?
    ^(?:à |ờ |ơ )*không \\S*\\d\\S* (?:\\| \\d\\S* )?chứ
    không (?:phải )?(?:ở )?(?:trong|ngoài|trên|dưới) (?:\\S+ ){{1,5}}mà (?:là )?ở
    không (?:phải )?ở (?:\\S+ ){{1,5}}mà (?:là )?ở
    """
)
# The caller says it once more, better: what is new holds, what they do not mention stays.
_SAID_BETTER = compile_cues(
    f"""
    (?:nghĩ|nhớ|xem|tính|nhìn|hỏi) (?:kỹ )?lại
    ^(?:dạ |à |ờ |ừ |ơ )*(?:thực ra|thật ra|hóa ra|hoá ra|đúng ra|chính xác (?:là|thì|hơn)|khoan
      |ý (?:{_SELF}) là|phải là|xin lỗi|nói lại|quên|à mà|ấy)
    (?:ý (?:{_SELF}) là|phải là|đúng là|chỗ đúng|nói lại là|nói lại cho|chính xác là)
    """
)
# "À nhầm không chín một …": there it is the zero of a telephone number.
_NO = r"không(?!(?:\s+(?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)){3})"
_FILLER = (
    rf"dạ|vâng|à|ờ|ơ|ấy|ủa|á|thôi|chết|chết rồi|quên|khoan|khoan đã|mà|thì|cơ|này|nhé|{_NO}|"
    rf"(?:không|hông|hổng) phải|không đúng|chưa đúng|nhầm|nhầm rồi|lộn|lộn rồi|sai|"
    rf"sai rồi|xin lỗi(?:\s+(?:nhé|ạ|anh|chị|em|các anh))?|thực ra|thật ra|hóa ra|hoá ra|"
    rf"đúng ra|chính xác|nghĩ lại|nhớ lại|xem lại|(?:ý|do)\s+(?:{_SELF})|phải|"
    rf"mới đúng|(?:chỗ\s+)?đúng|là|thành|nói lại|"
    rf"(?:sửa|đổi|chỉnh|đính chính)(?:\s+(?:lại|giúp|cho|hộ|{_SELF})){{0,3}}|"
    rf"(?:lúc\s+|hồi\s+|khi\s+)?(?:nãy|trước|đầu)|"
    rf"(?:(?:{_SELF})\s+)?(?:vừa\s+|bị\s+)?(?:nói|báo|đọc|khai|nghe|ghi)?\s*(?:nhầm|sai|lộn)"
    rf"(?:\s+(?:{_THING})(?!\s+\S*\d))?|đúng rồi|nhưng|đúng rồi nhưng|"
    rf"(?:{_THING})\s+(?:sai|nhầm)(?:\s+rồi)?"
)
_LEAD = re.compile(rf"^(?:\W*(?:{_FILLER})(?!\w))+\W*", re.IGNORECASE)
_TAIL = re.compile(r"\W*(?:mới đúng|mới phải|mới chính xác|nhé|ạ|cơ|mà)\W*$", re.IGNORECASE)
# "số 21 chứ không phải số 12"; "không phải số 12 mà là số 21"; "tôi nói số 12 là sai, số 21".
# What is told of something else behind it is no part of what is denied.
_SOMETHING_ELSE = (
    r"[.;!?]\s*\S|,\s*(?:(?:gọi|liên hệ|sđt|số\s+(?:điện thoại|của|tôi|em|mình)|biển|lúc|hôm"
    r"|(?:tôi|em)\s+tên)\s|(?:ở\s+|thuộc\s+)?(?:phường|xã|quận|huyện|phuong|quan)\s)"
)
_DENIED_AFTER = re.compile(
    r"(?<!\sà)(?<!\sờ)[\s,]+(?:(?:chứ|nhé|ạ|cơ)[\s,]+)*(?:không|ko|hông|hổng|chẳng)\s+phải\s+"
    rf"[^.;!?]*?(?=\W*$|{_SOMETHING_ELSE})",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(
    r"^.*?(?<!\w)(?<!chứ )(?:không|ko|hông|hổng|chẳng|đâu có)\s+phải\s+(?:là\s+)?[^,;.]*?"
    r"(?:\s+mà\s+là\s+|\s+mà\s+(?!là)|[,;.]\s*(?:mà\s+)?(?:là\s+)?)(?=\S)",
    re.IGNORECASE,
)
_NOT_THERE_BEFORE = re.compile(
    r"^.*?(?<!\w)(?:không|ko|k)\s+(?:phải\s+)?(?:ở|trong|ngoài|trên|dưới)\s+[^;.]*?[\s,]mà\s+(?:là\s+)?"
    r"(?=ở\s)",
    re.IGNORECASE,
)
_WRONG_BEFORE = re.compile(
    r"^.*?\s(?:là|bị)\s+(?:sai|nhầm|lộn)(?:\s+rồi)?[\s,;.]+(?=\S)", re.IGNORECASE
)
_NAMED_WITH_IS = re.compile(
    r"(?<!\w)(số nhà|nhà số|số|ngõ|ngách|hẻm|tầng|phòng|phố|đường|phường|xã|thôn)"
    r"\s+(?:là|thành)\s+",
    re.IGNORECASE,
)
# "số 19 Hàng Bông, à không, Hàng Gai": both before and after it something is said.
_WITHIN = re.compile(
    r"^(?P<before>.*\w)[\s,;.]+(?:à|ờ|ấy|ý|ơ|á|ủa|chết|thôi)[\s,]+(?:không|nhầm|quên|lộn)(?:\s+phải)?"
    r"[\s,;.]+(?P<after>\w.*)$",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(r"[\s,](?:à|ờ)[\s,]+không\s+phải\s", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(?:số\s+)?(\d{1,4}[a-zA-Z]?(?:/\d+)*)$")


@dataclass(frozen=True)
class TakenBack:
    """``clearly``: something said before is wrong, else it is only said better; ``body`` holds."""

    clearly: bool
    body: str


def taken_back(text: str) -> TakenBack | None:
    """What a message says instead of what was said before; None where it takes nothing back."""
    line = words_of(text)
    clearly = bool(_TAKEN_BACK.search(line))
    if not clearly and not _SAID_BETTER.search(line):
        return None
    body = " ".join(text.split())
    body = _NOT_THERE_BEFORE.sub("", body) or body
    body = _DENIED_BEFORE.sub("", body) or body
    body = behind_denied_time(body) or body
    before_denial = body if puts_time_right(body) else _DENIED_AFTER.sub("", body)
    # "À mà không phải, cầm nhầm giấy, biển là …": a denial behind mere sounds ends nothing.
    body = before_denial if _LEAD.sub("", f"{before_denial} ").strip() else body
    body = _WRONG_BEFORE.sub("", body) or body
    body = _LEAD.sub("", body) or body
    body = _TAIL.sub("", body) or body
    return TakenBack(clearly, _NAMED_WITH_IS.sub(r"\1 ", body))


def taken_back_within(text: str) -> tuple[str, str] | None:
    """What is said before and after a caller corrects themselves in one breath; None where not."""
    found = _WITHIN.match(" ".join(text.split()))
    return (found["before"], _without_what_was_wrong(found)) if found else None


def _without_what_was_wrong(found: re.Match[str]) -> str:
    """What follows "à không phải", without the words before it that are said once more: of "cổng
    công viên à không phải công viên cổng trường" it is "cổng trường"."""
    before, after = found["before"].split(), found["after"].split()
    for length in range(min(len(before), len(after) - 1), 0, -1):
        same = [word.lower() for word in after[:length]]
        if same == [word.lower() for word in before[-length:]] and _NOT_THIS.search(found[0]):
            return " ".join(after[length:])
    return found["after"]


def after_correction(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The places that hold where a caller corrects one by another: of "ngã tư phố Huế Trần Khát
    Chân, à không, ngã tư phố Huế Nguyễn Công Trứ" the second; all where nothing is corrected."""
    found = _WITHIN.match(text)
    if found is None:
        return mentions
    before = [mention for mention in mentions if mention.end <= found.end("before")]
    after = [mention for mention in mentions if mention.start >= found.start("after")]
    told_again = {mention.kind for mention in after if _has_name(mention)}
    return [m for m in before if m.kind not in told_again] + after


def _has_name(mention: PlaceMention) -> bool:
    return re.fullmatch(r"(?:số|nhà|ngõ|ngách|hẻm|\W|\d)*", written_numbers(mention.text)) is None


def bare_number(body: str) -> str | None:
    """The house number that a correction consists of ("hai mốt", "số 21"), or None."""
    found = _BARE_NUMBER.match(written_numbers(body).strip(" ,.;!?"))
    return found[1] if found else None


def last_digits(body: str) -> str | None:
    """The digits of "số cuối là 65", "đuôi 679"; None where nothing like it is said."""
    written = written_numbers(body)
    found = re.search(r"(?:đuôi|cuối|chót)\s+(?:là\s+)?(\d(?:[\d .]*\d)?)(?!\w)", written)
    return re.sub(r"\D", "", found[1]) if found else None
