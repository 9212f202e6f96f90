"""Emergency triage from a caller's raw words, before and beside the trained model.

A missed emergency costs a life, a false one costs a question: when in doubt it is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.core.emergencies import cue_lists as cue_lists
from bot.core.emergencies.framing import Hit, in_frame, is_present, negated
from bot.core.emergencies.kinds import FIRE, MEDICAL, NUMBER_OF_KIND, POLICE
from bot.core.language.cues import Cues, compile_cues, words_of

_PRIORITY = {"missing": "P2", "traffic": "P2", "cry": "P1"}
_ADVICE = {
    "explosion": "rescue",
    "weapon": "crime",
    "child": "violence",
    "missing": "general",
    "cry": "general",
}
# Which kind leads when several are heard: what kills first and what only one number can help.
_LEADS = (
    "fire", "explosion", "drowning", "rescue", "weapon", "suicide", "child", "violence", "crime",
    "traffic", "medical", "missing", "cry",
)  # fmt: skip


@dataclass(frozen=True)
class Triage:
    """What kind of emergency was heard: ``number`` to dial first, ``also`` others that may help.

    ``priority`` is P1 (life in danger now) or P2; ``evidence`` the words that gave it away: they
    are the caller's own, so they are never logged.
    """

    kind: str
    number: str
    also: tuple[str, ...]
    priority: str
    evidence: tuple[str, ...]

    @property
    def advice(self) -> str:
        """The kind of safety advice that fits, as data/hotlines.yml names it."""
        if self.kind == "rescue" and any("thang m" in words for words in self.evidence):
            return "elevator"
        return _ADVICE.get(self.kind, self.kind)


def _compiled(source: str) -> Cues:
    return compile_cues(source, cue_lists.LISTS)


_SURE = {kind: _compiled(source) for kind, source in cue_lists.SURE.items()}
_LIKELY = {kind: _compiled(source) for kind, source in cue_lists.LIKELY.items()}
_IDIOMS = _compiled(cue_lists.IDIOMS)


@lru_cache(maxsize=256)  # one message is asked about several times
def triage(text: str, hotline: object = POLICE) -> Triage | None:
    """The emergency that a message tells of, or None. ``hotline`` decides a bare cry for help."""
    line = words_of(text)
    if not line:
        return None
    hits = _hits(line)
    if not hits:
        return None
    hits = in_frame(line, hits)
    return _conclude(hits, str(hotline), line) if hits else None


@lru_cache(maxsize=256)
def dismissed(text: str) -> bool:
    """Whether words of danger stand in a text and were found to mean something else: an idiom, a
    question about a procedure, what is over, what is denied."""
    line = words_of(text)
    words = any(
        pattern.search(line) for group in (_SURE, _LIKELY) for pattern in group.values()
    ) or bool(_IDIOMS.search(line))
    return words and triage(text) is None


def says_now(text: str) -> bool:
    """Whether a message says that something is going on: "đang", "kìa", "ngay"."""
    return is_present(words_of(text))


def outranks(kind: str, other: str) -> bool:
    """Whether an emergency of a kind comes before another that is already being reported."""
    return _LEADS.index(kind) < _LEADS.index(other)


def triage_of_kind(kind: str, text: str, hotline: object = POLICE) -> Triage | None:
    """Triage of a message in which no cue was heard, but which is known to be of a kind."""
    if kind not in NUMBER_OF_KIND:
        return None
    number = _number(kind, {kind}, str(hotline), words_of(text))
    also = tuple(sorted(_company(kind) - {number}))
    return Triage(kind, number, also, _PRIORITY.get(kind, "P1"), ())


def triage_of_intent(intent: str | None, text: str, hotline: object = POLICE) -> Triage | None:
    """Triage of a message that only the trained model takes for an emergency (its intent)."""
    return triage_of_kind((intent or "").removeprefix("report_emergency_"), text, hotline)


def _hits(line: str) -> list[Hit]:
    readable = _IDIOMS.blank(line)
    found: list[Hit] = []
    for sure, patterns in ((True, _SURE), (False, _LIKELY)):
        for kind, pattern in patterns.items():
            for match in pattern.finditer(readable):
                if not negated(readable[: match.start()], match.group()):
                    found.append(Hit(kind, sure, match.start(), match.end(), match.group()))
    return [hit for hit in found if not _is_part_of_crash(hit, found)]


_BLADE = compile_cues("(?:dao|kiếm|mã tấu|phóng lợn|lê|kéo|tuýp|gậy|súng)")


def _is_part_of_crash(hit: Hit, found: list[Hit]) -> bool:
    """Whether "đâm nhau" is said of vehicles ("xe máy đâm nhau"): then nobody holds a knife."""
    return hit.kind == "weapon" and any(
        crash.kind == "traffic"
        and crash.start < hit.start
        and hit.end <= crash.end
        and not _BLADE.search(crash.words)
        for crash in found
    )


def _conclude(hits: list[Hit], hotline: str, line: str) -> Triage:
    kinds = {hit.kind for hit in hits}
    kind = next(kind for kind in _LEADS if kind in kinds)
    number = _number(kind, kinds, hotline, line)
    wanted = {NUMBER_OF_KIND[k] for k in kinds if k != "cry"}
    also = tuple(n for n in (FIRE, POLICE, MEDICAL) if n in wanted | _company(kind) and n != number)
    evidence = tuple(dict.fromkeys(hit.words for hit in hits if hit.kind == kind))
    return Triage(kind, number, also, _PRIORITY.get(kind, "P1"), evidence)


def _company(kind: str) -> set[str]:
    """Numbers that an emergency of a kind often needs besides its own."""
    company = {"drowning": {MEDICAL}, "traffic": {MEDICAL}, "suicide": {POLICE, MEDICAL}}
    return company.get(kind, set())


_OUT_OF_WATER = compile_cues(
    "(?:vớt|kéo|đưa|bế) (?:\\S+ ){0,2}(?:lên|vào|ra) (?:\\S+ )?(?:bờ|được|rồi|khỏi)?"
)
_GRAVE = compile_cues(
    """(?:bất tỉnh|ngừng thở|không thở|hôn mê|thoi thóp|nguy kịch|tim ngừng|ngừng tim)
    (?:chảy|mất|ra) (?:nhiều |quá nhiều )?máu
    máu (?:chảy|ra|nhiều|lênh láng|phun|me)
    (?:bị thương|chấn thương) (?:rất )?nặng
    gãy (?:chân|tay|cổ|xương)
    nằm (?:bất động|im|gục)
    (?:lạnh ngắt|tím tái|tím ngắt|mềm nhũn|không (?:khóc|cựa|phản ứng|nhúc nhích|tỉnh))"""
)
# Who has done it needs a doctor; who means to, somebody who comes at once.
_HARMED = compile_cues(
    """(?:đã |vừa |lỡ )?(?:uống|nuốt) (?:\\S+ ){0,3}(?:thuốc|vỉ|lọ|viên|chai)(?: \\S+){0,4} rồi
    (?:uống|nuốt|cắt|rạch|cứa) (?:\\S+ ){0,3}(?:rồi|xong)
    (?:uống|nuốt) (?:\\S+ ){0,3}(?:thuốc (?:sâu|trừ sâu|diệt|chuột|ngủ)|hóa chất|axit|xăng)
    (?:cắt|rạch|cứa) (?:tay|cổ tay|mạch|gân)"""
)


def _number(kind: str, kinds: set[str], hotline: str, line: str) -> str:
    if kind == "cry":
        return FIRE if hotline == FIRE else POLICE
    if kind == "drowning" and _OUT_OF_WATER.search(line) and _GRAVE.search(line):
        return MEDICAL
    if kind == "traffic" and "medical" in kinds and _GRAVE.search(line):
        return MEDICAL
    if kind == "suicide":
        return MEDICAL if "medical" in kinds or _HARMED.search(line) else POLICE
    return NUMBER_OF_KIND[kind]
