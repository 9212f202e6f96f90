"""Which aspects of a procedure a message asks about, by the words callers use for them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.language.cues import BLANK, Cues, compile_cues, words_of
from bot.core.language.vietnamese import word_set

_PAPERS = (
    "(?:giấy tờ|loại giấy tờ|loại giấy|giấy|hồ sơ|tờ khai|mẫu đơn|đơn|mẫu|tài liệu|thứ|ảnh"
    "|bản sao|bản photo)"
)
_WHAT = "(?:gì|nào|chi)"
_SOME = "(?: những| các| mấy| bao nhiêu| một số)?"
_DO = "(?:làm|đi|lấy|nhận|nộp|xin|đăng ký|khai báo|khai|gửi|đổi|cấp|đóng|thực hiện|sang tên)"
_FOR_ANOTHER = "(?:hộ(?! chiếu| khẩu| kinh| xong)|thay(?! sổ| thế| đổi)|giùm|giúp)"
_AT = "(?:lên|ra|đến|ở|tại)"
# "Mô" is "đâu" where its mark is typed: "đi mở" without it.
_WHERE = "(?:đâu|=mô|(?:chỗ|nơi|cơ quan|phòng|công an|phường|trụ sở) (?:nào|=mô))"
_OFFICE = "(?:công an|phường|xã|thành phố|tỉnh|quận|phòng|cơ quan|trụ sở|ủy ban|ubnd|chỗ|nơi|đâu)"

# Only words that leave no doubt: "làm thế nào" may ask for anything and stays with the classifier.
_CUES = {
    "documents": f"""
        (?:cần|phải|mang|đem|cầm|nộp|chuẩn bị|xuất trình|kèm|bao gồm|gồm|có|dùng|theo)(?: theo| có
          | mang| nộp| chuẩn bị| đem| thêm)*{_SOME} {_PAPERS}(?: tờ| nào| đi kèm)* {_WHAT}
        (?:những |các |mấy |loại ){{1,2}}{_PAPERS} {_WHAT}
        (?:{_PAPERS}) (?:{_WHAT}) (?:để|cần|phải|thì|nữa|vậy|ạ)
        (?:mang|đem|cầm|chuẩn bị|xuất trình|nộp kèm|kèm)(?: theo| sẵn| trước| kèm)*(?: những| các
          | cái)? {_WHAT}
        (?:cần|phải) (?:có |mang |nộp )?(?:những )?(?:giấy tờ|giấy) {_WHAT}
        (?<!không )(?<!khỏi )(?<!chẳng )(?:cần|phải có) (?:những |các )?gì
        (?:cần|phải) (?:mang|nộp|đem|kèm)(?: theo)? giấy
        (?:thành phần|bộ) hồ sơ
        (?:giấy tờ|hồ sơ)(?: \\S+){{0,8}} (?:gồm|có|cần|bao gồm)(?: những| các)? {_WHAT}
        (?:hồ sơ|giấy tờ) (?:cần thiết|cần có|cần nộp|phải nộp|phải có|cần chuẩn bị)
        (?:mấy|bao nhiêu) (?:tấm |cái )?(?:ảnh|bộ hồ sơ)
        (?:có )?(?:cần|phải) (?:mang|nộp|có|đem|kèm)(?: theo)?(?: bản)? (?:ảnh|sổ|hộ khẩu
          |giấy khai sinh|khai sinh|căn cước cũ|bản sao|bản gốc|hợp đồng|công chứng)
        (?:tờ khai|mẫu đơn|mẫu) (?:nào|số mấy|gì|số bao nhiêu)
        (?:nói|đọc|cho biết|liệt kê) ... (?:giấy tờ|hồ sơ) cần
        hồ sơ (?:thì )?(?:thế nào|ra sao|như thế nào|răng)
    """,
    "fee": """
        (?:lệ phí|mức phí|phí|chi phí|tiền phí|tiền lệ phí)(?! gì)(?: \\S+){0,12} (?:bao nhiêu
          |nhiêu|mấy|thế nào|ra sao|như thế nào|sao)
        (?:bao nhiêu|mấy|nhiêu) (?:tiền|phí|lệ phí|đồng|nghìn|ngàn|trăm|triệu|xu|đô|usd)
        (?:hết|tốn|đóng|trả|thu|giá|mất)(?: khoảng| tầm| chừng| cỡ)* (?:bao nhiêu|nhiêu)(?! lâu
          | ngày| tuần| tháng| thời gian| hôm| giấy| ảnh| bộ| buổi)
        (?:mất|tốn|thu|đóng|nộp|trả|chịu) (?:tiền|phí|lệ phí) (?:gì )?(?:không|chứ|à|hay)
        (?:có )?(?:được )?(?:miễn phí|miễn lệ phí|giảm phí|giảm lệ phí) (?:không|hay)
        (?:lệ phí|mức phí|chi phí)(?= (?:với|và|rồi|nữa|\\|))
        (?:lệ phí|mức phí|biểu phí)$
        (?:đỡ|bớt|giảm) (?:được )?(?:tiền|phí|lệ phí)
        (?:hỏi|biết|cho|xin|về|còn|thế) (?:về )?(?:lệ phí|mức phí|mức lệ phí|=giá(?! trị)|biểu phí)
    """,
    "time": """
        (?:bao|chừng|cỡ) lâu
        (?:mấy|bao nhiêu) (?:ngày|hôm|tuần|tháng|bữa|buổi|năm)(?! (?:tuổi|sinh|tháng|trước))
        bao nhiêu (?:giờ|tiếng|lâu)
        bao (?:ngày|hôm)(?! giờ)
        trong vòng (?:mấy|bao nhiêu) (?:giờ|tiếng|phút)
        (?:mất|tốn) (?:bao nhiêu|nhiều) thời gian
        (?:bao giờ|khi nào|lúc nào|chừng nào|hôm nào|ngày nào)(?: thì| mới)?(?: \\S+){0,3} (?:có
          |xong|lấy|cầm|nhận|trả|được cấp|được lấy)
        bây giờ (?:thì |mới )?(?:có|ra) kết quả
        (?:khi|bữa|lúc) =mô (?:thì |mới )?(?:có|ra|lấy|xong|được)
        (?:thời hạn|thời gian) (?:giải quyết|xử lý|làm|cấp|trả|chờ)
        (?:lấy|làm|có|trả) (?:ngay|liền|nhanh|gấp|trong ngày)(?: \\S+){0,3} (?:không|chứ)
        (?:có )?(?:lâu|nhanh) không
        (?:chờ|đợi) (?:mấy|bao|có lâu|lâu)
        mấy giờ (?:làm việc|mở cửa|đóng cửa|nghỉ)
    """,
    "place": f"""
        {_DO}(?: \\S+){{0,4}} (?:ở|tại) (?:đâu|chỗ nào|nơi nào|cơ quan nào|phòng nào|phường nào)
        (?:ở|tại) (?:chỗ|nơi|cơ quan|phòng|điểm|bộ phận|công an) nào
        (?:đến|ra|lên|tới|qua|về|sang) (?:tận )?{_WHERE}
        {_DO} (?:hồ sơ |đơn |giấy tờ |giấy )?(?:đâu(?! (?:cũ|đơn|tháng|tròn|tiên|năm|cho|do|thẳng))
          |=mô|chỗ nào|nơi nào|cơ quan nào|nơi đâu|chỗ =mô)
        (?:nộp|gửi|trình báo|tố giác|tố cáo|khiếu nại|phản ánh|báo|khai báo)(?: \\S+){{0,3}} (?:ở
          |tại|vào|vô|lên|ra|đến|tới|cho) {_WHERE}
        ở (?:=mô|đâu) (?:rứa|hè|hầy|vậy|zậy)
        ở =mô$
        (?:cơ quan|nơi|chỗ|điểm|đơn vị|bộ phận|phòng) nào (?:giải quyết|tiếp nhận|nhận|làm|cấp
          |thực hiện|phụ trách|thụ lý)
        {_AT} (?:công an )?{_OFFICE}(?: \\S+)? hay (?:là )?(?:{_AT} )?(?:công an )?{_OFFICE}
        (?:địa chỉ|trụ sở|nơi nộp|nơi làm|điểm tiếp nhận)(?: \\S+){{0,4}} (?:ở đâu|chỗ nào)
        ở đâu(?= (?:\\||ạ|vậy|thế|hả|em|anh|chị|nhỉ|được|và|để|thì|mới))
        ở đâu$
        (?:có )?phải (?:về|ra|lên|đến) (?:tận )?(?:quê|nơi thường trú|thành phố)
    """,
    "steps": """
        (?:những|các|mấy|từng|theo|bao nhiêu) (?:bước|khâu)
        bước (?:đầu|nào|tiếp|một|thứ)
        (?:quy trình|trình tự|cách thức)
        (?:cách|hướng dẫn cách) (?:làm|thực hiện|đăng ký|khai|nộp|tiến hành|xin)
        (?:chỉ|bày|hướng dẫn)(?: \\S+){0,3} cách
        (?:đầu tiên|trước tiên|trước hết)(?: \\S+){0,4} (?:làm|đi|đến|phải|cần)
        (?:tiếp theo|sau đó)(?: \\S+){0,3} (?:làm gì|sao|thế nào)
        (?:phải|cần) làm (?:những )gì
        bằng cách (?:nào|gì|chi)
    """,
    "online": f"""
        (?:qua|trên|bằng) (?:mạng|internet|app|ứng dụng|điện thoại|máy tính|dịch vụ công
          |cổng|cổng dịch vụ công|vneid|web|trang web|bưu điện|zalo)(?! là)(?: \\S+){{0,5}} (?:sao
          |được|không|thế nào|kiểu gì|ra sao|chứ)
        (?:ngồi|làm) (?:ở|tại) nhà ... (?:được|làm|khai|nộp)
        ngồi nhà
        (?:có )?(?:phải|cần|bắt buộc) (?:phải )?(?:đến|ra|lên|tới|đi) (?:tận nơi|trực tiếp|tận)
        (?:trang web|website|trang|ứng dụng|app) nào
        (?:qua|trên|bằng) (?:mạng|app|ứng dụng|điện thoại|máy tính|cổng|cổng dịch vụ công
          |dịch vụ công|vneid|web)(?: (?:thì|là|trước|phải|mình))* (?:vào|vô|bấm|tìm|bấm vào
          |vào trong|nhấn) (?:đâu|chỗ nào|mục nào|trang nào|cái nào|=mô)
        {_DO}(?: \\S+){{0,3}} (?:qua|trên) (?:mạng|app|ứng dụng|điện thoại|cổng|dịch vụ công
          |vneid)(?: (?:trước|luôn|thôi))* (?:à|hả|ạ|phải không|hay sao|đúng không)
        (?:làm|nộp|đăng ký|khai|xin|đổi|gửi) =on(?: \\S+)? (?:được|không|luôn|à|hay)
    """,
    "who": f"""
        {_DO}(?: \\S+){{0,5}} {_FOR_ANOTHER}(?: \\S+){{0,3}} (?:được|không)
        (?:ủy quyền|uỷ quyền)
        nhờ (?:\\S+ ){{1,4}}(?:làm|nộp|lấy|đi|xin|khai|nhận|đăng ký|đổi)
        (?<!năm )(?<!năm nó )(?:bao nhiêu|mấy) tuổi
        (?:điều kiện|đối tượng)(?: \\S+){{0,4}} (?:gì|nào|là|ra sao|để)
        (?:những )?ai (?:phải|được|có thể|cần|thuộc|mới|làm)
        (?:có )?(?:bắt buộc|nhất thiết) (?:phải )?(?:làm|đăng ký|đổi|khai)(?! trực| online)
        (?:trường hợp|người|diện) nào (?:phải|được|thì|mới|cần)
        (?:có )?đủ (?:tuổi|điều kiện)(?: \\S+){{0,3}} (?:không|chưa)
        (?:dành cho|áp dụng cho) ai
    """,
    "result": """
        kết quả (?:là|gồm|của|trả|nhận|được|gửi|thế|ra|có)(?! bao)
        (?:nhận|cấp|trả|đưa)(?: được| cho| mình| tôi)* (?:cái |loại |giấy |thẻ )+(?:gì|nào)
        (?:xong|rồi) (?:thì )?(?:được )?(?:nhận|cấp|trả)(?: được)? (?:cái |loại )?(?:gì|giấy gì)
        xong(?: (?:thì|mình|em|rồi|có|được|họ|cho|người|ta|là))* (?:tờ )?giấy (?:tờ )?(?:gì|nào
          |chi)(?: để)?
        (?:gửi|trả|chuyển phát)(?: (?!khẩu|báo|phạt)\\S+){0,3} (?:về nhà(?! mới)|tận nhà|bưu điện)
        (?:bản giấy|thẻ cứng|bản cứng|bản điện tử) hay
    """,
    "legal_basis": """
        (?:luật|nghị định|thông tư|quy định|văn bản|điều luật|điều khoản|điều|căn cứ|quyết định)(?:
          | số| pháp lý| pháp luật| của luật| luật)* (?:nào|gì|số mấy|bao nhiêu|số bao nhiêu|mấy)
        (?:theo|dựa vào|dựa trên|dựa theo|căn cứ|căn cứ vào|căn cứ theo) (?:luật|nghị định|thông tư
          |quy định|văn bản|điều|pháp luật|đâu)
        (?:căn cứ|cơ sở) pháp (?:lý|luật)
        (?:luật|nghị định|thông tư|văn bản)(?: \\S+){0,4} quy định
    """,
}
_CUES_OF: dict[str, Cues] = {aspect: compile_cues(lines) for aspect, lines in _CUES.items()}
# Said of how something is done, not whether it can be: they decide where nothing else does.
_ONLINE = compile_cues("(?:online|trực tuyến|từ xa|dịch vụ công)")
# "Qua điện thoại à, không, ý tôi hỏi là qua mạng": what comes after it counts.
_MEANT = compile_cues(
    """
    (?:không|nhầm|à|ờ) (?:\\| )?ý (?:tôi|em|mình|anh|chị|cháu|bác|con|tui|cô|chú) (?:hỏi |nói )?là
    """
)
_BY_NET = compile_cues("(?:online|trực tuyến|từ xa|dịch vụ công|qua mạng|trên mạng)")
_FILLING = word_set(
    "ạ a à ơi ơ ờ ừ dạ vâng em e anh chị chú bác cô cháu con mình vậy thế rứa hả hở nhỉ nhé thì là"
    " mà rồi r còn với cho biết hỏi xin ad shop có phải được không"
)
_Span = tuple[int, int, str]

# Measured by cross-validation on data/questions (docs/understanding.md), in units of margins.
_WORTH_OF_CUES = 0.35
# Words for one aspect only are worth more where no machine claims the message for its own, and the
# overview, which is what remains when nothing is asked, yields to them.
_WORTH_IN_DOUBT, _NONE_CLAIMS_BELOW = 0.65, 0.0
_OVERVIEW_YIELDS = 0.5
_LEAST_BESIDE = -0.7  # a second aspect needs cues and no more than this against it

# "How is it done online" is about online only: the first of each pair takes in the second.
_SWALLOWS = {
    ("online", "steps"),
    ("online", "place"),
    ("legal_basis", "documents"),
    ("legal_basis", "fee"),
    ("result", "documents"),
    ("place", "result"),
}

# "Giờ phải làm gì" is a cue for steps and asks for no single one of them.
_IN_GENERAL = compile_cues("(?:phải|cần) làm (?:những )?gì")

_COMPARING = compile_cues(
    """
    (?:khác|giống)(?: \\S+)? (?:gì|nhau|thế nào|ra sao|chỗ nào|điểm nào|ở đâu|ở chỗ nào|sao)
    khác(?: \\S+){1,4} (?:gì|nhau|thế nào|ở chỗ nào|chỗ nào|điểm nào|ra sao|không)
    (?:phân biệt|so sánh)
    (?:có )?(?:phải )?(?:là )?(?:một|giống nhau|như nhau) (?:không|à)
    hay là
    """
)

# What whoever reports something would get for it.
_REWARD = compile_cues(
    """
    (?:có|được)(?: \\S+){0,3} (?:thưởng|tiền thưởng|hoa hồng)(?: \\S+){0,6} (?:không|ko|k|hay)
    (?:thưởng|tiền thưởng|hoa hồng) (?:bao nhiêu|nhiêu|mấy|gì|thế nào)
    """
)


# "Có cần giấy khai sinh bản gốc không", "giấy khai sinh phô tô được không", "lại phải đi khám à": a
# paper is named that is needed or not, or does or not.
_WHETHER = "(?:không|ko|k|hông|hong|à|hả|chứ|chớ)"
_WHETHER_NEEDED = compile_cues(
    f"""
    (?:có )?(?:cần|phải)(?: \\S+){{0,3}} (?:giấy|ảnh|hình|thẻ|sổ|bản|đơn|hợp đồng)(?! tờ gì| gì
      | tờ nào| nào)(?: \\S+){{0,8}} {_WHETHER}
    (?:có |lại )?(?:cần|phải)(?: \\S+){{0,2}} khám(?: sức khỏe| sức khoẻ)?(?: \\S+){{0,3}}
      | {_WHETHER}
    ^(?:giấy|ảnh|hình|sổ|hợp đồng)(?: \\S+){{0,4}} (?:bản|phô tô|photo|viết tay|công chứng
      |sao y)(?: \\S+){{0,5}} {_WHETHER}
    """
)


# What it costs not to do something, or too late: no fee. A decision to fine somebody is a matter of
# its own.
_FINE = compile_cues(
    """
    (?<!định )(?<!nộp )(?<!đóng )phạt(?: (?!nguội|lại|hành|oan|rồi|xong)\\S+){0,2} (?:bao nhiêu
      |nhiêu|mấy|bn|thế nào|ra sao|như thế nào|sao|gì|không|ko|k|hông|hong|hem)
    (?:mức|tiền|khung|giá) (?:xử )?phạt
    phạt nặng
    """
)


def asks_and_names_nothing(text: str) -> bool:
    """Whether a text says what is asked and not of what: "đóng bao nhiêu ạ" names no fine."""
    line = words_of(text)
    left = line
    for cues in _CUES_OF.values():
        left = cues.blank(left)
    return left != line and set(left.replace(BLANK, " ").replace("|", " ").split()) <= _FILLING


def asks_for_fine(text: str) -> bool:
    """Whether a text asks what somebody is fined for not doing what they should."""
    return bool(_FINE.search(words_of(text)))


def asks_for_each_step(text: str) -> bool:
    """Whether a text asks for steps and their order; "phải làm sao" asks how it is done at all."""
    line = _IN_GENERAL.blank(words_of(text))
    return bool(_CUES_OF["steps"].search(line))


def asks_whether_needed(text: str) -> str | None:
    """What a text says before it asks whether a paper is needed; None where it does not."""
    line = words_of(text)
    found = _WHETHER_NEEDED.search(line)
    return line[: found.start()] if found else None


def asks_for_reward(text: str) -> bool:
    """Whether a text asks if there is a reward ("báo tin có được thưởng không")."""
    return bool(_REWARD.search(words_of(text)))


def aspects_asked(text: str) -> tuple[str, ...]:
    """The aspects (see ``procedure.ASPECTS``) that a text clearly asks about, in the order asked.

    Empty where no word decides: then the message is about the procedure as a whole.
    """
    line = words_of(text)
    meant = max((match.end() for match in _MEANT.finditer(line)), default=None)
    if meant is not None:
        mended = _asked(line[meant:].strip()) or _only_online(line[meant:], _BY_NET)
        if mended:
            return mended
    return _asked(line) or _only_online(line, _ONLINE)


def _only_online(line: str, words: Cues) -> tuple[str, ...]:
    return ("online",) if words.search(line) else ()


def _asked(line: str) -> tuple[str, ...]:
    found: list[_Span] = []
    for aspect, cues in _CUES_OF.items():
        found += [(match.start(), match.end(), aspect) for match in cues.finditer(line)]
    kept = [span for span in found if not any(_covers(other, span) for other in found)]
    return tuple(dict.fromkeys(aspect for _, _, aspect in sorted(kept)))


def aspects_meant(text: str, scores: Mapping[str, float]) -> tuple[str, ...]:
    """What a text asks about, in order and never empty, by what was learned and by its words.

    ``scores`` are margins by aspect. Whoever asks two things says so in words that leave no
    doubt; of one alone the margins are the better judge, and the words add to them.
    """
    named = aspects_asked(text)
    worth = dict(scores)
    alone = len(named) == 1
    in_doubt = alone and max(scores.values()) < _NONE_CLAIMS_BELOW
    for aspect in named:
        if aspect in worth:
            worth[aspect] += _WORTH_IN_DOUBT if in_doubt else _WORTH_OF_CUES
    if alone and "overview" in worth:
        worth["overview"] -= _OVERVIEW_YIELDS
    likeliest = max(worth, key=worth.__getitem__)
    kept = tuple(aspect for aspect in named if scores.get(aspect, -1.0) > _LEAST_BESIDE)
    return kept if likeliest in kept else (likeliest,)


def asks_to_compare(text: str) -> bool:
    """Whether a text asks what two things have in common or apart ("A với B khác gì nhau")."""
    return bool(_COMPARING.search(words_of(text)))


def _covers(other: _Span, span: _Span) -> bool:
    """Whether a cue is part of a longer one for another aspect, or belongs to it by nature."""
    if other[2] == span[2]:
        return False
    shares = other[0] < span[1] and span[0] < other[1]
    longer = other[1] - other[0] > span[1] - span[0]
    return (shares and longer) or (other[2], span[2]) in _SWALLOWS
