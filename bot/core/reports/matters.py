"""What a report is about, in the caller's words."""

from __future__ import annotations

import re

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.vietnamese import fold
from bot.core.reports.staying_unnamed import asks_to_stay_unnamed

_REPORT_FRAME = compile_cues(
    """
    (?:dạ |alo |a lô |vâng |chào em |chào anh |xin chào |em ơi |anh ơi |công an ơi 
      |cho )*(?:(?:tôi|em|cháu|anh|chị|bác|mình|chúng tôi|tui) )?(?:(?:muốn|cần|xin|định|gọi
      |gọi để|xin phép|có việc|lên) )*(?:báo tin|tố giác tội phạm|tố giác|tố cáo|trình báo
      |phản ánh|báo cáo|báo án|báo công an|báo|khai báo|cung cấp thông tin|cung cấp tin)(?: (?:về
      |với|cho|là|rằng|tin|một|việc|vụ việc|vụ|tội phạm|công an|các anh|một số|chuyện|vấn đề))*
    """
)
_ANNOUNCES_TIP = compile_cues(
    "(?:muốn|cần|xin|định|để|gọi) (?:được )?(?:phản ánh|tố giác|tố cáo|trình báo|báo tin)"
)
_WANTS_TO_REPORT = compile_cues(
    "(?:muốn|cần|xin|định|để|gọi) (?:được )?(?:báo|trình báo|tố giác|tố cáo|phản ánh|báo án)"
)
# How people begin to speak, before they say anything.
_HESITATION = re.compile(
    r"^(?:\W*(?:a\s*lô|alo|alô|ừm+|ờ|ừ|à|ơ|dạ|vâng|thưa|thì|số là|là thế này|chuyện là)(?!\w))+\W*",
    re.IGNORECASE,
)
_EMPTY_MATTER = compile_cues(
    """
    ^(?:việc|vụ|tin|một việc|chuyện|tội phạm|công an|một chuyện|gấp|ạ|em|với|anh|chị|thông tin
      |này|có việc|cần|cho tôi|tôi|gặp|này với|cái này|một vụ|một vụ việc|việc này|chút|ơi|\\|
      | )*$
    """
)

_WRONGDOING = compile_cues(
    """
    (?:mất|lấy mất|bị lấy|bị trộm|bị cắp|bị giật|bị cướp|trộm|ăn cắp|ăn trộm|móc túi
      |cuỗm) (?:(?!bao |mấy )\\S+ ){0,2}(?:xe|ví|túi|điện thoại|máy tính|laptop|tiền|vàng|đồ|chó
      |hàng|tài sản|trộm|cắp)
    (?:đánh bạc|cá độ|đánh bài|ma túy|hút chích|mại dâm|cho vay nặng lãi|đua xe|bảo kê|gây rối
      |đập phá|phá hoại|đe dọa|dọa giết|quấy rối|lừa đảo|tống tiền|hàng giả|pháo lậu|khoe thân
      |sàm sỡ|dâm ô|biến thái|rình rập|đổ trộm|tạt sơn|nẹt pô|bốc đầu|trộm chó|kích điện|hành hung
      |đòi nợ thuê|săn trộm|hút cát|giựt)
    """
)

