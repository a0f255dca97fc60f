"""Courses and their lessons: weekly rhythms in term for subjects, weekends and vacations too for art and sport."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sevenlooks.demo.chance import Chance, numbered
from sevenlooks.demo.days import Year
from sevenlooks.demo.frame import County, ceiling, respelled
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.shaping import build, take
from sevenlooks.demo.wording.courses import ART, JUNIOR, PRESCHOOL, PRIMARY, SENIOR

PRICES = np.array([16, 20, 24, 30, 36, 44, 54, 66, 80, 98, 120])
"""Prices of a lesson in yuan, each at least a tenth above the last: no two charges look alike by chance."""
_TEXTS = {"primary": PRIMARY, "junior": JUNIOR, "senior": SENIOR, "art": ART, "preschool": PRESCHOOL}
_FAMILIES = list(_TEXTS)
_START_OF = {family: sum(len(_TEXTS[f]) for f in _FAMILIES[:i]) for i, family in enumerate(_FAMILIES)}
_SCHOOL_RHYTHMS = [(0,), (1,), (2,), (3,), (4,), (0, 3), (1, 4), (0, 2), (2, 4), (1, 3)]
_OPEN_RHYTHMS = [(1,), (3,), (4,), (5,), (6,), (5, 6), (2, 5), (4, 6), (1, 5), (3, 6)]
_SIZES = np.array([6, 8, 10, 12, 15, 20, 24, 30, 36, 40])
_LAST_BELL = 20 * 60 + 30  # minute of the day at which teaching on a site ends


@dataclass
class Courses:
    """Courses sorted by body. `dates` holds every lesson's day, `first_date[i]` where course i begins in it."""

    body: np.ndarray
    ids: pa.Array
    length: np.ndarray
    rhythm: np.ndarray
    dates: np.ndarray
    first_date: np.ndarray
    minute: np.ndarray
    minutes: np.ndarray
    price: np.ndarray  # fen
    class_size: np.ndarray
    text: np.ndarray
    weekly: np.ndarray
    lesson_row: np.ndarray  # row of each course's first lesson in the lessons table
    held: np.ndarray  # lessons of each course up to the as-of day


class Rhythms:
    """The days on which a weekly rhythm meets, for schools' terms and for bodies open all year."""

    def __init__(self, year: Year) -> None:
        groups = [(year.school_days(), _SCHOOL_RHYTHMS), (year.open_days(), _OPEN_RHYTHMS)]
        lists = [d[np.isin((d + 3) % 7, r)] for d, rhythms in groups for r in rhythms]
        self.sizes = np.array([len(r) for _, rhythms in groups for r in rhythms])
        self.flat = np.concatenate(lists)
        self.begin = np.cumsum([0, *map(len, lists)])[:-1]
        self._wide = 100_000
        self._sorted = np.concatenate([d + i * self._wide for i, d in enumerate(lists)])

    def until(self, rhythm: np.ndarray, day: np.ndarray) -> np.ndarray:
        """How many meetings each rhythm has up to and with `day`."""
        return np.searchsorted(self._sorted, rhythm * self._wide + day, side="right") - self.begin[rhythm]


def make(bodies: list[Body], chance: Chance, counties: list[County], year: Year) -> Courses:
    rng, rhythms = chance.of("courses"), Rhythms(year)
    counts = np.array([min(max(round(14 * b.size), 4), 40) if b.taught else 0 for b in bodies])
    body = np.repeat(np.arange(len(bodies)), counts)
    first_of_body = np.concatenate([[True], body[1:] != body[:-1]]) if len(body) else np.zeros(0, bool)
    in_term = np.array([b.subject for b in bodies])[body]
    open_now = np.array([b.open for b in bodies])[body]
    until = np.array([b.until for b in bodies])[body]
    rhythm = rng.integers(0, 10, len(body)) + np.where(in_term, 0, 10)
    twice = rhythms.sizes[rhythm] == 2
    length = np.where(twice, rng.integers(12, 25, len(body)), rng.integers(10, 17, len(body)))
    until = until + np.where(open_now & ~in_term & (rng.random(len(body)) < 0.3), 28, 0)
    slack = rhythms.until(rhythm, until) - length
    start = np.where(first_of_body, slack, (rng.random(len(body)) * (slack + 1)).astype(int))
    keep = slack >= 0
    body, rhythm, length, start, twice = (a[keep] for a in (body, rhythm, length, start, twice))
    first_date = np.concatenate([[0], np.cumsum(length)[:-1]]) if len(body) else np.zeros(0, int)
    course = np.repeat(np.arange(len(body)), length)
    step = np.arange(len(course)) - first_date[course]
    dates = rhythms.flat[(rhythms.begin[rhythm] + start)[course] + step]
    held = np.bincount(course, weights=dates <= year.span[1], minlength=len(body)).astype(int)
    minute, minutes = _hours(rng, np.array([b.online for b in bodies])[body])
    text = _texts(rng, bodies, body)
    class_size = np.where(np.array([b.kind == "preschool" for b in bodies])[body], 12, rng.choice(_SIZES, len(body)))
    price = _prices(rng, bodies, counties, body, class_size, minutes)
    return Courses(
        body,
        numbered("K", len(body)),
        length,
        rhythm,
        dates,
        first_date,
        minute,
        minutes,
        price,
        class_size,
        text,
        ~twice,
        np.concatenate([[0], np.cumsum(held)[:-1]]) if len(body) else held,
        held,
    )


