"""A police procedure as the knowledge base states it: every fact with its source and its date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# Kinds of sources that callers may be told of: public bodies and the press. Reprints, code
# repositories and general knowledge are kept for those who check the entries.
NAMED_KINDS = ("co_quan", "cong_an_tinh_khac", "co_quan_doc_gian_tiep", "bao_chi")

ASPECTS = (
    "overview",
    "documents",
    "fee",
    "time",
    "place",
    "steps",
    "online",
    "who",
    "result",
    "legal_basis",
)


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; ``published`` as written in the source: a day, a month or a year.

    ``spoken`` is the short name that callers hear. Reprints by other sites
    (``ban_sao_trang_khac``) are kept for checking and never read out.
    """

    title: str
    kind: str
    url: str | None = None
    published: str | None = None
    spoken: str | None = None

    @property
    def may_be_named(self) -> bool:
        """Whether callers may be told of this source."""
        return self.kind in NAMED_KINDS and self.spoken is not None


def main_source(sources: Iterable[Source]) -> Source | None:
    """The source to name: the closest to a public body, then the newest; None where none."""
    named = [source for source in sources if source.may_be_named]
    newest = sorted(named, key=lambda source: source.published or "", reverse=True)
    return min(newest, key=lambda source: NAMED_KINDS.index(source.kind), default=None)


@dataclass(frozen=True)
class Fee:
    """One fee: ``amount_vnd`` in dong (0: free), due from ``starts`` to ``ends``, both included."""

    case: str
    amount_vnd: int
    channel: str | None = None
    starts: date | None = None
    ends: date | None = None

    def due_on(self, day: date) -> bool:
        """Whether this fee holds on a day."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )


@dataclass(frozen=True)
class Procedure:
    """One procedure (thủ tục); texts are Vietnamese, short, as they may be read out.

    ``fee_rule`` says in words what the dated ``fees`` cannot; ``ask_police`` what callers must
    check with the police; ``conflicts`` where sources disagree; ``confidence`` is high, medium or
    low; ``recheck_before`` the day by which the entry must be checked again; ``ages`` the youngest
    and the oldest, in years, of whom the paper is made out to, None where age does not matter.
    """

    id: str
    name: str
    group: str
    aliases: tuple[str, ...]
    summary: str
    who: str
    documents: tuple[str, ...]
    places: tuple[str, ...]
    online: tuple[str, ...]
    booking: tuple[str, ...]
    steps: tuple[str, ...]
    fees: tuple[Fee, ...]
    fee_rule: str | None
    time: str
    result: str
    legal_basis: tuple[str, ...]
    in_force: str
    sources: tuple[Source, ...]
    confidence: str
    last_verified: date
    notes: tuple[str, ...] = ()
    ask_police: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    recheck_before: date | None = None
    national_code: str | None = None
    ages: tuple[int, int] | None = None

    @property
    def spoken_name(self) -> str:
        """A short everyday name, to offer the procedure among others."""
        return self.aliases[0]

    @property
    def main_source(self) -> Source | None:
        """The source to name; None where none may be named."""
        return main_source(self.sources)

    def fees_on(self, day: date) -> tuple[Fee, ...]:
        """The fees that hold on a day."""
        return tuple(fee for fee in self.fees if fee.due_on(day))