_THEFT = compile_cues(
    """
    (?:bị|có người|kẻ gian|kẻ cắp|nó|chúng nó|bọn nó|thằng \\S+)(?: \\S+){0,2} (?:móc|cướp|giật|rạch
      |cuỗm|nẫng|khoắng|trộm|cắp|lấy mất|lấy trộm)
    bị (?:móc|cướp|giật|rạch|cuỗm|nẫng|khoắng|trộm|cắp|lấy)
    mất (?:trộm|cắp)
    (?:ăn|lấy) (?:trộm|cắp)
    móc túi
    """
)
# Something of one's own that is gone: "em bị rớt cái biển số", "tôi để quên túi trên xe".
_LOSS = compile_cues(
    """
    (?:(?:bị|vừa|mới|lỡ|làm|đánh|bỏ|để) )+<gone>(?: mất)? (?!mất)<thing>
    <gone> (?:mất )?(?:(?:cái|chiếc|con|cả|hết) )*<papers>
    """,
    {
        "gone": "(?:rơi|rớt|mất|quên|thất lạc|cuốn|trôi)",
        "thing": "(?!công|thời|bao|mấy|vệ|trật|điện(?! thoại)|nước|mạng|sóng|ngủ|việc|tiền)\\S+",
        "papers": (
            "(?:ví|túi|balo|ba lô|cặp|giỏ|bóp|điện thoại|máy tính|máy ảnh|laptop|tai nghe|đồng hồ"
            "|nhẫn|dây chuyền|vòng|chìa khóa|chìa khoá|hộ chiếu|căn cước|cccd|bằng lái|giấy phép"
            "|giấy tờ|đăng ký|cà vẹt|cavet|biển số|thẻ|sổ đỏ|sổ|bìa đỏ|hành lý|va li|vali)"
        ),
    },
)
_FOUND = compile_cues("(?:nhặt|lượm|mót|nhặt được|lượm được) (?:được )?(?:\\S+ ){0,2}\\S+")
# "Không biết rơi hay bị móc túi."
_MAY_BE_THEFT = compile_cues(
    """
    (?:không biết|chẳng biết|chả biết|ko biết|không rõ|không chắc|hay là|hay bị|hay có|có khi|nghi
      |chắc|có thể|hình như)(?: \\S+){0,6} (?:móc|cướp|giật|rạch|cuỗm|nẫng|trộm|cắp|lấy)
    (?:rơi|rớt|đánh rơi|bỏ quên|để quên)
    """
)

