"""Plates and telephone numbers of a report: read out, in two parts, mended."""

from __future__ import annotations

import re

from bot.core.language.numbers import find_plate, is_phone
from bot.core.reports.choices import means_this_number
from bot.core.reports.contact_numbers import phone_part
from bot.core.reports.details import Details
from bot.core.reports.taking import Taking

_DIGITS_OF_A_PLATE = (4, 5)


class NumberTaking(Taking):
    """Takes a plate and the number at which the caller can be reached."""

    def take(self, found: Details, fixing: bool) -> bool:
        took = False
        if found.plate:
            self._set(plate=found.plate)
            took = True
        phone = found.phone or self._second_half(found.phone_part)
        if phone and not self.state.report.anonymous:
            if self.state.report.phone not in (None, phone) and not fixing:
                self.state.conflict = {
                    "field": "phone",
                    "old": self.state.report.phone,
                    "new": phone,
                }
                return True
            self._set(phone=phone)
            self.state.settled.add("contact")
            took = True
        elif self.state.report.phone is None and means_this_number(self._message.text):
            took = self._take_callers_number() or took
        # After the number: "… hai một tám bảy, à số cuối là chín" mends what it has just told.
        last = found.last_digits or self._end_of_plate(found)
        mended = fixing and last is not None and self._mend_number(last)
        return mended or took

    def _end_of_plate(self, found: Details) -> str | None:
        """The number of a plate without its letters, said again: "ý tôi là bảy một năm ba sáu"."""
        digits = phone_part(self._message.text, asked=True)
        known = self.state.report.plate is not None and not (found.plate or found.phone)
        return digits if known and digits and len(digits) in _DIGITS_OF_A_PLATE else None

    def _second_half(self, part: str | None) -> str | None:
        """The whole telephone number, when its other half was read out in an earlier message."""
        if self.state.report.anonymous:
            return None
        whole = is_phone((self.state.phone_part or "") + part) if part else None
        self.state.phone_part = None if whole else part or self.state.phone_part
        return whole

    def _mend_number(self, digits: str) -> bool:
        """Put the last digits of a plate or telephone number right."""
        of_plate = "biển" in self._message.text.lower() or self.state.report.phone is None
        field = "plate" if of_plate else "phone"
        old = getattr(self.state.report, field)
        if old is None or len(digits) >= len(old):
            return False
        if field == "plate":
            plain = re.sub(r"[.\s-]", "", old)
            mended = find_plate(f"biển {plain[: -len(digits)]}{digits}")
            if mended is None:
                return False
            self._set(plate=mended.value)
        else:
            self._set(phone=old[: -len(digits)] + digits)
        return True

    def _take_callers_number(self) -> bool:
        if self._message.caller is None or self.state.report.anonymous:
            return False
        self._set(phone=self._message.caller)
        self.state.settled.add("contact")
        return True
