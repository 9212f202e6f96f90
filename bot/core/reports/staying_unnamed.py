"""The wish to stay unnamed, and its taking back, in what a caller says."""

from __future__ import annotations

import re

from bot.core.language.cues import BLANK, compile_cues, words_of
from bot.core.language.vietnamese import fold, is_unaccented
from bot.core.reports.self_names import own_names

_SELF = "tôi|em|cháu|anh|chị|mình|bác|tui|con|e|mk"
_NAMES = (
    "tên|danh|danh tính|họ tên|tên tuổi|thông tin|thông tin cá nhân|số|số điện thoại|lại số|lại tên"
    "|liên hệ|số máy|sđt|số đt|đt|lại sđt|lại đt"
)
# As the south says it, and as people type it.
_NO = "(?:không|hông|hổng|hong|hỏng|hok|hem|hăm|ko|kh|khum|khun|k|=nỏ|=chẳng|=chả)"
# "Tên thì không muốn để đâu", "số này cũng đừng lưu": the object comes first.
_BETWEEN = (
    f"(?:(?:{_SELF}|thì|cũng|này|của|máy|bạn|cô|chú) )*"
    "(?:(?:đề nghị|yêu cầu|mong|nhờ|xin)(?: phép)? )?"
)
_FRONTED_NAME = f"(?<!là )(?:tên|họ tên|tên tuổi|danh tính) {_BETWEEN}"
_FRONTED_NUMBER = f"(?<!biển )(?<!xe )(?:số|số điện thoại|số máy) {_BETWEEN}"
_ABOUT_CALLER = (
    "(?:thông tin|thông tin cá nhân|danh tính|tên tuổi|họ tên|tên)(?: của)? "
    f"(?:{_SELF}|người báo|người báo tin|người gọi)"
)
_REQUEST = (
    "(?:thì|cũng|xin|mong|đề nghị|yêu cầu|nhờ|(?:các )?(?:anh|chị|chú|bác|cô|em|đồng chí)|cơ quan"
    "|phép)"
)
# "Tôi không nói tên nó ra đâu" hides somebody else.
_OF_ANOTHER = (
    "(?! (?:xe|nhà|quán|nó|hắn|họ|thằng|mụ|con mụ|lão|(?:chúng|bọn|tụi) (?:nó|hắn|ấy|đó|kia)"
    "|(?:ông|bà|anh|cô|chị) (?:ấy|ta|đó|kia))(?!\\S))"
)
# "Không biết tên anh ấy", "… con bé", "… chị hàng xóm".
_NOBODY_ELSE = "(?= (?:đâu|làm|là|ạ|nhé|nha|nghe|báo|gọi|đừng|khỏi|mô|chi|\\|)(?!\\S)|$)"
_REFUSING = "(?:không|đừng|miễn|khỏi|chớ|hông) (?:(?:muốn|cần|dám|xin|có|tiện|phải) )*"
# "Không cần tên tuổi làm gì", "miễn tên nhé".
_NO_NEED = "(?:không cần|không hỏi|khỏi|khỏi cần|miễn|chẳng cần|đừng hỏi)"
_OWN_NAME = "(?:tên|tên tuổi|họ tên|danh tính|quý danh)"
_WHAT_FOR = "(?: (?:làm gì|để làm gì|làm chi|mần chi|gì|gì hết|chi))"
_OVER = "(?= (?:ạ|nhé|nha|nhá|đâu|đừng|khỏi|\\|)|(?: (?:anh|chị|chú|cô|em|bác))?$)"
# "Đừng nói em méc".
_TELLING = "(?:báo|gọi|tố|tố cáo|tố giác|nói|mách|méc|=mét|=khai|kể|chỉ|report|trình báo|phản ánh)"
_SAYING = "(?:bảo|kể|nói|khai) (?:ra )?(?:là )?(?:do )?"
_WRITING = "(?:lấy|viết|điền|chép|biên|dùng|kêu|khai)"
_MUST = "(?:(?:có|phải|cần) )*"
_FOR_ME = f"(?:(?:cho|giúp|giùm|dùm|hộ) )?(?:(?:{_SELF}) )?"
_ITEM = "(?:cái|phần|khoản|vụ|mục|chuyện)"
_MYSELF = "tôi|em|cháu|mình|con|tui|e|mk|tớ|=già"
_LINE = "(?:số điện thoại|số đt|số dt|dt|đt|số máy)"
_PLEASE = f"(?:(?:{_SELF}|cũng|xin|cho|được|phép) )*"
_LEFT_OUT = "(?:thôi|miễn|khỏi|giữ kín|để trống|bỏ trống)"
_LET = "(?:(?:muốn|cho|để) )*"
_WISHES = f"""
    (?:giấu|ẩn|bí mật|giữ kín|bảo mật|giữ bí mật|kín) (?:\\S+ )?(?:tên|danh|danh tính|thông tin|về
      |cho (?:{_SELF})|giúp (?:{_SELF})|hộ (?:{_SELF})|tên tuổi)
    (?:không|đừng|miễn|khỏi|chẳng|chớ) (?:(?:muốn|cần|dám|tiện|xin|thích|có|phải|hề) )*(?:nêu|nói|ns
      |cho|cho biết|khai|lộ|để lộ|tiết lộ|xưng|để lại|để|cung cấp|ghi|ghi lại|lưu|lưu lại|đọc
      |hỏi|công khai|nhắc|nhắc đến|đưa|giữ) (?:\\S+ )?(?:{_NAMES}){_OF_ANOTHER}
    (?:không|đừng) (?:\\S+ ){{0,4}}(?:biết|lộ|nói) (?:\\S+ ){{0,2}}(?:{_SELF}) (?:báo|tố|gọi|là ai)
    (?<!dặn )(?<!bảo )(?:không|đừng|khỏi) (?:\\S+ ){{0,2}}{_SAYING}(?:{_SELF}|ai) {_TELLING}
    (?:đừng|khỏi|miễn|chớ) {_MUST}{_WRITING} (?:\\S+ )?(?:{_NAMES}){_OF_ANOTHER}
    (?:k|ko|không) {_WRITING} (?:tên|số) (?:{_SELF}) (?:nha|nhé|nhá|nghe|nghen|luôn)
    (?:đừng|không) (?:có )?(?:khai|lộ|nêu) (?:tụi )?(?:{_SELF}) (?:ra|là ai)
    (?:miễn|khỏi|bỏ qua|tha) {_FOR_ME}(?:{_ITEM} )+(?:{_NAMES}){_OF_ANOTHER}
    (?:{_MYSELF}) không (?:(?:muốn|dám|tiện|có) )*(?:khai|xưng|khai báo) (?:ra )?(?:đâu|mô)
    (?<!mỗi ){_LINE} (?:(?:{_SELF}) )?(?:thì|cũng|xin) {_PLEASE}{_LEFT_OUT}(?! \\d)
    (?:giữ kín|giữ bí mật|bí mật|giấu|ẩn|kín) (?:tên )?(?:giùm|dùm|giúp|hộ) (?:cho )?(?:{_SELF})
    (?:không|đừng) {_LET}(?:ai|bọn nó|tụi nó|chúng nó|nó|họ|hàng xóm) biết (?:{_SELF}) {_TELLING}
    (?:ẩn|nặc) danh
    (?:sợ|ngại|không muốn) (?:\\S+ )?(?:lộ|lộ mặt|trả thù|phiền phức|liên lụy|dính vào|dính líu)
    (?:đừng|không) (?:\\S+ )?(?:cho ai biết|để ai biết|lộ)
    (?:bỏ|xóa|xoá|gạch) (?:\\S+ )?(?:tên|số|số điện thoại)(?: của)? (?:{_SELF})
    (?:không|đừng|khỏi) (?:\\S+ )?xưng (?:tên|danh|hô)
    (?:không|chẳng|khỏi|đừng) (?:cần |có )?biết (?:tên|danh tính|tên tuổi) (?:{_SELF}){_NOBODY_ELSE}
    (?<!là )(?:tên|họ tên|danh tính)(?: (?:{_SELF}|ạ|thì|dạ|cho|xin))* không (?:nói|nêu|khai|xưng)
      | (?:được|có được) (?:không|ko|k)
    (?:đừng|không cần|khỏi|khỏi cần) (?:có )?(?:hỏi|biết|truy) (?:\\S+ ){{0,2}}(?:{_SELF}) là ai
    (?:đừng|không|khỏi) (?:có )?(?:đề|gắn|nhắc|xướng) (?:\\S+ )?(?:tên|tên tuổi|danh tính)
    (?:đừng|không) (?:\\S+ ){{0,2}}(?:bảo|kể|khai|nói) (?:là )?(?:{_SELF}) (?:báo|gọi|tố|nói|mách)
    {_FRONTED_NAME}{_REFUSING}(?:nêu|nói|cho|khai|lộ|xưng|để lại|để|cung cấp|ghi|lưu|đưa
      |kể)(?! ý| được| kịp| lại được)
    {_FRONTED_NUMBER}{_REFUSING}(?:để lại|để|ghi|lưu|giữ)(?! ý| được| kịp| lại được)
    {_ABOUT_CALLER}(?: {_REQUEST}){{0,4}} (?:{_REFUSING}(?:nêu|nói|cho|khai|lộ|để lại|để
      |ghi|lưu|đưa|công khai)(?! được| kịp)|(?:được )?(?:(?:giữ|để) (?:bí mật|kín)|bảo mật|giấu|ẩn))
    (?:{_FRONTED_NAME}|{_FRONTED_NUMBER})(?:giấu|ẩn|bỏ|xóa|xoá|che) (?:đi|giúp|hộ|cho
      |giùm|dùm|nhé|nha)
    tên cũng (?:không|thôi|khỏi|miễn)(?= \\||$)
    để (?:tên )?là (?:một )?(?:công dân|người dân|người giấu tên|quần chúng)
    (?<!là )(?:tên|tên tuổi|danh tính|quý danh) (?:(?:{_SELF}|thì|riêng|á|cũng|xin|cho|được
      |của) )*(?:thôi|miễn|khỏi|không cần|không quan trọng|giữ lại|giữ kín|để trống|bỏ trống|bỏ qua
      |giữ trong lòng)
    chỉ (?:mình )?(?:em|anh|chị|các anh|các chị|công an) biết
    (?:coi như|ghi|viết|đề) (?:\\S+ ){{0,3}}(?:người dân|người ngoài|người qua đường
      |người giấu tên|công dân|quần chúng|bà con|người đi đường)
    coi như không có (?:người|ai) báo
    (?:không|chẳng|chả) (?:dám|tiện|muốn|thể) ra mặt
    (?:đừng|không) (?:\\S+ ){{0,4}}(?:lần|truy|tìm) ra (?:{_SELF})
    (?:để trống|bỏ trống|bỏ qua) (?:\\S+ ){{0,2}}(?:tên|tên tuổi)
    (?:{_SELF}) là ai (?:\\S+ ){{0,3}}(?:đừng|không cần|không quan trọng|khỏi)
    (?:đừng|không) (?:có )?(?:để|cho) (?:nó|chúng nó|bọn nó|họ|hắn|người ta|ai) biết
    {_NO_NEED} {_OWN_NAME}{_WHAT_FOR}?{_OVER}
    (?<!là ){_OWN_NAME}{_WHAT_FOR}(?: \\|)? (?:đừng|khỏi|miễn|không cần) (?:ghi|nói|hỏi|lưu)
    """
