"""What understanding a batch of texts gives: the texts as understood, what was undone, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.flat import Codes, Flat, Positions, unflatten
from sevenlooks.methods.text.origins import Origins

KINDS: Final = (
    "homophone",  # 同音近音: 树学
    "initials",  # 拼音首字母: sx
    "pinyin",  # 拼音, also mixed with characters: shu xue, 数xue
    "split",  # 拆字: 讠吾文
    "variant",  # 繁体异体形近: 數學
    "width",  # 全角: ｓｈｕ
    "emoji",  # 表情符号: 🧮
    "inserted",  # 插入符号, 空格, 零宽字符: 数.学
    "digits",  # 数字代字: 1V1
)


@dataclass(frozen=True)
class Undone:
    """What was undone, one row each, in the order of the texts.

    row: int64[k], the text; start, end: int64[k], half-open span in the ORIGINAL text; kind: uint8[k], index into
    KINDS; means: the characters that the span was understood as.
    """

    row: Positions
    start: Positions
    end: Positions
    kind: NDArray[np.uint8]
    means: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.row)

    def kinds(self) -> list[str]:
        return [KINDS[kind] for kind in self.kind.tolist()]


@dataclass(frozen=True)
class Understood:
    """A batch as understood.

    codes: uint32[m], the code points of all texts, every text followed by one "\\n" (a text may hold others: rows are
    told by `starts`). starts: int64[n+1], where each text begins in codes. original: int64[n+1], where it began in the
    batch as written. origins: the way back.
    """

    codes: Codes
    starts: Positions
    original: Positions
    origins: Origins
    undone: Undone

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def flat(self) -> Flat:
        return Flat(self.codes, self.starts)

    @property
    def origin_start(self) -> NDArray[np.int32]:
        """int32[m]: where each understood character begins in its ORIGINAL text, in code points."""
        return self._spans[0]

    @property
    def origin_end(self) -> NDArray[np.int32]:
        """int32[m]: where it ends."""
        return self._spans[1]

    @cached_property
    def _spans(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        every = np.arange(len(self.codes), dtype=np.int64)
        begins = np.repeat(self.original[:-1], np.diff(self.starts))
        start, end = self.origins.back(every, every + 1)
        return (start - begins).astype(np.int32), (end - begins).astype(np.int32)

    def original_spans(self, row: Positions, start: Positions, end: Positions) -> tuple[Positions, Positions]:
        """The spans in the original texts that these understood spans, none of them empty, were written as."""
        begins = self.starts[row]
        first, stop = self.origins.back(begins + start, begins + end)
        return first - self.original[row], stop - self.original[row]

    def original_span(self, row: int, start: int, end: int) -> tuple[int, int]:
        """The same for one span; an empty one becomes an empty one."""
        one = np.array([row]), np.array([start]), np.array([max(end, start + 1)])
        first, stop = (int(column[0]) for column in self.original_spans(*one))
        return (first, stop) if end > start else (first, first)

    def whole(self) -> str:
        """All texts in one string, "\\n" after each."""
        return unflatten(self.codes)

    def text(self, row: int) -> str:
        """One text as understood."""
        return unflatten(self.codes[self.starts[row] : self.starts[row + 1] - 1])
