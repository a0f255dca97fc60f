"""reduction.reborn: what must not be found first."""

from __future__ import annotations

import json

import pytest

from tests.scenes import Judged, Scene

HEADS = (
    "institution_id | name | division_code | status | status_on | opened_on | papers | parent_id | former_usccs"
    " | former_names | phone | legal_rep_key | controller_key | operating_address\n"
)
SITE = "杭州市拱墅区学府路88号3号楼2层203室"
GONE = f"GONE | 明源教育培训学校 | 330105 | cancelled | 2022-03-10 | 2015-01-01 | | | | | k1_p | k1_r | k1_c | {SITE}\n"


def body(code: str, **told: str) -> str:
    """An open body of the ledger, there since 2016 with both papers, that shares nothing with GONE unless told."""
    row = {
        "name": f"{code}艺术中心",
        "division_code": "330105",
        "status": "operating",
        "status_on": "",
        "opened_on": "2016-01-01",
        "papers": "both",
        "parent_id": "",
        "former_usccs": "",
        "former_names": "",
        "phone": f"k1_p{code}",
        "legal_rep_key": f"k1_r{code}",
        "controller_key": "",
        "operating_address": f"杭州市拱墅区湖墅路{len(code)}1号",
    }
    return " | ".join([code, *(row | told).values()]) + "\n"


FIRMS = "uscc | name | division_code | state | registered_on | address | phone | legal_rep_key | scope\n"


def firm(code: str, **told: str) -> str:
    row = {
        "name": f"新程{code}文化创意有限公司",
        "division_code": "330105",
        "state": "active",
        "registered_on": "2022-03-25",
        "address": f"拱墅区远处路{len(code)}9号",
        "phone": f"k1_f{code}",
        "legal_rep_key": f"k1_l{code}",
        "scope": "会议服务",
    }
    return " | ".join([code, *(row | told).values()]) + "\n"


STAFF = "institution_id | person_key | role | joined_on | left_on\n"
PUPILS = "institution_id | student_key | joined_on | left_on\n"


def of_gone(kind: str, count: int, left: str = "2022-03-01") -> str:
    role = " | teaching" if kind == "t" else ""
    return "".join(f"GONE | k1_{kind}{n}{role} | 2020-01-01 | {left}\n" for n in range(count))


def at(name: str, kind: str, numbers: range, joined: str = "2022-03-20") -> str:
    role = " | teaching" if kind == "t" else ""
    return "".join(f"{name} | k1_{kind}{n}{role} | {joined} | \n" for n in numbers)


def judge(others: str = "", as_of: str = "2022-06-30", gone: str = GONE, **tables: str) -> Judged:
    return Scene(as_of, institutions=HEADS + gone + others, **tables).judge("reduction.reborn")


def moved(joined: str = "2022-03-20", **told: str) -> Judged:
    """All four teachers join NEW."""
    staff = STAFF + of_gone("t", 4) + at("NEW", "t", range(4), joined)
    return judge(body("NEW", **told), staff=staff)


def test_who_joined_on_the_closing_day_or_before_has_not_moved_after_it() -> None:
    assert moved("2022-03-09").found == set()
    assert moved("2022-03-10").found == set()
    assert moved("2022-03-11").found == {"GONE"}


def test_who_worked_at_both_before_has_not_moved() -> None:
    staff = STAFF + of_gone("t", 4) + at("NEW", "t", range(4), "2021-09-01") + at("NEW", "t", range(4), "2022-04-01")
    assert judge(body("NEW"), staff=staff).found == set()


@pytest.mark.parametrize(("left", "found"), [("2021-09-07", set()), ("2021-09-08", {"GONE"})])
def test_who_left_more_than_half_a_year_before_was_its_people_no_more(left: str, found: set[str]) -> None:
    staff = STAFF + of_gone("t", 4, left) + at("NEW", "t", range(4))
    assert judge(body("NEW"), staff=staff).found == found


