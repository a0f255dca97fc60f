"""fees: training loans and the model contract: what must NOT be found first."""

from __future__ import annotations

import pytest

from sevenlooks.readings.contract_texts import is_model_text
from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status
    I1             | 甲   | 330106        | operating
    GUESS          | 乙   | 330106        | suspected
"""
HEAD = "contract_id | institution_id | student_key | signed_on | amount | template | loan\n"


def judge(rule: str, contracts: str, head: str = HEAD) -> Judged:
    return Scene("2022-06-30", institutions=BODIES, contracts=head + contracts).judge(rule)


def test_no_loan_and_nothing_told() -> None:
    came = judge(
        "fees.training_loan",
        """C1 | I1    | s | 2022-02-20 | 900 | x | no
           C2 | I1    | s | 2022-02-20 | 900 | x |
           C3 | GUESS | s | 2022-02-20 | 900 | x | yes""",
    )
    assert (came.found, came.judged, came.why) == (set(), 1, {"empty:contracts.loan": 1})


@pytest.mark.parametrize(("signed_on", "found"), [("2021-10-20", set()), ("2021-10-21", {"C1"})])
def test_a_loan_from_the_rules_first_day(signed_on: str, found: set[str]) -> None:
    came = judge("fees.training_loan", f"C1 | I1 | s | {signed_on} | 900 | x | yes")
    assert came.found == found
    if found:
        assert came.row("C1")["amount"] == 900.0


@pytest.mark.parametrize(
    "text",
    [
        "GF-2021-2604",
        "gf-2021-2604",
        "GF-2021-2604",
        "GF—2021—2604",
        " GF 2021 2604 ",
        "《中小学生校外培训服务合同(示范文本)》(GF-2021-2604)",
        "中小学生校外培训服务合同(示范文本)2021年修订版",
    ],
)
def test_the_model_text_in_any_spelling(text: str) -> None:
    assert is_model_text(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "其他",
        "自拟合同",
        "GF-2020-2604",
        "示范文本(2020年版)",
        "示范文本",
        "未使用GF-2021-2604",
        "非GF-2021-2604文本",
        "参照GF-2021-2604自行拟定",
        "GF-2021-2605",
    ],
)
def test_other_texts(text: str) -> None:
    assert is_model_text(text) is False


def test_only_signs_say_nothing() -> None:
    assert is_model_text("——") is None


def test_contract_texts_in_a_scene() -> None:
    came = judge(
        "fees.not_model_contract",
        """C1 | I1 | s | 2022-02-20 | 900 | GF—2021—2604 |
           C2 | I1 | s | 2022-02-20 | 900 |              |
           C3 | I1 | s | 2021-10-12 | 900 | 其他         |
           C4 | I1 | s | 2021-10-13 | 900 | 其他         | """,
    )
    assert (came.found, came.judged, came.why) == ({"C4"}, 2, {"empty:contracts.template": 1})
    assert (came.row("C4")["observed"], came.row("C4")["expected"]) == ("其他", "GF-2021-2604")


@pytest.mark.parametrize("rule", ["fees.training_loan", "fees.not_model_contract"])
def test_a_column_nobody_brought(rule: str) -> None:
    came = judge(
        rule, "C1 | I1 | s | 2022-02-20 | 900", "contract_id | institution_id | student_key | signed_on | amount\n"
    )
    assert (came.judged, came.not_judged) == (0, 1)
