"""Sentence patterns: sections of lines in data/grammar/*.txt, expanded at random.

[section]            starts a section; every further line is one choice of it
{section}            a random line of that section, or a number such as {phone}
(one|two|)           one of these, perhaps nothing; may nest
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\(([^()]*)\)")


def read_lines(path: Path) -> list[str]:
    """Lines that are neither empty nor comments."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def read_sections(folder: Path) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        name = ""
        for line in read_lines(path):
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1]
                sections.setdefault(name, [])
            else:
                sections[name].append(line)
    return sections


class Grammar:
    def __init__(
        self, sections: Mapping[str, list[str]], spoken: Mapping[str, Callable[[Random], str]]
    ) -> None:
        self._sections = sections
        self._spoken = spoken
        used = {
            slot for lines in sections.values() for line in lines for slot in _SLOT.findall(line)
        }
        unknown = used - set(sections) - set(spoken)
        if unknown:
            raise ValueError(f"patterns use unknown slots: {sorted(unknown)}")

    def expand(self, name: str, random: Random) -> str:
        """One sentence of a section, without the spelling of respell()."""
        if name in self._spoken:
            return self._spoken[name](random)
        line = random.choice(self._sections[name])
        while _CHOICE.search(line):
            line = _CHOICE.sub(lambda found: random.choice(found[1].split("|")), line)
        return _SLOT.sub(lambda found: self.expand(found[1], random), line)
