"""Training utterances on disk: those written, those approved from calls, and those of test sets."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.core.errors import DataError
from bot.core.intent_names import INTENT_NAMES
from bot.core.lessons import Lesson, folded_line, objections
from bot.knowledge.load import DATA, load_questions

ROOT = DATA.parent
CORRECTIONS = "corrections"
# Whatever measures the assistant; recordings' scripts do, too.
TEST_SETS = ("benchmarks/sets", "benchmarks/slots/test.yml", "tests", "audio_samples/manifest.yml")

_HEADER = """\
# Câu mẫu rút từ các cuộc gọi, đã được người phụ trách duyệt trong trang xem lại cuộc gọi.
# Xuất ngày {day}. Số điện thoại, biển số, tên người, số nhà đã được bỏ.
# Mỗi dòng là một câu của người gọi, xếp theo điều họ muốn. Câu nào không nên dạy thì xóa dòng đó,
# rồi chạy: callbot train
version: "3.1"
nlu:
"""


def read_examples(*folders: Path) -> dict[str, list[str]]:
    """Examples by intent, of all files of some folders. Raises DataError naming the file."""
    examples: dict[str, list[str]] = {}
    for _, intent, text in _lines(folders):
        examples.setdefault(intent, []).append(text)
    return examples


def known_lines(data: Path = DATA) -> dict[str, set[str]]:
    """The intents that the training data give each line, by its folded form. Raises DataError."""
    known: dict[str, set[str]] = {}
    for _, intent, text in _lines((data / "nlu", data / CORRECTIONS)):
        known.setdefault(folded_line(text), set()).add(intent)
    for question in load_questions(data):
        intent = "ask_procedure" if question.aspect == "overview" else f"ask_{question.aspect}"
        known.setdefault(folded_line(question.text), set()).add(intent)
    return known


@lru_cache(maxsize=2)
def lines_of_test_sets(root: Path = ROOT) -> frozenset[str]:
    """Every line of every test set, folded; empty where there are none (an installed package)."""
    found: set[str] = set()
    for place in TEST_SETS:
        path = root / place
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                for text in _texts(file):
                    found.update(folded_line(line) for line in text.splitlines())
    return frozenset(found - {""})


def write_corrections(lessons: Iterable[Lesson], file: Path, day: date) -> None:
    """A file in the format of data/nlu, sorted, so that the same lessons give the same file."""
    by_intent: dict[str, set[str]] = {}
    for lesson in lessons:
        by_intent.setdefault(str(lesson.intent), set()).add(lesson.text)
    text = _HEADER.format(day=f"{day.day}/{day.month}/{day.year}")
    for intent, lines in sorted(by_intent.items()):
        text += f"  # {INTENT_NAMES[intent]}\n  - intent: {intent}\n    examples: |\n"
        text += "".join(f"      - {line}\n" for line in sorted(lines))
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)


def correction_faults(data: Path = DATA, root: Path = ROOT) -> list[str]:
    """One line a fault of data/corrections, also of lines that somebody wrote by hand there."""
    if not (data / CORRECTIONS).is_dir():
        return []
    known = known_lines(data)
    return [
        f"{file}: {text!r} ({intent}): {objection.message}"
        for file, intent, text in _lines((data / CORRECTIONS,))
        for objection in objections(Lesson(text, intent), known, lines_of_test_sets(root))
    ]


def _lines(folders: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    """File, intent and text of every example. Raises DataError naming the file."""
    for folder in folders:
        for file in sorted(folder.glob("*.yml")):
            try:
                for entry in YAML(typ="safe").load(file)["nlu"]:
                    for line in entry["examples"].splitlines():
                        if line.strip():
                            yield file, entry["intent"], line.strip().removeprefix("- ").strip()
            except (KeyError, TypeError, AttributeError, ValueError, YAMLError) as error:
                raise DataError("bad_nlu", f"{file}: not a file of training examples") from error


def _texts(file: Path) -> Iterator[str]:
    """The strings that a file of a test set holds, whatever its format."""
    content = file.read_text("utf-8", "replace") if file.suffix in _READERS else ""
    try:
        yield from _strings(_READERS[file.suffix](content) if content else None)
    except (YAMLError, ValueError, SyntaxError) as error:
        raise DataError("bad_test_set", f"{file} cannot be read") from error


def _literals(source: str) -> list[str]:
    return [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _strings(item)


_READERS: dict[str, Any] = {
    ".yml": lambda text: YAML(typ="safe").load(text),
    ".yaml": lambda text: YAML(typ="safe").load(text),
    ".json": json.loads,
    ".jsonl": lambda text: [json.loads(line) for line in text.splitlines() if line.strip()],
    ".txt": lambda text: text,
    ".py": _literals,
}
