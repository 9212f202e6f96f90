"""Whom a message tells of: suspects, victims, witnesses, in the caller's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.vietnamese import fold
from bot.core.reports.staying_unnamed import without_wish

_COUNT = (
    "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|chục|mấy|vài|nhiều|đông|nhóm|đám|toán|tốp|băng"
    r"|các|những|cả|\d+"
)
_BUSINESS = "xưởng|quán|tiệm|lò|lò mổ|kho|trại|bãi|sòng|cơ sở"
_LEADS = "cầm đầu|đứng đầu|đầu sỏ|trùm|chỉ huy|cầm cái|đứng ra tổ chức"
_NOBODYS_NAME = "tôi|em|cháu|mình|nội|ngoại|con|bà"
_KIN = "bố|ba|mẹ|má|chồng|vợ|con|anh|chị|em|ông|bà|chú|bác|cô|dì|cậu|mợ|cháu|bạn"
# Words that name or describe somebody else than the caller; "em", "cháu", "chị" alone are callers.
_PEOPLE = compile_cues(
    f"""
    (?:{_COUNT}) (?:\\S+ )?(?:người|thanh niên|đứa|thằng|tên|gã|ông|bà|cụ|cháu|em bé|em nhỏ|em|bé
      |trẻ|đối tượng|phụ nữ|đàn ông|cô gái|nam|nữ|học sinh|sinh viên|công nhân|nạn nhân|chị|anh|cô
      |cậu|chú|bác|mẹ con|bố con|vợ chồng|choai choai|côn đồ|kẻ|khách)
    (?:thằng|gã|kẻ|lũ|=tụi|hắn|bọn|chúng nó|bọn nó|tụi nó|mấy đứa|đối tượng|nghi phạm|côn đồ
      |giang hồ|thanh niên|người đàn ông|đàn ông|người phụ nữ|phụ nữ|cô gái|chàng trai|thiếu niên
      |người lạ|nạn nhân|hàng xóm|tài xế|lái xe|bảo vệ|choai choai|em bé|cháu bé|thằng bé|con bé
      |đứa bé|đứa trẻ|trẻ con|trẻ em|bà cụ|ông cụ|cụ già|người già|bà bầu|người nhà|học sinh
      |người nước ngoài|ông tây|người môi giới|môi giới|nhân viên|giám đốc|bà chủ|ông chủ|cô giáo
      |thầy giáo|shipper|xe ôm|con nghiện|thợ|khách)
    chủ (?:nhà|quán|tiệm|xe|shop|cửa hàng|cơ sở|hụi|nhà nghỉ|trọ|thầu|đất|tài khoản)
    (?:ông|bà|thằng|con|anh|chị|cô|chú|bác|lão|mụ|tên) (?:ta|ấy|đó|này|kia|hàng xóm)
    (?:{_KIN}) (?:tôi|em|cháu|anh|chị|mình|nó|tớ|tao|con|bác|nhỏ|lớn|ruột|rể|dâu|kế|dượng)
    (?:nghi|ngờ|nghi ngờ)(?: là| cho)? (?:cô|anh|chị|ông|bà|chú|bác|cậu|con|đứa|người) \\S+
    (?:xưng|tự xưng|xưng danh)(?: tên)?(?: là)? \\S+
    người (?:bán|mua|gọi|nhắn|gửi|nhận|cho vay|thuê|quen)
    (?:nó|nhà nó) (?:cầm|có|mặc|tầm|khoảng|cao|đội|đeo|đi|bịt|tên|là|còn|đang|gầy|béo|to|say|người
      |chạy|lái|xăm|hay|vừa|trẻ|già|tóc|nói)
    (?:tên|tên là|gọi là|biệt danh) (?!đường|phố|ngõ|phường|xã|cũ|mới|là gì|gì|tôi|em|mình)\\S+
    (?:lão|mụ|gã) (?!ấy|ta|đó|này|kia)\\S+
    (?:ông|bà|thằng|con|anh|chị|cô|chú) (?:chạy xe|lái xe|đi xe|cầm cái|bán hàng|đứng bán)
    (?:mặc|bận|áo|quần) (?:áo|quần|váy|đồ|đồng phục|khoác|phông|sơ mi|đen|trắng|đỏ|xanh|vàng|xám
      |nâu)
    (?:đội (?:mũ|nón)|bịt (?:kín )?mặt|che mặt|(?:đeo|bịt) khẩu trang|đeo kính
      |xăm trổ|xăm|hình xăm|có xăm|đầu trọc
      |tóc (?:dài|ngắn|vàng|đỏ|xoăn|tém|húi)|cởi trần|râu|gầy gầy|cao (?:khoảng|tầm|gầy|to)|to con
      |say rượu|say xỉn|răng (?:vàng|sún|vẩu|hô)|giọng (?:người )?(?!nói|nó|điệu)\\S+)
    (?:khoảng|tầm|chừng|độ|cỡ|ngoài|gần|hơn) \\S+(?: \\S+){{0,2}} tuổi
    (?:{_BUSINESS}) (?:nhà )?(?:ông|bà|lão|mụ|thằng|gã) (?!(?:{_NOBODYS_NAME})(?: |$))\\S+
    (?:{_LEADS})(?: \\S+){{0,2}} là (?!ai)\\S+
    (?:quản lý|trưởng nhóm|nhóm trưởng|chủ mưu|thủ phạm|môi giới)(?: \\S+){{0,3}} là (?!ai|gì)\\S+
    (?:đứa|kẻ|người|thằng)(?: (?!ta|dân|nhà|mà|thì|nào)\\S+){{1,4}} là (?:anh|chị|cô|chú|ông|bà
      |thằng|con|một|tên|\\S+ (?:sẹo|béo|gầy|đen|trọc|còi|ròm))
    (?:người|kẻ|đứa|thằng|chủ) <does>(?: \\S+){{0,3}} (?:là|tên|tên là) (?!<nobody>(?: |$))\\S+
    (?:lệnh|quyết định|thông báo|ảnh|truy nã)(?: \\S+){{0,3}} ghi(?: (?:tên|là))+ (?!ai|gì)\\S+
    (?:có |mang )?(?:vết |cái )?(?:sẹo|nốt ruồi|hình xăm)(?: \\S+)? (?:ở|trên|dưới|bên) <body>
    nick (?:tên |là )?(?!tên|là|của|với|này|đó|thì|bị|rồi|zalo|facebook|fb|tiktok|em|tôi)\\S+
    tài khoản (?:\\S+ )?(?:tên|mang tên|vietcombank|techcombank|\\S*bank|ngân hàng|facebook|zalo)
    """,
    {
        "body": "(?:cằm|má|mặt|trán|cổ|tay|vai|lưng|gáy|chân|mắt|mép|bụng|ngực)",
        "does": "(?:tổ chức|đứng ra|điều hành|cầm|đứng|thu|cho vay|cho thuê|bán|nhận|gây|lái|tung"
        "|dụ|rủ|lừa|trộm|lấy|đánh|chém|đâm|đốt|đổ|phá|mua|giao|chở|hưởng|thụ hưởng|đăng|cung cấp)",
        "nobody": "(?:ai|gì|người|tôi|em|cháu|mình|của|nhà|công an|để|bao nhiêu|chỗ|nơi|khi)",
    },
)
# Who did it, by name: told beside the wish to stay unnamed, it is the doer's name all the same.
_DOER_NAMED = compile_cues(
    """
    <doer>(?: (?!<other>)\\S+){0,3} <named>(?: là)? (?!<nobody>(?: |$))\\S+
    <leads>(?: \\S+){0,2} là (?!ai|gì)\\S+
    """,
    {
        "doer": "nó|hắn|=họ|chúng nó|thằng|lão|mụ|gã|kẻ|đối tượng|quản lý|chủ|ông chủ"
        "|bà chủ|người (?:bán|cầm đầu|đứng đầu|làm|cho vay)|tài xế"
        "|một (?:người|thanh niên|tên|bạn)",
        "leads": _LEADS,
        "other": "biết|để|cho|không|tôi|em|cháu|mình",
        "named": "tên|tên là|tên thật là|gọi là|biệt danh",
        "nobody": "tôi|em|cháu|mình|chị|anh|bác|con|gì|tuổi|đường|phố|ai",
    },
)
# "Không biết ai" tells of nobody, "tôi tên là Lan" of the caller.
_NOBODY = compile_cues(
    "(?:không|chưa|chẳng|chả) (?:\\S+ )?(?:biết|rõ|thấy|nhìn|nhớ) (?:\\S+ ){0,3}"
    "(?:ai|mặt|người nào|gì)"
)
# "Người phang bố tôi là Tuyến" introduces nobody's self.
_NO_KIN_OF = "".join(f"(?<!{kin} )" for kin in _KIN.split("|"))
_INTRODUCES_SELF = compile_cues(
    f"""
    {_NO_KIN_OF}(?:tôi|em|cháu|mình|chị|anh|=tui) (?:tên|tên là|là)
    (?:cháu|em|con) tên
    (?:tôi|em|cháu|mình|con|tui) (?:xin )?(?:khai|xưng|nói|cho|báo|ghi)(?: luôn)? (?:họ )?tên
    """
)
# "Em bán nước ở đây tên Hà", "em là mẹ cháu tên Hiền": who calls, and nobody besides.
_LIVES_AND_IS_CALLED = compile_cues(
    "^(?:dạ |vâng |à )*<self> (?:(?:là )?<living>|là <kin>)(?: (?!<other>)\\S+){0,5} tên(?: là)?"
    " \\S+(?: \\S+){0,3}$",
    {
        "self": "(?:tôi|em|cháu|mình|con|tui)",
        "living": "(?:dân|người|bán|làm|chủ|bảo vệ|hàng xóm|sống|ở|thuê|trọ|sinh viên|công nhân)",
        "kin": "(?:mẹ|bố|ba|má|ông|bà|chị|anh|vợ|chồng|cô|dì|chú|bác|cậu|mợ|con|bạn)",
        "other": "(?:nó|hắn|ông|bà|thằng|con|bọn|chúng|anh|chị|cô|chú|đứa|có|thấy|biết|bị)(?!\\S)",
    },
)
_NAMED = re.compile(
    r"(?<!\w)(?i:ông|bà|thằng|lão|mụ|gã|tên|con|cô|chú|bác|anh|chị)\s+"
    r"(?!(?i:công|cảnh|tổng|hai|ba|tư)\b)(?P<name>\w+)"
)
# To whom money went: "chuyển vào tk TRẦN VĂN A", as banks write names.
_ACCOUNT_HOLDER = re.compile(
    r"(?<!\w)(?i:tk|stk|tài khoản|tai khoan)(?!\w)[^.;!?]{0,24}?"
    r"(?<!\w)[A-ZĐ]{2,}(?:\s+[A-ZĐ]{2,})+"
)
# A full name said alone with when they were born, or as banks write it with the bank: nobody
# introduces themselves like that. "Phạm Gia Bảo, sn 2003", "TRAN QUOC BAO, ngân hàng ACB".
_NAME_ALONE = re.compile(
    r"^\W*(?:\w[^\W\d_]*\s+){1,3}\w[^\W\d_]*"
    r"(?=\W+(?i:sn|sinh năm|sinh nam)\W*(?:19|20)?\d\d(?!\d))"
    r"|^\W*[A-ZĐ]{2,}(?:\s+[A-ZĐ]{2,}){1,3}"
    r"(?=\s*[,;-]\s*(?i:ngân hàng|ngan hang|nh|bank|\w+bank|stk)(?!\w))"
)
_OWN_WORDS = compile_cues("tôi|em|cháu|tui|tớ|liên hệ|người báo|=con|=e")
_A_TELEPHONE = re.compile(r"\d(?:[\s.]?\d){7}")
# Whose house or shop it is: "ở nhà ông Thịnh", "quán bún bà Lụa".
_OWNER = re.compile(
    r"(?<!\w)(?i:nhà|(?:quán|tiệm|xưởng|lò|kho|trại|sòng|bãi)(?:\s+\w+)?(?:\s+nhà)?)\s+"
    r"(?P<owner>(?i:ông|bà|lão|mụ|thằng|gã)\s+"
    r"(?!(?i:ấy|ta|này|đó|kia|nội|ngoại|tôi|em|cháu|mình|con|già|bán|chủ|trẻ|hàng|đấy|nào|chị|anh)"
    r"(?!\w))\w+(?:\s+(?i:trọc|sẹo|béo|gầy|còi|đen|lùn|mập|tư|năm|hai|ba|bảy|sáu))?)"
)
# Words for whoever it was: they describe nobody. A "nhóm trẻ" is where small children are kept.
_WHOEVER = compile_cues(
    """
    (?:bọn|lũ|tụi|quân|đám) (?:nó|trộm|cướp|gian)
    kẻ (?:gian|trộm|cắp|cướp|xấu|nào)
    chúng nó
    hắn
    (?:một |cái )?(?:nhóm|lớp) trẻ
    """
)
# The caller, by what they do, and whoever listens: "em chủ vườn đào", "các anh xuống nhé".
_CALLER = compile_cues(
    """
    (?:tôi|em|cháu|mình|anh|chị|bác|con|tui)(?: đang)?(?: (?:là|làm))? (?:chủ|bảo vệ|tài xế|lái xe
      |hàng xóm|nhân viên|sinh viên|học sinh|công nhân|tổ trưởng|trưởng thôn|khách|người dân)
    (?:tôi|em|cháu|mình|anh|chị|bác|con|tui)(?: \\S+){0,5} (?:làm|mần|chạy|đi) (?:thợ|shipper|xe ôm)
    (?:các|anh) (?:anh|chị|chú|bác|cô|đồng chí)(?! ta| ấy| kia| đó| này| ơi)
    (?:các|mấy) (?:anh|chị|chú|bác|cô|ông|bà|đồng chí)(?: công an)? ơi
    chào (?:các )?(?:anh|chị|chú|bác|cô|em|cháu|ông|bà|o|đồng chí)
    """
)
_SELF = "(?:tôi|em|cháu|chị|anh|bác|mình|tui|cô|chú|con)"
_ONE = "(?:thằng|đứa|người|một|hai|ba|mấy|con|ông|bà|gã|kẻ|anh|chị|cô|bọn|nhóm|đám)"
# Spoken clauses have no commas: "còn tôi tên là …", "em nghi …", "rồi có thằng …" begin new ones.
_CLAUSE = re.compile(
    rf"(?:(?!\s+(?:còn|nhưng)\s+{_SELF}\s|\s+{_SELF}\s+(?:nghi|ngờ)\s|\s+(?:rồi|tại)\s+có\s+{_ONE}\s)"
    r"[^,.;!?])+",
    re.IGNORECASE,
)


def people_told(
    text: str, elsewhere: Sequence[tuple[int, int]] = (), names_alone: bool = True
) -> str | None:
    """The clauses of a message that name or describe other people; None where none does.

    ``elsewhere`` are offsets of place, time and numbers: they are left out of what is kept.
    ``names_alone``: a full name said alone is not the caller's, who was not asked for it.
    """
    kept = []
    alone = _name_alone(text) if names_alone else None
    for clause in _CLAUSE.finditer(text):
        said = _outside(text, clause.start(), clause.end(), elsewhere)
        if alone and clause.start() <= alone.start() < clause.end():
            kept.append(alone.group().strip())
            continue
        if said and tells_of_people(said):
            kept.append(said.removeprefix("rồi "))
    return ", ".join(kept) or None


def _name_alone(text: str) -> re.Match[str] | None:
    """A name at the head of a message that is not the caller's."""
    found = _NAME_ALONE.search(text)
    if (
        found is None
        or _A_TELEPHONE.search(text)
        or not all(word[0].isupper() for word in found.group().split())
    ):
        return None
    until = re.search(r"[,;-]|$", text[found.end() :])
    told = text[: found.end() + (until.start() if until else 0)]
    return None if _OWN_WORDS.search(words_of(told)) or introduces_self(text) else found


