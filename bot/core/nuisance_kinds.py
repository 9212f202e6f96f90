"""The kinds of nuisance calls: what reviewers read, how they are answered, how they are weighed."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Plain:
    """From which likelihood on one line is enough where nothing in it alarms: any ``line``, or one
    that is too ``short`` to hold a matter besides."""

    line: float = 0.95
    short: float = 0.85


NEVER = Plain(inf, inf)


@dataclass(frozen=True)
class NuisanceKind:
    """One kind of nuisance.

    ``reason`` is what reviewers read. ``family`` is the kind of answer it gets, and the family of
    the cues that tell it. ``most`` is the highest score that a call of only this kind can reach:
    who misdialled or tried a line meant no harm, and a breath may be somebody who cannot speak.
    ``at_once``: one line can be enough, for nobody in danger begins by selling something.
    ``plain``: bounds from benchmarks/dev, none of whose 2,200 genuine openings is flagged by them.
    """

    id: str
    reason: str
    family: str
    most: float = 1.0
    at_once: bool = False
    plain: Plain = Plain()


NOISE = "tieng_tho_tieng_dong"
_NO_MATTER = Plain(0.85, 0.85)
_CHATTING = Plain(short=0.9)

# A child may be in danger and not know it ("con đi chơi xa với chú quen của mẹ"), and who was
# harassed says again what was said to them: neither is flagged by one line. A lost dog's name may
# be a joke, however few words tell of it.
KINDS = {
    kind.id: kind
    for kind in (
        NuisanceKind("treu_dua", "Lời trêu đùa", "prank", plain=Plain(short=0.95)),
        NuisanceKind("tre_em_nghich_may", "Trẻ em nghịch máy", "prank", 0.8, plain=NEVER),
        NuisanceKind("hat_doc_tho", "Hát, đọc thơ, mở nhạc", "chat", plain=_NO_MATTER),
        NuisanceKind("chui_boi", "Lời chửi bới, xúc phạm", "abuse", plain=Plain(0.97)),
        NuisanceKind("quay_roi_tinh_duc", "Lời lẽ quấy rối tình dục", "harassment", plain=NEVER),
        NuisanceKind("chao_hang", "Chào bán hàng, quảng cáo", "sales", 1.0, True, _NO_MATTER),
        NuisanceKind("moi_vay", "Mời vay tiền, mở thẻ", "sales", 1.0, True, _NO_MATTER),
        NuisanceKind("lo_de_bong_da", "Hỏi lô đề, xổ số, bóng đá", "chat", plain=_NO_MATTER),
        NuisanceKind("cuoc_goi_tu_dong", "Lời máy ghi âm sẵn", "sales", 1.0, True, _NO_MATTER),
        NuisanceKind("nham_so", "Gọi nhầm số", "wrong_number", 0.75, plain=Plain(short=0.95)),
        NuisanceKind("noi_chuyen_phiem", "Nói chuyện phiếm, tán tỉnh", "chat", plain=_CHATTING),
        NuisanceKind("say_lam_nham", "Say rượu nói lan man", "chat", 0.8),
        NuisanceKind("thuyet_giao", "Thuyết giảng, bàn chuyện thế giới", "chat", 0.8),
        NuisanceKind("goi_thu", "Gọi thử máy", "test", 0.75, plain=Plain(short=0.95)),
        NuisanceKind(NOISE, "Tiếng thở, tiếng động", "noise", 0.6, plain=Plain(short=0.95)),
    )
}


@dataclass(frozen=True)
class NuisanceGuess:
    """What the trained model takes one message for, if it is a nuisance at all.

    ``likelihood`` (0 to 1): how likely it is a nuisance of any kind. ``words``: those that spoke
    most for it, all of them words of the training data, so that they can name nobody.
    ``alarm`` (0 to 1): how sure the finder of emergencies is that the message tells of one; 1
    where it was not asked, for what may be an emergency is flagged by no single line.
    """

    kind: str
    likelihood: float
    words: tuple[str, ...] = ()
    alarm: float = 1.0

    @classmethod
    def from_dict(cls, found: object) -> NuisanceGuess | None:
        """A guess as components and channels pass it on; None for anything else."""
        if not isinstance(found, dict) or found.get("kind") not in KINDS:
            return None
        return cls(
            found["kind"],
            float(found["likelihood"]),
            tuple(found.get("words") or ()),
            float(found.get("alarm", 1.0)),
        )

    def as_dict(self) -> dict[str, object]:
        """Ready for JSON."""
        return {
            "kind": self.kind,
            "likelihood": round(self.likelihood, 4),
            "words": list(self.words),
            "alarm": round(self.alarm, 4),
        }