def test_one_teacher_and_a_pupil_of_many() -> None:
    staff = STAFF + of_gone("t", 5) + at("NEW", "t", range(1))
    pupils = PUPILS + of_gone("s", 30) + at("NEW", "s", range(1))
    assert judge(body("NEW"), staff=staff, enrolments=pupils).found == set()


def test_siblings() -> None:
    pupils = PUPILS + of_gone("s", 30) + at("NEW", "s", range(2))
    assert judge(body("NEW"), enrolments=pupils).found == set()


def test_teachers_who_joined_everybody_tie_nobody() -> None:
    names = [f"B{n}" for n in range(40)]
    staff = STAFF + of_gone("t", 3) + "".join(at(name, "t", range(3)) for name in names)
    assert judge("".join(body(name) for name in names), staff=staff).found == set()


@pytest.mark.parametrize("firms", [20, 61, 300])
def test_registered_together_with_an_agents_telephone(firms: int) -> None:
    """集群注册: many firms at one door behind one telephone."""
    crowd = "".join(firm(f"F{n}", address=SITE, phone="k1_p") for n in range(firms))
    came = judge(market_entities=FIRMS + crowd)
    assert (came.judged, came.found) == (1, set())


def test_a_large_building() -> None:
    tower = "".join(
        firm(f"F{n}", address=f"拱墅区学府路88号3栋{n % 9 + 1}层{n % 9 + 1}0{n % 7 + 1}室") for n in range(25)
    )
    assert judge(market_entities=FIRMS + tower).found == set()


def test_a_franchise() -> None:
    shops = "".join(body(f"S{n}", name="明源艺术中心", opened_on="2022-04-01") for n in range(12))
    staff = STAFF + of_gone("t", 5) + at("S0", "t", range(1))
    assert judge(shops, staff=staff).found == set()


def test_the_rooms_let_again() -> None:
    assert judge(market_entities=FIRMS + firm("F1", address=SITE)).found == set()


def test_the_owner_opens_a_restaurant() -> None:
    hands = firm("F1", name="杭州食香餐饮有限公司", phone="k1_p", legal_rep_key="k1_r")
    assert judge(market_entities=FIRMS + hands).found == set()


def test_a_lawful_conversion_and_one_without_both_papers() -> None:
    for told in ({"former_usccs": "GONE"}, {"former_names": "明源教育培训学校"}):
        assert moved(**told).found == set()
        assert moved(papers="registered_only", **told).found == {"GONE"}
    assert moved(former_names="启航教育培训学校").found == {"GONE"}


def test_a_campus_goes_back_to_its_house() -> None:
    campus = GONE.replace("2015-01-01 | | |", "2015-01-01 | | NEW |")
    staff = STAFF + of_gone("t", 4) + at("NEW", "t", range(4))
    assert judge(body("NEW"), gone=campus, staff=staff).found == set()
    assert judge(body("NEW", papers="none"), gone=campus, staff=staff).found == {"GONE"}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"status": "cancelled", "status_on": "2022-03-09"}, set()),
        ({"status": "cancelled", "status_on": "2022-03-10"}, set()),
        ({"status": "cancelled", "status_on": "2022-03-11"}, {"GONE"}),
        ({"status": "cancelled", "status_on": ""}, set()),
        ({"status": "converted", "status_on": "2022-04-01"}, {"GONE"}),
        ({"status": "suspected", "status_on": "2022-04-01"}, {"GONE"}),
    ],
)
def test_the_other_was_open_after_the_closing(told: dict[str, str], found: set[str]) -> None:
    assert moved(**told).found == found


@pytest.mark.parametrize(("state", "found"), [("cancelled", set()), ("revoked", set()), ("active", {"GONE"})])
def test_a_firm_that_has_left_the_register(state: str, found: set[str]) -> None:
    assert judge(market_entities=FIRMS + firm("F1", address=SITE, phone="k1_p", state=state)).found == found


