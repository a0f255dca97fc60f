"""mutation.on_rest_day: compulsory-stage subject lessons on rest days, statutory holidays and in school vacations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.teaching import subject_lessons_in_pandas, subject_lessons_in_polars
from sevenlooks.methods.calendar import is_rest_day

SINCE = date(2021, 7, 24)


def in_pandas(books: Books) -> set[str]:
    lessons = subject_lessons_in_pandas(books, "lesson_id", "starts_at")
    day = lessons["starts_at"].dt.normalize()
    within = (day >= pd.Timestamp(SINCE)) & (day <= pd.Timestamp(books.as_of))
    lessons, day = lessons[within], day[within]
    rests = day.isin(pd.to_datetime(_rest_days(books.as_of)))
    vacations = books.frame("school_calendar", "division_code", "starts_on", "ends_on")
    place = lessons["division_code"].map(_calendars(lessons["division_code"].unique(), vacations["division_code"]))
    off = pd.Series(False, index=lessons.index)
    for calendar, first, last in vacations.itertuples(index=False):
        off |= (place == calendar) & (day >= first) & (day <= last)
    return set(lessons.loc[rests | off, "lesson_id"])


def in_polars(books: Books) -> set[str]:
    lessons = subject_lessons_in_polars(books, "lesson_id", "starts_at").with_columns(day=pl.col("starts_at").dt.date())
    lessons = lessons.filter(pl.col("day").is_between(SINCE, books.as_of))
    vacations = books.scan("school_calendar", "division_code", "starts_on", "ends_on").collect()
    counties = books.scan("institutions", "division_code").unique().collect()["division_code"]
    place = pl.col("division_code").replace_strict(_calendars(counties, vacations["division_code"]), default=None)
    off = pl.col("day").is_in(_rest_days(books.as_of))
    for calendar, first, last in vacations.iter_rows():
        off |= (place == calendar).fill_null(False) & pl.col("day").is_between(first, last)
    return ids(lessons.filter(off), "lesson_id")


@cache
def _rest_days(as_of: date) -> list[date]:
    days = [SINCE + timedelta(days=n) for n in range((as_of - SINCE).days + 1)]
    return [day for day in days if is_rest_day(day)]


def _calendars(counties: Iterable[str], calendars: Iterable[str]) -> dict[str, str]:
    """County → the nearest division upward that has a school calendar; that one alone speaks for it."""
    known = set(calendars)
    lineages = {county: (county, county[:4] + "00", county[:2] + "0000") for county in counties}
    return {county: near[0] for county, up in lineages.items() if (near := [place for place in up if place in known])}
