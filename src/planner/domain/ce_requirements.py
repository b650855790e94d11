"""What the continuing education of one cycle must add up to, whoever asks for it, and the words for amounts of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from planner.domain.track import Category, CeConstraint, Renewal, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an issuer, or a state, asks for in a cycle. `by` is its short name: the one found in `approved_by`."""

    by: str
    unit: str
    categories: tuple[Category, ...]
    constraints: tuple[CeConstraint, ...]

    def of_kind(self, kind: str) -> tuple[CeConstraint, ...]:
        """The constraints of one kind, in the order of the file."""
        return tuple(constraint for constraint in self.constraints if constraint.kind == kind)

    @property
    def from_others(self) -> int | None:
        """How many units may come from providers that are not approved; None where that is not limited."""
        total, approved = (max((c.required.value for c in self.of_kind(k)), default=0) for k in ("total", "approved"))
        return max(0, total - approved) if total and approved else None

    def amount(self, units: Fraction | int, categories: tuple[str, ...] = (), *, approved: bool = False) -> str:
        """`10 clinical points approved by AAMA`; the categories are alternatives."""
        unit = self.unit.removesuffix("s") if units == 1 else self.unit
        kinds = " or ".join(name.replace("-", " ") for name in categories)
        return " ".join(filter(None, (plain(units), kinds, unit, f"approved by {self.by}" if approved else "")))


def asked(track: Track, renewal: Renewal) -> Asked:
    """What the issuer of a track asks for by one version of its rule."""
    return Asked(
        by=track.issuer.short, unit=renewal.unit, categories=renewal.categories, constraints=renewal.constraints
    )


def plain(units: Fraction | int) -> str:
    """Without needless zeros: `2.5`, `30`. What two decimals can't hold is rounded; no amount is known more finely."""
    rounded = Decimal(round(units * 100)).scaleb(-2)
    return f"{rounded.normalize():f}"