def test_its_own_firm_is_no_other_body() -> None:
    own = firm("GONE", address=SITE, phone="k1_p", legal_rep_key="k1_r")
    assert judge(market_entities=FIRMS + own + firm("F1")).found == set()


def test_open_and_converted_bodies_are_no_subjects() -> None:
    converted = GONE.replace("cancelled", "transformed")
    came = judge(body("NEW"), gone=converted, market_entities=FIRMS + firm("F1", address=SITE, phone="k1_p"))
    assert (came.judged, came.found, came.not_judged) == (0, set(), 0)


def test_nothing_known_is_not_clean() -> None:
    bare = "institution_id | name | division_code | status | status_on\nGONE | 甲 | 330105 | cancelled | 2022-03-10\n"
    came = Scene("2022-06-30", institutions=bare + "NEW | 乙 | 330105 | operating | \n").judge("reduction.reborn")
    assert (came.judged, came.why) == (0, {"no_reference": 1})
    undated = GONE.replace("2022-03-10", "")
    assert judge(body("NEW"), gone=undated).why == {"empty:institutions.status_on": 1}


def test_known_here_and_nowhere_else_is_not_clean() -> None:
    assert judge().why == {"no_reference": 1}
    assert judge(body("NEW")).judged == 1
    unreadable = GONE.replace(SITE, "二楼").replace("k1_p |", "|")
    assert judge(body("NEW"), gone=unreadable).why == {"no_reference": 1}


def test_nothing_after_the_day_looked_from() -> None:
    staff = STAFF + of_gone("t", 4) + at("NEW", "t", range(4), "2022-05-01")
    assert judge(body("NEW"), "2022-04-30", staff=staff).found == set()
    assert judge(body("NEW"), "2022-05-01", staff=staff).found == {"GONE"}
    late = FIRMS + firm("F1", address=SITE, phone="k1_p", registered_on="2022-05-01")
    assert judge(body("NEW"), "2022-04-30", market_entities=late).found == set()
    assert judge(body("NEW"), "2022-05-01", market_entities=late).found == {"GONE"}


def test_people_and_pupils_name_the_other_body_with_the_rows_that_show_it() -> None:
    staff = STAFF + of_gone("t", 4) + at("NEW", "t", range(3), "2022-03-20")
    pupils = PUPILS + of_gone("s", 20) + at("NEW", "s", range(9), "2022-03-25")
    row = judge(body("NEW") + body("OTHER"), staff=staff, enrolments=pupils).row("GONE")
    assert (row["linked_id"], row["observed"], row["expected"]) == ("NEW", "3/4", "9/20")
    assert str(row["occurred_on"]) == "2022-03-20"
    assert 0.5 <= row["strength"] <= 1
    shown = json.loads(row["evidence"])
    assert {"table": "institutions", "key": {"institution_id": "NEW"}} in shown
    key = {"institution_id": "NEW", "person_key": "k1_t0", "joined_on": "2022-03-20"}
    assert {"table": "staff", "key": key} in shown
    assert sum(entry["table"] == "enrolments" for entry in shown) == 9
    assert "people (3/4), pupils (9/20)" in row["reason"]


def test_teachers_seen_only_in_lessons() -> None:
    heads = "lesson_id | institution_id | starts_at | ends_at | teacher_key\n"
    before = "".join(f"L{n} | GONE | 2022-02-1{n} 18:00 | 2022-02-1{n} 19:00 | k1_t{n}\n" for n in range(4))
    after = "".join(f"M{n} | NEW | 2022-04-1{n} 18:00 | 2022-04-1{n} 19:00 | k1_t{n}\n" for n in range(4))
    row = judge(body("NEW"), lessons=heads + before + after).row("GONE")
    assert row["linked_id"] == "NEW"
    assert '"lesson_id": "M0"' in row["evidence"]
    assert judge(body("NEW"), lessons=heads + before).found == set()


