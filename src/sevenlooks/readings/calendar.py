"""The days of each place: rest days of the nation, vacations by the nearest school calendar upward."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.law import in_force
from sevenlooks.methods.calendar import rest_days
from sevenlooks.readings.facts import Facts, reading

FIRST_DAY = date(2021, 1, 1)  # half a year before the first rule's first day


@reading(kept=True)
def place_days(facts: Facts) -> ir.Table:
    """One row a day, from FIRST_DAY to the as-of day, in each division that has an institution:

    `division_code`, `day`; `kind` (weekday | weekend | holiday | in_lieu | working_weekend) and `rest` (Saturday,
    Sunday, statutory holiday, day in lieu, no make-up working day), both null in years whose notice is not known;
    `vacation` (bool; null where no calendar speaks for the day); `vacation_place` and `vacation_from`, the key of the
    school_calendar row that says so.
    """
    days = facts.engine.give("calendar_days", rest_days(FIRST_DAY, max(FIRST_DAY, facts.as_of))).rename(day="date")
    told = facts.reading(vacations)
    around = ibis.array([told.season - 1, told.season, told.season + 1])
    spoken = told.filter(told.main).select("division_code", season=around.unnest()).distinct().mutate(vacation=False)
    off = told.join(days, (told.starts_on <= days.day) & (days.day <= told.ends_on))
    off = off.select("division_code", "day", "starts_on", "vacation_place")
    off = off.group_by(["division_code", "day"]).aggregate(
        vacation_from=off.starts_on.min(), vacation_place=off.vacation_place.argmin(off.starts_on)
    )
    grid = facts.table("institutions").select("division_code").distinct().cross_join(days)
    grid = grid.select("division_code", "day", "kind", "rest")
    grid = grid.mutate(season=_season(grid.day))
    rows = grid.left_join(off, ["division_code", "day"]).left_join(spoken, ["division_code", "season"])
    return rows.select(
        "division_code",
        "day",
        "kind",
        "rest",
        "vacation_place",
        "vacation_from",
        vacation=ibis.cases((off.vacation_from.notnull(), True), else_=spoken.vacation),
    )


@reading(kept=False)
def vacations(facts: Facts) -> ir.Table:
    """The vacations that hold in each division with an institution: `division_code`, `starts_on`, `ends_on` (both

    inclusive), `season` (number of the season its middle lies in), `main` (no mere `other` days off),
    `vacation_place` (the division whose calendar says so).

    A calendar holds for the seasons in which it names a vacation; elsewhere the next division upward is asked. So a
    city that has only written down its autumn days off still has its province's winter vacation. A main vacation
    also tells of the terms before and after it; a vacation that nobody has written down is unknown, not term.
    """
    book = facts.table("school_calendar")
    middle = book.starts_on + (book.ends_on.delta(book.starts_on, unit="day") // 2).as_interval("D")
    book = book.mutate(season=_season(middle.cast("date")), main=book.kind.fill_null("main") != "other")
    speaking = book.group_by(["division_code", "season", "main"]).aggregate(since=book.starts_on.min())
    places = facts.table("institutions").select(place="division_code").distinct()
    asked = places.cross_join(speaking.group_by(["season", "main"]).aggregate(day=speaking.since.max()))
    nearest = in_force(
        speaking, asked, division="place", day="day", values_since="since", keys=("season", "main")
    ).rename(vacation_place="division_code")
    rows = nearest.join(
        book,
        [nearest.vacation_place == book.division_code, nearest.season == book.season, nearest.main == book.main],
    )
    return rows.select(
        nearest.vacation_place,
        nearest.season,
        nearest.main,
        book.starts_on,
        book.ends_on,
        division_code=nearest.place,
    )


def _season(day: ir.DateValue) -> ir.IntegerValue:
    """The running number of a season of the school year: winter (January, February), spring term (March to June),

    summer (July, August), autumn term (September to December).
    """
    month = day.month().cast("int64")
    return day.year().cast("int64") * 4 + ibis.cases((month < 3, 0), (month < 7, 1), (month < 9, 2), else_=3)