_WISH = compile_cues(_WISHES.replace("không", _NO))
# Who was unnamed by choice and now leaves a name or number after all.
_NAMED_AFTER_ALL = compile_cues(
    """
    (?<!đừng )(?:ghi|để|lấy|lưu) (?:\\S+ )?(?:tên|số|số điện thoại)(?: \\S+){0,3} cũng được
    cứ (?:ghi|để|lấy|lưu) (?:\\S+ )?(?:tên|số|số điện thoại)
    (?:không|khỏi|thôi) (?:cần |phải )?(?:giấu|ẩn) (?:tên|danh|gì)?(?: nữa)?
    """
)
# Who changes their mind and then says who they are.
_RELENTS = compile_cues(
    """
    (?:nghĩ lại|nghĩ đi nghĩ lại|đổi ý|suy nghĩ lại)
    (?:nói|khai|xưng|ghi|để|báo) (?:\\S+ )?luôn
    thôi(?! đừng| không| khỏi| khỏi cần)
    (?:phải|cần) có tên
    (?:không|khỏi|chẳng) (?:cần )?(?:giấu|sợ)(?: gì| làm gì)?(?: nữa)?
    (?:cứ|thế|vậy|thế thì|vậy thì|đành)(?: (?:anh|chị|em|cô|chú|bác|cháu|tôi|con))? (?:ghi|để|khai
      |lấy|viết|nói|xưng)(?: (?:tên|cho|giúp|hộ|giùm|tôi|em|cháu))* (?:đi|luôn|vào|là|tên)
    """
)
_AND_AGAIN_NOT = compile_cues("(?:đừng|khỏi|miễn) (?:ghi|để|nói|khai|lưu)")
_REVEALED = compile_cues(
    """
    (?:có |bị |sẽ )+(?:tiết )?lộ(?: \\S+){0,6} <question>
    (?:báo|tố giác|tố cáo|phản ánh|trình báo|gọi)(?: \\S+){0,8} (?:có|sẽ|liệu)(?: \\S+){0,2} (?:biết
      |lộ|tiết lộ)(?: \\S+){0,6} <question>
    có (?:được )?(?:giữ bí mật|bảo mật|giữ kín|bí mật)(?: \\S+){0,5} <question>
    ai biết (?:là )?(?:<self>|nhà <self>)(?: \\S+){0,3} <question>
    """,
    {"question": "(?:không|ko|k|hông)(?! có| biết)", "self": f"(?:{_SELF})"},
)
# Who else hides a name: "hắn giấu tên", "một tài khoản ẩn danh", "nó nói sẽ giấu tên".
_SOMEBODY_ELSE = compile_cues(
    """
    (?:nó|hắn|=họ|chúng|chúng nó|bọn nó|bọn chúng|tụi nó|gã|kẻ đó|đối tượng|ông ta|bà ta
      |anh ta|cô ta|ông ấy|bà ấy|tên đó|thằng đó|tài khoản|nick|nick name|facebook|zalo|kẻ
      |người (?:lạ|đó|ấy|kia)|=hấn|=ổng|=chả|tài xế|nạn nhân|số máy|cuộc gọi|tin nhắn
      |(?:anh|chị|cô|chú|bác|con) (?:ấy|đó|kia)|(?:ông|bà) (?:đó|kia|chủ|hàng xóm))(?: (?:cứ|luôn
      |toàn|hay|đều|đã|đang|sẽ|nói|bảo
      |thì|cũng|còn|muốn|mà|lại|lúc nào
      |bao giờ|tự xưng|này|đó|kia|ấy))*
    """,
    at_end=True,
)
# "Ban đầu em định giấu tên nhưng thôi em nói luôn": meant, and no longer.
_MEANT_TO = compile_cues("(?:định|tính|toan|suýt)(?: (?:là|xin|sẽ))?", at_end=True)
_CHANGED_MIND = re.compile(r"(?:nhưng |mà )*(?:thôi|nghĩ lại|giờ|bây giờ|nay)\b")
_CALLER = compile_cues(f"(?:{_SELF})")
# What else is said around the wish: whether one may, and why.
_ASKING = (
    "hỏi|muốn|báo|này|việc|chuyện|kể|nhá|nghe|alo|không|ko|k|đc|dc|thế|ad|chú|con|cô|bác|cái|ni"
    "|ấy|sợ|bị|trả|thù|lắm|mà|dám|gọi|trước|thì"
    "|được|tố|giác|nói|chứ|nào|vậy|tin|cần|lại|để|gì|hết|thoát|luôn|đâu|đấy|số|điện|thoại"
)
_BESIDES = frozenset(
    (
        f"{_SELF}|nhưng|mà|và|thì|xin|cho|muốn|được|phép|nhé|nha|ạ|với|giúp|hộ|là|tin|báo|có|ơi|dạ"
        "|vâng|này|nữa|thôi|đi|luôn|tên|danh|của|nhma|nma|nhg|hông|hổng|hong|hok|hem"
    ).split("|")
)


