"""Lines that stand in the training data and in a test set, alike but for case, signs and marks.

python -m benchmarks.apart [--drop]: lists them; with --drop their entries leave the test sets, for
a line that was taught measures nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from benchmarks.held_out import SETS
from bot.assistant.training_data import read_examples
from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold
from bot.knowledge import load_nuisance_lines, load_openings, load_questions
from bot.knowledge.load import DATA


def alike(text: str) -> str:
    """The same for all ways of writing a line."""
    return " ".join(fold(words_of(text)).replace("|", " ").split())


def taught() -> frozenset[str]:
    """Every line that something learns from."""
    lines = [opening.text for opening in load_openings()]
    lines += [line.text for line in load_nuisance_lines()]
    lines += [question.text for question in load_questions()]
    lines += [text for texts in read_examples(DATA / "nlu").values() for text in texts]
    return frozenset(alike(line) for line in lines)


def in_both(sets: Path = SETS) -> Iterator[tuple[Path, int, str]]:
    """File, number of the entry in it, and the line, of all that stand in both."""
    known = taught()
    for file in sorted(sets.rglob("*.yml")):
        for number, entry in enumerate(YAML(typ="safe").load(file) or []):
            for said in said_in(entry):
                if alike(said) in known:
                    yield file, number, said


def said_in(entry: Any) -> Iterator[str]:
    """What the caller says in an entry of a set, whatever the set's form."""
    if isinstance(entry, dict):
        entry = entry.get("turns", [entry])
    turns = entry if isinstance(entry, list) else [entry]
    for turn in turns:
        yield str(turn.get("says", turn.get("text"))) if isinstance(turn, dict) else str(turn)


def drop(file: Path, numbers: set[int]) -> None:
    """Take entries out of a file, and nothing else: comments stay where they are."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    loaded = YAML().load("".join(lines))
    starts = [loaded.lc.item(number)[0] for number in range(len(loaded))] + [len(lines)]
    gone: set[int] = set()
    for number in numbers:
        for place in range(starts[number], starts[number + 1]):
            if place > starts[number] and lines[place].startswith("#"):
                break  # what heads the next entries
            gone.add(place)
    file.write_text("".join(line for n, line in enumerate(lines) if n not in gone), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drop", action="store_true", help="take them out of the test sets")
    options = parser.parse_args()
    found: dict[Path, set[int]] = {}
    for file, number, said in in_both():
        found.setdefault(file, set()).add(number)
        print(f"{file.relative_to(SETS)}: entry {number + 1}: {said}")
    if options.drop:
        for file, numbers in found.items():
            drop(file, numbers)


if __name__ == "__main__":
    main()
