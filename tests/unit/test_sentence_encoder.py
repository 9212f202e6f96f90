"""The sentence encoder: its file of weights, its conversion, its vectors."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import numpy
import pytest

from bot.assistant.encoder.conversion import convert
from bot.assistant.encoder.meanings import WEIGHT, Meanings, beside
from bot.assistant.encoder.sentence_encoder import SentenceEncoder
from bot.assistant.encoder.weights import EncoderError, read_weights

WIDTH, HEADS, INNER, LAYERS, POSITIONS, EPSILON = 64, 2, 128, 2, 64, 1e-12
PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁query:", -1.0)]
PIECES += [("▁", -6.0), ("▁nhà", -2.0), ("▁cháy", -2.0), ("▁rồi", -2.5), ("▁căn", -3.0)]
PIECES += [("▁cước", -3.0), ("c", -7.0), ("h", -7.0), ("á", -7.0), ("y", -7.0)]


def packed(values: numpy.ndarray) -> bytes:
    """Blocks of 32 numbers of four bits and a scale, as the package writes them."""
    content = b""
    for block in values.reshape(-1, 32):
        scale = numpy.float16(abs(block).max() / 7)
        digits = numpy.clip(numpy.rint(block / scale), -8, 7).astype(int) + 8
        pairs = digits[:16] | digits[16:] << 4
        content += scale.tobytes() + pairs.astype(numpy.uint8).tobytes()
    return content


def tiny_file(file: Path) -> Path:
    """A random encoder of two layers, written in the package's layout."""
    chance = numpy.random.default_rng(0)
    names: dict[str, tuple[int, ...]] = {
        "emb.word": (len(PIECES) + 3, WIDTH),
        "emb.pos": (POSITIONS, WIDTH),
        "emb.type": (1, WIDTH),
        "emb.ln.w": (WIDTH,),
        "emb.ln.b": (WIDTH,),
    }
    for layer in range(LAYERS):
        for part in ("q", "k", "v", "ao"):
            names |= {f"l{layer}.{part}.w": (WIDTH, WIDTH), f"l{layer}.{part}.b": (WIDTH,)}
        names |= {f"l{layer}.fi.w": (INNER, WIDTH), f"l{layer}.fi.b": (INNER,)}
        names |= {f"l{layer}.fo.w": (WIDTH, INNER), f"l{layer}.fo.b": (WIDTH,)}
        for part in ("aln", "oln"):
            names |= {f"l{layer}.{part}.w": (WIDTH,), f"l{layer}.{part}.b": (WIDTH,)}
    blob = b"".join(piece.encode() for piece, _ in PIECES)
    ends = numpy.cumsum([0, *(len(piece.encode()) for piece, _ in PIECES)])
    head = b"E5S1" + struct.pack("<I", 1)
    rows = len(PIECES) + 3  # a few rows more than pieces, as in the real file
    head += struct.pack("<7if", WIDTH, LAYERS, HEADS, INNER, rows, POSITIONS, 1, EPSILON)
    head += struct.pack("<i", 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    head += ends.astype("<u4").tobytes()
    head += numpy.array([score for _, score in PIECES], "<f4").tobytes() + blob
    replaced = struct.pack("<IB", ord("\t"), 1) + struct.pack("<I", ord(" "))
    head += struct.pack("<iI", 1, len(replaced)) + replaced
    parts = []
    for name, shape in names.items():
        values = chance.normal(0, 0.4, shape).astype(numpy.float32)
        is_packed = name == "emb.word" or (len(shape) == 2 and name.startswith("l"))
        parts.append((name, is_packed, packed(values) if is_packed else values.tobytes(), shape))
    start = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name, *_ in parts)
    directory, body = struct.pack("<i", len(parts)), b""
    for name, is_packed, content, shape in parts:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BI", int(is_packed), math.prod(shape))
        directory += struct.pack("<QQ", start + len(body), len(content))
        body += content
    file.write_bytes(head + directory + body)
    return file


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_file(tmp_path_factory.mktemp("weights") / "tiny.bin")


@pytest.fixture(scope="module")
def encoder(file: Path, tmp_path_factory: pytest.TempPathFactory) -> SentenceEncoder:
    folder = tmp_path_factory.mktemp("encoder")
    convert(read_weights(file), folder)
    return SentenceEncoder(folder)


