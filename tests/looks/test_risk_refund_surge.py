"""risk.refund_surge: what must not be found first."""

from __future__ import annotations

from tests.looks.lives import BODIES, Lives, X
from tests.scenes import Judged

RULE = "risk.refund_surge"


def judged(lives: Lives, as_of: str = "2022-06-30", **more: str) -> Judged:
    return lives.judge(RULE, as_of, **more)


def test_a_refund_now_and_then_is_clean() -> None:
    came = judged(Lives())
    assert (came.found, came.judged) == (set(), len(BODIES))


def test_two_refunds_of_a_small_body_are_chance() -> None:
    lives = Lives()
    lives.refund(X, 40)
    lives.refund(X, 41)
    assert judged(lives).found == set()


def test_when_everybody_asks_nobody_stands_out() -> None:
    lives = Lives()
    for body in BODIES:
        for n in range(8):
            lives.refund(body, 40 + n % 3)
    assert judged(lives).found == set()


def test_a_large_body_with_an_ordinary_share_is_clean() -> None:
    lives = Lives()
    for week in range(2, 43):
        for _ in range(2):
            lives.refund(X, week)
    assert judged(lives).found == set()


def test_a_course_cancelled_for_all_and_paid_back_asks_once() -> None:
    for paid, found in ((True, set()), (False, {X})):
        lives = Lives()
        for n in range(10):
            lives.add("contracts", contract_id=f"C{n}", institution_id=X, course_id="GONE", student_key=f"s{n}",
                      signed_on="2022-05-01", lessons=12, covers_from="2022-05-02", covers_to="2022-07-24",
                      amount=1200)  # fmt: skip
            lives.refund(X, 40 - n % 2, paid=paid, contract=f"C{n}")
        assert judged(lives).found == found


def test_complaints_about_other_things_are_none_of_it() -> None:
    lives = Lives()
    for _ in range(12):
        lives.complain(X, 41, "楼上太吵")
    assert judged(lives).found == set()


def test_too_short_a_past_is_not_judged() -> None:
    lives = Lives()
    for row in lives.rows["institutions"]:
        row["opened_on"] = "2022-05-01" if row["institution_id"] == X else row["opened_on"]
    for _ in range(12):
        lives.refund(X, 41)
    came = judged(lives)
    assert (came.found, came.why) == (set(), {"short_past": 1})


def test_what_comes_after_the_as_of_day_is_not_read() -> None:
    lives = Lives()
    for _ in range(12):
        lives.refund(X, 41)
    assert judged(lives, "2022-06-12").found == set()


def test_many_at_once_are_found() -> None:
    lives = Lives()
    for n in range(9):
        lives.refund(X, 39 + n % 2)
    came = judged(lives)
    assert came.found == {X}
    row = came.row(X)
    assert row["observed"] == "9" and float(row["expected"]) < 1 and row["strength"] > 0.5
    assert row["evidence"].count('"refunds"') == 9


def test_refund_complaints_count_like_requests() -> None:
    lives = Lives()
    for n in range(8):
        lives.complain(X, 40 + n % 2)
    assert judged(lives).found == {X}


def test_without_contracts_and_complaints_it_is_judged_by_requests() -> None:
    lives = Lives()
    for n in range(9):
        lives.refund(X, 39 + n % 2)
    assert lives.judge(RULE, without=("complaints", "contracts")).found == {X}


def test_the_finding_stays_the_same_while_it_is_told_and_then_ends() -> None:
    lives = Lives()
    for n in range(14):
        lives.refund(X, 20 + n % 2)
    rows = [judged(lives, day).row(X) for day in ("2022-02-06", "2022-02-24", "2022-04-07")]
    assert len({(row["finding_id"], row["occurred_on"]) for row in rows}) == 1
    assert judged(lives, "2022-06-30").found == set()
