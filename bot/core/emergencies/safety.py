"""The fixed answer to a message while there is no dialogue: number first, then advice."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.emergencies.kinds import FIRE, POLICE
from bot.core.emergencies.triage import Triage, triage

SIMULATION = "Đây là tổng đài mô phỏng, em không cử người đến được."
MOST_SENTENCES = 3
# For every kind, where not even the advice in data/hotlines.yml can be read.
ANY_DANGER = (
    "Anh chị ra chỗ an toàn trước.",
    "An ninh trật tự gọi 113, cháy nổ và cứu nạn gọi 114, cấp cứu gọi 115.",
)

Advice = Mapping[str, tuple[str, ...]]


def safety_answer(text: str, hotline: object, advice: Advice | None = None) -> str:
    """``advice`` holds short spoken sentences by kind of safety advice (``Triage.advice``)."""
    found = triage(text, hotline)
    if found is not None:
        return first_help(found, advice)
    first = {
        FIRE: "Nếu đang cháy hoặc có người gặp nạn, anh chị gọi ngay 114.",
        POLICE: "Nếu đang nguy hiểm, anh chị gọi ngay 113.",
    }.get(str(hotline), "Nếu đang khẩn cấp, anh chị gọi ngay 113.")
    return (
        f"{first} Cháy nổ, cứu nạn gọi 114, cấp cứu gọi 115. {SIMULATION}"
        " Hệ thống đang trục trặc, việc không gấp xin anh chị gọi lại sau ít phút."
    )


def first_help(found: Triage, advice: Advice | None = None) -> str:
    """The number to dial and what to do first; ``advice`` as in ``safety_answer``."""
    also = f", rồi gọi {' và '.join(found.also)}" if found.also else ""
    sentences = (advice or {}).get(found.advice, ANY_DANGER)[:MOST_SENTENCES]
    return f"Anh chị gọi ngay {found.number}{also}. {' '.join(sentences)} {SIMULATION}"
