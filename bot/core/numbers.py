"""Numbers, telephone numbers and vehicle plates, spoken or written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """Something found in a text: ``value`` in written form, offsets into the text as given."""

    value: str
    start: int
    end: int


def written_numbers(text: str) -> str:
    """The text with spoken numbers in digits: "hai mươi ba" becomes "23"."""
    raise NotImplementedError


def spoken_number(number: int) -> str:
    """A number in words, 0 to 999,999,999,999. Raises ValueError outside."""
    raise NotImplementedError


def spoken_money(amount_vnd: int) -> str:
    """An amount as it is written in answers: 25000 becomes "25.000 đồng", 0 "miễn phí"."""
    raise NotImplementedError


def find_phone(text: str) -> Found | None:
    """The first Vietnamese telephone number, digits only: "0912345678"."""
    raise NotImplementedError


def find_plate(text: str) -> Found | None:
    """The first vehicle plate, in written form: "29A1-123.45", "30A-123.45", "29X-1234"."""
    raise NotImplementedError


def find_count(text: str) -> Found | None:
    """The first count of people or things ("ba người", "2 đứa trẻ"), as digits."""
    raise NotImplementedError
