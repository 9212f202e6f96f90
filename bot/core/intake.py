"""Taking a report: what a message adds to it, and what to ask or read back next. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.core.corrections import corrected_place
from bot.core.cues import compile_cues, words_of
from bot.core.details import Details, PlaceFinder, details_of
from bot.core.redaction import redacted_report
from bot.core.report import Incident, Report, Tip
from bot.core.summaries import spoken_time, summary_of
from bot.core.times import HANOI, parse_when
from bot.core.triage import triage
from bot.core.vietnamese import fold

INCIDENT_FIELDS = ("where", "ward", "what", "people_in_danger")
TIP_FIELDS = ("what", "where", "ward", "when", "who", "contact")
# How often a question is asked before the call goes on without its answer.
MOST_ASKED = 2


@dataclass(frozen=True)
class Answered:
    """One message of a report being taken."""

    text: str
    intent: str | None
    now: datetime
    caller: str | None = None


@dataclass(frozen=True)
class Prompt:
    """What to say next: the name of a wording and what to fill in."""

    wording: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """The report after a message; ``pending`` is what is asked now, None once it is closed.

    ``changed`` are the fields that this message set; ``closed`` is true in the turn that ends it.
    """

    report: Report
    pending: dict[str, Any] | None
    prompts: tuple[Prompt, ...]
    changed: tuple[str, ...] = ()
    closed: bool = False


def advance(
    report: Report,
    pending: Mapping[str, Any] | None,
    message: Answered,
    places: PlaceFinder,
    new_receipt: Callable[[], str],
) -> Step:
    """Take a message into a report. ``pending`` is the last step's, None at its beginning."""
    return _Intake(report, dict(pending or {}), message, places, new_receipt).step()


