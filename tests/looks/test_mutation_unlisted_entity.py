"""mutation.unlisted_entity: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.unlisted_entity"
BODIES = """
    institution_id | name                     | former_names           | division_code | status    | uscc
    I1             | 杭州市西湖区启明培训中心 | 西湖区远帆文化培训学校 | 330106        | operating | 91330106MA00000001
"""
HEAD = "uscc | name | scope | state | registered_on | division_code\n"
CODE = "91330106MA00000009"


def judge(
    name: str, scope: str = "", state: str = "active", since: str = "2020-05-01", as_of: str = "2022-06-30"
) -> Judged:
    entities = f"{HEAD}{CODE} | {name} | {scope} | {state} | {since} | 330106"
    return Scene(as_of, institutions=BODIES, market_entities=entities).judge(RULE)


def test_entities_of_other_trades_are_innocent() -> None:
    for name, scope in (
        ("杭州晨光科技有限公司", "技术开发、技术服务"),
        ("杭州飞跃体育有限公司", "体育用品销售;体育场地经营"),
        ("杭州晨光教育科技有限公司", "教育咨询服务(不含涉许可审批的教育培训活动)"),
        ("杭州职达企业管理有限公司", "企业内部员工培训"),
    ):
        came = judge(name, scope)
        assert (came.found, came.judged) == (set(), 1), name


def test_a_body_of_the_ledger_is_innocent_under_its_former_name() -> None:
    assert judge("西湖区远帆文化培训学校", "文化课补习").found == set()


def test_a_closed_entity_is_out_of_reach() -> None:
    came = judge("杭州晨光补习中心", "中小学文化课补习", state="cancelled")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_an_untold_state_or_an_empty_scope_is_not_judged() -> None:
    assert judge("杭州晨光补习中心", "中小学文化课补习", state="").why == {"empty:market_entities.state": 1}
    assert judge("杭州晨光商贸有限公司").why == {"empty:market_entities.scope": 1}


def test_judged_from_the_later_of_its_registration_and_the_rules_first_day() -> None:
    assert judge("杭州晨光补习中心", "中小学文化课补习", as_of="2021-07-23").judged == 0
    assert str(judge("杭州晨光补习中心", "中小学文化课补习").row(CODE)["occurred_on"]) == "2021-07-24"
    late = judge("杭州晨光补习中心", "中小学文化课补习", since="2022-07-01")
    assert (late.found, late.judged) == (set(), 0)


def test_found_by_name_or_scope_the_surer_the_stronger() -> None:
    sure = judge("杭州晨光商贸有限公司", "中小学文化课补习").row(CODE)
    slight = judge("杭州晨光文化发展有限公司", "教育咨询服务").row(CODE)
    assert sure["strength"] > slight["strength"]
    assert "补习" in sure["observed"]


def test_without_the_register_nothing_is_judged() -> None:
    assert Scene("2022-06-30", institutions=BODIES).judge(RULE).judged == 0
