"""mutation.body_in_no_register: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.body_in_no_register"
BODIES = """
    institution_id | name               | papers          | status    | division_code | phone | operating_address
    I1             | 启明艺术培训中心   | both            | operating | 330106        | k1_l  | 文三路90号2号楼301室
    I2             | 远帆学科培训中心   | both            | cancelled | 330106        | k1_c  | 学院路28号5楼
    I3             | 小太阳托管服务部   | registered_only | operating | 330106        | k1_r  | 教工路1号
"""
OFFER = "小学数学一对一补课,五年级六年级提分,周末上课,每小时150元,报名电话见下"
REPORT = "楼上有人在家里给小学生补数学,每天晚上很吵"
ADVERT = "advert_id | published_at | text | phone | account | address | division_code | institution_id\n"
ENTITY = "uscc | name | state | division_code | phone\n"
COMPLAINT = "complaint_id | received_at | text | phone | address | division_code | institution_name | verified\n"
VISIT = "visit_id | visited_at | phone | address | division_code | teaching_subjects | pupils | teachers | breach\n"


def judge(*, as_of: str = "2022-06-30", **tables: str) -> Judged:
    return Scene(as_of, institutions=BODIES, **tables).judge(RULE)


def advert(
    id: str = "A1", day: str = "2022-03-01 10:00", text: str = OFFER, phone: str = "", account: str = "",
    address: str = "", body: str = "",
) -> str:  # fmt: skip
    return f"{id} | {day} | {text} | {phone} | {account} | {address} | 330106 | {body}\n"


def complaint(
    id: str = "C1", day: str = "2022-03-05 09:00", text: str = REPORT, phone: str = "", address: str = "",
    name: str = "", verified: str = "",
) -> str:  # fmt: skip
    return f"{id} | {day} | {text} | {phone} | {address} | 330106 | {name} | {verified}\n"


def visit(phone: str = "", address: str = "", teaching: str = "yes", pupils: str = "9", breach: str = "") -> str:
    return f"V1 | 2022-03-08 18:00 | {phone} | {address} | 330106 | {teaching} | {pupils} | 1 | {breach}\n"


def both(phone: str, **of_complaint: str) -> Judged:
    return judge(adverts=ADVERT + advert(phone=phone), complaints=COMPLAINT + complaint(phone=phone, **of_complaint))


def test_a_licensed_bodys_phone_is_innocent() -> None:
    came = both("k1_l")
    assert (came.found, came.judged) == (set(), 1)


def test_one_record_alone_is_innocent() -> None:
    assert judge(adverts=ADVERT + advert(phone="k1_a")).found == set()


def test_one_days_adverts_are_innocent() -> None:
    assert judge(adverts=ADVERT + advert("A1", phone="k1_a") + advert("A2", phone="k1_a")).found == set()


def test_a_shop_that_offers_no_training_is_innocent() -> None:
    goods = "文具店清仓,练习本一块一本,中性笔十支六块八,买满三十送文件袋"
    told = ADVERT + advert("A1", text=goods, phone="k1_a") + advert("A2", "2022-04-01 10:00", goods, "k1_a")
    assert judge(adverts=told).found == set()


def test_a_groundless_complaint_is_none() -> None:
    assert both("k1_a", verified="no").found == set()


def test_a_complaint_of_something_else_is_none() -> None:
    assert both("k1_a", text="晚上装修声音太大,影响休息").found == set()


def test_a_visit_that_saw_no_teaching_is_none() -> None:
    told = VISIT + visit("k1_a", teaching="no", pupils="0")
    assert judge(adverts=ADVERT + advert(phone="k1_a"), site_visits=told).found == set()


def test_a_record_that_names_a_licensed_body_is_innocent() -> None:
    assert both("k1_a", name="启明艺术培训中心").found == {*()}
    told = ADVERT + advert("A1", phone="k1_a", body="I1") + advert("A2", "2022-04-01 10:00", phone="k1_a", body="I1")
    assert judge(adverts=told).found == set()


def test_the_room_of_a_licensed_body_is_innocent_and_another_room_is_not() -> None:
    for room, found in (("301室", set()), ("402室", {"phone:k1_a"})):
        site = f"文三路90号2号楼{room}"
        came = judge(
            adverts=ADVERT + advert(phone="k1_a", address=site),
            complaints=COMPLAINT + complaint(phone="k1_a", address=site),
        )
        assert came.found == found, room


def test_a_phone_that_many_firms_share_is_innocent() -> None:
    for firms, found in ((5, set()), (4, {"phone:k1_a"})):
        entities = ENTITY + "".join(
            f"9133010600000000{n:02d} | 杭州甲{n}商贸有限公司 | active | 330106 | k1_a\n" for n in range(firms)
        )
        came = judge(
            adverts=ADVERT + advert(phone="k1_a"),
            complaints=COMPLAINT + complaint(phone="k1_a"),
            market_entities=entities,
        )
        assert came.found == found, firms


def test_a_building_where_several_people_are_heard_is_no_place() -> None:
    told = (
        ADVERT
        + advert("A1", phone="k1_a", address="文二路12号")
        + advert("A2", "2022-04-01 10:00", OFFER, "k1_b", "", "文二路12号")
    )
    assert judge(adverts=told).found == set()


def test_before_the_rules_first_day_nothing_counts() -> None:
    told = ADVERT + advert("A1", "2021-07-23 10:00", phone="k1_a") + advert("A2", "2021-07-24 10:00", phone="k1_a")
    assert judge(adverts=told).found == set()
    told += advert("A3", "2021-07-25 10:00", phone="k1_a")
    came = judge(adverts=told)
    assert came.found == {"phone:k1_a"}
    assert str(came.row("phone:k1_a")["occurred_on"]) == "2021-07-25"


def test_nothing_is_read_after_the_day_looked_from() -> None:
    told = ADVERT + advert("A1", phone="k1_a") + advert("A2", "2022-07-01 10:00", phone="k1_a")
    assert judge(adverts=told, as_of="2022-06-30").found == set()
    assert judge(adverts=told, as_of="2022-07-01").found == {"phone:k1_a"}


def test_a_record_without_any_tie_is_not_judged() -> None:
    assert judge(adverts=ADVERT + advert()).why == {"no_tie": 1}


def test_without_any_book_of_what_is_heard_no_county_is_clean() -> None:
    came = judge()
    assert (came.judged, came.not_judged, came.why) == (0, 1, {"nothing_heard": 1})


def test_found_where_kinds_or_days_meet() -> None:
    assert both("k1_a").found == {"phone:k1_a"}
    told = ADVERT + advert("A1", account="wx_1") + advert("A2", "2022-04-01 10:00", account="wx_1")
    assert judge(adverts=told).found == {"account:wx_1"}


def test_found_at_a_closed_or_an_unlicensed_body() -> None:
    assert both("k1_c").found == {"phone:k1_c"}
    assert both("k1_r").found == {"phone:k1_r"}


def test_a_finding_names_the_entity_and_its_records() -> None:
    came = judge(
        adverts=ADVERT + advert(phone="k1_a"),
        complaints=COMPLAINT + complaint(phone="k1_a"),
        site_visits=VISIT + visit("k1_a"),
        market_entities=ENTITY + "91330106X | 杭州乙家政有限公司 | active | 330106 | k1_a",
    )
    row = came.row("phone:k1_a")
    assert (row["linked_id"], row["division_code"], row["observed"]) == ("91330106X", "330106", "3")
    assert row["strength"] > both("k1_a").row("phone:k1_a")["strength"]
