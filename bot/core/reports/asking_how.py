"""Whether a message asks where or how something is reported, beside what it tells of."""

from __future__ import annotations

from bot.core.language.cues import compile_cues, words_of

_REPORTING = (
    "(?:trình báo|tố giác|tố cáo|phản ánh(?: kiến nghị)?|kiến nghị|khiếu nại|báo án|báo tin"
    "|báo công an|khai báo|làm đơn|gửi đơn|nộp đơn"
    "|báo(?! mất| hiểm| cáo| chí| động| thức| giá| trước| lại| hiệu| cho biết))"
)
# "Mô" is "đâu" only where its mark is typed; "đâu đó" asks nothing.
_WHERE = (
    "(?:(?:đâu|=mô)(?! đó| đấy| ấy| có| phải)|(?:chỗ|nơi|cơ quan|công an|phường|phòng|đội|đồn|trang"
    "|số) (?:nào|=mô))"
)
_HOW = "(?:thế nào|như thế nào|làm sao|ra sao|kiểu gì|kiểu chi|bằng cách nào|cách nào|sao|=răng)"
_END = "(?= (?:\\||ạ|em|anh|chị|vậy|thế|hả|nhỉ|cho|chú|bác|cô|được|đây|bây giờ|rứa|hè|zậy|hầy)|$)"

_ASKS_WHERE = compile_cues(
    f"""
    {_REPORTING}(?: (?!là|rằng|\\|)\\S+){{0,3}} (?:ở|tại|lên|ra|đến|tới|vào
      |vô|qua|về|cho|gửi|nộp|đi) {_WHERE}
    {_REPORTING}(?: thì| là| việc này| vụ này| chuyện này)* (?!đâu){_WHERE}
    {_REPORTING}(?: (?!là|rằng)\\S+){{0,3}} (?:cho|với|gặp|gửi|nộp)(?: cho| tới| đến)? ai{_END}
    (?:đi|ra|lên|tới|đến|gặp|tìm) (?:{_WHERE}|ai) (?:để |mà |thì )?{_REPORTING}
    """
)
_ASKS_HOW = compile_cues(
    f"""
    {_REPORTING}(?: thì| phải| cần| làm| việc này| vụ này| chuyện này| như vậy)* {_HOW}{_END}
    (?:thủ tục|cách|cách thức|quy trình|các bước) (?:để )?{_REPORTING}
    {_REPORTING}(?: \\S+)? thì (?:thủ tục|cách thức|quy trình) {_HOW}
    """
)
_ASKS_WITH_WHAT = compile_cues(
    f"""
    {_REPORTING}(?: \\S+){{0,3}} (?:cần|phải|mang|kèm)(?: theo| có| mang| nộp| những)* (?:(?:giấy tờ
      |hồ sơ|giấy|chứng cứ|bằng chứng) )?(?:gì|nào|chi){_END}
    hồ sơ (?:để )?{_REPORTING}
    """
)

_ASKS_WHAT_IT_COSTS = compile_cues(
    f"""
    {_REPORTING}(?: (?!là|rằng|\\|)\\S+){{0,4}} (?:mất|tốn|đóng|thu|trả|tính
      |nộp)(?: \\S+)? (?:tiền|phí|lệ phí)(?: \\S+){{0,2}} (?:không|ko|k|hông|hong|chứ|à
      |nào|bao nhiêu|gì)
    (?:phí|lệ phí) (?:để |khi )?{_REPORTING}
    """
)
_ASKS_HOW_LONG = compile_cues(
    f"""
    {_REPORTING}(?: (?!là|rằng|\\|)\\S+){{0,5}} (?:bao lâu|mấy ngày|bao nhiêu ngày|khi nào|bao giờ
      |chừng nào)(?: \\S+){{0,4}} (?:giải quyết|xử lý|kết quả|trả lời|xác minh|điều tra)
    """
)

# "Trình báo đâu ạ", and not "tôi không trình báo đâu".
_ASKS_BARELY = compile_cues(
    f"{_REPORTING}(?: thì| việc này| vụ này| chuyện này)* đâu(?! đó| đấy| ấy| có| phải)"
)
_DENIED = compile_cues("(?:không|chẳng|chả|đừng|chưa|có)(?! biết| rõ)(?: [^ |]+){0,4}", at_end=True)


def aspect_of_reporting(text: str) -> str | None:
    """What a message asks about reporting: place, documents, steps, fee or time ("trình báo ở công
    an nào"); None where it asks nothing of the kind."""
    line = words_of(text)
    if _ASKS_WHAT_IT_COSTS.search(line):
        return "fee"
    if _ASKS_HOW_LONG.search(line):
        return "time"
    if _ASKS_WHERE.search(line):
        return "place"
    barely = _ASKS_BARELY.search(line)
    if barely is not None and _DENIED.search(line, 0, barely.start()) is None:
        return "place"
    if _ASKS_WITH_WHAT.search(line):
        return "documents"
    return "steps" if _ASKS_HOW.search(line) else None
