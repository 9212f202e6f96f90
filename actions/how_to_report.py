"""Where and how to report, and what else is plainly asked, told beside a report that begins."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.speech import Events
from actions.turn import Turn
from bot.core.answers.aspects import aspects_asked
from bot.core.answers.procedure_answers import about, answer
from bot.core.emergencies.kinds import NUMBER_OF_KIND, POLICE
from bot.core.language.cues import compile_cues, words_of
from bot.core.reports.asking_how import aspect_of_reporting
from bot.knowledge import load_procedures

_CRIME, _FRAUD, _OFFICER = "to_giac_toi_pham", "to_giac_lua_dao_mang", "to_cao"
_DECISION, _SUGGESTION, _PAPERS = "khieu_nai", "phan_anh_kien_nghi", "trinh_bao_mat_giay_to"
_WAYS = (_CRIME, _FRAUD, _OFFICER, _DECISION, _SUGGESTION, _PAPERS)
_SURE_OF_PROCEDURE = 0.9
_ASKS = "ask_"
_CRIME_KIND = "crime"
_OF_THE_POLICE = tuple(kind for kind, number in NUMBER_OF_KIND.items() if number == POLICE)

_OF_AN_OFFICER = compile_cues(
    "(?:tố cáo|tố giác|kiện)(?: \\S+){0,4} (?:cán bộ|công an|csgt|cảnh sát|chiến sĩ)"
)
_OF_A_DECISION = compile_cues("khiếu nại")
_OF_A_NUISANCE = compile_cues("(?:phản ánh|kiến nghị)")
_OF_PAPERS = compile_cues(
    """(?:mất|rơi|rớt)(?: \\S+){0,3} (?:giấy tờ|căn cước|cccd|bằng lái|ví|bóp|thẻ|giấy phép|cà vẹt
      |đăng ký xe|biển số|hộ chiếu)"""
)


def told_how(turn: Turn, kind: str) -> tuple[str | None, Events]:
    """What the knowledge base says of reporting, where that is asked beside a tip of a ``kind``;
    it becomes the topic."""
    aspect = aspect_of_reporting(turn.text)
    return (None, []) if aspect is None else _told(turn, _way(turn, kind), aspect)


def way_asked_about(turn: Turn) -> tuple[str, str] | None:
    """The procedure and the aspect of it that a message asks about, where it asks about reporting
    itself: "báo thế này có mất phí không", while a report is taken or before it."""
    aspect = aspect_of_reporting(turn.text)
    incident = turn.slots.get("incident")
    if aspect is None or (incident and incident.get("kind") not in _OF_THE_POLICE):
        return None  # what is known of reporting crimes holds for no fire
    return _way(turn, str((turn.slots.get("tip") or {}).get("kind"))), aspect


def told_beside_crime(turn: Turn, kind: str) -> tuple[str | None, Events]:
    """The answer to the question that ends a message which told of a crime: "bị giật điện thoại,
    khóa VNeID bằng cách nào". The number and the advice come first all the same; who is hurt, in a
    fire or in despair is told no paperwork, and neither is who asked first and then cried for help.
    """
    if kind != _CRIME_KIND or not _ends_asking(turn.text):
        return None, []
    if not (turn.intent or "").startswith(_ASKS) or not turn.aspects:
        return None, []
    if turn.confidence_of("procedure") < _SURE_OF_PROCEDURE:
        return None, []
    identifier = str(turn.entity("procedure"))
    if identifier not in load_procedures():
        return None, []
    return _told(turn, identifier, turn.aspects[0])


def _ends_asking(text: str) -> bool:
    clauses = [clause for clause in words_of(text).split("|") if clause.strip()]
    return bool(clauses) and bool(aspects_asked(clauses[-1]) or text.rstrip().endswith("?"))


def _told(turn: Turn, identifier: str, aspect: str) -> tuple[str, Events]:
    procedure = load_procedures()[identifier]
    told = about(procedure, answer(procedure, aspect, turn.now.date()))
    return f"{told.text} {told.source_line}", [
        SlotSet("procedure", identifier),
        SlotSet("aspect", aspect),
    ]


def _way(turn: Turn, kind: str) -> str:
    """The procedure by which such a thing is reported."""
    line = words_of(turn.text)
    named = str(turn.entity("procedure"))
    if named in _WAYS:
        return named
    if kind == "fraud":
        return _FRAUD
    if _OF_AN_OFFICER.search(line):
        return _OFFICER
    if _OF_A_DECISION.search(line):
        return _DECISION
    if _OF_A_NUISANCE.search(line):
        return _SUGGESTION
    return _PAPERS if kind == "lost" and _OF_PAPERS.search(line) else _CRIME
