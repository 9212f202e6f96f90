"""A YAML file together with the lines that its values stand on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.core.errors import DataError


def read_yaml(path: Path) -> Any:
    """The file's content, as ruamel's types that remember lines.

    Raises DataError, naming file and line, when it cannot be read or is not YAML.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise DataError("unreadable", f"{path}: cannot be read ({reason})") from error
    try:
        return YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DataError("not_yaml", f"{path}:{line}: {error.problem}") from error
    except YAMLError as error:
        raise DataError("not_yaml", f"{path}:1: not YAML") from error


def line_of(content: Any, keys: Iterable[str | int]) -> int:
    """The line (from 1) of what a chain of keys and indices leads to, as near as is known."""
    line, node = 1, content
    for key in keys:
        place = getattr(node, "lc", None)
        if place is None:
            return line
        try:
            position = place.item(key) if isinstance(key, int) else place.key(key)
        except (KeyError, IndexError, TypeError):
            return line
        line = position[0] + 1
        node = node[key]
    return line
