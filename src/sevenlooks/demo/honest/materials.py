"""Teaching materials: reviewed inside and outside, filed, written by people who may write them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from sevenlooks.demo import codes
from sevenlooks.demo.chance import Chance, numbered
from sevenlooks.demo.days import Year
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.honest.courses import Courses
from sevenlooks.demo.shaping import build, take

_TITLES = ("讲义", "练习册", "课堂手册", "活动单")
_EXCERPTS = (
    "本单元要点与例子，课后练习两则。",
    "先看图，再动手，最后说一说。",
    "复习上节课内容，完成本节任务。",
    "目录；使用说明；分课内容。",
)


def make(
    courses: Courses, course_table: pa.Table, bodies: list[Body], chance: Chance, year: Year
) -> tuple[pa.Table, np.ndarray]:
    """One material for every third course, and the body of each."""
    rng = chance.of("materials")
    course = np.arange(0, len(courses.body), 3)
    body, count = courses.body[course], len(course)
    academic = np.array([b.row["category"] == "subject" for b in bodies])[body]
    own = rng.random(count) < 0.6
    names = course_table["name"].take(pa.array(course)).to_pylist()
    filed = courses.dates[courses.first_date[course]] - rng.integers(8, 40, count)
    reviewed = filed - rng.integers(3, 20, count)
    table = build(
        "materials",
        count,
        material_id=numbered("M", count),
        institution_id=take(pa.array([b.id for b in bodies]), body),
        course_id=take(courses.ids, course),
        title=[f"{name}{_TITLES[i % 4]}" for i, name in enumerate(names)],
        kind=pa.array(np.where(own, "own", "published")),
        isbn=np.ma.array([isbn(n) for n in rng.integers(1, 10**6, count)], mask=own),
        stage=course_table["stage"].take(pa.array(course)),
        grade=grades(names),
        subject=course_table["subject"].take(pa.array(course)),
        author_years=np.ma.array(rng.integers(3, 25, count), mask=~own),
        author_certificate_no=np.ma.array(codes.certificates(rng, count), mask=~(own & academic)),
        internal_review_on=np.ma.array(reviewed - 5, mask=~own),
        external_review_on=np.ma.array(reviewed, mask=~(own & academic)),
        filed_on=filed,
        used_from=np.ma.array(courses.dates[courses.first_date[course]], mask=rng.random(count) < 0.5),
        excerpt=[_EXCERPTS[i % 4] for i in range(count)],
    )
    return table, body


_GRADES = {
    **{f"{c}年级": i + 1 for i, c in enumerate("一二三四五六七八九")},
    **{f"高{c}": i + 10 for i, c in enumerate("一二三")},
}


def grades(names: list[str]) -> list[int | None]:
    """The grade that a course's name speaks of, 1 to 12; none for art and sport."""
    return [next((grade for word, grade in _GRADES.items() if word in name), None) for name in names]


def isbn(number: int) -> str:
    """A made-up ISBN-13 with a right check digit."""
    stem = f"9787{number % 10**8:08d}"
    return f"{stem}{-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(stem)) % 10}"
