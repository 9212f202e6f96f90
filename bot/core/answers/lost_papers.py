"""What was talked of turns out to be lost: "à, mất rồi chứ không phải hết hạn"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.language.cues import compile_cues, words_of
from bot.core.procedure import Procedure

_LOSING = "mất "  # how the everyday name of what to do about a lost paper begins
_NO_COST = "(?! (?:bao|mấy|nhiêu|tiền|phí|lệ phí|lâu|thời gian|công|gì|đồng|thêm|khoảng|tầm|chừng))"
_LOST = compile_cues(
    f"""
    (?:bị|lỡ|làm|đánh|chắc|lại|chẳng may|không may)(?: \\S+){{0,2}} (?:mất|rơi|rớt){_NO_COST}
    mất (?:rồi|tiêu|toi|luôn rồi|cắp)
    mất (?:thì|mà) (?:sao|thế nào|làm sao|làm thế nào|phải)
    (?:giật|giựt|cướp|trộm|móc|lấy) mất
    """
)
_NOT_LOST = compile_cues("(?:không|chưa|hổng|hông|chẳng|chả) (?:bị |làm |phải )?(?:mất|rơi|rớt)")
_DIED = compile_cues(
    """
    (?:bố|ba|mẹ|má|ông|bà|cụ|chồng|vợ|con|anh|chị|em|bác|chú|cô|người)(?: \\S+)? (?:mới |đã |vừa
      |qua )?mất (?:rồi|năm|tháng|hôm|thì)
    """
)
_PAPER = compile_cues(
    "(?:thẻ|bằng|hộ chiếu|passport|cuốn|giấy|cccd|căn cước|cà vẹt|đăng ký|biển|gplx|blx)"
)


def tells_that_it_is_lost(text: str) -> bool:
    """Whether a message tells that the paper in question is lost; not that somebody died, nor what
    something takes."""
    line = words_of(text)
    if not _LOST.search(line) or _NOT_LOST.search(line):
        return False
    return bool(_PAPER.search(line)) or not _DIED.search(line)


def of_lost_paper(identifier: str, text: str, procedures: Mapping[str, Procedure]) -> str:
    """The procedure, or the one of its group for who lost that very paper, where it is lost."""
    if not tells_that_it_is_lost(text):
        return identifier
    asked = procedures[identifier]
    lost = [
        p.id
        for p in procedures.values()
        if p.group == asked.group
        and p.spoken_name.startswith(_LOSING)
        and p.spoken_name.removeprefix(_LOSING) in asked.spoken_name
    ]
    return lost[0] if len(lost) == 1 else identifier
