"""Questions for somebody else's data: nobody hears of them here, however politely they ask."""

from __future__ import annotations

from bot.core.language.cues import compile_cues, words_of

_LOOKS_UP = "(?:xem|coi|tra|tra cứu|kiểm tra|check|dò|xin|lấy|biết|tìm|soi|truy)"
_DATA = (
    "(?:lịch sử|lịch trình|thông tin|lý lịch|tiền án|tiền sự|án tích|quá khứ|số căn cước|số cccd"
    "|số điện thoại|địa chỉ|nơi ở|chỗ ở|hộ khẩu|ngày sinh|dữ liệu|hồ sơ|xuất cảnh|nhập cảnh"
    "|xuất nhập cảnh|tài khoản)"
)
# Whom nobody answers for: family may have papers of theirs to see to.
_OTHERS = (
    "(?:giám đốc|sếp|nhân viên|đồng nghiệp|đối tác|hàng xóm|người yêu|bồ|nhân tình|bạn trai|bạn gái"
    "|(?:chồng|vợ|người yêu|bạn trai|bạn gái) cũ|chủ nhà|chủ nợ|con nợ|người thuê|người ta"
    "|người khác|người đó|người này|người kia|thằng(?! con)|con bé|con nhỏ|lão|nó|hắn|ông ấy|ông ta"
    "|ông này|bà ta|cô ta|anh ta|ổng|bả|một người|thầy|cô giáo|ca sĩ|diễn viên|chủ xe)"
)
_ASKS = compile_cues(f"{_LOOKS_UP}(?: \\S+){{0,4}} {_DATA}(?: \\S+){{0,3}} của {_OTHERS}")
# What another has to sign or hand in is asked by everybody who rents.
_PAPERS_NEEDED = compile_cues(
    "(?:cần|phải|mang|nộp|kèm|chuẩn bị|đồng ý|xác nhận|ủy quyền|hợp đồng)"
)


def asks_for_others_data(text: str) -> bool:
    """Whether a message wants to know what is on record of somebody who is no family."""
    line = words_of(text)
    asked = _ASKS.search(line)
    return asked is not None and _PAPERS_NEEDED.search(line, *asked.span()) is None
