"""Tips and incidents: what was reported, and what is still missing from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, ClassVar, TypeVar

R = TypeVar("R", bound="Report")


@dataclass(frozen=True)
class Report:
    """What tips and incidents have in common; a field is None while it is not known.

    ``where`` is as said, ``ward`` the present name of the ward, ``when`` ISO 8601 where it can be
    resolved (else as said), ``plate`` and ``phone`` in written form, ``vehicle`` its kind and
    colour as said.
    """

    what: str | None = None
    where: str | None = None
    ward: str | None = None
    when: str | None = None
    who: str | None = None
    plate: str | None = None
    vehicle: str | None = None
    phone: str | None = None
    anonymous: bool = False
    priority: str | None = None
    receipt: str | None = None

    required: ClassVar[tuple[str, ...]] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields that nobody has answered yet, in the order to ask them."""
        return tuple(name for name in self.required if getattr(self, name) is None)

    def with_details(self: R, **details: Any) -> R:
        """A copy with the given fields; None leaves a field as it was."""
        return replace(
            self, **{name: value for name, value in details.items() if value is not None}
        )

    def as_dict(self) -> dict[str, Any]:
        """The JSON object of the contract."""
        return {**asdict(self), "missing": list(self.missing)}

    @classmethod
    def from_dict(cls: type[R], data: Mapping[str, Any]) -> R:
        """The inverse of ``as_dict``; unknown keys are left out."""
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


@dataclass(frozen=True)
class Tip(Report):
    """A tip (tin báo, tố giác) taken without haste.

    ``evidence`` is what there is to show for it, ``how_known`` how the reporter knows; as said.
    """

    evidence: str | None = None
    how_known: str | None = None

    required: ClassVar[tuple[str, ...]] = ("what", "where", "when", "who")


@dataclass(frozen=True)
class Incident(Report):
    """An emergency that is being reported: where comes first; ``people_in_danger`` as said."""

    people_in_danger: str | None = None

    required: ClassVar[tuple[str, ...]] = ("where", "what", "people_in_danger")
