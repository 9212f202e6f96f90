"""What swindlers claim: within a report of fraud "nó bảo đang cấp cứu cần tiền mổ" is their tale.

In doubt it is none: what the caller says besides of danger, or of themselves, stays an emergency.
"""

from __future__ import annotations

from bot.core.emergencies.triage import triage
from bot.core.language.cues import compile_cues, words_of

_TALE = compile_cues(
    """
    <they><more> <claim><more> <danger><more> <money>
    <they><more> <claim><more> <money><more> <danger>
    """,
    {
        "more": "(?: (?!<own>|<true>)[^ |]+){0,9}",
        "they": "(?:nó|hắn|=họ|chúng|chúng nó|bọn nó|bọn chúng|bên kia|người ta|thằng|gã|đứa|kẻ"
        "|đối tượng|ông ta|bà ta|cô ta|anh ta|tài khoản|nick|số lạ|tin nhắn|cuộc gọi|giọng)",
        "claim": "(?:bảo|nói|báo|kêu|kể|bịa|nhắn|khóc|rên|lấy cớ|viện cớ|giả vờ|xưng)",
        "danger": "(?:cấp cứu|tai nạn|mổ|nhập viện|nằm viện|vào viện|chấn thương|chảy máu|hôn mê"
        "|nguy kịch|phẫu thuật|đột quỵ|bị đâm|bị tông|ngã|bị bắt|tạm giữ)",
        "money": "(?:tiền|viện phí|tạm ứng|triệu|chuyển khoản|chuyển|nộp|đóng|vay|mượn|phí|cọc)",
        "own": "(?<!con )(?<!cháu )(?<!mẹ )(?<!bố )(?<!vợ )(?<!chồng )(?<!em )(?<!anh )"
        "(?<!chị )(?<!trai )(?<!gái )(?:tôi|em|mình) (?:đang|bị|ngất|khó|tức|đau)",
        "true": "(?:thật|thiệt)(?!\\S)",
    },
)
_REALLY = compile_cues(
    """
    (?:thật|thiệt) (?:rồi|đó|đấy|mà|luôn|ạ)
    (?:bây giờ|giờ|hiện giờ)(?: \\S+){0,4} (?:đang|bị|ngất|khó thở|chảy máu|bất tỉnh)
    (?:tôi|em|cháu|mình|con|vợ|chồng|bố|mẹ|bác)(?: tôi| em| cháu)? (?:đang|vừa|mới)? ?(?:ngất|ngã
      |khó thở|tức ngực|đau ngực|chảy máu|bất tỉnh|co giật|muốn chết)
    """
)


def is_swindlers_tale(text: str) -> bool:
    """Whether the only danger of a message is what somebody claimed in order to get money."""
    line = words_of(text)
    if not _TALE.search(line) or _REALLY.search(line):
        return False
    rest = line
    for tale in _TALE.finditer(line):
        rest = f"{rest[: tale.start()]}{'|'.ljust(len(tale.group()))}{rest[tale.end() :]}"
    return triage(rest) is None
