"""Questions about how far one's own case has got: nobody can look that up here."""

from __future__ import annotations

from bot.core.language.cues import compile_cues, words_of

# Something was handed in, a while ago.
_HANDED_IN = compile_cues(
    """
    (?:nộp|gửi|gởi|đăng ký|bấm|khai|trình báo|tố giác|tố cáo|khiếu nại|báo|làm|đổi|xin
      |cấp|kiện)(?: (?!thì|nếu)\\S+){0,8} (?:hôm|hồi|từ|bữa|tuần trước|tháng trước|rồi|nay
      |(?:\\d+|mấy|hai|ba|bốn|năm|mười) (?:ngày|hôm|tuần|tháng))
    (?:đơn|hồ sơ|vụ|phiếu|thẻ|hộ chiếu|bằng)(?: \\S+){0,3} (?:tôi|em|e|tui|mình|con
      |cháu)(?: \\S+){0,6} (?:hôm|hồi|từ|nộp|gửi|gởi)
    thằng(?: \\S+){0,6} tôi(?: \\S+){0,6} bị bắt chưa
    """
)
# And nothing has come of it.
_WAITS = compile_cues(
    """
    (?:sao|mà|vẫn|mãi|còn|thì|lâu|rồi)(?: \\S+){0,3} chưa (?:thấy|có|nhận|được|ra|về|xong|giải quyết
      |trả lời|giao|duyệt)
    (?:vẫn|cứ|đang|còn) (?:báo |ghi |hiện |để )?(?:đang )?(?:xử lý|chờ duyệt|chờ xử lý|thẩm định)
    (?:tới|đến) đâu rồi
    (?:ra sao|thế nào|tới đâu|đến đâu) rồi
    (?:bị bắt|bắt được|khởi tố|giải quyết|xử lý|xử|điều tra|được duyệt|duyệt|có kết quả) chưa
    (?:coi|xem|tra|kiểm tra|check|dò)(?: \\S+){0,6} (?:giùm|dùm|giúp|hộ|với)
    (?:cán bộ|điều tra viên|ai) (?:nào )?(?:đang )?(?:thụ lý|giải quyết|giữ|phụ trách)
    """
)
# How long it may take is told for everybody.
_ASKS_THE_RULE = compile_cues(
    "(?:bao lâu|mấy (?:ngày|hôm|tuần|tháng)|bao nhiêu (?:ngày|lâu)|thời hạn|quy định|luật|thường)"
)


def asks_about_own_case(text: str) -> bool:
    """Whether somebody who has handed something in asks what became of it, and not how long it
    takes for everybody."""
    line = words_of(text)
    waits = bool(_HANDED_IN.search(line) and _WAITS.search(line))
    return waits and not _ASKS_THE_RULE.search(line)
