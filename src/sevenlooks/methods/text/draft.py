"""A batch on its way from written to understood: rewritten step by step, with the way back and what was undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.flat import Codes, Flat, Positions
from sevenlooks.methods.text.origins import Origins, Rewriting
from sevenlooks.methods.text.understood import KINDS, Understood, Undone

KIND_NUMBER: Final = {kind: number for number, kind in enumerate(KINDS)}

_Noted = tuple[Positions, Positions, NDArray[np.uint8], Sequence[str]]


class Draft:
    """codes: uint32[m], code points as they are by now; starts: int64[n+1], where each text begins."""

    def __init__(self, written: Flat) -> None:
        self.codes, self.starts = written.codes, written.starts
        self._written = written
        self._origins = Origins()
        self._undone: list[_Noted] = []

    def note(self, start: Positions, end: Positions, kind: NDArray[np.uint8], means: Sequence[str]) -> None:
        """Write down what is undone at these spans of the draft, before it is rewritten."""
        if len(start):
            self._undone.append((*self._origins.back(start, end), kind, means))

    def recode(self, codes: Codes) -> None:
        """Put other characters in the same places."""
        self.codes = codes

    def drop(self, places: Positions) -> None:
        """Take single characters out; places in order."""
        if len(places):
            kept = np.ones(len(self.codes), dtype=bool)
            kept[places] = False
            self.codes = self.codes[kept]
            self._step(Rewriting.of(places, places + 1, np.zeros_like(places)))

    def replace(self, start: Positions, end: Positions, by: Sequence[Codes]) -> None:
        """Put `by[k]` in the place of the span [start[k], end[k]). The spans are in order and do not overlap."""
        if not len(start):
            return
        lengths = np.fromiter(map(len, by), dtype=np.int64, count=len(by))
        step = Rewriting.of(start, end, lengths)
        counts = np.ones(len(self.codes), dtype=np.int64)
        counts[_each(start, end)] = 0
        counts[start] = lengths
        codes = np.repeat(self.codes, counts)
        codes[_each(step.new_start, step.new_end)] = np.concatenate(by)
        self.codes = codes
        self._step(step)

    def _step(self, step: Rewriting) -> None:
        self.starts = step.forth(self.starts)
        self._origins = self._origins.then(step)

    def finished(self) -> Understood:
        """The texts as understood."""
        return Understood(self.codes, self.starts, self._written.starts, self._origins, self._told())

    def _told(self) -> Undone:
        none = np.zeros(0, dtype=np.int64)
        noted: list[_Noted] = [(none, none, none.astype(np.uint8), ()), *self._undone]
        start = np.concatenate([each[0] for each in noted])
        end = np.concatenate([each[1] for each in noted])
        kind = np.concatenate([each[2] for each in noted])
        means = [meaning for each in noted for meaning in each[3]]
        order = np.lexsort((end, start))
        start, end, kind = start[order], end[order], kind[order]
        row = self._written.rows_of(start)
        begins = self._written.starts[row]
        return Undone(row, start - begins, end - begins, kind, tuple(means[k] for k in order.tolist()))


def _each(start: Positions, end: Positions) -> Positions:
    """Every place within the spans."""
    lengths = end - start
    begun = np.cumsum(lengths) - lengths
    return np.repeat(start - begun, lengths) + np.arange(int(lengths.sum()))
