"""Nuisance recognised in simulated three-turn calls, by grouped cross validation on data/nuisance.

python -m benchmarks.nuisance [--save FILE]: every line is judged by a model that never saw it nor
a copy of it (with or without diacritics); calls are then put together from lines of one kind, and
assessed as the project does. It is what the bounds of bot/core/nuisance.py were chosen by: a
development figure. The unseen set is in benchmarks/openings.py.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy
from sklearn.model_selection import StratifiedGroupKFold

from benchmarks.figures import Figure
from bot.assistant.components.nuisance_model import NuisanceModel
from bot.assistant.nuisance_lines import NO_NUISANCE, all_lines
from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold
from bot.core.nuisance import NuisanceEvidence, assess
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.nuisance_turns import SaidTurn
from bot.knowledge import load_nuisance_lines, load_questions
from bot.knowledge.load import GENUINE_LINES

FOLDS = 5
STRENGTH = 1.0
CALLS_OF_A_KIND = 300
GENUINE_CALLS = 3000
Guesses = dict[str, NuisanceGuess]


def guesses(strength: float = STRENGTH) -> Guesses:
    """What a model that has seen no copy of a line takes it for, for every line."""
    known = all_lines()
    about = numpy.array([line.about for line in known], dtype=object)
    groups = numpy.array([fold(words_of(line.text)) for line in known], dtype=object)
    found: Guesses = {}
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for kept, left_out in folds.split(about, about, groups):
        model = NuisanceModel.fit([known[i] for i in kept], strength)
        found.update({known[i].text: model.guess(known[i].text) for i in left_out})
    return found


def verdicts(call: Sequence[str], found: Guesses, hotline: str) -> list[str]:
    """The verdict after each turn of a call."""
    turns = tuple(SaidTurn(text, guess=found[text]) for text in call)
    return [
        assess(NuisanceEvidence(turns[:count], hotline)).verdict
        for count in range(1, len(turns) + 1)
    ]


def nuisance_calls(chance: random.Random) -> Iterable[tuple[str, list[str]]]:
    """Kind and turns: an opening, then what such callers say once answered, or more openings."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in load_nuisance_lines():
        said[line.kind, line.group].append(line.text)
    for kind in sorted({kind for kind, _ in said} - {GENUINE_LINES}):
        opening, going_on = said[kind, "mo_dau"], said[kind, "noi_tiep"]
        for _ in range(CALLS_OF_A_KIND):
            second = chance.choice(opening if chance.random() < 0.4 else going_on)
            yield kind, [chance.choice(opening), second, chance.choice(going_on)]


def genuine_calls(chance: random.Random) -> Iterable[tuple[str, list[str]]]:
    """Three genuine lines each: of those that sound alike, of all others, of questions."""
    alike = [line.text for line in load_nuisance_lines() if line.kind == GENUINE_LINES]
    others = [line.text for line in all_lines() if line.about in NO_NUISANCE]
    questions = [question.text for question in load_questions()]
    for name, pool in (("sound alike", alike), ("others", others), ("questions", questions)):
        for _ in range(GENUINE_CALLS):
            yield name, chance.choices(pool, k=3)


def figures(found: Guesses | None = None, wrong: list[list[str]] | None = None) -> list[Figure]:
    """Recall by kind, precision, and genuine calls flagged by the third turn."""
    known = guesses() if found is None else found
    chance = random.Random(0)
    marks: dict[str, list[bool]] = defaultdict(list)
    flags: list[bool] = []
    for kind, call in nuisance_calls(chance):
        flagged = "nuisance" in verdicts(call, known, chance.choice(("113", "114", "1900-0113")))
        marks[f"  {kind}"].append(flagged)
        marks["nuisance: flagged by the third turn"].append(flagged)
        flags += [True] * flagged
    for name, call in genuine_calls(chance):
        flagged = "nuisance" in verdicts(call, known, "113")
        marks[f"genuine ({name}): not flagged"].append(not flagged)
        flags += [False] * flagged
        if flagged and wrong is not None:
            wrong.append(call)
    marks["flags that are right"] = flags
    return [
        Figure(f"{name} ({len(of)})", 100 * sum(of) / len(of), "%", None, at_least=True)
        for name, of in marks.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", type=Path, help="write guesses here, or read them if it exists")
    options = parser.parse_args()
    found = None
    if options.save and options.save.is_file():
        stored = json.loads(options.save.read_text("utf-8"))
        found = {text: NuisanceGuess(*guess) for text, guess in stored.items()}
    elif options.save:
        found = guesses()
        kept = {text: (guess.kind, guess.likelihood) for text, guess in found.items()}
        options.save.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    wrong: list[list[str]] = []
    for figure in figures(found, wrong):
        print(figure)
    for call in wrong:
        print("  flagged:", " / ".join(call))


if __name__ == "__main__":
    main()
