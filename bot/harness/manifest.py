"""The manifest: what each recording holds, and what must come of the call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.core.call import Hotline
from bot.core.errors import DataError
from bot.harness.manifest_faults import faults
from bot.harness.yaml_file import line_of, read_yaml

Choice = tuple[str, ...]
NONE = "none"
KNOWN = "*"


@dataclass(frozen=True)
class ExpectedEntity:
    """An entity that must be found, in any turn or in the given one (counted from 1)."""

    entity: str
    value: str
    turn: int | None = None


@dataclass(frozen=True)
class ExpectedReport:
    """Fields that a tip or an incident must have in the end; ``taken`` false: none was taken.

    A field's value None: must not be known; "*": must be known, whatever it is.
    """

    taken: bool
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Expectation:
    """What must come of a call; None means that it is not judged.

    ``intents``, ``procedures`` and ``replies`` have one entry an utterance. Choices hold the values
    that will do, "none" standing for no value; a reply must hold every one of its entries, where
    ``a|b`` is satisfied by either.
    """

    intents: tuple[Choice | None, ...] = ()
    procedures: tuple[Choice | None, ...] = ()
    replies: tuple[Choice | None, ...] = ()
    entities: tuple[ExpectedEntity, ...] = ()
    emergency: Choice | None = None
    nuisance: Choice | None = None
    handover: bool | None = None
    tip: ExpectedReport | None = None
    incident: ExpectedReport | None = None


@dataclass(frozen=True)
class Recording:
    """One call of the manifest; ``line`` is where it stands there, ``made`` how it is produced."""

    id: str
    file: Path
    hotline: Hotline
    transcript: tuple[str, ...]
    expected: Expectation
    line: int
    caller: str | None = None
    title: str = ""
    tags: tuple[str, ...] = ()
    now: datetime | None = None
    made: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Manifest:
    """All recordings of a manifest, in its order."""

    path: Path
    recordings: tuple[Recording, ...]


def load_manifest(path: Path) -> Manifest:
    """Read and check a manifest; recordings' files need not exist.

    Raises DataError whose message has one line a fault, each naming file and line.
    """
    content = _content(path)
    found = faults(content, path)
    if found:
        raise DataError("bad_manifest", "\n".join(found))
    now = _moment(content.get("now"))
    recordings = tuple(
        _recording(entry, path, line_of(content, ("recordings", number)), now)
        for number, entry in enumerate(content["recordings"])
    )
    return Manifest(path, recordings)


def check_manifest(path: Path) -> list[str]:
    """Every fault, unknown name and missing recording of a manifest, as "file:line: message"."""
    from bot.harness.manifest_names import unknown_names

    try:
        manifest = load_manifest(path)
        unknown = unknown_names(manifest)
    except DataError as error:
        return error.message.splitlines()
    return unknown + [
        f"{path}:{recording.line}: recording {recording.file.name} does not exist; "
        "make it with `callbot samples`"
        for recording in manifest.recordings
        if not recording.file.is_file()
    ]


def _content(path: Path) -> Any:
    content = read_yaml(path)
    return {"recordings": content} if isinstance(content, list) else content


def _recording(entry: Any, path: Path, line: int, now: datetime | None) -> Recording:
    transcript = entry["transcript"]
    utterances = (transcript,) if isinstance(transcript, str) else tuple(map(str, transcript))
    return Recording(
        id=entry.get("id") or Path(entry["file"]).stem,
        file=path.parent / entry["file"],
        hotline=Hotline(str(entry["hotline"])),
        transcript=utterances,
        expected=_expectation(entry, len(utterances)),
        line=line,
        caller=entry.get("caller"),
        title=entry.get("title") or "",
        tags=tuple(entry.get("tags") or ()),
        now=_moment(entry.get("now")) or now,
        made=entry.get("made"),
    )


def _expectation(entry: Any, utterances: int) -> Expectation:
    return Expectation(
        intents=_choices(entry.get("intent"), utterances),
        procedures=_choices(entry.get("procedure"), utterances),
        replies=_choices(entry.get("reply"), utterances),
        entities=tuple(
            ExpectedEntity(e["entity"], str(e["value"]), e.get("turn"))
            for e in entry.get("entities") or ()
        ),
        emergency=_end_choice(entry, "emergency"),
        nuisance=_end_choice(entry, "nuisance"),
        handover=entry.get("handover"),
        tip=_report(entry, "tip"),
        incident=_report(entry, "incident"),
    )


def _choices(value: Any, utterances: int) -> tuple[Choice | None, ...]:
    """One choice an utterance; a single value stands for the first utterance."""
    entries = [value] if value is None or isinstance(value, str) else list(value)
    entries += [None] * (utterances - len(entries))
    return tuple(
        None if one is None else (one,) if isinstance(one, str) else tuple(one) for one in entries
    )


def _end_choice(entry: Any, key: str) -> Choice | None:
    if key not in entry:
        return None
    value = entry[key]
    values = value if isinstance(value, list) else [value]
    return tuple(NONE if one is None else str(one) for one in values)


def _report(entry: Any, key: str) -> ExpectedReport | None:
    if key not in entry:
        return None
    fields = entry[key]
    return ExpectedReport(taken=fields is not None, fields=dict(fields or {}))


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
