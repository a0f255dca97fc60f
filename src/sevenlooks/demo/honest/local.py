"""What a place sets for itself: guide prices and the school calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from sevenlooks.demo import days, frame
from sevenlooks.demo.law_days import GUIDE_PRICES


def guide_prices() -> list[dict[str, Any]]:
    """The province's table, one city's and one county's, in force from the first day of the national frame."""
    return [
        {
            "division_code": place,
            "mode": mode,
            "class_from": low,
            "class_to": high,
            "base_price": base,
            "up_float": share,
            "standard_minutes": frame.STANDARD_MINUTES[mode],
            "effective_from": GUIDE_PRICES,
        }
        for place, mode, low, high, base, share in frame.price_rows()
    ]


def school_calendar(year: days.Year) -> list[dict[str, Any]]:
    """The province's vacations and those of the one city whose winter vacation begins three days later."""
    end = date(year.as_of.year, 12, 31)
    return [
        {"division_code": place, "kind": kind, "starts_on": first, "ends_on": last}
        for place, own in ((frame.PROVINCE, False), (frame.CITY_WITH_OWN_CALENDAR, True))
        for kind, first, last in days.vacations(year.first, end, own)
    ]