_TRUSTED = (
    "(?:thợ|cán bộ|công an|nhân viên|bác sĩ|điện lực|ngân hàng|shipper|người nhà|kiểm sát"
    "|viện kiểm sát|tòa án|toà án|thiếu tá|trung tá|đại úy|bưu điện|hải quan|quân y)"
)
_VICTIM = "(?:tôi|em|mình|cháu|bà|ông|mẹ|bố|chị|anh)"
# Who pretends to be somebody whom people trust.
_IMPOSTOR = compile_cues(
    """
    (?:giả danh|mạo danh|giả làm|giả mạo|giả|tự xưng|tự nhận|xưng) (?:là )?<trusted>
    <caller>(?: \\S+){0,6} <claims>(?: tên)? (?:là|bên|tên)(?: bên)? <trusted>
    <caller>(?: \\S+){0,4} xưng(?: danh)?(?: tên)?(?: là)?(?: bên)? <trusted>
    """,
    {
        "trusted": _TRUSTED,
        "claims": f"(?:bảo|nói|xưng|nhận|báo)(?: {_VICTIM}| nó)?",
        "caller": "(?:người|kẻ|thằng|đứa|số|số máy|số lạ|đầu số|cuộc gọi|nó|=họ|chúng)",
    },
)
# How those who come to help get there: no place where something happens.
_WAY = compile_cues(
    """
    (?:xe|các chú|các anh)(?: \\S+){0,2} (?:vào|đi|theo|rẽ|qua|bằng)(?: \\S+){0,2} <way>
    (?:vào|đi|theo) (?:lối|đường|ngõ) <plain>
    (?:lối|đường|ngõ|hẻm) <plain>
    """,
    {
        "way": "(?:lối|đường|ngõ|hẻm|cổng|ngách)",
        "plain": "(?:bê tông|đất|nhựa|to|lớn|nhỏ|hẹp|chính|làng|sau|trước|tắt|mòn|cụt)",
    },
)
# What they want: an application, a link, a code, money.
_BAIT = compile_cues(
    """
    (?:cài|cập nhật|tải|bấm|nhấn|ấn|mở|vào|truy cập|đọc|cung cấp|gửi|gởi|quét|kết bạn|đăng nhập
      |chuyển|nộp|đóng|khai|xác nhận)(?: \\S+){0,5} (?:app|áp|ứng dụng|phần mềm|link|linh|lanh
      |đường dẫn|mã|otp|ô tê pê|qr|vneid|vi en e i|vi en i ai đi|định danh|tài khoản|tiền|triệu
      |zalo|da lô|số thẻ|mật khẩu)
    """
)
# Something of value that is gone, also as it is typed in short; papers have procedures.
_GOODS_LOST = compile_cues(
    """
    (?:bị|vừa|mới|lỡ|làm|đánh|bỏ|để)(?: (?:bị|làm|đánh|lỡ))* <gone>(?: <one>)* <goods>
    """,
    {
        "gone": "(?:rơi|rớt|mất|quên|thất lạc)(?: mất)?",
        "one": "(?:cái|chiếc|con|cả|1|một)",
        "goods": "(?:đt|dt|đthoại|dthoai|điện thoại|iphone|ip|ipad|=ví|=túi|balo|ba lô|laptop|lap"
        "|tai nghe|airpod|airpods|đồng hồ|dây chuyền|vali|va li)",
    },
)
_PAPERS_TOO = compile_cues(
    """
    (?:vneid|vi en e i|căn cước|cccd|cmnd|hộ chiếu|passport|bằng lái|giấy tờ|đăng ký|cà vẹt|sim
      |tài khoản|định danh|mật khẩu)
    """
)
# "Lại có thêm một đám cháy nữa ở …": what is told now is not what was told before.
_ANOTHER = compile_cues(
    """
    (?:vụ|đám|việc|ca|chuyện) khác
    (?:ở |tại )(?:chỗ|nơi) khác
    (?:thêm|lại có|lại thêm|có thêm)(?: một| 1)? (?:vụ|đám|ca|tai nạn)
    (?:vụ|đám|ca|đám cháy)(?: \\S+){0,3} (?:nữa|thứ hai)
    lại(?: có)? (?:cháy|nổ|sập|đánh nhau|tai nạn) (?:nữa |tiếp )?(?:ở|tại)
    """
)
# Money got by a lie: whoever lost it hears first what may still save it.
_FRAUD = compile_cues(
    """
    lừa đảo
    dính (?:\\S+ ){0,4}rửa tiền
    <they> (?:\\S+ )?(?:bảo|bắt|nhắn)(?: \\S+){0,6} <pays>(?: \\S+){0,4} <sum>
    (?:cài|bấm|ấn|nhấn|tải)(?: \\S+){0,12} (?:bị trừ|mất|bị rút|mất luôn)(?: \\S+){0,3} <sum>
    (?:cuộc gọi|gọi|nhắn)(?: \\S+){0,14} (?:bắt|cần|đòi) <pays>(?: \\S+){0,3} <sum>
    bị (?:\\S+ ){0,2}lừa
    lừa (?:lấy|tiền|mất|hết|đặt cọc|cọc|chuyển|của)
    (?:bắt|ép|giục|yêu cầu|dụ|hướng dẫn)(?: \\S+){0,3} (?:chuyển|nộp|nạp)(?: \\S+){0,4} <money>
    (?:bảo|nói)(?: <victim>)+ (?:phải )?(?:chuyển|nộp|nạp)(?: \\S+){0,4} <money>
    <paid>(?: \\S+){0,10} <gone>
    chuyển(?: \\S+){0,12} (?:nó|họ|chúng|bọn nó|bên kia) <gone>
    đóng (?:phí|thuế|tiền)(?: \\S+){0,4} (?:để|mới|thì)(?: được)? (?:nhận|rút|lấy)
    (?:hải quan|nhận quà|gửi quà)(?: \\S+){0,8} (?:đóng|nộp) (?:phí|thuế|tiền)
    """,
    {
        "money": "(?:tiền|triệu|nghìn|ngàn|tỷ|tỉ|trăm|khoản|tài khoản|phí|cọc)",
        "victim": _VICTIM,
        "they": "(?:nó|chúng nó|bọn nó|thằng|đứa|người nhắn|shop)",
        "pays": "(?:chuyển|nộp|nạp|đóng|ck)",
        "sum": "(?:tiền(?! bảo kê)|triệu|nghìn|ngàn|tỷ|tỉ|trăm|khoản|phí|cọc|lần)",
        "paid": "(?:đặt cọc|tiền cọc|chuyển khoản|chuyển tiền)",
        "gone": (
            "(?:cắt liên lạc|chặn|biến mất|bặt tăm|lặn mất|không liên lạc được|tắt máy|khóa máy)"
        ),
    },
)

