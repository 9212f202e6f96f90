"""Whether a caller takes an emergency back: a joke, a wrong number, a fire that is out."""

from __future__ import annotations

from bot.core.language.cues import compile_cues, words_of

# Each must say by itself that there is no danger: "không có gì dập lửa" (nothing to put it out
# with) and "mọi người ra ngoài hết rồi" (all are outside) do not, nor "băng bó xong rồi", "nó lấy
# xong rồi".
_CALLED_OFF = compile_cues(
    """(?:đùa|trêu|lừa) (?:thôi|tí|tý|đấy|chơi|vui|chút|mà|đó)
    (?:gọi|báo|bấm) nhầm
    (?:không|chẳng) (?:có|phải) (?:gì|chuyện gì|việc gì|cháy|cướp|chuyện|đâu)(?: <ending>| \\||$)
    (?:trong|ở trong) (?:truyện|phim|game|mơ|kịch) thôi
    không phải (?:là )?(?:chuyện |việc |cảnh )?(?:thật|có thật)(?: <ending>| \\||$)
    (?:đã|được) (?:dập|tắt|dập tắt) (?:xong|rồi|hết|được)
    hết (?:nguy hiểm|cháy|lửa|chuyện|việc) rồi
    (?:ổn|không sao) (?:rồi|cả rồi)
    (?:^|(?:dạ|vâng|thôi|=giờ|=việc|chuyện|thế là|<settled>) )xong (?:rồi|cả rồi)""",
    {
        "ending": "đâu|hết|cả|nữa|ạ|nhé|rồi",
        "settled": "giải quyết|xử lý|dàn xếp|hòa giải|hoà giải|êm|đâu vào đấy",
    },
)


def called_off(text: str) -> bool:
    """Whether a message says that what was reported is no danger (any more)."""
    return bool(_CALLED_OFF.search(words_of(text)))
