"""Numbers put into words, and amounts of money as answers write them."""

from __future__ import annotations

_DIGIT_NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spoken_number(number: int) -> str:
    """A number in words, 0 to 999,999,999,999. Raises ValueError outside."""
    if not 0 <= number < 10**12:
        raise ValueError(f"{number} is outside 0..999,999,999,999")
    if number == 0:
        return "không"
    words: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words += _spoken_group(group, whole=bool(words))
            words += [name] if name else []
    return " ".join(words)


def _spoken_group(group: int, whole: bool) -> list[str]:
    """1 to 999; ``whole``: something comes before, so the hundreds are said even when zero."""
    hundreds, rest = divmod(group, 100)
    tens, unit = divmod(rest, 10)
    words = [_DIGIT_NAMES[hundreds], "trăm"] if hundreds or whole else []
    if tens == 0:
        if unit:
            words += (["linh"] if words else []) + [_DIGIT_NAMES[unit]]
        return words
    words += ["mười"] if tens == 1 else [_DIGIT_NAMES[tens], "mươi"]
    if unit == 1 and tens > 1:
        words.append("mốt")
    elif unit == 5:
        words.append("lăm")
    elif unit:
        words.append(_DIGIT_NAMES[unit])
    return words


def written_money(amount_vnd: int) -> str:
    """An amount as answers write it: 25000 is "25.000 đồng", 14000000 "14.000.000 đồng"."""
    return f"{amount_vnd:,}".replace(",", ".") + " đồng"
