"""content_and_staff.class_understaffed: offline class groups with more pupils than the week's teachers may have.

A teacher to fifty pupils, to sixteen under school age, counting every teacher met in the group within a week that is
over; people whom the body lists as neither teaching nor research staff are no teachers.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars
from sevenlooks.bench.peers.teaching import form_in_pandas, form_in_polars

SINCE = date(2021, 9, 14)
FROM = SINCE - timedelta(days=SINCE.weekday())  # the Monday of the week of the rule's first day
LESSON = ("course_id", "institution_id", "starts_at", "class_group", "mode", "teacher_key", "pupils")
PERCENT, PERCENT_PRESCHOOL = 2, 6
TEACH = ["teaching", "research"]
GROUP = ["course_id", "class_group", "week"]


def in_pandas(books: Books) -> set[str]:
    lessons = books.frame("lessons", *LESSON)
    day = lessons["starts_at"].dt.normalize()
    lessons["day"], lessons["week"] = day, day - pd.to_timedelta(day.dt.day_of_week, unit="D")
    over = pd.Timestamp(books.as_of) - pd.Timedelta(days=6)
    lessons = lessons[(lessons["week"] >= pd.Timestamp(FROM)) & (lessons["week"] <= over)]
    courses = books.frame("courses", "course_id", "stage", "mode").rename(columns={"mode": "course_mode"})
    lessons = lessons.merge(courses, on="course_id")
    body = books.frame("institutions", "institution_id", "mode", "stages").set_index("institution_id")
    lessons["body_mode"] = lessons["institution_id"].map(body["mode"])
    lessons = lessons[form_in_pandas(lessons) == "offline"]
    lessons["class_group"] = lessons["class_group"].fillna("")
    staff = books.frame("staff", "institution_id", "person_key", "role")
    staff["teaches"] = staff["role"].isin(TEACH)
    teaches = staff.groupby(["institution_id", "person_key"])["teaches"].max()
    teaches.index.names = ["institution_id", "teacher_key"]
    lessons = lessons.join(teaches, on=["institution_id", "teacher_key"])
    lessons["told"] = lessons["teacher_key"].notna()
    lessons["teacher"] = lessons["teacher_key"].where(lessons["teaches"].ne(False))
    lessons["judged"] = lessons["day"] >= pd.Timestamp(SINCE)
    lessons["met"] = lessons["pupils"].where(lessons["judged"])
    weeks = lessons.groupby(GROUP, as_index=False).agg(
        pupils=("met", "max"),
        teachers=("teacher", "nunique"),
        told=("told", "min"),
        stage=("stage", "first"),
        institution_id=("institution_id", "first"),
    )
    only = body["stages"].map(lambda stages: stages is not None and list(stages) == ["preschool"])  # of each body
    young = weeks["stage"].eq("preschool") | (weeks["stage"].isna() & weeks["institution_id"].map(only).eq(True))
    percent = young.map({True: PERCENT_PRESCHOOL, False: PERCENT})
    short = (weeks["pupils"] * percent > weeks["teachers"] * 100) & weeks["told"] & (weeks["teachers"] > 0)
    return set(unsuspected_in_pandas(books, weeks[short])["course_id"])


def in_polars(books: Books) -> set[str]:
    day = pl.col("starts_at").dt.date()
    lessons = books.scan("lessons", *LESSON).with_columns(
        day=day, week=day.dt.truncate("1w"), class_group=pl.col("class_group").fill_null("")
    )
    lessons = lessons.filter(pl.col("week").is_between(FROM, books.as_of - timedelta(days=6)))
    courses = books.scan("courses", "course_id", "stage", "mode").rename({"mode": "course_mode"})
    body = books.scan("institutions", "institution_id", "mode", "stages").select(
        "institution_id", body_mode="mode", only_preschool=pl.col("stages") == ["preschool"]
    )
    lessons = lessons.join(courses, on="course_id").join(body, on="institution_id", how="left")
    lessons = lessons.filter(form_in_polars() == "offline")
    staff = books.scan("staff", "institution_id", "person_key", "role").group_by("institution_id", "person_key")
    helpers = staff.agg(teaches=pl.col("role").is_in(TEACH).any()).filter(~pl.col("teaches"))
    helpers = helpers.rename({"person_key": "teacher_key"})
    lessons = lessons.join(helpers, on=["institution_id", "teacher_key"], how="left")
    weeks = lessons.group_by(GROUP).agg(
        pupils=pl.col("pupils").filter(pl.col("day") >= SINCE).max(),
        teachers=pl.col("teacher_key").filter(pl.col("teaches").is_null()).drop_nulls().n_unique(),
        told=pl.col("teacher_key").is_not_null().all(),
        young=pl.coalesce(pl.col("stage") == "preschool", "only_preschool").first(),
        institution_id=pl.col("institution_id").first(),
    )
    percent = pl.when("young").then(PERCENT_PRESCHOOL).otherwise(PERCENT)
    short = weeks.filter(pl.col("told"), pl.col("teachers") > 0, pl.col("pupils") * percent > pl.col("teachers") * 100)
    return ids(unsuspected_in_polars(books, short), "course_id")
