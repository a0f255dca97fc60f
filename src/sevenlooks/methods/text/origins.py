"""Origins: the way back from texts as understood to texts as written, kept as the places that were rewritten."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sevenlooks.methods.text.flat import Positions


@dataclass(frozen=True)
class Rewriting:
    """One step: the spans [start, end) that became [new_start, new_end), in order, not overlapping. int64[k] each."""

    start: Positions
    end: Positions
    new_start: Positions
    new_end: Positions

    @classmethod
    def of(cls, start: Positions, end: Positions, lengths: Positions) -> Rewriting:
        """What rewriting these spans to these lengths does."""
        moved = np.cumsum(lengths - (end - start))
        new_end = end + moved
        return cls(start, end, new_end - lengths, new_end)

    def forth(self, borders: Positions) -> Positions:
        """Where borders between characters, none of them within a rewritten span, lie afterwards."""
        before = np.searchsorted(self.end, borders, side="right") - 1
        return np.where(before < 0, borders, borders + (self.new_end - self.end)[before])

    def back(self, start: Positions, end: Positions) -> tuple[Positions, Positions]:
        """The spans that these spans of at least one character each were before."""
        return self._before(start, self.start, 0), self._before(end - 1, self.end, 1)

    def _before(self, characters: Positions, rewritten: Positions, step: int) -> Positions:
        last = np.searchsorted(self.new_start, characters, side="right") - 1
        moved = np.where(last < 0, characters, characters + (self.end - self.new_end)[last]) + step
        return np.where((last >= 0) & (characters < self.new_end[last]), rewritten[last], moved)


@dataclass(frozen=True)
class Origins:
    """The steps from the text as written, the first first."""

    steps: tuple[Rewriting, ...] = ()

    def then(self, step: Rewriting) -> Origins:
        return Origins((*self.steps, step))

    def back(self, start: Positions, end: Positions) -> tuple[Positions, Positions]:
        """The spans as written of these spans of at least one character each."""
        for step in reversed(self.steps):
            start, end = step.back(start, end)
        return start, end
