"""Training examples that are made, not written: procedures by name, and copies of other spellings.

Written data (data/nlu, data/questions) hold what only people can say; here their reach is widened.
The choice is made by hash, never by chance, so that the same data always give the same model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ruamel.yaml import YAML

from bot.assistant.chance import pick
from bot.assistant.mishearing import misheard
from bot.core.errors import DataError
from bot.core.language.vietnamese import fold
from bot.knowledge import load_procedures, load_questions

# How callers ask about each aspect; {} is a name of the procedure.
ASPECT_PHRASES: dict[str, tuple[str, ...]] = {
    "ask_procedure": (
        "{}",
        "cho tôi hỏi về {}",
        "tôi muốn {}",
        "em ơi chị cần {}",
        "hướng dẫn giúp tôi {}",
        "tôi đang cần {} ạ",
        "thủ tục {}",
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
        "tôi đang cần {} thì phải làm sao",
        "thủ tục {} thế nào",
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


@dataclass(frozen=True)
class Example:
    """A training example; ``procedure`` is the id of the one it is about, where it is about one."""

    intent: str
    text: str
    procedure: str | None = None

    def saying(self, text: str) -> Example:
        """The same example in other words."""
        return replace(self, text=text)


def write_generated(written: Path, out: Path) -> int:
    """Write examples made from the procedures, the questions about them and ``written``; how many.

    Raises DataError for a file that cannot be read.
    """
    examples = read_examples(written)
    made = [
        Example(intent, copy)
        for intent, texts in examples.items()
        for text in texts
        for copy in (*plain_letters(text), *_wrapped(intent, text))
    ]
    made += _about_procedures()
    known = {(intent, text) for intent, texts in examples.items() for text in texts}
    fresh = [
        example for example in dict.fromkeys(made) if (example.intent, example.text) not in known
    ]
    _write(out / "generated.yml", fresh)
    return len(fresh)


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


def labelled_texts() -> dict[str, str]:
    """The procedure that each generated example about one is about, by the example's text."""
    return {example.text: example.procedure for example in _about_procedures() if example.procedure}


def _about_procedures() -> list[Example]:
    """Procedures asked about by name, and as citizens ask."""
    made = [named.saying(text) for named in _by_name() for text in _copies(named)]
    for question in load_questions():
        asked = Example(_intent_of(question.aspect), question.text, question.procedure)
        copies = (*plain_letters(asked.text), *_misheard(asked.text))
        made += [asked.saying(text) for text in (asked.text, *copies)]
    return made


def _by_name() -> Iterator[Example]:
    """Every name of every procedure with some of the phrases of every aspect."""
    for identifier, names in procedure_names().items():
        for name in names:
            for intent, phrases in ASPECT_PHRASES.items():
                # General questions use every name; aspects take names in turn, one in three.
                if intent == "ask_procedure" or pick(3, intent, name) == 0:
                    phrase = phrases[pick(len(phrases), name, intent)]
                    yield Example(intent, phrase.format(name), identifier)


def _intent_of(aspect: str) -> str:
    return "ask_procedure" if aspect == "overview" else f"ask_{aspect}"


def _copies(example: Example) -> list[str]:
    text = example.text
    return [text, *plain_letters(text), *_wrapped(example.intent, text)]


def plain_letters(text: str) -> list[str]:
    """For one text in two that have diacritics: the text without them. What is told by words
    without diacritics is learned from every text anyhow; all copies cost a quarter more time."""
    plain = fold(text)
    return [plain] if plain != text and pick(2, "plain", text) == 0 else []


def _misheard(text: str) -> list[str]:
    """For one text in three: as a speech recogniser mishears it."""
    return [misheard(text)] if pick(3, "misheard", text) == 0 else []


def _wrapped(intent: str, text: str) -> list[str]:
    """For one text in four: with the words people wrap around what they mean."""
    turn = pick(8, text, intent)
    if turn == 0:
        return [f"{OPENINGS[pick(len(OPENINGS), text)]} {text}"]
    if turn == 1:
        return [f"{text} {CLOSINGS[pick(len(CLOSINGS), text)]}"]
    return []


def _write(file: Path, examples: Iterable[Example]) -> None:
    by_intent: dict[str, list[str]] = {}
    for example in examples:
        by_intent.setdefault(example.intent, []).append(example.text)
    lines = ['version: "3.1"', "nlu:"]
    for intent, texts in by_intent.items():
        lines += [f"  - intent: {intent}", "    examples: |"]
        lines += [f"      - {text}" for text in texts]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