_QUESTION = compile_cues(
    """
    (?:bao nhiêu|bao lâu|thế nào|như thế nào|làm sao|ra sao|ở đâu|chỗ nào|khi nào|mấy giờ|là gì
      |gì|gì không|gì vậy|tại sao|vì sao|cái gì|thủ tục gì|giấy tờ gì)(?: \\S+)?$
    (?:được|phải|đúng|có sao|bị phạt|mất tiền|mất phí|cần) (?:\\S+ )?không(?: (?:ạ|em|anh|nhỉ))*$
    ^(?:\\S+ ){0,3}bao (?:giờ|lâu|nhiêu)
    ^(?:\\S+ ){0,3}(?:cho (?:tôi|em|anh|chị|mình|cháu) hỏi|hỏi chút|hỏi là)
    (?:có phải|ai là) \\S+
    """
)
_LEAVE_TO_ASK = re.compile(
    r"^\s*(?:(?:dạ|vâng|alo|a lô|chào|thưa|em|anh|chị|bác|cô|chú|công an|ơi)[\s,]+)*"
    r"(?:xin\s+)?cho\s+(?:tôi|em|anh|chị|mình|cháu|bác|con)\s+hỏi(?:\s+(?:là|chút|tí|với|cái))*[\s,.:]+",
    re.IGNORECASE,
)
_ENDS_ASKING = compile_cues("không(?: (?:ạ|em|anh|chị|nhỉ|vậy))*", at_end=True)
_WHOLE_MATTER = 5  # words
_WORDS_OF_DENIAL = 2
# Reporting that is a procedure: papers that are lost, a stay that is registered.
_FORMALITY = compile_cues(
    """
    (?:khai báo|thông báo|báo) (?:tạm trú|tạm vắng|lưu trú|cư trú|nhân khẩu)
    báo mất (?:\\S+ ){0,2}(?:căn cước|cccd|cmnd|giấy tờ|hộ chiếu|bằng lái
      |giấy phép|đăng ký|cà vẹt|biển số|thẻ)
    """
)
_BARE_CRIES = {
    fold(cry)
    for cry in (
        "cứu",
        "cứu với",
        "cứu tôi với",
        "cứu tôi",
        "cứu em với",
        "help",
        "cứu mạng",
        "cứu cháu với",
        "nhanh lên",
        "đến ngay",
        "đến ngay đi",
        "giúp tôi với",
        "cứu em",
    )
}


def is_bare_cry(text: str) -> bool:
    """Whether a message only cries for help and tells of nothing."""
    return fold(text) in _BARE_CRIES


def tells_of_wrongdoing(text: str) -> bool:
    """Whether a message tells of a theft or another wrong, however short it is; "không phải mất xe
    đâu" denies it."""
    line = words_of(text)
    return any(not _denied(line[: wrong.start()]) for wrong in _WRONGDOING.finditer(line))


def _denied(before: str) -> bool:
    last = " ".join(before.split()[-_WORDS_OF_DENIAL:])
    return fold(last).startswith(("khong phai", "chang phai", "cha phai"))


def tells_of_theft(text: str) -> bool:
    """Whether a message says that something was taken, and not only that it may have been."""
    line = words_of(text)
    return bool(_THEFT.search(line)) and not _MAY_BE_THEFT.search(line)


def tells_of_loss(text: str) -> bool:
    """Whether a message says that something is lost, and asks nothing."""
    line = words_of(text)
    lost = any(not _denied(line[: loss.start()]) for loss in _LOSS.finditer(line))
    return lost and not asks_something(text)


