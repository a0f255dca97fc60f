"""mutation.outside_registered_site: offline lessons at a place that is no registered site of the body."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.teaching import bodies_in_pandas, bodies_in_polars, form_in_pandas, form_in_polars
from sevenlooks.methods.address import read_address
from sevenlooks.methods.same_place import same_address

SINCE = date(2021, 9, 8)
SITES = ("registered_address", "operating_address", "licensed_addresses")


def in_pandas(books: Books) -> set[str]:
    lessons = books.frame("lessons", "lesson_id", "course_id", "institution_id", "starts_at", "mode", "place")
    day = lessons["starts_at"].dt.normalize()
    lessons = lessons[(day >= pd.Timestamp(SINCE)) & (day <= pd.Timestamp(books.as_of)) & lessons["place"].notna()]
    of_course = books.frame("courses", "course_id", "mode").set_index("course_id")["mode"]
    lessons["course_mode"] = lessons["course_id"].map(of_course)
    lessons["body_mode"] = lessons["institution_id"].map(bodies_in_pandas(books)["body_mode"])
    lessons = lessons[form_in_pandas(lessons).eq("offline")]
    taught = lessons[["institution_id", "place"]].drop_duplicates()
    outside = pd.DataFrame(_outside(books, taught.itertuples(index=False)), columns=["institution_id", "place"])
    return set(lessons.merge(outside, on=["institution_id", "place"])["lesson_id"])


def in_polars(books: Books) -> set[str]:
    lessons = books.scan("lessons", "lesson_id", "course_id", "institution_id", "starts_at", "mode", "place")
    within = pl.col("starts_at").dt.date().is_between(SINCE, books.as_of)
    lessons = lessons.filter(within, pl.col("place").is_not_null())
    courses = books.scan("courses", "course_id", "mode").rename({"mode": "course_mode"})
    lessons = lessons.join(courses, on="course_id", how="left")
    lessons = lessons.join(bodies_in_polars(books), on="institution_id", how="left")
    lessons = lessons.filter(form_in_polars() == "offline")
    taught = lessons.select("institution_id", "place").unique().collect(engine="streaming")
    outside = pl.LazyFrame(
        _outside(books, taught.iter_rows()), schema={"institution_id": pl.String, "place": pl.String}, orient="row"
    )
    return ids(lessons.join(outside, on=["institution_id", "place"], how="semi"), "lesson_id")


def _outside(books: Books, taught: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The bodies and places, few beside the lessons, where the place is surely none of the body's or its parent's."""
    rows = books.scan("institutions", "institution_id", "parent_id", *SITES).collect().iter_rows()
    told = {body: (parent, [one, two, *(more or ())]) for body, parent, one, two, more in rows}
    found = []
    for body, place in taught:
        here = read_address(place)
        parent, sites = told.get(body, (None, []))
        sites = [site for site in (*sites, *told.get(parent, (None, []))[1]) if site and site.strip()]
        if here.kind == "online" or not sites:
            continue
        if all(same_address(here, read_address(site)) is False for site in sites):
            found.append((body, place))
    return found
