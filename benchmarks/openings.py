"""Whether genuine callers are recognised from their first words, and nuisance calls by the third.

python -m benchmarks.openings [--wrong FILE]: as in benchmarks.understanding.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.held_out import CALLED, Entry, among, ask_all, read
from bot.calls.assessment import assess_call
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance

NUISANCE = "nuisance"
TURN_S = 5.0
Wrong = list[dict[str, Any]]


def _share(name: str, marks: list[bool], target: float | None = None) -> Figure:
    value = 100 * sum(marks) / len(marks)
    return Figure(f"{name} ({len(marks)})", value, "%", target, at_least=True)


def genuine(wrong: Wrong) -> list[Figure]:
    """Emergencies heard in the first turn, with the right number; none flagged, none refused."""
    entries = read("genuine_openings")
    replies = ask_all(
        [(str(entry["hotline"]).replace(" ", "-"), [entry["text"]]) for entry in entries]
    )
    marks: dict[str, list[bool]] = defaultdict(list)
    for entry, (reply,) in zip(entries, replies, strict=True):
        flagged = reply.nuisance.verdict == NUISANCE
        marks["genuine: not flagged as nuisance"].append(not flagged)
        right = True
        if entry["number"] is not None:
            marks["emergencies: recognised in the first turn"].append(reply.emergency is not None)
            right = among(reply.emergency, entry["number"])
            marks["emergencies: right number"].append(right)
            marks[f"  {entry['kind']}"].append(right)
        if flagged or not right:
            wrong.append({**entry, "got": reply.emergency, "intent": reply.intent})
    targets = {
        "genuine: not flagged as nuisance": 100.0,
        "emergencies: recognised in the first turn": 99.0,
        "emergencies: right number": 99.0,
    }
    return [_share(name, found, targets.get(name)) for name, found in marks.items()]


def harmless(wrong: Wrong) -> list[Figure]:
    """Alarming words without an emergency: a false alarm costs little, but it is counted."""
    entries = read("not_emergencies")
    replies = ask_all([(str(e["hotline"]).replace(" ", "-"), [e["text"]]) for e in entries])
    calm = [reply.emergency is None for (reply,) in replies]
    wrong += [e for e, mark in zip(entries, calm, strict=True) if not mark]
    return [_share("alarming words only: no number told", calm)]


def nuisance(wrong: Wrong) -> list[Figure]:
    """Nuisance flagged by the third turn; beside it what a call is flagged for once it is over,
    which many are before a third turn: an insult, and they hang up."""
    entries = read("nuisance_openings")
    replies = ask_all([(str(e["hotline"]), e["turns"]) for e in entries])
    marks: dict[str, list[bool]] = defaultdict(list)
    for entry, turns in zip(entries, replies, strict=True):
        flagged = any(reply.nuisance.verdict == NUISANCE for reply in turns[:3])
        marks["nuisance: flagged by the third turn"].append(flagged)
        marks["  or when they have hung up"].append(flagged or _flagged_when_over(entry, turns))
        marks[f"  {entry['kind']}"].append(flagged)
        if not flagged:
            wrong.append({**entry, "intents": [reply.intent for reply in turns]})
    return [
        _share(name, found, None if name.startswith("  ") else 95) for name, found in marks.items()
    ]


def _flagged_when_over(entry: Entry, replies: Sequence[DialogueReply]) -> bool:
    """What the console shows of a call of these turns, in which every word was heard well."""
    turns = [
        Turn(place + 1, Utterance(TURN_S * place, TURN_S * (place + 1), text), reply)
        for place, (text, reply) in enumerate(zip(entry["turns"], replies, strict=True))
    ]
    call = Call("benchmark", Hotline(str(entry["hotline"])), CALLED, turns=turns)
    call.seconds = TURN_S * len(turns)
    return assess_call(call, speech_s=call.seconds).verdict == NUISANCE


def figures(wrong: Wrong | None = None) -> list[Figure]:
    """All figures of this benchmark; what went wrong is added to ``wrong``."""
    found: Wrong = [] if wrong is None else wrong
    return [figure for measure in (genuine, harmless, nuisance) for figure in measure(found)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=Path, help="write what went wrong here, as JSON Lines")
    options = parser.parse_args()
    wrong: Wrong = []
    for figure in figures(wrong):
        print(figure, flush=True)
    if options.wrong:
        lines = (json.dumps(entry, ensure_ascii=False) + "\n" for entry in wrong)
        options.wrong.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
