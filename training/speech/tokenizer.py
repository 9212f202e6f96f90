"""Whisper's multilingual byte-pair vocabulary as one tokenizer.json."""

import base64
import importlib.util
import re
import sys
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

from training.speech.paths import TOKENIZER

VOCABULARY_SIZE = 51_865
END, START, NO_TIMESTAMPS = 50_257, 50_258, 50_363
FIRST_MARK = NO_TIMESTAMPS + 1
MARKS = 1_501
MARKS_PER_SECOND = 50


def _whisper_folder() -> Path:
    spec = importlib.util.find_spec("whisper")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("openai-whisper is not installed: its vocabulary is needed")
    return Path(next(iter(spec.submodule_search_locations)))


def _byte_letters() -> dict[int, str]:
    """The printable letter that stands for each byte, as in GPT-2."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) for byte in printable} | {
        byte: chr(256 + i) for i, byte in enumerate(hidden)
    }


def _merge_of(piece: bytes, ranks: dict[bytes, int]) -> list[bytes]:
    """The two parts that byte-pair merging joins last into this piece."""
    parts = [bytes([byte]) for byte in piece]
    while True:
        pairs = [(ranks.get(parts[i] + parts[i + 1]), i) for i in range(len(parts) - 1)]
        known = [(rank, i) for rank, i in pairs if rank is not None and rank < ranks[piece]]
        if not known:
            return parts
        at = min(known)[1]
        parts[at : at + 2] = [parts[at] + parts[at + 1]]


def _languages(folder: Path) -> list[str]:
    source = (folder / "tokenizer.py").read_text(encoding="utf-8")
    table = source[source.index("LANGUAGES = {") : source.index("TO_LANGUAGE_CODE")]
    return re.findall(r'^\s+"(\w+)":', table, re.MULTILINE)[:99]


def build(path: Path = TOKENIZER) -> Tokenizer:
    """Write tokenizer.json from the ranks that ship with openai-whisper."""
    folder = _whisper_folder()
    lines = (folder / "assets" / "multilingual.tiktoken").read_text().split("\n")
    ranks = {
        base64.b64decode(a): int(b) for a, b in (line.split() for line in lines if line.strip())
    }
    letters = _byte_letters()

    def written(piece: bytes) -> str:
        return "".join(letters[byte] for byte in piece)

    merges = []
    for piece in sorted(ranks, key=ranks.__getitem__):
        if len(piece) > 1:
            first, second = _merge_of(piece, ranks)
            merges.append((written(first), written(second)))
    made = Tokenizer(models.BPE(vocab={written(p): r for p, r in ranks.items()}, merges=merges))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    tasks = ("translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps")
    names = ["endoftext", "startoftranscript", *_languages(folder), *tasks]
    made.add_special_tokens([AddedToken(f"<|{n}|>", special=True, normalized=False) for n in names])
    made.add_tokens(
        [AddedToken(f"<|{i / MARKS_PER_SECOND:.2f}|>", normalized=False) for i in range(MARKS)]
    )
    if (
        made.get_vocab_size() != VOCABULARY_SIZE
        or made.token_to_id("<|notimestamps|>") != NO_TIMESTAMPS
    ):
        raise RuntimeError("the vocabulary is not Whisper's multilingual one")
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return made


def load(path: Path = TOKENIZER) -> Tokenizer:
    return Tokenizer.from_file(str(path)) if path.exists() else build(path)


if __name__ == "__main__":
    print(f"tokenizer: {build().get_vocab_size()} tokens in {TOKENIZER}", file=sys.stderr)
