"""What a sentence is about: whether words of danger in it mean danger now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.emergencies.cue_lists import LISTS, frames
from bot.core.language.cues import Cues, compile_cues


@dataclass(frozen=True)
class Hit:
    """A cue found in the words of a message; ``sure`` cues need no support from the sentence."""

    kind: str
    sure: bool
    start: int
    end: int
    words: str


def _compiled(source: str) -> Cues:
    return compile_cues(source, LISTS)


_PROCEDURE = _compiled(frames.PROCEDURE)
_WHICH_NUMBER = _compiled(frames.WHICH_NUMBER)
_HYPOTHESIS = _compiled(frames.HYPOTHESIS)
_QUESTION = _compiled(frames.QUESTION)
_LAW = _compiled(frames.LAW)
_SOMEBODY_ELSE = _compiled(frames.SOMEBODY_ELSE)
_PAST = _compiled(frames.PAST)
_EARLIER_TODAY = _compiled(frames.EARLIER_TODAY)
_PRESENT = _compiled(frames.PRESENT)
_HABIT = _compiled(frames.HABIT)
_DRILL = _compiled(frames.DRILL)
_NO_DRILL = _compiled("(?:không|chẳng) phải (?:là )?(?:diễn tập|gọi thử|thử)")
_FICTION = _compiled(frames.FICTION)
# "Tụi nó tưởng đóng phim", "thật mà": what others took for a play is none.
_NO_FICTION = _compiled(
    """
    (?:tưởng|cứ tưởng|ngỡ|lại tưởng)(?: \\S+){0,4} (?:phim|diễn|kịch|đùa|giỡn|sân khấu|hiệu ứng)
    (?:thật|thiệt) (?:mà|đó|đấy|nha|nhé)
    (?:không|hông|chẳng|chả|hổng) (?:phải )?(?:là )?(?:đóng |quay )?(?:phim|đùa|giỡn|diễn|kịch)
    """
)
_DONE = _compiled(frames.DONE)
_STOLEN = _compiled(frames.STOLEN)
_FRAUD = _compiled(frames.FRAUD)
_SPEAKER = _compiled(frames.SPEAKER)
_THEFT = compile_cues("(?:trộm|cắp|lấy|đập|bẻ|phá|cạy|đột nhập|móc túi)")
# What swindlers claim has happened to somebody's family.
_FEIGNED = ("medical", "traffic", "suicide")
_NEGATION = compile_cues(frames.NEGATION, at_end=True)
# Who is held for days is still held, until somebody says otherwise.
_HELD = compile_cues("(?:nhốt|giam|trói|xích|giữ|khóa trái|khoá trái|bỏ đói|bắt cóc)")
_HELD_BACK = compile_cues(
    "(?:xe|giấy tờ|bằng lái|bằng|hộ chiếu|căn cước|hàng|lương|tiền|cọc|điện thoại|máy|lô hàng)"
    "(?: \\S+){0,2} bị (?:tạm |csgt |công an )?(?:giữ|giam)"
)
_SINCE = compile_cues(
    """
    từ (?:hôm|sáng|trưa|chiều|tối|đêm|tuần|tháng|thứ|đầu|mấy|bữa|khi|lúc)
    (?:<num>|nửa|suốt|hơn|gần) <stretch>(?: \\S+){0,2} (?:nay|rồi|liền|trời|chưa)
    (?:mấy|cả|suốt) <stretch>
    """,
    {**LISTS, "stretch": "(?:ngày|hôm|bữa|đêm|tuần|tháng|năm|tiếng|giờ)"},
)
_FREED = compile_cues(
    """
    (?:được|đã|vừa|mới|tự) (?:được )?(?:thả|cứu|thoát|giải cứu|về nhà|ra được)
    (?:trốn|chạy|thoát|ra|về)(?: \\S+)? (?:được|ra|thoát|về)(?: \\S+)? (?:rồi|nhà)
    """
)
_OWN = _compiled("(?:nhà|con|mẹ|bố|vợ|chồng|xe|phòng) (?:tôi|em|cháu|mình|tui|con)")


def negated(before: str, words: str) -> bool:
    """Whether the words before a cue deny it ("không phải", "chưa", "làm gì có …")."""
    if words.startswith(("có ", "co ")) and before.endswith(("làm gì ", "lam gi ", "đâu ")):
        return True
    return bool(_NEGATION.search(before))


def in_frame(line: str, hits: list[Hit]) -> list[Hit]:
    """The hits that stand in the light of what the whole sentence is about."""
    if _DRILL.search(line) and not _NO_DRILL.search(line):
        return []
    if _FICTION.search(line) and not _NO_FICTION.search(line):
        hits = [hit for hit in hits if hit.sure and hit.kind in ("cry", "suicide")]
    if _PROCEDURE.search(line):
        hits = [hit for hit in hits if hit.sure and hit.kind != "cry" and _breaks_in(line, hit)]
    if _WHICH_NUMBER.search(line):
        ours = _OWN.search(line) or _SPEAKER.search(line)
        hits = [hit for hit in hits if ours or _now(line, hit)]
    hypothesis = _HYPOTHESIS.search(line)
    if hypothesis and _QUESTION.search(line, hypothesis.end()):
        hits = [hit for hit in hits if hit.start < hypothesis.start() or _now(line, hit)]
    if _LAW.search(line) and not _SOMEBODY_ELSE.search(line):
        hits = [hit for hit in hits if not _is_own_doing(line, hit) or _now(line, hit)]
    past = _PAST.search(line)
    if past:
        hits = [hit for hit in hits if _outlives(line, past, hit)]
    if _STOLEN.search(line):
        hits = [hit for hit in hits if not _is_theft(hit) or _now(line, hit)]
    if _FRAUD.search(line):
        hits = [hit for hit in hits if hit.kind not in _FEIGNED]
    if _EARLIER_TODAY.search(line):
        hits = [hit for hit in hits if hit.sure or hit.kind != "crime"]
    if _HABIT.search(line):
        hits = [
            hit
            for hit in hits
            if hit.kind not in ("crime", "weapon", "cry") or (hit.sure and _now(line, hit))
        ]
    if _DONE.search(line):
        hits = [hit for hit in hits if _now(line, hit) and hit.sure]
    return hits


def is_present(line: str) -> bool:
    """Whether a line says anywhere that something is happening now."""
    return bool(_PRESENT.search(line))


def _is_theft(hit: Hit) -> bool:
    """Whether a crime is one of stealth: told as done, it is a report without haste."""
    return hit.kind == "crime" and bool(_THEFT.search(hit.words))


def _is_own_doing(line: str, hit: Hit) -> bool:
    """Whether it may be what the caller does: "mang dao"; "bị chém" never is."""
    suffered = f"{line[: hit.start]}{hit.words}".split()
    return hit.kind in ("weapon", "crime") and not {"bị", "bi"} & {*suffered[-3:]}


def _breaks_in(line: str, hit: Hit) -> bool:
    """Whether an emergency breaks into a question about a procedure."""
    start = line.rfind("|", 0, hit.start) + 1
    end = line.find("|", hit.end)
    clause = line[start : end if end >= 0 else len(line)].strip()
    return _now(line, hit) or not _PROCEDURE.search(clause)


def _now(line: str, hit: Hit) -> bool:
    """Whether the sentence says around the hit that it is happening now."""
    return bool(_PRESENT.search(line, max(0, hit.start - 30), min(len(line), hit.end + 30)))


def _is_still_held(line: str, hit: Hit) -> bool:
    """ "Nhốt cháu hai hôm rồi", and not "hôm kia nó nhốt cháu"."""
    held = bool(_HELD.search(hit.words)) and bool(_SINCE.search(line))
    return held and not _FREED.search(line) and not _HELD_BACK.search(line)


def _outlives(line: str, past: re.Match[str], hit: Hit) -> bool:
    """Whether something that is told with a past time may still be going on."""
    if hit.kind in ("missing", "suicide") or _is_still_held(line, hit):
        return True
    present = _PRESENT.search(line, past.end() if past.start() < hit.start else 0)
    return bool(present and present.start() < hit.end + 12 and hit.sure)
