"""How many unseen questions are answered from the right procedure, and what is refused.

python -m benchmarks.understanding [--wrong FILE]: a file for what went wrong, for reading only
after the figures have been noted; whoever reads it must not tune by it.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.held_out import among, ask_all, read
from bot.core.call import DialogueReply
from bot.core.language.vietnamese import fold

HOTLINE = "1900-0113"
MISHEARD = {"recogniser"}
NOT_ACCENTED = {"no_diacritics", "teencode"}
Wrong = list[dict[str, Any]]


def aspect_of(reply: DialogueReply) -> str | None:
    found = reply.slots.get("aspect")
    return str(found) if found is not None else None


def questions(wrong: Wrong) -> list[Figure]:
    """Procedure and aspect at first asking, by how the question is put."""
    entries = read("procedure_questions")
    stripped = [e for e in entries if e["variant"] not in MISHEARD | NOT_ACCENTED]
    asked = [(HOTLINE, [e["text"]]) for e in entries]
    asked += [(HOTLINE, [fold(e["text"])]) for e in stripped]
    replies = [turns[0] for turns in ask_all(asked)]
    right: dict[str, list[bool]] = defaultdict(list)
    for entry, reply in zip(entries, replies[: len(entries)], strict=True):
        variant = entry["variant"]
        group = (
            "recogniser-like"
            if variant in MISHEARD
            else "without diacritics"
            if variant in NOT_ACCENTED
            else "with diacritics"
        )
        found = among(reply.procedure, entry["procedure"])
        right[f"procedure, {group}"].append(found)
        right[f"  {variant}"].append(found)
        if found:
            right["aspect, where the procedure is right"].append(
                among(aspect_of(reply), entry["aspect"])
            )
        right["questions in scope refused"].append(reply.intent == "out_of_scope")
        if not found or not among(aspect_of(reply), entry["aspect"]):
            wrong.append({**entry, "got": reply.procedure, "as": aspect_of(reply), "r": reply.text})
    for entry, reply in zip(stripped, replies[len(entries) :], strict=True):
        right["procedure, the same stripped of diacritics"].append(
            among(reply.procedure, entry["procedure"])
        )
    targets = {
        "procedure, with diacritics": 97,
        "procedure, without diacritics": 95,
        "procedure, the same stripped of diacritics": 95,
        "procedure, recogniser-like": 93,
        "aspect, where the procedure is right": 95,
    }
    return [
        Figure(
            f"{name} ({len(marks)})",
            100 * sum(marks) / len(marks),
            "%",
            2 if "refused" in name else targets.get(name),
            at_least="refused" not in name,
        )
        for name, marks in right.items()
    ]


def dialogues(wrong: Wrong) -> list[Figure]:
    """Half-questions that continue the last one."""
    entries = [entry["turns"] for entry in read("procedure_dialogues")]
    replies = ask_all([(HOTLINE, [turn["text"] for turn in turns]) for turns in entries])
    later: list[bool] = []
    aspects: list[bool] = []
    for turns, answers in zip(entries, replies, strict=True):
        for turn, reply in list(zip(turns, answers, strict=True))[1:]:
            later.append(among(reply.procedure, turn["procedure"]))
            aspects.append(among(aspect_of(reply), turn["aspect"]))
            if not later[-1] or not aspects[-1]:
                wrong.append({**turn, "got": reply.procedure, "as": aspect_of(reply)})
    return [
        Figure(f"follow-ups: procedure ({len(later)})", 100 * sum(later) / len(later), "%"),
        Figure(f"follow-ups: aspect ({len(aspects)})", 100 * sum(aspects) / len(aspects), "%"),
    ]


def outside(wrong: Wrong) -> list[Figure]:
    """Messages that the knowledge base has no answer to: none may be answered from it."""
    entries = read("out_of_scope")
    refused = []
    for entry, turns in zip(
        entries, ask_all([(HOTLINE, [entry["text"]]) for entry in entries]), strict=True
    ):
        reply = turns[0]
        refused.append(reply.procedure is None and reply.emergency is None)
        if not refused[-1]:
            wrong.append({**entry, "got": reply.procedure, "emergency": reply.emergency})
    share = 100 * sum(refused) / len(refused)
    return [Figure(f"out of scope: not answered ({len(refused)})", share, "%", 95, at_least=True)]


def figures(wrong: Wrong | None = None) -> Iterator[Figure]:
    """All figures of this benchmark as they come; what went wrong is added to ``wrong``."""
    found: Wrong = [] if wrong is None else wrong
    for measure in (dialogues, outside, questions):
        yield from measure(found)


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