class _Intake:
    def __init__(
        self,
        report: Report,
        pending: dict[str, Any],
        message: Answered,
        places: PlaceFinder,
        new_receipt: Callable[[], str],
    ) -> None:
        self._before = report
        self._report = report
        self._message = message
        self._places = places
        self._new_receipt = new_receipt
        self._is_tip = isinstance(report, Tip)
        self._asked: str | None = pending.get("field")
        self._kind_of_step: str = pending.get("step", "open")
        self._times: dict[str, int] = dict(pending.get("times", {}))
        self._settled: set[str] = set(pending.get("settled", ()))
        self._wards: list[str] = list(pending.get("wards", ()))
        self._last: str | None = pending.get("last")
        self._conflict: dict[str, Any] | None = pending.get("conflict")
        self._said: list[Prompt] = []
        self._details = details_of(message.text, message.now, places, self._asked)

    def step(self) -> Step:
        """Merge, then say what comes next."""
        if self._kind_of_step == "choose":
            self._choose()
        else:
            self._merge()
        if self._is_tip and self._details.anonymous:
            self._go_anonymous()
        if self._report.anonymous:
            self._report = redacted_report(self._report)
        return self._next()

    # -- merging -------------------------------------------------------------------------------

    def _merge(self) -> None:
        found = self._details
        fixing = found.correction or self._message.intent == "correct"
        fixing = fixing or self._kind_of_step in ("confirm", "fix")
        took = False
        for take in (self._take_place, self._take_time, self._take_numbers, self._take_people):
            took = take(found, fixing) or took
        if self._conflict is not None:
            return
        if self._kind_of_step == "open" or self._report.what is None:
            took = self._take_what(found) or took
        if fixing and not took and self._kind_of_step != "confirm":
            took = self._replace_last(found)
        if self._asked and self._kind_of_step == "ask" and not (fixing and took):
            self._answer(self._asked, found, took)

    def _take_place(self, found: Details, fixing: bool) -> bool:
        if found.where is None and not found.ward and not found.wards:
            return False
        old = self._report
        if self._asked == "ward" and self._kind_of_step == "ask":
            return self._take_ward(found)
        if old.where is None:
            whole = self._asked == "where" and not found.when and not found.phone
            self._set(where=found.text if whole else found.where, ward=found.ward)
            self._wards = list(found.wards)
            return True
        if fixing:
            self._set(where=corrected_place(old.where, found, self._places))
            if found.ward or found.wards:
                self._report = replace(self._report, ward=found.ward)
                self._wards = list(found.wards)
                self._settled.discard("ward")
            self._last = "where"
            return True
        if found.ward and old.ward and found.ward != old.ward:
            self._conflict = {
                "field": "where",
                "old": old.where,
                "old_ward": old.ward,
                "new": found.where or found.ward,
                "new_ward": found.ward,
            }
            return True
        if found.ward and old.ward is None:
            return self._take_ward(found)
        return False

    def _take_ward(self, found: Details) -> bool:
        """A ward that answers which one, or that completes a place."""
        chosen = found.ward or _picked(self._message.text, self._wards)
        if chosen is None and found.wards:
            common = [ward for ward in found.wards if not self._wards or ward in self._wards]
            chosen = common[0] if len(common) == 1 else None
        where = self._report.where
        if where and found.where and fold(found.where) not in fold(where) and not self._wards:
            where = f"{where}, {found.where}"
        self._set(where=where, ward=chosen)
        if chosen:
            self._wards = []
        elif found.wards and not self._wards:
            self._wards = list(found.wards)
        return True

    def _take_time(self, found: Details, fixing: bool) -> bool:
        if found.when is None or not self._is_tip:
            return False
        new, old = found.when.iso, self._report.when
        if old is not None and len(old) == 10 and not _DAY.search(words_of(found.when.said)):
            new = _on_day(old, self._message.text) or new
        if self._asked == "when" and self._kind_of_step == "ask" and _is_future(new, self._message):
            return False
        if old is None or fixing or new.startswith(old[:10]) or self._asked == "when":
            if old is not None and len(new) < len(old) and new.startswith(old[: len(new)]):
                return True  # said again, less exactly
            self._set(when=new)
            return True
        self._conflict = {"field": "when", "old": old, "new": new}
        return True

    def _take_numbers(self, found: Details, fixing: bool) -> bool:
        took = False
        if found.plate:
            self._set(plate=found.plate)
            took = True
        if found.phone and not self._report.anonymous:
            if self._report.phone not in (None, found.phone) and not fixing:
                self._conflict = {"field": "phone", "old": self._report.phone, "new": found.phone}
                return True
            self._set(phone=found.phone)
            self._settled.add("contact")
            took = True
        return took

    def _take_people(self, found: Details, fixing: bool) -> bool:
        if isinstance(self._report, Incident):
            old = self._report.people_in_danger
            if found.people is None or (self._asked == "people_in_danger"):
                return False
            joined = found.people if old is None or fixing else _joined(old, found.people)
            self._set(people_in_danger=joined)
            return True
        if found.who and (self._report.who is None or fixing) and self._asked != "who":
            self._set(who=found.who)
            return True
        return False

    def _take_what(self, found: Details) -> bool:
        if self._report.what is not None or self._kind_of_step == "fix":
            return False
        if self._is_tip:
            matter = matter_of(found.rest)
        else:
            urgent = triage(self._message.text, "113") is not None
            matter = found.text if urgent or self._kind_of_step == "open" else None
            if matter and found.where and triage(found.rest, "113") is not None:
                matter = found.rest
            if matter is not None and fold(matter) in _BARE_CRIES:
                matter = None
        if matter is None:
            return False
        self._set(what=matter)
        return True

    def _replace_last(self, found: Details) -> bool:
        """A correction without place, time or number means what was answered last."""
        if self._last is None or self._last in ("contact", "ward") or not found.text:
            return False
        self._set(**{self._last: found.text})
        return True

    def _answer(self, asked: str, found: Details, took: bool) -> None:
        """Keep the answer to what was asked, or count that it was not answered."""
        self._times[asked] = self._times.get(asked, 0) + 1
        again = self._times[asked] >= MOST_ASKED
        if asked == "contact":
            self._answer_contact(found, again)
        elif asked == "ward":
            if self._report.ward or found.unknown or again or took:
                self._settled.add("ward")
        elif getattr(self._report, asked) is None:
            self._answer_as_said(asked, found, took, again)
        if getattr(self._report, asked, None) is not None:
            self._last = asked

    def _answer_as_said(self, asked: str, found: Details, took: bool, again: bool) -> None:
        elsewhere = found.when or found.where or found.phone or found.plate
        is_answer = bool(found.rest or not elsewhere) and not self._says_nothing(asked)
        if asked == "when" and not (found.unknown or again):
            return
        if asked == "where" and took and not again:
            return
        if asked == "where" and found.unknown and not again:
            return
        if is_answer and found.text:
            self._set(**{asked: found.answer})
        elif again:
            self._settled.add(asked)

    def _says_nothing(self, asked: str) -> bool:
        """Whether a message is only a yes, a no or a greeting where a detail was asked."""
        line = _plain_words(self._message.text)
        if asked in ("people_in_danger", "who") and _NO.search(line):
            return False
        return bool(_YES.search(line) or _NO.search(line) or _GREETING.search(line)) or (
            self._details.anonymous and asked != "contact"
        )

    def _answer_contact(self, found: Details, again: bool) -> None:
        if found.phone or found.anonymous:
            self._settled.add("contact")
        elif _THIS_NUMBER.search(fold(self._message.text)) and self._message.caller:
            self._set(phone=self._message.caller)
            self._settled.add("contact")
        elif found.bad_phone and not again:
            return
        elif found.bad_phone:
            self._set(phone=found.text)
            self._settled.add("contact")
        elif again or found.unknown or _NO.search(_plain_words(self._message.text)):
            self._settled.add("contact")

    def _choose(self) -> None:
        """Which of two contradictory statements holds."""
        conflict = self._conflict or {}
        self._conflict = None
        text = fold(self._message.text)
        name = conflict.get("field", "where")
        keeps_old = _picks_old(text, conflict)
        if name == "where":
            found = self._details
            if found.ward and found.ward not in (conflict["old_ward"], conflict["new_ward"]):
                self._set(where=found.where or found.ward, ward=found.ward)
            elif not keeps_old:
                self._set(where=conflict["new"], ward=conflict["new_ward"])
        elif not keeps_old:
            self._set(**{name: conflict["new"]})

    def _go_anonymous(self) -> None:
        self._report = replace(self._report, anonymous=True, phone=None)
        self._settled.add("contact")

    def _set(self, **values: Any) -> None:
        self._report = self._report.with_details(**values)

    # -- what comes next -----------------------------------------------------------------------

    def _next(self) -> Step:
        if self._conflict is not None:
            return self._ask_which_holds(self._conflict)
        if self._kind_of_step in ("confirm", "fix"):
            return self._after_read_back()
        field_name = self._missing()
        if field_name is not None:
            return self._ask(field_name)
        if self._is_tip and self._report.receipt is None:
            return self._read_back()
        return self._close()

    def _missing(self) -> str | None:
        for name in TIP_FIELDS if self._is_tip else INCIDENT_FIELDS:
            if name in self._settled:
                continue
            if name == "contact":
                if self._report.phone is None and not self._report.anonymous:
                    return name
            elif name == "ward":
                if self._report.where is not None and self._report.ward is None:
                    return name
            elif getattr(self._report, name) is None:
                return name
            elif name == "when" and self._hour_is_missing():
                return name
        return None

    def _hour_is_missing(self) -> bool:
        """Whether only the day is known and the hour was never asked."""
        when = self._report.when or ""
        return len(when) == 10 and when[:4].isdigit() and not self._times.get("when")

    def _ask(self, name: str) -> Step:
        times = self._times.get(name, 0)
        wording = f"ask_{self._report_kind()}_{name}"
        values: dict[str, str] = {}
        if name == "ward" and self._wards:
            wording, values = "ask_which_ward", {"choices": _listed(self._wards)}
        elif name == "when" and self._report.when is not None:
            wording = "ask_tip_when_hour"
        elif times and self._asked == name:
            wording = f"{wording}_again"
        return self._with(Prompt(wording, values), step="ask", field=name)

    def _ask_which_holds(self, conflict: Mapping[str, Any]) -> Step:
        values = {"old": _told(conflict, "old"), "new": _told(conflict, "new")}
        prompt = Prompt("ask_which_holds", values)
        return self._with(prompt, step="choose", field=conflict["field"], conflict=dict(conflict))

    def _read_back(self) -> Step:
        prompt = Prompt("read_back", {"summary": summary_of(self._report)})
        return self._with(prompt, step="confirm", field="confirm")

    def _after_read_back(self) -> Step:
        """A yes closes; a correction is read back again; a bare no is asked what is wrong."""
        changed = self._report != self._before
        if changed:
            missing = self._missing()
            if missing == "ward":
                return self._ask(missing)
            return self._read_back()
        self._times["confirm"] = self._times.get("confirm", 0) + 1
        if self._times["confirm"] > MOST_ASKED:
            return self._close()
        line = _plain_words(self._message.text)
        if self._message.intent == "deny" or self._details.correction or _NO.search(line):
            return self._with(Prompt("ask_what_is_wrong"), step="fix", field="fix")
        if self._message.intent == "affirm" or _YES.search(line):
            return self._close()
        return self._read_back()

    def _close(self) -> Step:
        first = self._report.receipt is None
        if first:
            self._report = replace(self._report, receipt=self._new_receipt())
        kind = self._report_kind()
        prompt = Prompt(f"close_{kind}" if first else f"noted_{kind}")
        return Step(self._report, None, (prompt,), self._changed(), closed=first)

    def _with(self, prompt: Prompt, **state: Any) -> Step:
        pending = {
            "intake": self._report_kind(),
            "times": self._times,
            "settled": sorted(self._settled),
            "wards": self._wards,
            "last": self._last,
            **state,
        }
        return Step(self._report, pending, (prompt,), self._changed())

    def _report_kind(self) -> str:
        return "tip" if self._is_tip else "incident"

    def _changed(self) -> tuple[str, ...]:
        before, after = self._before.as_dict(), self._report.as_dict()
        return tuple(name for name in after if after[name] != before[name] and name != "missing")