def tells_of_finding(text: str) -> bool:
    """Whether a message says that the caller found something that is somebody else's."""
    return bool(_FOUND.search(words_of(text)))


def tells_of_goods_lost(text: str) -> bool:
    """Whether a message says that something of value is lost, no papers, and asks nothing."""
    line = words_of(text)
    lost = any(not _denied(line[: loss.start()]) for loss in _GOODS_LOST.finditer(line))
    return lost and not _PAPERS_TOO.search(line) and not asks_something(text)


def tells_of_bait(text: str) -> bool:
    """Whether a message tells of an impostor who wants an application installed, a link opened, a
    code or money, and asks nothing."""
    return (
        tells_of_impostor(text) and bool(_BAIT.search(words_of(text))) and not asks_something(text)
    )


def tells_the_way(text: str) -> bool:
    """Whether a message says by which way those who come to help get there."""
    return bool(_WAY.search(words_of(text)))


def tells_of_another(text: str) -> bool:
    """Whether a message says that what it tells is something else than what was told before."""
    return bool(_ANOTHER.search(words_of(text)))


def tells_of_fraud(text: str) -> bool:
    """Whether a message says in plain words that somebody was or is to be cheated of money."""
    return bool(_FRAUD.search(words_of(text))) or tells_of_impostor(text)


def tells_of_impostor(text: str) -> bool:
    """Whether a message tells of somebody who pretends to be the police, a bank and the like."""
    return bool(_IMPOSTOR.search(words_of(text)))


def asks_something(text: str) -> bool:
    """Whether a message is a question rather than a statement."""
    return "?" in text or bool(_QUESTION.search(words_of(text)))


def reports_something(text: str) -> bool:
    """Whether a message announces a report with its matter, or tells of a wrong; no question."""
    asked = without_leave_to_ask(text)
    whole = len((after_frame(asked) or "").split()) >= _WHOLE_MATTER
    if asked != text and whole and not _ENDS_ASKING.search(words_of(asked)):
        text = asked  # "cho tôi hỏi, tôi muốn tố giác một người lấy tiền cọc …" is no question
    if asks_something(text) or _FORMALITY.search(words_of(text)):
        return False
    framed = after_frame(text)
    return (framed is not None and len(framed.split()) >= 2) or tells_of_wrongdoing(text)


def announces_a_report(text: str) -> bool:
    """Whether a message says in so many words that it reports something, and what."""
    framed = after_frame(text)
    return framed is not None and len(framed.split()) >= 2 and not asks_something(text)


def announces_a_tip(text: str) -> bool:
    """Whether a message says that something is to be reported that is no emergency."""
    return bool(_ANNOUNCES_TIP.search(words_of(text)))


def wants_to_report(text: str) -> bool:
    """Whether a message says that something is to be reported, whatever it is."""
    return bool(_WANTS_TO_REPORT.search(words_of(text)))


def without_leave_to_ask(text: str) -> str:
    """A message without "cho em hỏi là", which people say before whatever it is."""
    return _LEAVE_TO_ASK.sub("", text)


def after_frame(text: str) -> str | None:
    """What follows "tôi muốn tố giác"; None where a message does not begin like that."""
    words = _HESITATION.sub("", text).split()
    for length in range(min(len(words), 14), 0, -1):
        if _REPORT_FRAME.fullmatch(words_of(" ".join(words[:length]))):
            return " ".join(words[length:]).strip(" ,.;:!?")
    return None


def matter_of(text: str) -> str | None:
    """What a report is about, without "tôi muốn báo tin về"; None when nothing else is said."""
    framed = after_frame(text)
    matter = text.strip(" ,.;:!?") if framed is None else framed
    if asks_to_stay_unnamed(matter):
        return None
    if len(matter.split()) < 2 or _EMPTY_MATTER.search(words_of(matter)):
        return matter if fold(matter) in _WHOLE_MATTERS else None
    return matter


_WHOLE_MATTERS = {fold(word) for word in ("trộm", "cướp", "mại dâm", "cờ bạc")}
