"""Numbers that are names: houses, lanes, floors, rooms, forms, roads: "số 17 ngõ 205", "12/45"."""

from __future__ import annotations

from bot.core.writing.line import Line, Number, Piece
from bot.core.writing.words import (
    COUNTERS,
    HOUSE_LETTERS,
    LABEL_PAIRS,
    LABELS,
    LETTERED,
    NO_LABEL,
    SLASHES,
)

_MOST_PARTS = 6
# They begin with a word that is counted elsewhere ("đối tượng", "bên", "đầu").
_BESIDE = (("đối", "diện"), ("bên", "cạnh"), ("đầu", "ngõ"), ("đầu", "phố"))
_SLASHED = frozenset(("số", "nhà", "ngõ", "ngách", "hẻm", "kiệt"))


def address_number(line: Line, at: int) -> Piece | None:
    """A number behind a label, its parts joined by slashes, its letter kept."""
    lettered = _lettered(line, at)
    if lettered is not None:
        return lettered
    number = line.numbers.get(at)
    if number is None or (number.scaled and number.value > 9999):
        return None
    labelled = is_labelled(line, at) or _is_loosely_labelled(line, number)
    slashed = labelled and line.before(at) in _SLASHED or _alone(line, number)
    parts, end, strong = _parts(line, number, slashed)
    strong = strong or (slashed and len(parts) > 1)
    if not labelled and not strong:
        return None
    if len(parts) == 1 and _counts(line, number):
        return None
    letter = _letter(line, end)
    end += bool(letter)
    series = (
        line.number_after(end)
        if letter and "biển" in (line.before(at), line.word(at - 2))
        else None
    )
    if series is not None and len(series.digits) == 1:  # half a plate: "biển hai chín hát một"
        letter, end = letter + series.digits, series.end
    return Piece(at, end, "/".join(parts) + letter)


def is_labelled(line: Line, at: int) -> bool:
    """Whether the word before makes the number at a token a name."""
    label, earlier = line.before(at), line.before(at - 1)
    if (earlier, label) in LABEL_PAIRS:
        return True
    if label == "lộ":
        return earlier in ("quốc", "tỉnh")
    if label == "đai":
        return earlier == "vành"
    return label in LABELS and earlier not in NO_LABEL.get(label, ())


def _is_loosely_labelled(line: Line, number: Number) -> bool:
    """Behind words that are labels of certain numbers only."""
    label = line.before(number.first)
    if label == "nhà":  # "nhà mười hai bê"; "nhà ba tầng" has three of them
        return bool(_letter(line, number.end))
    if label == "căn":  # "căn một nghìn hai trăm linh bốn"; "căn hai phòng ngủ"
        return number.words > 2 and line.after(number.end) != "mét"
    return label == "biển" and number.words > 1 and len(number.digits) == 2


def _alone(line: Line, number: Number) -> bool:
    """ "ba mươi trên bốn", and nothing else: the answer to "which number?"."""
    if line.before(number.first):
        return False
    end = number.end
    while line.after(end) == "trên" and (following := line.number_after(end + 1)):
        end = following.end
    return not line.after(end) and end > number.end


def _parts(line: Line, number: Number, slashed: bool) -> tuple[list[str], int, bool]:
    """The parts of "17/205", where they end, and whether a word said the slash for certain."""
    parts, end, strong = [_digits(number)], number.end, False
    while len(parts) < _MOST_PARTS:
        word = line.after(end)
        sure = word in SLASHES or line.phrase(end, "gạch", "chéo")
        if not sure and not (slashed and word in ("trên", "gạch")):
            return parts, end, strong
        behind = end + (2 if line.phrase(end, "gạch", "chéo") else 1)
        following = line.number_after(behind)
        if following is None or following.scaled:
            return parts, end, strong
        if not sure and line.after(following.end) in COUNTERS:
            return parts, end, strong  # "số năm trên ba tầng"
        parts.append(_digits(following))
        end, strong = following.end, strong or sure
    return parts, end, strong


def _digits(number: Number) -> str:
    return number.digits if number.row else str(number.value)


def _counts(line: Line, number: Number) -> bool:
    """ "tầng ba hai người", "phòng hai người": what is counted follows, so all is left."""
    following = line.after(number.end)
    if following not in COUNTERS or any(line.phrase(number.end, *words) for words in _BESIDE):
        return False
    labels_next = following in LABELS and line.number_after(number.end + 1) is not None
    return (number.words == 1 or number.row) and not labels_next


def _letter(line: Line, at: int) -> str:
    """The letter of "12A", empty where none follows."""
    if line.after(at) not in HOUSE_LETTERS or line.after(at + 1) in ("lô", "ơi"):
        return ""
    return HOUSE_LETTERS[line.word(at)]


def _lettered(line: Line, at: int) -> Piece | None:
    """ "tòa bê bốn", "khu tập thể a mười hai"."""
    letter = HOUSE_LETTERS.get(line.word(at))
    number = line.number_after(at + 1) if letter else None
    if number is None or line.before(at) not in LETTERED or number.value > 999:
        return None
    if line.after(number.end) in COUNTERS - {"tầng", "phòng", "nhà"}:
        return None
    extra = _letter(line, number.end)  # licence "C1E"
    return Piece(at, number.end + bool(extra), f"{letter}{_digits(number)}{extra}")
