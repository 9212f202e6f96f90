"""Scripted conversations played through the dialogue: is every detail right at the end?

python -m benchmarks.conversations [--wrong FILE] [SET]: SET is a folder of benchmarks/sets, or any
other folder or file of conversations in the same form (its head comment tells it).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.held_out import Entry, among, ask_all, read
from bot.core.call import DialogueReply
from bot.core.language.times import HANOI
from bot.core.report import Report

SET = "conversations"
DETAILS = "conversations: details right"
_OF_TIPS = {"lost_property": "lost", "fraud": "fraud"}


@dataclass(frozen=True)
class Mark:
    """One thing that was judged: its kind, whether it is right, what was wanted and what came."""

    kind: str
    right: bool
    wanted: Any
    got: Any


def matches(field: str, wanted: Any, got: Any) -> bool:
    """Whether a field of a report holds what is wanted; None: it must be empty."""
    if wanted is None:
        return not got
    if isinstance(wanted, bool):
        return bool(got) is wanted
    if not got:
        return False
    if field == "ward":
        return str(got) == wanted
    if field == "when":
        return str(got).startswith(wanted)
    if field in ("plate", "phone"):
        return _signs(str(got)) == _signs(wanted)
    return re.search(wanted, str(got), re.IGNORECASE) is not None


def grade(expect: Mapping[str, Any], replies: Sequence[DialogueReply]) -> list[Mark]:
    """All that is judged of a conversation after its last reply."""
    kind = expect["kind"]
    reports = _reports(kind, replies[-1])
    marks = []
    for field, wanted in (expect.get("details") or {}).items():
        got = [getattr(report, field) for report in reports] or [None]
        marks.append(Mark(field, _holds(field, wanted, got), wanted, got))
    if "emergency" in expect:
        told = [reply.emergency for reply in replies if reply.emergency]
        right = any(among(number, expect["emergency"]) for number in told)
        marks.append(Mark("number", right, expect["emergency"], told))
    marks.append(Mark("kind of report", _is_kind(kind, replies[-1]), kind, len(reports)))
    said = [reply.text for reply in replies]
    for words in expect.get("must_say") or ():
        marks.append(Mark("said what must be said", _said(words, said), words, said))
    for words in expect.get("never_say") or ():
        marks.append(Mark("kept from saying it", not _said(words, said), words, said))
    return marks


def _reports(kind: str, reply: DialogueReply) -> list[Report]:
    """The reports to look into: that of the kind, else whatever there is."""
    both = [report for report in (reply.incident, reply.tip) if report is not None]
    if kind == "incident" and reply.incident is not None:
        return [reply.incident]
    if kind in ("tip", *_OF_TIPS) and reply.tip is not None:
        return [reply.tip]
    return both


def _holds(field: str, wanted: Any, got: Sequence[Any]) -> bool:
    """An empty field must be so in every report; anything else must stand in one of them."""
    held = [matches(field, wanted, value) for value in got]
    return all(held) if wanted is None or wanted is False else any(held)


def _is_kind(kind: str, reply: DialogueReply) -> bool:
    if kind == "incident":
        return reply.incident is not None
    if kind == "procedure":
        return reply.incident is None and reply.tip is None
    if kind in _OF_TIPS:
        return (reply.slots.get("tip") or {}).get("kind") == _OF_TIPS[kind]
    if kind == "tip":
        return reply.tip is not None
    return bool(reply.tip or reply.incident)


def _said(words: str, replies: Sequence[str]) -> bool:
    return any(re.search(words, reply, re.IGNORECASE) for reply in replies)


def _signs(written: str) -> str:
    return re.sub(r"[^A-Z0-9Đ]", "", written.upper())


def figures(
    wrong: list[dict[str, Any]] | None = None, entries: Sequence[Entry] | None = None
) -> list[Figure]:
    """Details right in percent, by their kind; beside them what no dialogue at all would get.

    The baselines: only the first message is known; all messages come at once as a single one.
    """
    asked = read(SET) if entries is None else entries
    replies = ask_all([_conversation(entry) for entry in asked])
    at_once = ask_all([_conversation(entry, at_once=True) for entry in asked])
    marks: dict[str, list[Mark]] = defaultdict(list)
    baselines: dict[str, list[bool]] = defaultdict(list)
    for entry, said, single in zip(asked, replies, at_once, strict=True):
        found = grade(entry["expect"], said)
        for mark in found:
            marks[mark.kind].append(mark)
        fields = entry["expect"].get("details") or {}
        baselines["  after the first message alone"] += _right(fields, entry, said[:1])
        baselines["  all messages said as one"] += _right(fields, entry, single)
        missed = [{"kind": m.kind, "wanted": m.wanted, "got": m.got} for m in found if not m.right]
        if missed and wrong is not None:
            turns = [turn["says"] for turn in entry["turns"]]
            answers = [reply.text for reply in said]
            wrong.append({"id": entry["id"], "missed": missed, "said": turns, "replies": answers})
    return _told(marks, baselines)


def _told(marks: Mapping[str, list[Mark]], baselines: Mapping[str, list[bool]]) -> list[Figure]:
    others = ("number", "kind of report", "said what must be said", "kept from saying it")
    details = [mark.right for kind, found in marks.items() if kind not in others for mark in found]
    told = [_share(DETAILS, details, 95)]
    told += [_share(name, found) for name, found in baselines.items()]
    for kind, found in sorted(marks.items(), key=lambda item: item[0] in others):
        name = f"conversations: {kind}" if kind in others else f"  {kind}"
        told.append(_share(name, [mark.right for mark in found]))
    return told


def _right(fields: Mapping[str, Any], entry: Entry, replies: list[DialogueReply]) -> list[bool]:
    found = grade({"kind": entry["expect"]["kind"], "details": fields}, replies)
    return [mark.right for mark in found if mark.kind in fields]


def _conversation(entry: Entry, at_once: bool = False) -> tuple[str, list[str], datetime]:
    texts = [turn["says"] for turn in entry["turns"]]
    moment = datetime.fromisoformat(str(entry["now"]))
    moment = moment if moment.tzinfo else moment.replace(tzinfo=HANOI)
    return str(entry["hotline"]), [". ".join(texts)] if at_once else texts, moment


def _share(name: str, marks: Sequence[bool], target: float | None = None) -> Figure:
    value = 100 * sum(marks) / max(1, len(marks))
    return Figure(f"{name} ({len(marks)})", value, "%", target, at_least=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=Path, help="write what went wrong here, as JSON Lines")
    parser.add_argument("set", nargs="?", type=Path, default=Path(SET))
    options = parser.parse_args()
    wrong: list[dict[str, Any]] = []
    entries = read(str(options.set.resolve() if options.set.exists() else options.set))
    for figure in figures(wrong, entries):
        print(figure, flush=True)
    if options.wrong:
        lines = (json.dumps(entry, ensure_ascii=False) + "\n" for entry in wrong)
        options.wrong.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