def tells_of_people(text: str) -> bool:
    """Whether a clause names or describes somebody else than the caller."""
    line = words_of(text)
    if _INTRODUCES_SELF.search(line) or introduces_self(text):
        return False
    line = _NOBODY.blank(_CALLER.blank(_WHOEVER.blank(without_wish(line))))
    named = any(found["name"][0].isupper() for found in _NAMED.finditer(text))
    return named or bool(_PEOPLE.search(line) or _ACCOUNT_HOLDER.search(text))


def introduces_self(text: str) -> bool:
    """Whether a clause tells who calls, by what they are and their name."""
    return bool(_LIVES_AND_IS_CALLED.search(words_of(text)))


def owner_named(text: str) -> str | None:
    """Whose house or shop a place is, by its name: "bà Lụa" of "quán bún bà Lụa"."""
    found = _OWNER.search(text)
    return found["owner"] if found else None


def doers_named(text: str) -> str | None:
    """The clauses of a message that name whoever did it; None where none does."""
    clauses = [" ".join(clause.group().split()) for clause in _CLAUSE.finditer(text)]
    return ", ".join(clause for clause in clauses if _names_doer(clause)) or None


def _names_doer(clause: str) -> bool:
    line = words_of(clause)
    return not _INTRODUCES_SELF.search(line) and bool(_DOER_NAMED.search(line))


def joined(old: str | None, new: str) -> str:
    """Two statements about people as one, without saying anything twice."""
    if old is None or fold(old) in fold(new):
        return new
    return old if fold(new) in fold(old) else f"{old}; {new}"


def _outside(text: str, start: int, end: int, elsewhere: Sequence[tuple[int, int]]) -> str:
    parts, at = [], start
    for first, last in sorted(elsewhere):
        if last <= start or first >= end:
            continue
        parts.append(text[at : max(at, first)])
        at = max(at, last)
    parts.append(text[at : max(at, end)])
    return " ".join(" ".join(parts).split())
