"""Calendar weeks, Monday to Sunday, as columns: the same week is the same column from whatever day one looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

_MONDAY = date(1969, 12, 29)  # of the week that has 1 January 1970
BROKEN = 1  # column by which a window that ends in a broken week is longer


def week_of(day: date) -> int:
    """The running number of a day's week."""
    return (day - _MONDAY).days // 7


@dataclass(frozen=True)
class Weeks:
    """`count` weeks up to the one of the as-of day, which is broken off by it unless it is a Sunday."""

    as_of: date
    count: int

    @property
    def first(self) -> int:
        """Number of the first week."""
        return week_of(self.as_of) - self.count + 1

    @property
    def broken(self) -> bool:
        return self.as_of.weekday() < 6

    def column(self, week: np.ndarray) -> np.ndarray:
        """Columns of week numbers; those before the first week are negative."""
        return week - self.first

    def end(self, column: int) -> date:
        """The last day of a week, the as-of day for the broken one."""
        return min(_MONDAY + timedelta(days=7 * (self.first + column) + 6), self.as_of)

    def window(self, at: int, length: int) -> slice:
        """The `length` whole weeks that end with column `at`; where `at` is the broken week, that one on top."""
        extra = BROKEN if self.broken and at == self.count - 1 else 0
        return slice(max(at - length - extra + 1, 0), at + 1)


def over(matrix: np.ndarray, columns: slice) -> np.ndarray:
    """The sum of each body over the columns."""
    return matrix[:, columns].sum(axis=1)


def grid(bodies: int, columns: int, body: np.ndarray, column: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Values summed by body and column, bodies × columns. Columns before the first are left out."""
    there = (column >= 0) & (column < columns)
    flat = body[there] * columns + column[there]
    return np.bincount(flat, weights=value[there], minlength=bodies * columns).reshape(bodies, columns)


def level(bodies: int, columns: int, body: np.ndarray, column: np.ndarray, value: np.ndarray) -> np.ndarray:
    """What has come together by the end of each column, all that came before the first column included."""
    return np.cumsum(grid(bodies, columns, body, np.maximum(column, 0), value), axis=1)
