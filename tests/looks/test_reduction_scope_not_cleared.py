"""reduction.scope_not_cleared: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

HEAD = "institution_id | name | division_code | status | uscc | former_usccs | licence_cancelled_on\n"
# Seven working days after Friday 2022-04-22, with the May holiday from 30 April: up to Thursday 5 May.
# Sunday 24 April 2022 was a working day in lieu: 24, 25, 26, 27, 28, 29 April, 5 May.
GONE = "I1 | 甲 | 330106 | cancelled | 91A | | 2022-04-22"
ENTITIES = "uscc | name | state | scope\n"


def judge(body: str, entity: str, as_of: str = "2022-06-30") -> Judged:
    scene = Scene(as_of, institutions=HEAD + body, market_entities=ENTITIES + entity)
    return scene.judge("reduction.scope_not_cleared")


def test_the_last_of_the_working_days_is_in_time() -> None:
    came = judge(GONE, "91A | 甲 | active | 教育培训", "2022-05-05")
    assert (came.found, came.judged) == (set(), 0)


def test_a_registration_that_is_gone_or_cleared() -> None:
    for entity in ("91A | 甲 | cancelled | 教育培训", "91A | 甲 | revoked | ", "91A | 甲 | active | 文具销售"):
        came = judge(GONE, entity)
        assert (came.found, came.judged) == (set(), 1)


def test_a_non_profits_own_code_is_no_business_registration() -> None:
    converted = "I1 | 甲 | 330106 | converted | 52A | 91A | 2022-04-22"
    both = "52A | 甲 | active | 学科类校外培训\n 91A | 甲公司 | cancelled | 教育培训"
    assert judge(converted, both).found == set()


def test_a_transformed_body_keeps_its_non_subject_training() -> None:
    transformed = "I1 | 甲 | 330106 | transformed | 91A | | 2022-04-22"
    assert judge(transformed, "91A | 甲 | active | 艺术培训;体育培训").found == set()
    assert judge(transformed, "91A | 甲 | active | 教育培训(不含学科类培训)").found == set()
    assert judge(transformed, "91A | 甲 | active | 文化课辅导;体育培训").found == {"I1"}


def test_time_that_ran_out_before_the_rules_first_day() -> None:
    # Sunday 26 September and Saturday 9 October 2021 were working days, 1 to 7 October a holiday.
    assert judge("I1 | 甲 | 330106 | cancelled | 91A | | 2021-09-24", "91A | 甲 | active | 教育培训").judged == 0
    assert judge("I1 | 甲 | 330106 | cancelled | 91A | | 2021-09-26", "91A | 甲 | active | 教育培训").found == {"I1"}


def test_what_is_not_told_is_not_judged() -> None:
    for entity, why in (
        ("91B | 乙 | active | 教育培训", "no_market_entity"),
        ("91A | 甲 |  | 教育培训", "empty:market_entities.state"),
        ("91A | 甲 | active | ", "empty:market_entities.scope"),
    ):
        came = judge(GONE, entity)
        assert (came.found, came.judged, came.why) == (set(), 0, {why: 1})


def test_a_licence_never_cancelled_is_out_of_reach() -> None:
    came = judge("I1 | 甲 | 330106 | operating | 91A | | ", "91A | 甲 | active | 教育培训")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_beyond_the_known_calendar_nothing_is_judged() -> None:
    body = "I1 | 甲 | 330106 | cancelled | 91A | | 2035-03-01"
    came = judge(body, "91A | 甲 | active | 教育培训", "2035-06-30")
    assert (came.judged, came.why) == (0, {"outside_calendar": 1})


def test_found_on_the_first_day_after() -> None:
    row = judge(GONE, "91A | 甲 | active | 教育培训", "2022-05-06").row("I1")
    assert (str(row["occurred_on"]), row["expected"], row["linked_id"]) == ("2022-05-06", "2022-05-05", "91A")


def test_found_under_a_former_code() -> None:
    converted = "I1 | 甲 | 330106 | converted | 52A | 91a;91B | 2022-04-22"
    assert judge(converted, "91A | 甲公司 | active | 中小学生文化课补习").row("I1")["linked_id"] == "91A"


def test_the_number_in_the_ledger_may_be_the_companys_code() -> None:
    for uscc in ("", "52A"):
        body = f"91A | 甲 | 330106 | converted | {uscc} | | 2022-04-22"
        assert judge(body, "91A | 甲 | cancelled | 教育培训").found == set()
        assert judge(body, "91A | 甲 | active | 教育培训").found == {"91A"}
