"""The words that materials are read by: `data/terms.csv`, `data/curriculum.csv` and `data/grade_words.csv` as one list.

What a word does in a material is its role; `data/README.md` tells of each with an example.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.materials.items import ABOVE_GRADE
from sevenlooks.methods.text.alphabet import Searcher

ROLES: Final = (
    "plain",  # touches its item by itself: 扫码报名
    "mild",  # the same, unless a scene is set: 报名电话
    "hard",  # touches only with a lure of its group in the same sentence: 算命 … 不可不信
    "lure",  # what makes a hard word more than a mention
    "warning",  # in the same sentence, takes back: 远离, 揭穿
    "theme",  # anywhere in the material, takes back: 禁毒教育
    "scene",  # anywhere in the material, takes mild and hard words back: 林则徐, 多少元
    "allowed",  # a longer word in which others mean nothing: 虎门销烟, 感情色彩
    "topic",  # what the curriculum teaches from a grade on: 一元二次方程
    "grade",  # a grade's name: 初二
    "follow",  # what may follow a grade's name in running text: 初二[物理]
)
ROLE: Final = {role: number for number, role in enumerate(ROLES)}
SUBJECTS: Final = ("语文", "数学", "英语", "物理", "化学", "生物", "历史", "地理", "道法")
_OTHER_NAMES: Final = {"外语": "英语", "政治": "道法", "道德与法治": "道法", "奥数": "数学", "作文": "语文"}

Bits = NDArray[np.uint32]


class Pattern(NamedTuple):
    """`groups`: the items it speaks of, or groups within one (9:price), among which hard words and lures meet."""

    word: str
    role: str
    groups: tuple[str, ...]
    weight: float = 0.0
    grade: int = 0
    subject: str = ""
    bound: bool = False


@dataclass(frozen=True)
class Patterns:
    """All patterns in columns. role: index into ROLES; groups: a bit a group; item: 1-12, 0 for none; weight: 0-1;

    grade: the first that teaches it, or the one it names; subject: a bit a subject; bound: whether a topic counts only
    in a material of its subject.
    """

    words: tuple[str, ...]
    role: NDArray[np.uint8]
    groups: Bits
    item: NDArray[np.uint8]
    weight: NDArray[np.float64]
    grade: NDArray[np.int16]
    subject: NDArray[np.uint16]
    bound: NDArray[np.bool_]
    searcher: Searcher


@cache
def patterns() -> Patterns:
    """Read once from the package's data."""
    rows = list(_read())
    bit = {name: 1 << n for n, name in enumerate(sorted({g for row in rows for g in row.groups}))}
    words = tuple(row.word for row in rows)
    return Patterns(
        words=words,
        role=np.array([ROLE[row.role] for row in rows], np.uint8),
        groups=np.array([_bits(row, bit) for row in rows], np.uint32),
        item=np.array([_item(row.groups[0]) if row.groups else 0 for row in rows], np.uint8),
        weight=np.array([row.weight for row in rows]),
        grade=np.array([row.grade for row in rows], np.int16),
        subject=np.array([subject_bits(row.subject) for row in rows], np.uint16),
        bound=np.array([row.bound for row in rows], np.bool_),
        searcher=Searcher(words),
    )


def subject_bits(name: str | None) -> int:
    """The school subjects that a subject's name or a title speaks of, a bit each in the order of SUBJECTS."""
    said = name or ""
    named = [s for s in SUBJECTS if s in said] + [s for other, s in _OTHER_NAMES.items() if other in said]
    return sum({1 << SUBJECTS.index(subject) for subject in named})


def _read() -> Iterator[Pattern]:
    for row in _rows("terms"):
        role, word = row["role"], row["word"]
        subject = word if role == "follow" else ""
        yield Pattern(word, role, tuple(row["items"].split()), float(row["weight"] or 0), 0, subject)
    above = (str(ABOVE_GRADE),)
    for row in _rows("curriculum"):
        bound = row["only_in_subject"] == "yes"
        yield Pattern(row["topic"], "topic", above, 0.0, int(row["grade"]), row["subject"], bound)
    for row in _rows("grade_words"):
        yield Pattern(row["word"], "grade", above, 0.0, int(row["grade"]))


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (files("sevenlooks.methods.materials") / "data" / f"{name}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _item(group: str) -> int:
    return int(group.partition(":")[0])


def _bits(row: Pattern, bit: dict[str, int]) -> int:
    """What takes back speaks of every group of its items; what touches, of its own groups only."""
    if row.role not in ("warning", "theme", "scene"):
        return sum(bit[group] for group in row.groups)
    items = {_item(group) for group in row.groups}
    return sum(bit[group] for group in bit if _item(group) in items)
