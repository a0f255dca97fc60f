"""Two runs compared by stable ids; the order of visits and its reasons."""

from __future__ import annotations

import math
from datetime import date

import pyarrow as pa
import pytest

from sevenlooks.law import load_law
from sevenlooks.screening.comparing import compare
from sevenlooks.screening.findings import SCHEMA, finding_id
from sevenlooks.screening.ranking import rank


def finding(rule: str, subject: str, institution: str | None, **more: object) -> dict:
    kind = more.pop("kind", "lesson")
    row = {"finding_id": finding_id(rule, subject, ""), "rule": rule, "subject_kind": kind, "subject_id": subject}
    return {**row, "institution_id": institution, "strength": 1.0, "reason": f"{rule} {subject}"} | more


def table(*rows: dict) -> pa.Table:
    return pa.Table.from_pylist([{name: row.get(name) for name in SCHEMA.names} for row in rows], schema=SCHEMA)


def test_the_same_rule_subject_and_occasion_have_one_id() -> None:
    assert finding_id("fees.training_loan", "C1", "") == finding_id("fees.training_loan", "C1", "")
    assert finding_id("fees.training_loan", "C1", "") != finding_id("fees.training_loan", "C2", "")
    assert finding_id("risk.fire_check_missing", "I1", "2022-05") != finding_id(
        "risk.fire_check_missing", "I1", "2022-06"
    )


def test_compare_tells_new_gone_and_persisting() -> None:
    a, b, c = (finding("mutation.ends_too_late", s, "I1") for s in "abc")
    came = compare(table(a, b), table(b, c))
    assert came.new["subject_id"].to_pylist() == ["c"]
    assert came.gone["subject_id"].to_pylist() == ["a"]
    assert came.persisting["subject_id"].to_pylist() == ["b"]


def test_comparing_with_nothing() -> None:
    a = finding("mutation.ends_too_late", "a", "I1")
    assert compare(table(), table(a)).new.num_rows == 1
    assert compare(table(a), table()).gone.num_rows == 1


def test_nobody_is_ranked_without_a_finding_and_a_mechanism_is_no_place() -> None:
    mechanism = finding("risk.mechanism_missing", "330106/refund", None, kind="division")
    assert rank(table(), load_law()) == []
    assert rank(table(mechanism), load_law()) == []


def test_a_single_full_breach_weighs_what_its_trust_says() -> None:
    (one,) = rank(table(finding("mutation.ends_too_late", "a", "I1")), load_law())
    assert one.priority == pytest.approx(-math.log(1 - 0.9), abs=1e-4)
    assert one.shares == {"mutation": 1.0}


def test_two_witnesses_go_before_one_heard_twice_and_shares_add_up() -> None:
    rows = [
        finding("mutation.ends_too_late", "a", "TWO"),
        finding("fees.training_loan", "c", "TWO", amount=100.0),
        finding("mutation.ends_too_late", "b", "ONE"),
        finding("mutation.ends_too_late", "d", "ONE"),
    ]
    first, second = rank(table(*rows), load_law())
    assert (first.key, second.key) == ("TWO", "ONE")
    assert first.shares == {"fees": 0.5, "mutation": 0.5}
    assert sum(first.shares.values()) == 1.0
    assert first.reasons == ("fees.training_loan c", "mutation.ends_too_late a")


def test_a_tie_goes_to_the_larger_amount_and_a_place_stands_for_itself() -> None:
    rows = [
        finding("fees.training_loan", "a", "SMALL", amount=1.0),
        finding("fees.training_loan", "b", "LARGE", amount=9.0),
        finding("mutation.unlisted_entity", "U", None, kind="entity", strength=0.4, occurred_on=date(2022, 5, 1)),
    ]
    assert [r.key for r in rank(table(*rows), load_law())] == ["LARGE", "SMALL", "U"]
    assert [r.key for r in rank(table(*rows), load_law(), top=1)] == ["LARGE"]
