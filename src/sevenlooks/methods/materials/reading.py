"""The entrance: titles and excerpts of materials in, what in them touches the negative list out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.materials.finding import Flags, Found, find
from sevenlooks.methods.materials.grades import Grades, above_grade, own_grades
from sevenlooks.methods.materials.patterns import patterns, subject_bits
from sevenlooks.methods.materials.touching import touching
from sevenlooks.methods.text.understanding import understand
from sevenlooks.methods.text.understood import Understood

# What a title may be made of without saying what is taught.
_SAYS_NOTHING: Final = re.compile(
    "(?:讲义|教材|教案|课件|练习册?|习题集?|手册|课堂|课本|活动单|学习单|任务单|资料|材料|汇编|合集|试卷|作业本?|内部|自编|校本|培训|配套|补充"
    "|学生|教师|用书|版|电子|打印|最新|通用|第?[0-9一二三四五六七八九十百]+(?:讲|册|课|单元|章|节|期|次|版|辑|本|套|年|月|份)?|[上中下]册?|[春秋暑寒](?:季|期|假)班?"
    "|[A-Za-z0-9\\W_])*"
)


@dataclass(frozen=True)
class Materials:
    """A batch, one entry a material in each column. grades: 1-12, 0 before school; stages: preschool, primary, …"""

    titles: Sequence[str]
    excerpts: Sequence[str | None]
    grades: Sequence[int | None]
    stages: Sequence[str | None]
    subjects: Sequence[str | None]

    def __len__(self) -> int:
        return len(self.titles)


@dataclass(frozen=True)
class Touch:
    """One place that touches the list. item: 1-12; start, end: half-open span in the title or excerpt as written;

    written: what stands there; strength: 0-1, how surely the words say so; grade: for item 10, the first grade that
    teaches it or the one named, else None.
    """

    item: int
    in_title: bool
    start: int
    end: int
    written: str
    strength: float
    grade: int | None


@dataclass(frozen=True)
class Read:
    """touches: for the materials that have any, the surest first, none overlapping another of its item.

    own_grades: of every material, -1 unknown; open: materials with a topic of the curriculum, but of no known grade;
    silent: materials whose title says nothing and whose excerpt is empty.
    """

    touches: dict[int, list[Touch]]
    own_grades: Grades
    open: Flags
    silent: Flags


def read_materials(materials: Materials) -> Read:
    """Read a batch."""
    titles = [title.replace("\n", " ") for title in materials.titles]
    texts = [f"{title}\n{excerpt or ''}" for title, excerpt in zip(titles, materials.excerpts, strict=True)]
    understood = understand(texts)
    found = find(understood, np.fromiter(map(len, titles), np.int64, len(titles)))
    own = own_grades(found, materials.grades, materials.stages)
    above = above_grade(found, own, _subjects(found, materials.subjects))
    touched = touching(found)
    strength = np.where(touched, patterns().weight[found.pattern], above.strength)
    open_rows = np.zeros(len(materials), dtype=bool)
    open_rows[found.row[above.open]] = True
    kept = np.flatnonzero(touched | above.above)
    return Read(_touches(found[kept], strength[kept], understood, texts, titles), own, open_rows, _silent(materials))


def _subjects(found: Found, told: Sequence[str | None]) -> NDArray[np.uint16]:
    """The subjects of each material, bits: as told, and as its title names them."""
    known = {name: subject_bits(name) for name in set(told)}
    bits = np.array([known[name] for name in told], np.uint16)
    titled = found.of("follow") & found.in_title
    np.bitwise_or.at(bits, found.row[titled], patterns().subject[found.pattern[titled]])
    return bits


def _silent(materials: Materials) -> Flags:
    pairs = zip(materials.titles, materials.excerpts, strict=True)
    return np.array([not (excerpt or "").strip() and bool(_SAYS_NOTHING.fullmatch(title)) for title, excerpt in pairs])


def _touches(
    found: Found, strength: NDArray[np.float64], understood: Understood, texts: list[str], titles: list[str]
) -> dict[int, list[Touch]]:
    known = patterns()
    order = np.lexsort((found.start, found.start - found.end, -strength, found.row))
    found, strength = found[order], strength[order]
    begins = understood.starts[found.row]
    first, stop = understood.original_spans(found.row, found.start - begins, found.end - begins)
    columns = found.row, found.pattern, found.in_title, first, stop, strength
    touches: dict[int, list[Touch]] = {}
    for row, pattern, in_title, start, end, sure in zip(*(c.tolist() for c in columns), strict=True):
        shift = 0 if in_title else len(titles[row]) + 1
        touch = Touch(
            item=int(known.item[pattern]),
            in_title=in_title,
            start=start - shift,
            end=end - shift,
            written=texts[row][start:end],
            strength=sure,
            grade=int(known.grade[pattern]) or None,
        )
        ours = touches.setdefault(row, [])
        if not any(_overlap(touch, other) for other in ours):
            ours.append(touch)
    return touches


def _overlap(one: Touch, other: Touch) -> bool:
    same = (one.item, one.in_title) == (other.item, other.in_title)
    return same and one.start < other.end and other.start < one.end
