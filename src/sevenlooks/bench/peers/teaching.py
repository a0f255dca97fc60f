"""For the rules on lessons: which of them teach compulsory-stage subjects, in which form and place."""

from __future__ import annotations

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books

COMPULSORY = ("primary", "junior")
COURSE = ("course_id", "category", "stage", "mode")
BODY = ("institution_id", "division_code", "stages", "mode")


def courses_in_pandas(books: Books) -> pd.DataFrame:
    """Index course_id: `subject` and `compulsory` (true, false or missing), `course_mode`."""
    courses = books.frame("courses", "institution_id", *COURSE)
    body = bodies_in_pandas(books)
    told = courses["stage"].isin(COMPULSORY).astype("boolean").where(courses["stage"].notna())
    courses["compulsory"] = told.fillna(courses["institution_id"].map(body["compulsory"]))
    courses["subject"] = courses["category"].eq("subject").astype("boolean").where(courses["category"].notna())
    return courses.set_index("course_id").rename(columns={"mode": "course_mode"})[
        ["subject", "compulsory", "course_mode"]
    ]


def bodies_in_pandas(books: Books) -> pd.DataFrame:
    """Index institution_id: `division_code`, `compulsory` (missing where no stage is told), `body_mode`."""
    body = books.frame("institutions", *BODY)
    stages = body["stages"]
    compulsory = [None if s is None or not len(s) else any(stage in COMPULSORY for stage in s) for s in stages]
    body["compulsory"] = pd.array(compulsory, dtype="boolean")  # a few thousand bodies, a list each
    return body.set_index("institution_id").rename(columns={"mode": "body_mode"}).drop(columns="stages")


def subject_lessons_in_pandas(books: Books, *columns: str) -> pd.DataFrame:
    """The lessons of known subject courses for the compulsory stage with the columns asked for, and

    `course_mode`, `body_mode`, `division_code`.
    """
    lessons = books.frame("lessons", "course_id", "institution_id", *columns)
    courses = courses_in_pandas(books)
    judged = courses[(courses["subject"] & courses["compulsory"]).fillna(False)]  # missing is neither
    lessons = lessons.merge(judged[["course_mode"]], left_on="course_id", right_index=True)
    body = bodies_in_pandas(books)[["body_mode", "division_code"]]
    return lessons.merge(body, left_on="institution_id", right_index=True, how="left")


def form_in_pandas(lessons: pd.DataFrame) -> pd.Series:
    """offline or online: the lesson's own mode, else its course's, else its body's single one."""
    single = lessons["body_mode"].where(lessons["body_mode"].isin(["offline", "online"]))
    return lessons["mode"].fillna(lessons["course_mode"]).fillna(single)


def bodies_in_polars(books: Books) -> pl.LazyFrame:
    """`institution_id`, `division_code`, `body_mode`, `body_compulsory` (null where no stage is told)."""
    stages = pl.col("stages")
    older = stages.list.eval(pl.element().is_in(COMPULSORY)).list.any()
    return books.scan("institutions", *BODY).select(
        "institution_id",
        "division_code",
        body_mode="mode",
        body_compulsory=pl.when(stages.list.len() > 0).then(older),
    )


def courses_in_polars(books: Books) -> pl.LazyFrame:
    """`course_id`, `subject`, `compulsory`, `course_mode`."""
    courses = books.scan("courses", "institution_id", *COURSE)
    courses = courses.join(bodies_in_polars(books), on="institution_id", how="left")
    return courses.select(
        "course_id",
        subject=pl.col("category") == "subject",
        compulsory=pl.coalesce(pl.col("stage").is_in(COMPULSORY), "body_compulsory"),
        course_mode="mode",
    )


def subject_lessons_in_polars(books: Books, *columns: str) -> pl.LazyFrame:
    """The same rows and columns as `subject_lessons_in_pandas`."""
    lessons = books.scan("lessons", "course_id", "institution_id", *columns)
    courses = courses_in_polars(books).filter("subject", "compulsory").select("course_id", "course_mode")
    body = bodies_in_polars(books).drop("body_compulsory")
    return lessons.join(courses, on="course_id").join(body, on="institution_id", how="left")


def form_in_polars() -> pl.Expr:
    single = pl.when(pl.col("body_mode").is_in(["offline", "online"])).then("body_mode")
    return pl.coalesce("mode", "course_mode", single)
