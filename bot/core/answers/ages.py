"""The age that somebody tells, and the procedure that is for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.core.language.numbers import written_numbers
from bot.core.language.vietnamese import fold
from bot.core.procedure import Procedure

# "Dưới 6 tuổi", "từ đủ 14 tuổi": of a rule, not of somebody.
_AGE = re.compile(r"(?<!\w)(\d{1,3})\s+(thang\s+)?tuoi(?!\w)")
_OF_A_RULE = re.compile(r"(?:duoi|tren|tu|du|den|toi|chua)\s+$")


def age_told(text: str) -> int | None:
    """The one age in years that a text tells; None where it tells none or several."""
    line = fold(written_numbers(text))
    ages = [
        0 if found[2] else int(found[1])
        for found in _AGE.finditer(line)
        if not _OF_A_RULE.search(line[: found.start()])
    ]
    return ages[0] if len(ages) == 1 else None


def of_fitting_age(identifier: str, text: str, procedures: Mapping[str, Procedure]) -> str:
    """The procedure, or the one of its group that is for the age told where that one is not: "mẹ
    tôi tám mươi tuổi" wants no child's card."""
    found, age = procedures[identifier], age_told(text)
    if age is None or found.ages is None or _holds(found, age):
        return identifier
    fitting = [p.id for p in procedures.values() if p.group == found.group and _holds(p, age)]
    return fitting[0] if len(fitting) == 1 else identifier


def _holds(procedure: Procedure, age: int) -> bool:
    return procedure.ages is not None and procedure.ages[0] <= age <= procedure.ages[1]
