"""Item 10: which grade a material is for, and what in it is taught in a later one only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.materials.finding import Flags, Found
from sevenlooks.methods.materials.patterns import patterns
from sevenlooks.methods.materials.touching import warned

LAST_GRADE: Final = {"preschool": 0, "primary": 6, "junior": 9, "senior": 12}
UNKNOWN: Final = -1
FOLLOWS_WITHIN: Final = 1  # characters between a grade's name and the book word: 初二的物理
TITLE_STRENGTH, TEXT_STRENGTH = 0.7, 0.5  # a title names its reader's grade; a text may name another's

Grades = NDArray[np.int16]


@dataclass(frozen=True)
class Above:
    """above: the hits beyond their material's grade; strength: 0-1, of each hit; open: hits of no known grade."""

    above: Flags
    strength: NDArray[np.float64]
    open: Flags


def own_grades(found: Found, grades: Sequence[int | None], stages: Sequence[str | None]) -> Grades:
    """The grade that each material is for, UNKNOWN where nobody says.

    Its own; else the highest that its title names within its stage; else its stage's last.
    """
    told = np.array([UNKNOWN if grade is None else grade for grade in grades], np.int16)
    last = np.array([LAST_GRADE.get(stage or "", UNKNOWN) for stage in stages], np.int16)
    named = np.full(len(told), UNKNOWN, np.int16)
    titled = found.of("grade") & found.in_title
    np.maximum.at(named, found.row[titled], patterns().grade[found.pattern[titled]])
    believed = np.where((named != UNKNOWN) & ((last == UNKNOWN) | (named <= last)), named, last)
    return np.where(told != UNKNOWN, told, believed).astype(np.int16)


def above_grade(found: Found, own: Grades, subjects: NDArray[np.uint16]) -> Above:
    """What is above the grade. own: of each material; subjects: bits of the subjects each material speaks of."""
    known = patterns()
    grade, limit = known.grade[found.pattern], own[found.row]
    topic = found.of("topic") & ~warned(found)
    topic &= ~known.bound[found.pattern] | (known.subject[found.pattern] & subjects[found.row] != 0)
    naming = _naming(found, grade) & ~warned(found)
    gap = (grade - limit).clip(0, 5)
    strength = np.where(topic, 0.4 + 0.1 * gap, np.where(found.in_title, TITLE_STRENGTH, TEXT_STRENGTH))
    return Above((topic | naming) & (limit != UNKNOWN) & (grade > limit), strength, topic & (limit == UNKNOWN))


def _naming(found: Found, grade: Grades) -> Flags:
    """Grades that say for whom the material is: the lowest of a title; in running text, those before a book word."""
    named = found.of("grade")
    lowest = np.full(int(found.row.max(initial=-1)) + 1, np.iinfo(np.int16).max, np.int16)
    titled = named & found.in_title
    np.minimum.at(lowest, found.row[titled], grade[titled])
    follows = np.sort(found.start[found.of("follow")])
    following = np.searchsorted(follows, found.end)
    close = np.append(follows, np.iinfo(np.int64).max)[following] <= found.end + FOLLOWS_WITHIN
    return named & np.where(found.in_title, grade == lowest[found.row], close)
