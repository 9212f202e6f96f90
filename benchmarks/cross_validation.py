"""How well questions that were left out of training are understood, and what is confused.

python -m benchmarks.cross_validation [--folds N] [--report FILE]: the procedure and the aspect of
every question in data/questions, found by the trained components themselves; a text and its copy
without diacritics are left out together. ``--report`` writes what is taken for what.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
import yaml

from benchmarks.figures import Figure
from bot.core.answers.aspects import aspects_meant
from bot.core.language.vietnamese import fold
from bot.knowledge import load_questions
from bot.settings import ROOT

CONFIG = ROOT / "bot" / "assistant" / "config.yml"
FOLDS = 3
NONE = "none"
_TOLD = 25  # of the pairs most often confused


@dataclass
class Confusions:
    """What was meant and what was found, counted."""

    right: int = 0
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, meant: str, found: str) -> None:
        if found == meant:
            self.right += 1
        else:
            self.pairs[meant, found] += 1

    @property
    def share(self) -> float:
        """The right ones, in per cent."""
        return 100 * self.right / max(1, self.right + self.pairs.total())

    def lines(self) -> Iterator[str]:
        """The pairs most often confused, as text."""
        for (meant, found), times in self.pairs.most_common(_TOLD):
            yield f"{times:5}  {meant} → {found}"


@dataclass
class Report:
    """The same of procedures and of aspects."""

    procedures: Confusions = field(default_factory=Confusions)
    aspects: Confusions = field(default_factory=Confusions)

    def __str__(self) -> str:
        return "\n".join(
            [
                f"procedures: {self.procedures.share:.1f} % right; meant → found",
                *self.procedures.lines(),
                f"aspects: {self.aspects.share:.1f} % right; meant → found",
                *self.aspects.lines(),
            ]
        )


def measure(folds: int = FOLDS) -> Report:
    """Train the two finders on all but one fold, ask them about it, for every fold."""
    from sklearn.model_selection import StratifiedGroupKFold

    messages = _featurized()
    asked = {
        copy: (question.procedure, question.aspect)
        for question in load_questions()
        for copy in (question.text, fold(question.text))
    }
    texts = [message.get("text") for message in messages]
    groups = numpy.array([fold(text) for text in texts])
    kinds = [asked.get(text, ("", ""))[0] for text in texts]
    report = Report()
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=0)
    for kept, left_out in split.split(texts, kinds, groups):
        held = [messages[n] for n in left_out if texts[n] in asked]
        _ask([messages[n] for n in kept], held)
        for message in held:
            procedure, aspect = asked[message.get("text")]
            report.procedures.add(procedure, _procedure(message))
            scores = message.get("aspect_scores")
            report.aspects.add(aspect, aspects_meant(message.get("text"), scores)[0])
    return report


def _ask(kept: Sequence[Any], held: Sequence[Any]) -> None:
    """Leave on the messages held out what finders trained on the others find."""
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.assistant.components.aspect_finder import AspectFinder
    from bot.assistant.components.procedures import ProcedureFinder

    with tempfile.TemporaryDirectory(prefix="callbot-folds-") as folder:
        storage = LocalModelStorage(Path(folder))
        for component in (ProcedureFinder, AspectFinder):
            settings = {**component.get_default_config(), **_settings(component)}
            finder = component(settings, storage, Resource(component.__name__))
            finder.train(TrainingData(list(kept)))
            finder.process(list(held))


def _procedure(message: Any) -> str:
    found = [e["value"] for e in message.get("entities", []) if e["entity"] == "procedure"]
    return str(found[0]) if found else NONE


def _featurized() -> list[Any]:
    """All training examples with the features that config.yml gives them."""
    from rasa.engine.graph import ExecutionContext
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.assistant.components.message_counts import MessageCounts
    from bot.assistant.components.tokenizer import SyllableTokenizer

    data = TrainingData([Message({"text": t, "intent": i}) for i, t in _examples()])
    SyllableTokenizer(SyllableTokenizer.get_default_config()).process_training_data(data)
    with tempfile.TemporaryDirectory(prefix="callbot-counts-") as folder:
        storage = LocalModelStorage(Path(folder))
        counts = MessageCounts.create(
            {**MessageCounts.get_default_config(), **_settings(MessageCounts)},
            storage,
            Resource("counts"),
            ExecutionContext(None, None, node_name="counts"),
        )
        counts.train(data)
        counts.process_training_data(data)
    return list(data.training_examples)


def _examples() -> list[tuple[str, str]]:
    """(intent, text) of everything that the dialogue is trained on, each once."""
    from bot.assistant.training_data import read_examples, write_generated

    written = ROOT / "data" / "nlu"
    with tempfile.TemporaryDirectory(prefix="callbot-examples-") as folder:
        write_generated(written, Path(folder))
        found = [
            (intent, text)
            for source in (written, Path(folder))
            for intent, texts in read_examples(source).items()
            for text in texts
        ]
    return list(dict.fromkeys(found))


def _settings(component: type) -> dict[str, Any]:
    """What config.yml says of a component."""
    steps = yaml.safe_load(CONFIG.read_text("utf-8"))["pipeline"]
    return next(step for step in steps if step["name"].endswith(f".{component.__name__}"))


def figures() -> list[Figure]:
    """All figures of this benchmark; the pairs most often confused go to out/confusions.txt."""
    report = measure()
    file = ROOT / "out" / "confusions.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{report}\n", "utf-8")
    return [
        Figure(f"{FOLDS}-fold: procedure of a question left out", report.procedures.share, "%"),
        Figure(f"{FOLDS}-fold: aspect of a question left out", report.aspects.share, "%"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--report", type=Path, help="write what is taken for what to this file")
    options = parser.parse_args()
    report = measure(options.folds)
    print(report)
    if options.report:
        options.report.write_text(f"{report}\n", "utf-8")


if __name__ == "__main__":
    main()