def wishes_to_stay_unnamed(text: str) -> bool:
    """Whether the caller wishes to stay unnamed; that somebody else hides their name is no wish."""
    return bool(_wishes(_line(text)))


def _line(text: str) -> str:
    """A text as cues see it: typed without diacritics, what its short forms stand for has none
    either ("k de lai sdt")."""
    return fold(words_of(text)) if is_unaccented(text) else words_of(text)


def asks_whether_revealed(text: str) -> bool:
    """Whether a caller asks if others will learn who reported: "báo thế này có bị lộ không"."""
    return bool(_REVEALED.search(words_of(text)))


def takes_name_back(text: str) -> bool:
    """Whether a caller who was unnamed by choice leaves a name or number after all."""
    line = _line(text)
    return bool(_NAMED_AFTER_ALL.search(line)) or _says_name_after_all(text, line)


def _says_name_after_all(text: str, line: str) -> bool:
    """ "Thôi, phải có tên thì tôi là Lan": a change of mind and the name behind it; who asks to be
    unnamed behind that stays so."""
    relents = [match.end() for match in _RELENTS.finditer(line)]
    if not relents or any(start >= relents[0] for start, _ in _wishes(line)):
        return False
    names = (_line(text[name.start : name.end]) for name in own_names(text))
    if _AND_AGAIN_NOT.search(line, max(relents)):
        return False
    behind = line[max(relents) :].strip().replace(" |", ",")
    return any(line.find(name, relents[0]) >= 0 for name in names) or bool(own_names(behind))


