"""reporting.absent_from_platform: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "reporting.absent_from_platform"
HEAD = "institution_id | name | division_code | status | status_on | opened_on\n"
RECORDS = """
    institution_id | name
    FILED          | 甲
"""


def judge(bodies: str, as_of: str = "2022-06-30", records: str = RECORDS) -> Judged:
    return Scene(as_of, institutions=HEAD + bodies, platform_records=records).judge(RULE)


def test_a_body_with_a_record() -> None:
    came = judge("FILED | 甲 | 330106 | operating | | 2018-01-01")
    assert (came.found, came.judged) == (set(), 1)


def test_closed_suspected_and_not_yet_open_bodies() -> None:
    came = judge("""A | 甲 | 330106 | cancelled | 2022-06-30 | 2018-01-01
                    B | 乙 | 330106 | suspended |            | 2018-01-01
                    C | 丙 | 330106 | suspected |            |
                    D | 丁 | 330106 | operating |            | 2022-07-01""")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_without_any_records_nothing_is_judged() -> None:
    came = Scene("2022-06-30", institutions=HEAD + "A | 甲 | 330106 | operating | | ").judge(RULE)
    assert (came.judged, came.why) == (0, {"no_table:platform_records": 1})


def test_the_day_before_the_rule_began() -> None:
    assert judge("A | 甲 | 330106 | operating | | 2018-01-01", "2021-10-30").judged == 0


def test_found_open_in_any_way() -> None:
    bodies = """A | 甲 | 330106 | operating   |            | 2018-01-01
                B | 乙 | 330106 | converted   | 2021-12-01 |
                C | 丙 | 330106 | transformed | 2021-12-01 | 2022-03-01
                D | 丁 | 330106 | cancelled   | 2022-07-01 | 2018-01-01"""
    came = judge(bodies)
    days = {row["subject_id"]: str(row["occurred_on"]) for row in came.rows}
    assert days == {"A": "2021-10-31", "B": "2021-10-31", "C": "2022-03-01", "D": "2021-10-31"}
    assert judge(bodies, "2021-10-31").found == {"A", "B", "D"}
