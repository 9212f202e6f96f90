"""Whether a caller takes back that there is anything to report."""

from __future__ import annotations

from bot.core.language.cues import compile_cues, words_of

_WITHDRAWN = compile_cues(
    """
    (?:^|<caller> )(?:không|chẳng|chả|khỏi|hông) <wish>?<report>(?: (?:gì|chi|việc gì))? (?:đâu|nữa)
    (?:^|<caller> )(?:không|chẳng|chả|hông) <wish>?<report> (?:gì|chi)(?= cả| hết| ạ| \\||$)
    (?:^|<caller> )chỉ (?:muốn |định |gọi |gọi để |để )?hỏi(?: \\S+){0,4} thôi
    (?:hủy|huỷ|xóa|xoá|rút|bỏ)(?: (?:cái|giúp|hộ|cho|em|tôi|mình))* (?:tin báo|tin vừa báo|trình báo
      |đơn trình báo|lời khai|cái tin|tin này|tin đó)
    """,
    {
        "caller": "(?:\\||tôi|em|cháu|mình|anh|chị|bác|con|tui|thôi|dạ|nhưng|mà|là|giờ)",
        "wish": "(?:cần |muốn |định |phải |có )",
        "report": "(?:báo|trình báo|tố giác|tố cáo|phản ánh)",
    },
)


def withdraws_report(text: str) -> bool:
    """Whether a message says that nothing is to be reported (any more): "em không báo gì đâu, chỉ
    hỏi thủ tục thôi"."""
    return bool(_WITHDRAWN.search(words_of(text)))