def is_only_the_wish(text: str) -> bool:
    """Whether a message says that the caller wishes to stay unnamed, and nothing more."""
    return _only_wishes(text, _BESIDES)


def asks_to_stay_unnamed(text: str) -> bool:
    """Whether a message only wishes, or asks whether one may, and says nothing of any matter."""
    return _only_wishes(text, _BESIDES | frozenset(_ASKING.split("|")))


def _only_wishes(text: str, besides: frozenset[str]) -> bool:
    """Whether nothing is said but the wish and words known to stand ``besides`` it."""
    line = _line(text)
    known = frozenset(map(fold, besides)) if is_unaccented(text) else besides
    wishes = _wishes(line)
    for start, end in reversed(wishes):
        line = f"{line[:start]} {line[end:]}"
    return bool(wishes) and all(word in known or word == "|" for word in line.split())


def without_wish(line: str) -> str:
    """A line (see ``words_of``) with the caller's wish to stay unnamed made unreadable."""
    for start, end in _wishes(line):
        line = line[:start] + BLANK * (end - start) + line[end:]
    return line


def _wishes(line: str) -> list[tuple[int, int]]:
    """Where a line tells of the caller's own wish.

    What follows somebody else's is theirs, too, until the clause ends or the caller is named.
    """
    found: list[tuple[int, int]] = []
    theirs_until = 0
    for start, end in sorted({match.span() for match in _WISH.finditer(line)}):
        if start < theirs_until:
            continue
        clause = line[line.rfind("|", 0, start) + 1 : start].strip()
        if _MEANT_TO.search(clause) and _CHANGED_MIND.match(line[end:].strip(" |")):
            continue
        if not _SOMEBODY_ELSE.search(clause):
            found.append((start, end))
            continue
        clause_end = line.find("|", end)
        caller = _CALLER.search(line, end)
        ends = (clause_end, caller.start() if caller else -1, len(line))
        theirs_until = min(at for at in ends if at >= 0)
    return found