_DAY = compile_cues("(?:hôm|ngày|thứ|chủ nhật|nay|qua|kia|tháng|tuần|mai|mùng|mồng|vừa|nãy)")
_YES = compile_cues(
    """^(?:dạ |vâng |ừ |ờ |à )*(?:vâng|dạ|ừ|ờ|uh|ok|oke|đúng|đúng rồi|chính xác|phải|phải rồi|chuẩn|được|được rồi|rồi|đồng ý|thế thôi|đủ rồi|như thế|đúng thế|đúng vậy)(?: (?:rồi|ạ|em|anh|chị|vậy|thế|đấy|đó|nhé|vâng|dạ|cảm ơn|ơi|nha|đúng|hết|cả))*$"""
)
_NO = compile_cues(
    """^(?:dạ |à |ờ )*(?:không|chưa|ko|không phải|không đúng|chưa đúng|sai|sai rồi|thôi|không cần|không có|không ai)(?: (?:ạ|em|anh|chị|đâu|rồi|phải|cần|có|gì|nhé|ai|cả|đúng|nốt|nữa|để|lại|muốn))*$"""
)
_GREETING = compile_cues(
    "^(?:alo|a lô|alô|xin chào|chào|chào em|cảm ơn|hello|hả|gì|gì cơ|sao)(?: (?:em|anh|chị|ạ|nghe|đấy))*$"
)
_THIS_NUMBER = compile_cues(
    """số (?:này|đang gọi|tôi đang gọi|em đang gọi|điện thoại này|máy này|vừa gọi|hiện lên|gọi đến)
    (?:chính )?số này
    gọi lại số này"""
)
_REPORT_FRAME = compile_cues(
    """(?:dạ |alo |a lô |vâng |chào em |chào anh |xin chào |em ơi |anh ơi |công an ơi |cho )*(?:(?:tôi|em|cháu|anh|chị|bác|mình|chúng tôi|tui) )?(?:(?:muốn|cần|xin|định|gọi|gọi để|xin phép|có việc|lên) )*(?:báo tin|tố giác tội phạm|tố giác|tố cáo|trình báo|phản ánh|báo cáo|báo án|báo công an|báo|khai báo|cung cấp thông tin|cung cấp tin)(?: (?:về|với|cho|là|rằng|tin|một|việc|vụ việc|vụ|tội phạm|công an|các anh|một số|chuyện|vấn đề))*"""
)
_EMPTY_MATTER = compile_cues(
    "^(?:việc|vụ|tin|một việc|chuyện|tội phạm|công an|một chuyện|gấp|ạ|em|với|anh|chị|thông tin|này|có việc|cần|cho tôi|tôi|gặp|này với|cái này|một vụ|một vụ việc|việc này|chút|ơi|\\|| )*$"
)
_BARE_CRIES = {
    fold(cry)
    for cry in (
        "cứu",
        "cứu với",
        "cứu tôi với",
        "cứu tôi",
        "cứu em với",
        "help",
        "cứu mạng",
        "cứu cháu với",
        "nhanh lên",
        "đến ngay",
        "đến ngay đi",
        "giúp tôi với",
        "cứu em",
    )
}


