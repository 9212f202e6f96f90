"""Names in a manifest that the project does not know: a typo would be a call that never passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.harness.manifest import KNOWN, NONE, Choice, Manifest
from bot.harness.yaml_file import line_of, read_yaml
from bot.settings import ROOT

DOMAIN = ROOT / "bot" / "assistant" / "domain"


def unknown_names(manifest: Manifest) -> list[str]:
    """Every unknown intent, procedure and ward as "file:line: message". Raises DataError."""
    from bot.knowledge import load_gazetteer, load_procedures

    gazetteer = load_gazetteer()
    known = {"intent": _intents(), "procedure": {*load_procedures(), NONE}}
    content = read_yaml(manifest.path)
    entries = content["recordings"] if isinstance(content, dict) else content
    found = []
    for number, recording in enumerate(manifest.recordings):
        expected = recording.expected
        chosen = {"intent": expected.intents, "procedure": expected.procedures}
        unknown = [
            (key, name)
            for key, choices in chosen.items()
            for name in _names(choices)
            if name not in known[key]
        ]
        for key, report in (("tip", expected.tip), ("incident", expected.incident)):
            ward = report.fields.get("ward") if report else None
            if ward not in (None, KNOWN) and gazetteer.ward_named(ward) is None:
                unknown.append((key, ward))
        for key, name in unknown:
            line = line_of(entries, (number, key))
            found.append(f"{manifest.path}:{line}: {key}: {name!r} is not known")
    return found


def _names(choices: Iterable[Choice | None]) -> Iterator[str]:
    for choice in choices:
        yield from choice or ()


def _intents() -> set[str]:
    """The intents of the dialogue's domain: names, or names with their settings."""
    intents = read_yaml(DOMAIN / "intents.yml")["intents"]
    return {
        name for intent in intents for name in ([intent] if isinstance(intent, str) else intent)
    }