@pytest.mark.parametrize(
    "site",
    [
        "杭州市拱墅区学府路88号3栋",
        "浙江省杭州市拱墅区学府路８８号３号楼二楼",
        "拱墅区文昌路学府路88号3座5层501",
        "拱墅区 学府路 88号 3幢 203室",
        "拱墅区学府路八十八号3号楼",
    ],
)
def test_a_firm_at_the_same_site_under_another_spelling(site: str) -> None:
    came = judge(market_entities=FIRMS + firm("F1", address=site, phone="k1_p"))
    row = came.row("GONE")
    assert row["linked_id"] == "F1"
    assert '{"table": "market_entities", "key": {"uscc": "F1"}}' in row["evidence"]
    assert "the telephone" in row["reason"]


@pytest.mark.parametrize("site", ["杭州市拱墅区文昌街道万达广场A座1203室", "拱墅区学府路12号万达广场A幢3层"])
def test_a_site_known_by_its_name_alone(site: str) -> None:
    gone = GONE.replace(SITE, "拱墅区万达广场A座3楼")
    assert judge(gone=gone, market_entities=FIRMS + firm("F1", address=site, phone="k1_p")).found == {"GONE"}
    other = firm("F1", address=site.replace("万达", "银泰"), phone="k1_p")
    assert judge(gone=gone, market_entities=FIRMS + other).found == set()


def test_a_firm_whose_county_nobody_told() -> None:
    new = firm("F1", address="拱墅区学府路88号3栋", phone="k1_p", division_code="")
    assert judge(market_entities=FIRMS + new).found == {"GONE"}


@pytest.mark.parametrize(
    "site", ["杭州市拱墅区学府路89号3栋", "杭州市拱墅区学府路88号2栋", "拱墅区学院路88号3栋", "学府路"]
)
def test_another_site_with_the_same_telephone(site: str) -> None:
    assert judge(market_entities=FIRMS + firm("F1", address=site, phone="k1_p")).found == set()


def test_a_name_changed_from_teaching_to_housekeeping_at_the_same_door() -> None:
    sign = firm("F1", name="明源家政服务有限公司", address=SITE)
    assert judge(market_entities=FIRMS + sign).row("GONE")["linked_id"] == "F1"
    assert judge(market_entities=FIRMS + firm("F1", name="启航家政服务有限公司", address=SITE)).found == set()


def test_the_same_controller_at_the_same_site() -> None:
    new = body("NEW", controller_key="k1_r", operating_address=SITE, opened_on="2022-04-01")
    assert judge(new).row("GONE")["linked_id"] == "NEW"


def test_an_account_that_both_hold() -> None:
    accounts = "account_no | institution_id | kind\n6222 0011 | GONE | basic\n62220011 | NEW | basic\n"
    new = body("NEW", operating_address=SITE, opened_on="2022-04-01")
    assert "account" in judge(new, accounts=accounts).row("GONE")["reason"]
    masked = accounts.replace("6222 0011", "6222****").replace("62220011", "6222 ****")
    assert judge(new, accounts=masked).found == set()


def test_of_two_the_likelier_is_named() -> None:
    staff = STAFF + of_gone("t", 6) + at("NEW", "t", range(5)) + at("OTHER", "t", range(5, 6))
    came = judge(body("OTHER") + body("NEW"), staff=staff)
    assert [row["linked_id"] for row in came.rows] == ["NEW"]


def test_banned_and_suspended_bodies_are_looked_at_too() -> None:
    for status in ("banned", "suspended"):
        staff = STAFF + of_gone("t", 4) + at("NEW", "t", range(4))
        assert judge(body("NEW"), gone=GONE.replace("cancelled", status), staff=staff).found == {"GONE"}


def test_a_body_closed_before_the_rules_first_day_is_judged_from_what_moved() -> None:
    old = GONE.replace("2022-03-10", "2021-05-01")
    staff = STAFF + of_gone("t", 4, "2021-04-20") + at("NEW", "t", range(4), "2021-08-01")
    assert str(judge(body("NEW"), gone=old, staff=staff).row("GONE")["occurred_on"]) == "2021-08-01"