def _hours(rng: np.random.Generator, online: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Start (minute of the day) and length: on site over by 20:30, on line at most 30 minutes."""
    count = len(online)
    minutes = np.where(online, rng.choice([25, 30], count), rng.choice([40, 45, 60, 90], count))
    return 5 * rng.integers((17 * 60 + 30) // 5, (_LAST_BELL - minutes) // 5 + 1), minutes


def _texts(rng: np.random.Generator, bodies: list[Body], body: np.ndarray) -> np.ndarray:
    """A text number for each course, from the family that its body may teach."""
    chosen = np.zeros(len(body), dtype=int)
    pick = rng.random((len(body), 2))
    families = {"senior": ["senior"], "preschool": ["preschool"], "art": ["art"], "transformed": ["art"]}
    own = [families.get(b.kind, b.row["stages"].split(";")) for b in bodies]
    for i, index in enumerate(body):
        family = own[index][int(pick[i, 0] * len(own[index]))]
        chosen[i] = _START_OF[family] + int(pick[i, 1] * len(_TEXTS[family]))
    return chosen


def _prices(
    rng: np.random.Generator,
    bodies: list[Body],
    counties: list[County],
    body: np.ndarray,
    size: np.ndarray,
    minutes: np.ndarray,
) -> np.ndarray:
    """Fen a lesson: a step of the price list, for compulsory-stage subjects below the place's ceiling."""
    free = PRICES[rng.integers(4, len(PRICES), len(body))] * 100
    known: dict[tuple[int, str, int, int], int] = {}
    for i, index in enumerate(body):
        owner = bodies[index]
        if not owner.subject:
            continue
        case = (owner.county, owner.row["mode"], int(size[i]), int(minutes[i]))
        if case not in known:
            known[case] = ceiling(counties[case[0]], *case[1:])
        step = int(np.searchsorted(PRICES * 100, known[case], side="right")) - 1
        below = step - 1 if step > 0 and rng.random() < 0.4 else step
        free[i] = PRICES[below] * 100
    return free


def tables(courses: Courses, bodies: list[Body], teachers: pa.Array, pupils: np.ndarray) -> dict[str, pa.Table]:
    """The books of courses and lessons. `teachers`: a key a course; `pupils`: how many attend each held lesson."""
    texts = [text for family in _FAMILIES for text in _TEXTS[family]]
    body_ids = pa.array([b.id for b in bodies])
    modes = pa.array([b.row["mode"] for b in bodies])
    categories = pa.array([b.row["category"] for b in bodies])
    last = courses.first_date + courses.length - 1
    course_table = build(
        "courses",
        len(courses.body),
        course_id=courses.ids,
        institution_id=take(body_ids, courses.body),
        name=take(pa.array([t.name for t in texts]), courses.text),
        description=take(pa.array([t.description for t in texts]), courses.text),
        category=take(categories, courses.body),
        subject=take(pa.array([t.subject or None for t in texts]), courses.text),
        stage=take(pa.array([t.stage for t in texts]), courses.text),
        mode=take(modes, courses.body),
        class_size=courses.class_size,
        lesson_minutes=courses.minutes,
        price_per_lesson=courses.price,
        lessons=courses.length,
        starts_on=courses.dates[courses.first_date],
        ends_on=courses.dates[last],
    )
    course = np.repeat(np.arange(len(courses.body)), courses.held)
    step = np.arange(len(course)) - courses.lesson_row[course]
    begin = (courses.dates[courses.first_date[course] + step] * 1440 + courses.minute[course]) * 60
    places = pa.array([place for b in bodies for place in _places(b)])
    manner = courses.body * 6 + np.arange(len(courses.body)) % 6
    lesson_table = build(
        "lessons",
        len(course),
        lesson_id=numbered("L", len(course), 9),
        course_id=take(courses.ids, course),
        institution_id=take(body_ids, courses.body[course]),
        starts_at=begin,
        ends_at=begin + courses.minutes[course] * 60,
        class_group="1班",
        mode=take(modes, courses.body[course]),
        place=take(places, manner[course]),
        teacher_key=take(teachers, course),
        pupils=pupils,
    )
    return {"courses": course_table, "lessons": lesson_table}


def _places(body: Body) -> list[str]:
    if body.online:
        return [f"线上教室{body.index}-{room}" for room in range(6)]
    return [respelled(body.row["operating_address"], manner) for manner in range(6)]
