"""mutation.mode_switched: lessons on line of an offline body, on a site of an online body."""

from __future__ import annotations

from datetime import date

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.teaching import bodies_in_pandas, bodies_in_polars

SINCE = date(2021, 9, 8)
OTHER = {"offline": "online", "online": "offline"}


def in_pandas(books: Books) -> set[str]:
    lessons = books.frame("lessons", "lesson_id", "course_id", "institution_id", "starts_at", "mode")
    day = lessons["starts_at"].dt.normalize()
    lessons = lessons[(day >= pd.Timestamp(SINCE)) & (day <= pd.Timestamp(books.as_of))]
    of_course = books.frame("courses", "course_id", "mode").set_index("course_id")["mode"]
    form = lessons["mode"].fillna(lessons["course_id"].map(of_course))
    wrong = lessons["institution_id"].map(bodies_in_pandas(books)["body_mode"].map(OTHER))
    return set(lessons.loc[form.eq(wrong) & wrong.notna(), "lesson_id"])


def in_polars(books: Books) -> set[str]:
    lessons = books.scan("lessons", "lesson_id", "course_id", "institution_id", "starts_at", "mode")
    lessons = lessons.filter(pl.col("starts_at").dt.date().is_between(SINCE, books.as_of))
    courses = books.scan("courses", "course_id", "mode").rename({"mode": "course_mode"})
    lessons = lessons.join(courses, on="course_id", how="left")
    lessons = lessons.join(bodies_in_polars(books), on="institution_id", how="left")
    wrong = pl.col("body_mode").replace_strict(OTHER, default=None)
    return ids(lessons.filter(pl.coalesce("mode", "course_mode") == wrong), "lesson_id")
