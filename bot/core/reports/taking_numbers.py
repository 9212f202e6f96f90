"""Plates and telephone numbers of a report: read out, in two parts, mended."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.language.numbers import find_plate, is_phone
from bot.core.reports.choices import means_this_number
from bot.core.reports.contact_numbers import phone_part
from bot.core.reports.details import Details
from bot.core.reports.mended_parts import mended_by_denial
from bot.core.reports.plates_told import plate_part, tells_vehicle_gone
from bot.core.reports.taking import Taking

_DIGITS_OF_A_PLATE = (4, 5)


class NumberTaking(Taking):
    """Takes a plate and the number at which the caller can be reached."""

    def take(self, found: Details, fixing: bool) -> bool:
        took = self._take_plate(found, fixing)
        self._leave_out_others(found)
        phone = found.phone or self._second_half(found.phone_part)
        if phone and not self.state.report.anonymous:
            own = found.own_phone or self.state.asked == "contact"
            instead = fixing or (found.own_phone and not self.state.own_phone)
            if self.state.report.phone not in (None, phone) and not instead:
                self.state.conflict = {
                    "field": "phone",
                    "old": self.state.report.phone,
                    "new": phone,
                }
                return True
            self._set(phone=phone)
            self.state.own_phone = own
            self.state.settled.add("contact")
            took = True
        elif self.state.report.phone is None and means_this_number(self._message.text):
            took = self._take_callers_number() or took
        if self._mend_by_denial(found):
            return True
        # After the number: "… hai một tám bảy, à số cuối là chín" mends what it has just told.
        last = found.last_digits or self._end_of_plate(found)
        mended = fixing and last is not None and self._mend_number(last)
        return mended or took

    def mends(self, found: Details) -> bool:
        """Whether a message only puts a number that was told before right by a part of it."""
        if found.phone or found.plate or found.mentions:
            return False
        return self._mend_by_denial(found)

    def _take_plate(self, found: Details, fixing: bool) -> bool:
        """Of the caller's own vehicle and another one the other one is of the matter; where the
        own one is gone, it is that which is looked for."""
        if found.plate is None:
            return self._complete_plate(found)
        known = self.state.report.plate is not None and found.plate != self.state.report.plate
        if known and not fixing and found.own_plate and not self.state.own_plate:
            return True
        told = f"{self.state.report.what or ''} | {self._message.text}"
        if known and self.state.own_plate and not found.own_plate and tells_vehicle_gone(told):
            return True
        self._set(plate=found.plate)
        self.state.own_plate = found.own_plate
        return True

    def _complete_plate(self, found: Details) -> bool:
        """A plate whose last digits come later: "29C 571 gì đó", then "hai số chót là 83"."""
        if self.state.report.plate is not None:
            return False
        if self.state.plate_part and found.last_digits:
            whole = find_plate(f"biển {self.state.plate_part}{found.last_digits}")
            if whole is not None:
                self._set(plate=whole.value)
                self.state.plate_part = None
                return True
        self.state.plate_part = plate_part(self._message.text) or self.state.plate_part
        return False

    def _leave_out_others(self, found: Details) -> None:
        """A number that turns out to be somebody else's is none to call."""
        if self.state.report.phone is None or self.state.report.phone not in found.others_phones:
            return
        self.state.report = replace(self.state.report, phone=None)
        self.state.own_phone = False
        self.state.settled.discard("contact")

    def _mend_by_denial(self, found: Details) -> bool:
        """ "Sáu hai một không phải năm hai một": of the number that has what is denied."""
        report = self.state.report
        if found.phone or found.plate:
            return False
        elsewhere = [report.where] if report.where else []
        for name in ("phone", "plate"):
            number = getattr(report, name)
            mended = number and mended_by_denial(number, self._message.text, elsewhere)
            if mended and name == "plate":
                plate = find_plate(f"biển {mended[:-5]} {mended[-5:]}") or find_plate(mended)
                mended = plate.value if plate else None
            if mended:
                self._set(**{name: mended})
                return True
        return False

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
        self.state.own_phone = True
        self.state.settled.add("contact")
        return True
