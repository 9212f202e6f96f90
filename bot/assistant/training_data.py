"""Training examples that are made, not written: procedures by every name, and plain-letter copies.

Written data (data/nlu) hold what only people can say; here their reach is widened. The choice is
made by hash, never by chance, so that the same data always give the same model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ruamel.yaml import YAML

from bot.core.errors import DataError
from bot.core.language.vietnamese import fold
from bot.knowledge import load_procedures

# How callers ask about each aspect; {} is a name of the procedure.
ASPECT_PHRASES: dict[str, tuple[str, ...]] = {
    "ask_procedure": (
        "{}",
        "cho tôi hỏi về {}",
        "tôi muốn {}",
        "em ơi chị cần {}",
        "hướng dẫn giúp tôi {}",
        "tôi đang cần {} thì phải làm sao",
        "thủ tục {} thế nào",
    ),
    "ask_documents": (
        "{} cần giấy tờ gì",
        "{} phải mang theo những gì",
        "hồ sơ {} gồm những gì",
        "muốn {} thì chuẩn bị giấy tờ nào",
    ),
    "ask_fee": (
        "{} hết bao nhiêu tiền",
        "lệ phí {} là bao nhiêu",
        "{} có mất phí không",
        "phí {} bao nhiêu vậy em",
    ),
    "ask_time": (
        "{} mất bao lâu",
        "{} mấy ngày thì xong",
        "{} bao giờ có kết quả",
        "thời gian giải quyết {} là bao lâu",
    ),
    "ask_place": (
        "{} ở đâu",
        "{} thì đến chỗ nào",
        "muốn {} thì ra công an phường hay công an thành phố",
        "nộp hồ sơ {} ở đâu",
    ),
    "ask_steps": (
        "{} như thế nào",
        "các bước {} ra sao",
        "quy trình {} làm thế nào",
        "chỉ tôi cách {} từng bước",
    ),
    "ask_online": (
        "{} qua mạng được không",
        "{} trên dịch vụ công có được không",
        "nộp online {} được không em",
    ),
    "ask_who": (
        "ai được {}",
        "người khác {} thay tôi được không",
        "bao nhiêu tuổi thì {} được",
    ),
    "ask_result": (
        "{} xong thì nhận được giấy gì",
        "kết quả của {} là gì",
        "làm {} xong thì được trả cái gì",
    ),
    "ask_legal_basis": (
        "{} theo quy định nào",
        "luật nào quy định về {}",
        "căn cứ pháp lý của {} là gì",
    ),
}
# What people say before or after the matter itself.
OPENINGS = ("alo", "dạ", "ờ", "em ơi", "anh ơi", "à", "alo cho hỏi", "dạ thưa", "ừm", "alo alo")
CLOSINGS = ("ạ", "với", "nhé", "em nhé", "với ạ", "nha", "dùm cái", "vậy", "đi em", "hả em")


def write_generated(written: Path, out: Path) -> int:
    """Write examples made from the procedures and from ``written`` below ``out``; their number.

    Raises DataError for a file that cannot be read.
    """
    examples = read_examples(written)
    asked = _about_procedures()
    widened = {
        intent: _widened(intent, texts) for intent, texts in _joined(examples, asked).items()
    }
    known = {(intent, text) for intent, texts in examples.items() for text in texts}
    made = {
        intent: [text for text in [*asked.get(intent, ()), *texts] if (intent, text) not in known]
        for intent, texts in widened.items()
    }
    _write(out / "generated.yml", made)
    return sum(len(texts) for texts in made.values())


def read_examples(folder: Path) -> dict[str, list[str]]:
    """Examples by intent, of all files of a folder. Raises DataError naming the file."""
    examples: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.yml")):
        try:
            content = YAML(typ="safe").load(file)
            for entry in content["nlu"]:
                lines = entry["examples"].splitlines()
                texts = [line.removeprefix("- ").strip() for line in lines if line.strip()]
                examples.setdefault(entry["intent"], []).extend(texts)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise DataError("bad_nlu", f"{file}: not a file of training examples") from error
    return examples


def procedure_names() -> dict[str, tuple[str, ...]]:
    """All names of every procedure, in lower case. Raises DataError."""
    return {
        procedure.id: tuple(
            dict.fromkeys(name.lower() for name in (procedure.name, *procedure.aliases))
        )
        for procedure in load_procedures().values()
    }


def _about_procedures() -> dict[str, list[str]]:
    """Every name of every procedure with some of the phrases of every aspect."""
    asked: dict[str, list[str]] = {intent: [] for intent in ASPECT_PHRASES}
    for names in procedure_names().values():
        for name in names:
            for intent, phrases in ASPECT_PHRASES.items():
                # General questions use every name; aspects take names in turn, one in three.
                if intent == "ask_procedure" or _pick(3, intent, name) == 0:
                    asked[intent].append(phrases[_pick(len(phrases), name, intent)].format(name))
    return {intent: list(dict.fromkeys(texts)) for intent, texts in asked.items()}


def _widened(intent: str, texts: Iterable[str]) -> list[str]:
    """Copies without diacritics, and some with the words people wrap around what they mean."""
    copies: dict[str, None] = {}
    for text in texts:
        if fold(text) != text:
            copies[fold(text)] = None
        turn = _pick(4, text, intent)
        if turn == 0:
            copies[f"{OPENINGS[_pick(len(OPENINGS), text)]} {text}"] = None
        elif turn == 1:
            copies[f"{text} {CLOSINGS[_pick(len(CLOSINGS), text)]}"] = None
    return list(copies)


def _pick(choices: int, *words: str) -> int:
    """A number below ``choices`` that depends on the words alone."""
    digest = hashlib.sha256("|".join(words).encode()).digest()
    return int.from_bytes(digest[:4], "big") % choices


def _joined(*groups: Mapping[str, list[str]]) -> dict[str, list[str]]:
    joined: dict[str, list[str]] = {}
    for group in groups:
        for intent, texts in group.items():
            joined.setdefault(intent, []).extend(texts)
    return joined


def _write(file: Path, examples: Mapping[str, list[str]]) -> None:
    lines = ['version: "3.1"', "nlu:"]
    for intent, texts in examples.items():
        if texts:
            lines += [f"  - intent: {intent}", "    examples: |"]
            lines += [f"      - {text}" for text in texts]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
