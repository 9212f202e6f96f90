"""What is wrong with a manifest, each fault with the line it stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.harness.yaml_file import line_of

SCHEMA = Path(__file__).with_name("manifest.schema.json")
A_TURN_EACH = ("intent", "procedure", "reply")


def faults(content: Any, path: Path) -> list[str]:
    """Every fault as "file:line: message", in the order of the lines; empty when all is well."""
    found = list(_against_schema(content))
    if not found:
        found = [*_moments(content), *_between_fields(content)]
    return [f"{path}:{line}: {message}" for line, message in sorted(found)]


@lru_cache(maxsize=1)
def _schema() -> Any:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def _against_schema(content: Any) -> Iterator[tuple[int, str]]:
    from jsonschema import Draft7Validator

    for error in Draft7Validator(_schema()).iter_errors(content):
        place = list(error.absolute_path)
        yield _line(error, content, place), f"{_where(place)}{_message(error)}"


def _line(error: Any, content: Any, place: Sequence[str | int]) -> int:
    if error.validator == "additionalProperties":
        unknown = sorted(set(error.instance) - set(error.schema.get("properties", {})))
        return line_of(content, [*place, unknown[0]])
    return line_of(content, place)


def _message(error: Any) -> str:
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        unknown = sorted(set(error.instance) - set(known))
        return f"unknown {', '.join(unknown)}; known are {', '.join(known)}"
    if error.validator == "required":
        missing = sorted(set(error.validator_value) - set(error.instance))
        return f"{', '.join(missing)} is missing"
    if error.validator == "enum":
        choices = dict.fromkeys(str(choice) for choice in error.validator_value)
        return f"{error.instance!r} must be one of {', '.join(choices)}"
    if error.validator == "type":
        wanted = error.validator_value
        kinds = wanted if isinstance(wanted, str) else " or ".join(wanted)
        hint = "; put it in quotes" if "string" in kinds and _is_scalar(error.instance) else ""
        return f"must be {kinds}, not {type(error.instance).__name__}{hint}"
    if error.validator == "oneOf":
        return f"{json.dumps(error.instance, ensure_ascii=False, default=str)} is not a known value"
    return str(error.message)


def _is_scalar(value: Any) -> bool:
    return value is not None and not isinstance(value, dict | list)


def _where(place: Sequence[str | int]) -> str:
    names = [f"[{part + 1}]" if isinstance(part, int) else str(part) for part in place]
    return " ".join(names) + ": " if names else ""


def _moments(content: Any) -> Iterator[tuple[int, str]]:
    places: list[tuple[str | int, ...]] = [("now",)]
    places += [("recordings", number, "now") for number in range(len(content["recordings"]))]
    for place in places:
        holder = content if len(place) == 1 else content["recordings"][place[1]]
        value = holder.get("now")
        if value is None:
            continue
        try:
            zone = datetime.fromisoformat(value).tzinfo
        except ValueError:
            zone = None
        if zone is None:
            yield (
                line_of(content, place),
                f"now: {value!r} must be ISO 8601 with a time zone, as 2026-11-20T09:30:00+07:00",
            )


def _between_fields(content: Any) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for number, entry in enumerate(content["recordings"]):
        place = ("recordings", number)
        for name in {entry["file"], entry.get("id") or Path(entry["file"]).stem}:
            if name in seen:
                yield line_of(content, place), f"{name} is also the recording of line {seen[name]}"
            seen[name] = line_of(content, place)
        if Path(entry["file"]).is_absolute():
            yield line_of(content, (*place, "file")), "file: must be relative to the manifest"
        transcript = entry["transcript"]
        utterances = 1 if isinstance(transcript, str) else len(transcript)
        for key in A_TURN_EACH:
            value = entry.get(key)
            if isinstance(value, list) and len(value) != utterances:
                yield (
                    line_of(content, (*place, key)),
                    f"{key}: {len(value)} entries for {utterances} utterances; "
                    "give one an utterance, null where it is not judged",
                )
        for index, entity in enumerate(entry.get("entities") or ()):
            if entity.get("turn", 1) > utterances:
                yield (
                    line_of(content, (*place, "entities", index)),
                    f"entities: turn {entity['turn']} of {utterances}",
                )
