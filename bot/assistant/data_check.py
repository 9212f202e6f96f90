"""What is wrong with the dialogue's training data; Rasa's checks, and three of our own."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator

from bot.core.language.vietnamese import fold
from bot.knowledge.examples import CORRECTIONS, correction_faults, read_examples

FEWEST_EXAMPLES = 15
ALWAYS_SAID = "Slot auto-fill has been removed"  # Rasa warns of it whatever the domain holds


def faults(importer: TrainingDataImporter, data: Path, actions: Path) -> list[str]:
    """One line a fault; empty when all is well. Rasa's warnings count as faults."""
    found: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        validator = Validator.from_importer(importer)
        checks = {
            "domain": validator.verify_domain_validity,
            "intents": lambda: validator.verify_intents(ignore_warnings=False),
            "intents in rules": lambda: validator.verify_intents_in_stories(ignore_warnings=False),
            "repeated examples": lambda: validator.verify_example_repetition_in_intents(
                ignore_warnings=False
            ),
            "actions in rules": validator.verify_actions_in_stories_rules,
            "rule structure": lambda: validator.verify_story_structure(ignore_warnings=False),
            "slots": validator.verify_slot_mappings,
        }
        for name, check in checks.items():
            if not check():
                found.append(f"rasa finds a fault in: {name}")
    found += [
        str(warning.message).splitlines()[0]
        for warning in caught
        if issubclass(warning.category, UserWarning)
        and "rasa" in str(warning.filename)
        and not str(warning.message).startswith(ALWAYS_SAID)
    ]
    found += correction_faults(data, data.parent)
    return found + _examples(data) + _responses(importer, actions)


def _examples(data: Path) -> list[str]:
    """Each intent has enough examples, and no text teaches two of them."""
    found: list[str] = []
    meant: dict[str, str] = {}
    nlu = data / "nlu"
    for intent, texts in read_examples(nlu, data / CORRECTIONS).items():
        if len(texts) < FEWEST_EXAMPLES:
            found.append(f"{nlu}: {intent} has {len(texts)} examples, needs {FEWEST_EXAMPLES}")
        for text in texts:
            other = meant.setdefault(fold(text), intent)
            if other != intent:
                found.append(f"{nlu}: {text!r} is an example of both {other} and {intent}")
    return found


def _responses(importer: TrainingDataImporter, actions: Path) -> list[str]:
    """Rasa looks for responses in rules; here the actions speak them."""
    spoken = "\n".join(file.read_text(encoding="utf-8") for file in actions.rglob("*.py"))
    return [
        f"response {name} is spoken by no action"
        for name in importer.get_domain().responses
        if not re.search(rf"\b{re.escape(name)}\b", spoken)
    ]
