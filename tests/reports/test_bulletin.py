"""What the bulletin says: distinct institutions, leads and breaches apart, and never clean where nothing was judged."""

from __future__ import annotations

from sevenlooks.looks.look import LOOKS
from sevenlooks.reports import Examined
from sevenlooks.reports.paper import Bulletin, Cell, Number, Section, Square
from tests.reports.made_up import (
    BODIES,
    FUTIAN,
    NANSHAN,
    PERSON,
    RULES,
    Found,
    the_bulletin,
    the_examined,
    the_run,
)

EVERYTHING_UNJUDGED = {told[0]: (5, {"no_table:lessons": 5}) for told in RULES}


def section(bulletin: Bulletin, name: str) -> Section:
    (found,) = [s for s in bulletin.sections if s.name == name]
    return found


def cells(bulletin: Bulletin, name: str, label: str, grid: int = 0) -> tuple[Cell, ...]:
    (row,) = [r for r in section(bulletin, name).grids[grid].rows if r.cells[0] == label]
    return row.cells


def look_rows(bulletin: Bulletin, number: int) -> dict[str, tuple[Cell, ...]]:
    """The rows under one look's heading."""
    rows, at = {}, 0
    for row in section(bulletin, "looks").grids[1].rows:
        at += row.head
        if at == number and not row.head:
            rows[str(row.cells[0])] = row.cells
    return rows


def value(cell: Cell) -> object:
    return cell.value if isinstance(cell, Number) else cell


def test_nothing_found_where_everything_was_judged_is_nought_and_a_ring() -> None:
    judged_in = {look.name: frozenset({NANSHAN, FUTIAN}) for look in LOOKS}
    told = the_bulletin("zh", the_run("zh", (), {}), Examined(BODIES, judged_in))
    assert value(cells(told, "overview", "存在问题的机构(去重)")[1]) == 0
    assert {square.state for square in told.strip} == {"clean"}
    assert "全部规则都作了判断" in [row.cells[3] for row in section(told, "looks").grids[0].rows]


def test_nothing_judged_never_reads_as_clean() -> None:
    bodies = tuple(body._replace(judged=False, materials=0, staff=0) for body in BODIES)
    told = the_bulletin("zh", the_run("zh", (), EVERYTHING_UNJUDGED), Examined(bodies, {}))
    for label in ("存在问题的机构(去重)", "只有线索、尚待核查的机构(去重)", "排查培训材料", "不合规培训材料"):
        assert cells(told, "overview", label)[1] == "未判", label
    for number in range(1, 8):
        for row in look_rows(told, number).values():
            assert {row[1], row[2]} <= {"未判", "—"}, row
    assert {square.state for square in told.strip} == {"not_judged"}
    for row in section(told, "counties").grids[0].rows:
        strip = row.cells[1]
        assert isinstance(strip, tuple)
        assert {square.state for square in strip} == {"not_judged"}
        assert row.cells[3] == row.cells[5] == "未判"
    assert any("没有作出任何判断" in text for text in section(told, "overview").paragraphs)


def test_a_county_where_a_look_judged_nothing_is_hatched_and_says_for_want_of_what() -> None:
    strips = {row.cells[0]: row.cells[1] for row in section(the_bulletin(), "counties").grids[0].rows}
    baoan = strips["宝安区"]
    assert [square.state for square in baoan if isinstance(square, Square)] == [
        "clean",
        "not_judged",
        "not_judged",
        "not_judged",
        "not_judged",
        "not_judged",
        "clean",
    ]
    assert "年度财务" in baoan[1].why  # type: ignore[union-attr]


def test_a_look_judged_in_part_says_so() -> None:
    row = look_rows(the_bulletin(), 3)["涉及机构"]
    assert (value(row[1]), row[5]) == (2, "部分规则未判")


def test_a_rule_about_counties_says_nothing_of_institutions() -> None:
    rows = look_rows(the_bulletin(), 7)
    assert rows["涉及机构"][1] == "—"
    assert value(rows["机制缺失或未运行的县(市、区)"][1]) == 1


def test_problem_institutions_are_distinct_and_split_into_breaches_and_leads() -> None:
    run = the_run()
    told = the_bulletin("zh", run)
    breach = cells(told, "overview", "存在问题的机构(去重)")[1]
    leads = cells(told, "overview", "只有线索、尚待核查的机构(去重)")[1]
    assert (value(breach), value(leads)) == (2, 2)
    assert value(breach) + value(leads) == run.problem_institutions  # type: ignore[operator]


def test_each_look_counts_what_the_run_counts() -> None:
    run = the_run()
    told = the_bulletin("zh", run)
    for look in LOOKS:
        row = look_rows(told, look.number)["涉及机构"]
        assert sum(c.value for c in row[1:3] if isinstance(c, Number)) == run.looks()[look.name]


def test_the_same_person_found_at_two_bodies_counts_twice() -> None:
    rule = "content_and_staff.in_service_teacher"
    found = (Found(rule, f"I3/{PERSON}", "I3", FUTIAN), Found(rule, f"I4/{PERSON}", "I4", FUTIAN))
    row = look_rows(the_bulletin("zh", the_run("zh", found)), 5)["从业人员中的在职中小学教师"]
    assert (value(row[1]), row[3]) == (2, "人次")


def test_a_finding_outside_the_ledger_is_no_institution_and_is_not_lost() -> None:
    found = (Found("mutation.disguised_advert", "A1", None, FUTIAN),)
    rows = look_rows(the_bulletin("zh", the_run("zh", found)), 4)
    assert value(rows["涉及机构"][2]) == 0
    assert value(rows["台账之外的对象(点位、广告、市场主体、县)"][2]) == 1


def test_a_finding_stands_in_the_ledger_s_division_of_its_body() -> None:
    found = (Found("mutation.ends_too_late", "L1", "I3", NANSHAN),)  # the ledger has I3 in 福田
    rows = {r.cells[0]: r.cells for r in section(the_bulletin("zh", the_run("zh", found)), "counties").grids[0].rows}
    assert (value(rows["福田区"][3]), value(rows["南山区"][3])) == (1, 0)


def test_two_bodies_of_one_name_are_two() -> None:
    found = (Found("mutation.ends_too_late", "L1", "I3", FUTIAN), Found("mutation.ends_too_late", "L2", "I4", FUTIAN))
    bodies = tuple(body._replace(name="同名培训中心") for body in BODIES)
    told = the_bulletin("zh", the_run("zh", found), Examined(bodies, the_examined().judged_in))
    assert value(cells(told, "rules", "超时下课")[5]) == 2


def test_what_is_not_kept_is_said_and_not_made_up() -> None:
    told = the_bulletin()
    for label in ("整改完成率", "启动和完成排查的县(市、区)", "退费、停办、移送等处置"):
        assert cells(told, "overview", label)[1] == "尚未记录"


def test_no_person_s_whole_key_stands_in_any_row() -> None:
    for annex in the_bulletin().annexes:
        assert not [row for row in annex.rows if any(PERSON in str(cell) for cell in row)]


def test_heading_says_where_when_known_until_and_by_which_rulebook() -> None:
    assert dict(the_bulletin().heading) == {
        "范围": "广东省深圳市",
        "截至": "2022-06-30",
        "台账报送至": "2022-06-30 17:00",
        "规则版本": "0.1.0+0123456789ab",
    }
