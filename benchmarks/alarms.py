"""How emergencies are told from what only sounds like one: cross-validation of EmergencyFinder.

python -m benchmarks.alarms: for every bound what is caught, what alarms in vain, and the numbers.
An opening and its copy without diacritics are always left out together; the unseen sets are not
touched. Bounds stand in bot/core/emergencies/weighing.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy
from sklearn.model_selection import StratifiedGroupKFold

from bot.assistant.components.emergency_model import EmergencyModel, idle_lines, openings
from bot.assistant.components.intents import EMERGENCY, GENERAL_QUESTION, PROCEDURE_INTENTS
from bot.assistant.digressions import with_digressions
from bot.assistant.training_data import read_examples
from bot.core.emergencies.kinds import HARMLESS, KINDS
from bot.core.emergencies.triage import triage, triage_of_kind
from bot.core.emergencies.weighing import weighed
from bot.core.language.vietnamese import fold
from bot.knowledge import load_questions
from bot.knowledge.load import DATA

FOLDS = 5
BOUNDS = (0.17, 0.2, 0.23, 0.27, 0.31, 0.35, 0.4, 0.45, 0.5, 0.6)
ONE_QUESTION_IN = 3
# Either number brings help: who threatens to jump needs both, and so may whoever is run over.
FAIR = {"suicide": {"113", "115"}, "traffic": {"113", "115"}}


def ordinary() -> Iterator[tuple[str, str]]:
    """The written examples of the intents, and some questions about procedures."""
    for intent, texts in read_examples(DATA / "nlu").items():
        asking = intent in PROCEDURE_INTENTS
        about = GENERAL_QUESTION if asking else intent.removeprefix(f"{EMERGENCY}_")
        for text in texts[::ONE_QUESTION_IN] if asking else texts:
            yield from ((copy, about) for copy in dict.fromkeys((text, fold(text))))
    for question in load_questions()[::ONE_QUESTION_IN]:
        yield question.text, GENERAL_QUESTION


def right(kind: str, text: str, heard: Sequence[str]) -> bool:
    """Whether cues and finder together name a number that helps."""
    found = weighed(triage(text), heard, text)
    wanted = triage_of_kind(kind, text)
    if found is None or wanted is None:
        return False
    return found.number in FAIR.get(kind, set()) | {wanted.number}


def main() -> None:
    own, others = list(openings()), list(ordinary())
    others += idle_lines({text for text, about in own + others if about in KINDS})
    told = own + others
    kinds = numpy.array([about if about in KINDS else HARMLESS for _, about in told], dtype=object)
    confidence, heard = numpy.zeros(len(told)), numpy.empty(len(told), dtype=object)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    groups = [fold(text) for text, _ in told]
    for kept, left_out in folds.split(told, kinds != HARMLESS, groups):
        learned = [told[i] for i in kept]
        model = EmergencyModel.fit([*learned, *with_digressions(learned)], strength=1.0)
        for i, found in zip(left_out, model.judge([told[i][0] for i in left_out]), strict=True):
            confidence[i], heard[i] = found.confidence, found.kinds
    cues = numpy.array([triage(text) is not None for text, _ in told])
    is_own = numpy.arange(len(told)) < len(own)
    groups_shown = {
        "emergencies": is_own & (kinds != HARMLESS),
        "harmless": is_own & (kinds == HARMLESS),
        "everyday": ~is_own & (kinds == HARMLESS),
    }
    print("share that alarms, cues alone, then with the finder above each bound")
    print("bound", *(f"{name} ({mask.sum()})" for name, mask in groups_shown.items()), sep="  ")
    for bound in (1.0, *reversed(BOUNDS)):
        alarms = cues | (confidence >= bound)
        shares = (f"{100 * alarms[mask].mean():.1f} %" for mask in groups_shown.values())
        print(f"{bound:.2f}", *shares, sep="  ")
    print("number right by kind, wherever an alarm is raised")
    everything = groups_shown["emergencies"]
    marks = {i: right(kinds[i], told[i][0], heard[i]) for i in everything.nonzero()[0]}
    for kind in sorted({kinds[i] for i in marks}):
        of_kind = [i for i in marks if kinds[i] == kind]
        missed = [not cues[i] and confidence[i] < min(BOUNDS) for i in of_kind]
        print(
            f"  {kind} ({len(of_kind)}): {100 * numpy.mean([marks[i] for i in of_kind]):.1f} %,"
            f" missed at the lowest bound {100 * numpy.mean(missed):.1f} %"
        )
    print(f"  all: {100 * numpy.mean(list(marks.values())):.1f} %")


if __name__ == "__main__":
    main()
