"""The answer key: something wrong and something innocent for every rule, every subject a row of the books."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import pyarrow.compute as pc

from sevenlooks import demo
from sevenlooks.demo import Province

NOT_YET = {"fees.over_five_thousand", "mutation.repeat_within_two_years"}  # in force after the summer of 2022


def _counts(province: Province) -> Counter[tuple[str, str]]:
    return Counter((row["rule"], row["kind"]) for row in province.answers.to_pylist())


def test_innocents_for_every_rule(province: Province, contract: dict[str, dict[str, Any]]) -> None:
    counts = _counts(province)
    assert {rule for rule in contract["rules"] if counts[rule, "innocent"] < 2} == set()
    assert {rule for rule, _ in counts} <= set(contract["rules"])


def test_wrongs_for_every_rule_that_was_in_force(province: Province, contract: dict[str, dict[str, Any]]) -> None:
    counts = _counts(province)
    assert {rule for rule in contract["rules"] if counts[rule, "planted"] < 3} == NOT_YET


def test_wrongs_for_every_rule_two_years_later(later_province: Province, contract: dict[str, dict[str, Any]]) -> None:
    counts = _counts(later_province)
    assert {rule for rule in contract["rules"] if counts[rule, "planted"] < 3} == set()


def test_nobody_is_both_wrong_and_innocent(province: Province, later_province: Province) -> None:
    for made in (province, later_province):
        rows = [(row["rule"], row["subject_id"]) for row in made.answers.to_pylist()]
        twice = [row for row, times in Counter(rows).items() if times > 1]
        assert twice == []


def test_subjects_stand_in_the_books(province: Province, contract: dict[str, dict[str, Any]]) -> None:
    keys = {
        "institution": ("institutions", "institution_id"), "entity": ("market_entities", "uscc"),
        **{kind: (f"{kind}s", f"{kind}_id") for kind in
           ("course", "contract", "payment", "consumption", "refund", "advert", "lesson", "material")},
    }  # fmt: skip
    for row in province.answers.to_pylist():
        subject = contract["rules"][row["rule"]]["subject"]
        if subject in keys:
            table, column = keys[subject]
            assert pc.any(pc.equal(province.tables[table][column], row["subject_id"])).as_py(), row
        elif subject == "person":
            body, _, key = row["subject_id"].partition("/")
            staff = province.tables["staff"]
            assert pc.any(
                pc.and_(pc.equal(staff["institution_id"], body), pc.equal(staff["person_key"], key))
            ).as_py(), row
        elif subject == "place":
            assert row["subject_id"].partition(":")[0] in ("phone", "account")
        else:
            assert row["subject_id"].partition("/")[2] in (
                "warning",
                "emergency",
                "refund",
                "stability",
                "joint",
                "patrol",
                "exposure",
            )


def test_equal_seeds_give_equal_provinces() -> None:
    one, other, third = (demo.province(60, seed) for seed in (7, 7, 8))
    assert all(one.tables[name].equals(other.tables[name]) for name in one.tables)
    assert one.answers.equals(other.answers)
    assert not one.tables["institutions"].equals(third.tables["institutions"])


def test_small_provinces_can_be_made() -> None:
    for institutions in (1, 3, 12):
        assert demo.province(institutions, seed=1).tables["institutions"].num_rows == institutions


def test_the_rate_is_stated_and_falls_with_size(province: Province) -> None:
    assert 0 < demo.province(800, seed=1).rate < province.rate < 1


def test_three_hundred_bodies_are_made_quickly() -> None:
    """In seconds of the processor, so that a busy machine does not fail it."""
    start = time.process_time()
    demo.province(300, seed=5)
    assert time.process_time() - start < 6
