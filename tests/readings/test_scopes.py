"""Which market entities the ledger knows: under a code or a name, present or former, in any spelling."""

from __future__ import annotations

from sevenlooks.readings.scopes import spoken_entities
from tests.scenes import Scene

BODIES = """
    institution_id     | name                     | former_names           | division_code | status    | uscc               | former_usccs
    I1                 | 杭州市西湖区启明培训中心 | 西湖区远帆文化培训学校 | 330106        | operating | 91330106MA00000001 | 91330106MA00000002
    91330106MA00000003 | 杭州乐学堂               |                        | 330106        | cancelled |                    |
"""  # noqa: E501
HEAD = "uscc | name | scope | state | division_code\n"


def read(
    code: str, name: str, scope: str = "文化课补习", state: str = "active", division: str = "330106"
) -> dict | None:
    entities = f"{HEAD}{code} | {name} | {scope} | {state} | {division}"
    rows = Scene("2022-06-30", institutions=BODIES, market_entities=entities).read(spoken_entities)
    return rows[0] if rows else None


def listed(code: str, name: str, **more: str) -> bool:
    row = read(code, name, **more)
    assert row is not None and row["strength"]
    return row["listed"]


def test_known_by_a_code_present_or_former_or_as_its_number() -> None:
    for code in ("91330106MA00000001", "91330106MA00000002", "91330106MA00000003"):
        assert listed(code, "全新名称辅导中心")


def test_known_by_a_name_present_or_former_however_spelled() -> None:
    for name in ("杭州市西湖区启明培训中心", "杭州西湖启明培训中心(有限公司)", "西湖区远帆文化培训学校"):
        assert listed("91330106MA00000009", name), name


def test_unknown_by_another_name_and_an_alike_name_of_another_city() -> None:
    assert not listed("91330106MA00000009", "杭州市西湖区晨光培训中心")
    assert not listed("91440305MA00000009", "深圳市南山区启明培训中心", division="440305")


def test_closed_entities_are_not_read_and_those_of_untold_state_are() -> None:
    assert read("91330106MA00000009", "晨光补习中心", state="cancelled") is None
    assert read("91330106MA00000009", "晨光补习中心", state="revoked") is None
    assert read("91330106MA00000009", "晨光补习中心", state="") is not None


def test_an_entity_that_speaks_of_nothing() -> None:
    row = read("91330106MA00000009", "杭州晨光贸易有限公司", scope="日用百货销售")
    assert row is not None and (row["strength"], row["listed"]) == (None, False)