def _plain_words(text: str) -> str:
    return words_of(text).replace("| ", "").removesuffix(" |")


def matter_of(text: str) -> str | None:
    """What a report is about, without "tôi muốn báo tin về"; None when nothing else is said."""
    words = text.split()
    for length in range(min(len(words), 14), 0, -1):
        if _REPORT_FRAME.fullmatch(words_of(" ".join(words[:length]))):
            words = words[length:]
            break
    matter = " ".join(words).strip(" ,.;:!?")
    if len(matter.split()) < 2 or _EMPTY_MATTER.search(words_of(matter)):
        return matter if fold(matter) in _WHOLE_MATTERS else None
    return matter


_WHOLE_MATTERS = {fold(word) for word in ("trộm", "cướp", "mại dâm", "cờ bạc")}


def _is_future(when: str, message: Answered) -> bool:
    return when[:10] > message.now.astimezone(HANOI).date().isoformat()


def _on_day(day: str, text: str) -> str | None:
    """The clock time in a text on a day that is already known."""
    end_of_day = datetime.fromisoformat(day).replace(hour=23, minute=59, tzinfo=HANOI)
    found = parse_when(text, end_of_day)
    return found.iso if found and found.iso.startswith(day) else None


def _joined(old: str, new: str) -> str:
    if fold(new) in fold(old):
        return old
    return new if fold(old) in fold(new) else f"{old}; {new}"


