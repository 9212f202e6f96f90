"""A YAML data file with its schema: read, checked, faults named by file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

MOST_FAULTS = 200


@dataclass(frozen=True)
class Fault:
    """Something wrong in a data file: ``path`` leads to the value that is wrong."""

    path: tuple[str | int, ...]
    message: str


class Document:
    """One data file; ``value`` is None where it cannot be read, ``faults`` what is wrong."""

    def __init__(self, file: Path, schema: Mapping[str, Any], name: str) -> None:
        """``name`` is the file as messages call it: "data/procedures/can_cuoc.yml"."""
        self.file, self.name = file, name
        self.value: Any = None
        self.faults: list[str] = []
        self._source: Any = None
        try:
            text = file.read_text(encoding="utf-8")
            self.value = _plain(YAML(typ="safe").load(text))
        except FileNotFoundError:
            self.faults.append(f"{name}:1: không có tệp này")
        except UnicodeDecodeError as error:
            self.faults.append(f"{name}:1: tệp không phải UTF-8 (byte {error.start})")
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            self.faults.append(f"{name}:{line}: sai cú pháp YAML: {error.problem}")
        except YAMLError as error:
            self.faults.append(f"{name}:1: sai cú pháp YAML: {error}")
        except OSError as error:
            self.faults.append(f"{name}:1: không đọc được tệp: {error.strerror}")
        else:
            self._check(schema)

    def _check(self, schema: Mapping[str, Any]) -> None:
        validator = Draft202012Validator(schema)
        for count, error in enumerate(validator.iter_errors(self.value)):
            if count >= MOST_FAULTS:
                return
            for fault in _explained(error):
                self.fault(fault)

    def fault(self, fault: Fault) -> None:
        """Add a fault, with the line of the value it is about."""
        self.faults.append(f"{self.name}:{self.line(fault.path)}: {fault.message}")

    def line(self, path: Sequence[str | int]) -> int:
        """The line, from 1, of the value at a path (or of the nearest thing around it)."""
        if self._source is None:
            self._source = YAML(typ="rt").load(self.file.read_text(encoding="utf-8"))
        node, line = self._source, 1
        for step in path:
            try:
                position = node.lc.item(step) if isinstance(step, int) else node.lc.value(step)
                key = None if isinstance(step, int) else node.lc.key(step)
                line = (key or position)[0] + 1
                node = node[step]
            except (AttributeError, KeyError, IndexError, TypeError):
                break
        return line


def _plain(value: Any) -> Any:
    """Dates as ISO text, so that quoted and unquoted dates are the same."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _explained(error: Any) -> Iterator[Fault]:
    """A jsonschema ValidationError in words an officer understands."""
    path = tuple(error.absolute_path)
    rule, value = error.validator, error.instance
    wanted, schema = error.validator_value, error.schema
    if "propertyNames" in error.absolute_schema_path:  # the name itself is at fault: lead there
        path = (*path, value)
    if rule == "required":
        for key in wanted:
            if key not in value:
                yield Fault(path, f'thiếu mục "{key}"')
    elif rule == "additionalProperties":
        for key in value:
            if key not in schema.get("properties", {}):
                yield Fault((*path, key), f'không có mục nào tên "{key}"')
    elif rule == "enum":
        yield Fault(path, f'"{value}" không hợp lệ; phải là một trong: {", ".join(wanted)}')
    elif rule == "pattern":
        yield Fault(path, f'"{value}" viết sai dạng; {schema.get("description", wanted)}')
    elif rule == "type":
        yield Fault(path, f"phải là {_TYPES.get(str(wanted), wanted)}, đang là {value!r:.60}")
    elif rule in ("minItems", "minLength"):
        yield Fault(path, "không được để trống")
    elif rule == "uniqueItems":
        yield Fault(path, "có dòng bị lặp lại")
    else:
        yield Fault(path, error.message[:200])


_TYPES = {
    "string": "một dòng chữ",
    "integer": "một số nguyên",
    "array": "một danh sách",
    "object": "một nhóm mục",
    "boolean": "true hoặc false",
}
