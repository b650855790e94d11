"""Date arithmetic: spans in the issuers' units, months that clamp, weeks, half-open ranges.

Every range in this program is half-open, `[start, stop)`, unless a name says `last`. Nothing here
knows holidays: a business day is Monday to Friday.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["days", "business days", "weeks", "months", "years"]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE_DAY = timedelta(days=1)


def add_months(anchor: date, months: int) -> date:
    """The same day `months` later (or earlier), clamped to the month's last day.

    Always from the original anchor, never chained: 31 January + 1 month is 28 or 29 February, + 2 months 31 March.
    """
    index = anchor.year * 12 + anchor.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))


def add_business_days(anchor: date, days: int) -> date:
    """`days` Mondays to Fridays after `anchor` (before it when negative); 0 gives `anchor` itself, even on a Sunday."""
    step = ONE_DAY if days > 0 else -ONE_DAY
    day = anchor
    for _ in range(abs(days)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def end_of_month(day: date) -> date:
    """The last day of `day`'s month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def week_start(day: date, first_weekday: int = 0) -> date:
    """The first day of the week that holds `day`; `first_weekday` 0 is Monday, 6 is Sunday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as an issuer states it: `90 days`, `5 business days`, `60 months`."""

    count: int
    unit: Unit

    def after(self, anchor: date) -> date:
        """The date this span after `anchor`."""
        return self._from(anchor, self.count)

    def before(self, anchor: date) -> date:
        """The date this span before `anchor`."""
        return self._from(anchor, -self.count)

    def _from(self, anchor: date, count: int) -> date:
        match self.unit:
            case "days":
                return anchor + timedelta(days=count)
            case "weeks":
                return anchor + timedelta(weeks=count)
            case "business days":
                return add_business_days(anchor, count)
            case "months":
                return add_months(anchor, count)
            case "years":
                return add_months(anchor, 12 * count)

    def __str__(self) -> str:
        unit = self.unit.removesuffix("s") if self.count == 1 else self.unit
        return f"{self.count} {unit}"


@dataclass(frozen=True, slots=True)
class DateRange:
    """`[start, stop)`: `stop` is the first day that is no longer inside."""

    start: date
    stop: date

    @property
    def last(self) -> date:
        """The last day inside; meaningless for an empty range."""
        return self.stop - ONE_DAY

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.stop

    def overlaps(self, other: DateRange) -> bool:
        """Whether a day lies in both."""
        return self.start < other.stop and other.start < self.stop

    def days(self) -> Iterator[date]:
        """Each day inside, in order."""
        for offset in range((self.stop - self.start).days):
            yield self.start + timedelta(days=offset)
