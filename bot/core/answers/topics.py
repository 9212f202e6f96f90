"""Whether a message goes on about what was talked of, or moves on to something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.answers.aspects import aspects_asked
from bot.core.language.cues import compile_cues, words_of

# Measured on benchmarks/dev (docs/understanding.md).
_HALF_QUESTION = 13  # words; who says something else at more length says what about
_SPOKEN_QUESTION = 24  # words of a question that may still leave out what it is about
_CLEARLY_NAMED = 0.63  # of the search over names, 0 to 1
_FEW_WORDS = 7
# In margins: what is found so far ahead of the topic is meant, in few words and in more.
_FAR_AHEAD_OF_FEW, _FAR_AHEAD = 1.5, 0.8
# Who surely asks for an aspect names a procedure only where the finder is rather sure of it.
_SURELY_ASKED, _RATHER_SURE = 0.85, 0.7
# Confidence that a message is about nothing we know: said as it comes, or tied to what was before.
_SURE_OF_OTHERS, _SURE_THOUGH_TIED = 0.75, 0.99
_TIED_BY_BREVITY = 3  # words: "mua ở đâu"

_GOES_ON = compile_cues(
    """
    ^(?:à |ờ |ừ |dạ |ủa |ơ |thôi )*(?:thế|vậy|còn|nếu|rồi|mà|nhưng|lỡ|giả sử|trường hợp)
    (?:thì|mà) (?:sao|thế nào|làm sao|như thế nào|răng)
    ^(?:à |ờ |ừ |dạ |ủa |ơ |mà )*(?:có|lại) (?:cần|phải|bắt)(?: \\S+){1,8} (?:không|ko|k|hông
      |hong|à|chứ)
    """
)
_ASKS = compile_cues(
    """
    gì
    nào
    đâu
    sao
    mấy
    ai
    nhiêu
    bao (?:nhiêu|lâu|giờ)
    (?:hả|chi|mô|răng)
    hay
    (?:không|chưa|à|nhỉ|hông|chứ)(?: (?:em|anh|chị|ạ|vậy|nhỉ|chú|bác))*(?: \\|)*$
    """
)


@dataclass(frozen=True)
class Found:
    """The procedure that understanding found in a message.

    ``behind`` tells by how much (in margins) the nearest others lie behind it, by id; ``named``
    how well the message holds one of its names, 0 to 1; ``likelihood`` how sure its finder is.
    """

    procedure: str
    behind: Mapping[str, float]
    named: float
    likelihood: float = 1.0


def goes_on_about(topic: str, found: Found, text: str, asks_aspect: float = 0.0) -> bool:
    """Whether a message stays with the topic although something was found in it.

    "Con em mới mười tuổi thì thế nào" sounds like a child's card, and after a question about
    passports it is about a child's passport. ``asks_aspect`` is how surely the message asks for one
    thing about a procedure ("lên phường hay phải ra tận phòng"), 0 to 1.
    """
    if found.procedure == topic:
        return True
    words = len(text.split())
    if found.named >= _CLEARLY_NAMED or words > _SPOKEN_QUESTION:
        return False
    if asks_aspect >= _SURELY_ASKED and found.likelihood < _RATHER_SURE:
        return True
    far = _FAR_AHEAD_OF_FEW if words <= _FEW_WORDS else _FAR_AHEAD
    return found.behind.get(topic, far) < far


def may_go_on(text: str, sure_of_others: float) -> bool:
    """Whether a message that seemed to be about nothing we know can go on about the topic.

    ``sure_of_others`` is the confidence that it is about something else.
    """
    line = words_of(text)
    if len(text.split()) > _HALF_QUESTION or not _ASKS.search(line):
        return False
    if _GOES_ON.search(line):
        return sure_of_others < _SURE_THOUGH_TIED
    if aspects_asked(text) and len(text.split()) <= _TIED_BY_BREVITY:
        return True
    return sure_of_others < _SURE_OF_OTHERS
