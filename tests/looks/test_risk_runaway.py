"""risk.runaway: what must not be found first."""

from __future__ import annotations

from tests.looks.lives import BODIES, WEEKS, Lives, X, day
from tests.scenes import Judged

RULE = "risk.runaway"


def judged(lives: Lives, as_of: str = "2022-06-30", **more: str) -> Judged:
    return lives.judge(RULE, as_of, **more)


def test_ordinary_bodies_are_clean() -> None:
    came = judged(Lives())
    assert (came.found, came.judged, came.why) == (set(), len(BODIES), {})


def test_a_summer_of_everybody_is_clean() -> None:
    lives = Lives()
    lives.stop_lessons(BODIES, 38)
    for body in BODIES:
        lives.leave(body, 2, 39)
    assert judged(lives).found == set()


def test_one_sign_alone_is_clean_however_strong() -> None:
    for sign in (
        lambda lives: lives.stop_lessons([X], 36),
        lambda lives: lives.leave(X, 6, 37),
        lambda lives: [lives.complain(X, 37) for _ in range(12)],
        lambda lives: [lives.refund(X, 37, paid=False) for _ in range(12)],
    ):
        lives = Lives()
        lives.complain(BODIES[3], 20)
        sign(lives)
        assert judged(lives).found == set()


def test_a_lawful_closing_that_pays_back_in_time_is_clean() -> None:
    lives = Lives()
    lives.complain(BODIES[3], 20)
    lives.stop_lessons([X], 38)
    lives.leave(X, 4, 38)
    lives.drop("payments", lambda r: r["institution_id"] == X and str(r["paid_on"]) >= str(day(38)))
    for n in range(10):
        lives.refund(X, 38 + n // 4)
    assert judged(lives).found == set()


def test_staff_who_went_to_another_site_of_the_body_have_not_left() -> None:
    lives = Lives()
    lives.complain(BODIES[3], 20)
    lives.stop_lessons([X], 37)
    for n in range(3):
        lives.complain(X, 38 + n)
    lives.leave(X, 5, 37)
    assert "people leaving" in judged(lives).row(X)["reason"]
    for row in lives.rows["institutions"]:
        if row["institution_id"] == BODIES[1]:
            row["parent_id"] = X
    for n in range(5):
        lives.add(
            "staff",
            institution_id=BODIES[1],
            person_key=f"{X}p{n}",
            role="teaching",
            joined_on="2022-05-20",
            left_on="",
        )
    assert "people leaving" not in judged(lives).row(X)["reason"]


def test_nothing_prepaid_is_nothing_to_run_away_with() -> None:
    lives = Lives()
    lives.complain(BODIES[3], 20)
    lives.close()
    lives.drop("payments", lambda r: r["institution_id"] == X)
    assert judged(lives).found == set()


def test_what_comes_after_the_as_of_day_is_not_read() -> None:
    lives = Lives()
    lives.complain(BODIES[3], 20)
    lives.close(since=36)
    assert judged(lives, "2022-05-08").found == set(), "the week before it begins"


def test_with_fewer_than_three_signs_nobody_is_judged() -> None:
    lives = Lives()
    lives.close()
    came = lives.judge(RULE, without=("complaints", "refunds", "contracts", "consumptions", "payments"))
    assert (came.found, came.judged, came.why) == (set(), 0, {"too_few_signs": len(BODIES)})


def test_a_closed_body_is_out_of_reach() -> None:
    lives = Lives()
    lives.close()
    for row in lives.rows["institutions"]:
        row["status"], row["status_on"] = "operating", ""
        if row["institution_id"] == X:
            row["status"], row["status_on"] = "cancelled", "2022-06-01"
    came = judged(lives)
    assert (came.found, came.judged) == (set(), len(BODIES) - 1)


def test_the_day_before_the_rule_began() -> None:
    lives = Lives()
    lives.close()
    assert judged(lives, "2021-10-20").judged == 0


def test_several_signs_together_are_found_and_told_in_words() -> None:
    lives = Lives()
    lives.complain(BODIES[3], 20)
    lives.close()
    came = judged(lives)
    assert came.found == {X}
    row = came.row(X)
    assert "fewer lessons" in row["reason"] and "complaints" in row["reason"] and "refunds late" in row["reason"]
    assert row["observed"].startswith("0 · 4 · 6 · 6")
    assert row["strength"] > 0.5 and row["amount"] > 0
    assert '"refunds"' in row["evidence"] and '"complaints"' in row["evidence"] and f"{X}p0" in row["evidence"]


def test_the_finding_stays_the_same_as_the_day_moves_on() -> None:
    lives = Lives()
    lives.complain(BODIES[3], 20)
    lives.close(since=34)
    rows = [judged(lives, day).row(X) for day in ("2022-06-19", "2022-06-23", "2022-06-30")]
    assert len({row["finding_id"] for row in rows}) == 1
    assert len({row["occurred_on"] for row in rows}) == 1
    assert rows[0]["occurred_on"].isoformat() < "2022-06-19"


def test_without_some_books_it_is_judged_on_the_others() -> None:
    lives = Lives()
    lives.complain(BODIES[3], 20)
    lives.close()
    came = lives.judge(RULE, without=("refunds", "contracts", "consumptions", "payments"))
    assert came.found == {X}
    assert came.row(X)["amount"] is None


def test_a_sudden_stop_in_the_last_whole_week_is_too_little() -> None:
    lives = Lives()
    lives.stop_lessons([X], WEEKS - 1)
    lives.leave(X, 1, WEEKS - 1)
    assert judged(lives).found == set()