def _picked(text: str, wards: list[str]) -> str | None:
    """The one of several wards that an answer names, by name or by its place in the list."""
    line = fold(text)
    named = [
        ward for ward in wards if fold(ward.removeprefix("Phường ").removeprefix("Xã ")) in line
    ]
    if len(named) == 1:
        return named[0]
    for words, at in ((("dau", "thu nhat", "truoc"), 0), (("thu hai",), 1), (("cuoi", "sau"), -1)):
        if (
            wards
            and len(wards) > at
            and any(word in line.split() or f" {word}" in f" {line}" for word in words)
        ):
            return wards[at]
    return None


def _picks_old(text: str, conflict: Mapping[str, Any]) -> bool:
    if any(
        words in text
        for words in ("luc dau", "cai dau", "ban dau", "dau tien", "luc nay", "luc truoc")
    ):
        return True
    old = fold(str(conflict.get("old_ward") or conflict.get("old") or ""))
    old = old.removeprefix("phuong ").removeprefix("xa ")
    new = fold(str(conflict.get("new_ward") or conflict.get("new") or ""))
    new = new.removeprefix("phuong ").removeprefix("xa ")
    return (
        bool(old)
        and old in text
        and (new not in text or text.find(old) > text.find(new) and "khong" in text)
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} hay {names[-1]}"


def _told(conflict: Mapping[str, Any], which: str) -> str:
    value, ward = str(conflict[which]), conflict.get(f"{which}_ward")
    if conflict["field"] == "when":
        return spoken_time(value)
    if ward and fold(ward.removeprefix("Phường ").removeprefix("Xã ")) not in fold(value):
        return f"{value}, {ward}"
    return value