def expected(file: Path, ids: list[int]) -> numpy.ndarray:
    """The same network in plain numpy: a transformer that normalises after every step."""
    weights = read_weights(file)
    arrays = weights.arrays

    def normalised(rows: numpy.ndarray, name: str) -> numpy.ndarray:
        centred = rows - rows.mean(axis=1, keepdims=True)
        scaled = centred / numpy.sqrt((centred**2).mean(axis=1, keepdims=True) + weights.epsilon)
        return scaled * arrays[f"{name}.w"] + arrays[f"{name}.b"]

    def linear(rows: numpy.ndarray, name: str) -> numpy.ndarray:
        return rows @ arrays[f"{name}.w"].T + arrays[f"{name}.b"]

    rows = arrays["emb.word"][ids] + arrays["emb.pos"][: len(ids)] + arrays["emb.type"][0]
    rows = normalised(rows, "emb.ln")
    size = WIDTH // HEADS
    for layer in range(weights.layers):
        q, k, v = (linear(rows, f"l{layer}.{part}") for part in ("q", "k", "v"))
        heads = []
        for head in range(HEADS):
            part = slice(head * size, (head + 1) * size)
            scores = q[:, part] @ k[:, part].T / math.sqrt(size)
            shares = numpy.exp(scores - scores.max(axis=1, keepdims=True))
            heads.append(shares / shares.sum(axis=1, keepdims=True) @ v[:, part])
        attended = linear(numpy.concatenate(heads, axis=1), f"l{layer}.ao")
        rows = normalised(rows + attended, f"l{layer}.aln")
        inner = linear(rows, f"l{layer}.fi")
        erf = numpy.vectorize(math.erf)
        inner = inner * 0.5 * (1 + erf(inner / math.sqrt(2)))
        rows = normalised(rows + linear(inner, f"l{layer}.fo"), f"l{layer}.oln")
    mean = rows.mean(axis=0)
    return mean / numpy.linalg.norm(mean)


def test_converted_weights_give_the_same_vectors(encoder: SentenceEncoder, file: Path) -> None:
    """As the network computed by hand, but for what eight bits round away."""
    begin, end, query, house, burns, already = 0, 2, 4, 6, 7, 8
    wanted = expected(file, [begin, query, burns, house, already, end])
    found = encoder.embed(["Cháy nhà\trồi"])[0]
    assert float(found @ wanted) > 0.99


def test_vectors_do_not_depend_on_the_company(encoder: SentenceEncoder) -> None:
    """One text alone or among longer ones, asked once or twice."""
    texts = ["cháy", "cháy nhà rồi nhà cháy rồi cháy", "căn cước"]
    together = encoder.embed(texts)
    for text, vector in zip(texts, together, strict=True):
        assert numpy.linalg.norm(vector) == pytest.approx(1, abs=1e-3)
        assert encoder.embed([text])[0] == pytest.approx(vector, abs=0.02)


def test_another_file_is_refused_by_name(tmp_path: Path) -> None:
    """What is no file of weights says so, instead of giving vectors of nothing."""
    other = tmp_path / "other.bin"
    other.write_bytes(b"RIFF....")
    with pytest.raises(EncoderError, match=r"other\.bin"):
        read_weights(other)


def test_meanings_lie_around_their_centre(tmp_path: Path) -> None:
    """Every row has the same length, the middle of all is nothing, and it is kept."""
    places = {"a": [3.0, 1.0], "b": [1.0, 1.0], "c": [2.0, 4.0]}

    def embed(texts):  # type: ignore[no-untyped-def]
        return numpy.array([places[text] for text in texts])

    meanings = Meanings.of(["a", "b", "c", "c"], embed)
    assert list(meanings.centre) == [2.0, 2.0]
    rows = meanings.vectors(["a", "c"], embed)
    assert numpy.linalg.norm(rows, axis=1) == pytest.approx([WEIGHT, WEIGHT])
    meanings.write(tmp_path)
    assert list(Meanings.read(tmp_path).centre) == [2.0, 2.0]


def test_counts_and_vectors_stand_in_one_row() -> None:
    """Columns of counts first, none lost, an empty row too."""
    from scipy.sparse import csr_matrix

    counts = csr_matrix(numpy.array([[0, 2.0, 0], [0, 0, 0]]))
    rows = beside(counts, numpy.array([[0.5, 0.1], [0.2, 0.3]]))
    assert rows.toarray().tolist() == [[0, 2.0, 0, 0.5, 0.1], [0, 0, 0, 0.2, 0.3]]
