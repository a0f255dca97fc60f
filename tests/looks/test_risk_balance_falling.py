"""risk.balance_falling: what must not be found first."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from sevenlooks.law import Law, load_law
from tests.looks.lives import BODIES, Lives, X, day
from tests.scenes import Judged, Scene

RULE = "risk.balance_falling"
OWN = 10_000  # the body's own money in the account


class Bank:
    """The supervised account of every body: fees come in, what was taught goes out at each week's end."""

    def __init__(self, lives: Lives, kind: str = "custody", to: str = "2022-06-30") -> None:
        self.lives, self.kind, self.to = lives, kind, to
        self.taken: list[tuple[str, date, int]] = []

    def take(self, body: str, on: date, amount: int) -> None:
        self.taken.append((body, on, amount))

    def books(self) -> dict[str, str]:
        accounts = ["account_no | institution_id | kind | opened_on | statement_from | statement_to"]
        entries = ["entry_id | account_no | booked_on | amount | purpose | balance_after"]
        for body in BODIES:
            accounts.append(f"9{body[1:]} | {body} | {self.kind} | 2021-06-01 | 2021-06-01 | {self.to}")
            balance = 0
            for n, (on, amount) in enumerate(sorted(self._moves(body))):
                balance += amount
                entries.append(f"E{body}{n:04d} | 9{body[1:]} | {on} | {amount} |  | {balance}")
        return {"accounts": "\n".join(accounts), "account_entries": "\n".join(entries)}

    def _moves(self, body: str) -> list[tuple[date, int]]:
        moves = [(date(2021, 6, 1), OWN)] + [(on, -amount) for of, on, amount in self.taken if of == body]
        if self.kind == "custody":
            rows = self.lives.rows
            moves += [(r["paid_on"], 1200) for r in rows["payments"] if r["institution_id"] == body]  # type: ignore[misc]
            moves += [(r["consumed_on"] + timedelta(days=2), -100) for r in rows["consumptions"] if r["_body"] == body]  # type: ignore[operator]
            moves += [(r["paid_on"], -300) for r in rows["refunds"] if r["institution_id"] == body]  # type: ignore[misc]
        last = date.fromisoformat(self.to)
        return [(on, amount) for on, amount in moves if on <= last]


def judged(lives: Lives, bank: Bank, as_of: str = "2022-06-30", without: tuple[str, ...] = ()) -> Judged:
    return lives.judge(RULE, as_of, without, **bank.books())


def test_lessons_and_refunds_explain_what_goes_out() -> None:
    lives = Lives()
    came = judged(lives, Bank(lives))
    assert (came.found, came.judged) == (set(), len(BODIES))


def test_the_end_of_a_term_empties_the_account_of_what_was_taught() -> None:
    lives = Lives()
    lives.drop("payments", lambda r: str(r["paid_on"]) > "2022-04-01")
    assert judged(lives, Bank(lives)).found == set()


def test_a_little_of_the_bodys_own_money_is_no_break() -> None:
    lives = Lives()
    bank = Bank(lives)
    bank.take(X, day(40), 1_500)
    assert judged(lives, bank).found == set()


def test_a_deposit_that_lies_still_is_clean() -> None:
    lives = Lives()
    came = judged(lives, Bank(lives, "deposit"))
    assert (came.found, came.judged) == (set(), len(BODIES))


def test_no_statement_is_not_judged() -> None:
    lives = Lives()
    tables = Bank(lives).books()
    tables["accounts"] = tables["accounts"].replace("2022-06-30", "          ")
    came = lives.judge(RULE, **tables)
    assert (came.found, came.judged, came.why) == (set(), 0, {"no_statement": len(BODIES)})


def test_without_the_books_of_teaching_custody_is_not_judged() -> None:
    lives = Lives()
    bank = Bank(lives)
    bank.take(X, day(40), 9_000)
    came = judged(lives, bank, without=("consumptions",))
    assert (came.found, came.judged) == (set(), 0)


def test_most_of_what_lay_there_all_year_is_gone() -> None:
    lives = Lives()
    bank = Bank(lives)
    bank.take(X, day(40), 9_500)
    came = judged(lives, bank)
    assert came.found == {X}
    row = came.row(X)
    assert row["occurred_on"] == day(40, 6) and row["strength"] > 0.5
    assert row["amount"] == pytest.approx(9_500, abs=500)
    assert "do not explain" in row["reason"]


def test_the_finding_stays_the_same_as_the_day_moves_on() -> None:
    lives = Lives()
    bank = Bank(lives)
    bank.take(X, day(38), 9_500)
    rows = [judged(lives, bank, as_of).row(X) for as_of in ("2022-05-31", "2022-06-15", "2022-06-30")]
    assert len({(row["finding_id"], row["occurred_on"]) for row in rows}) == 1


def test_before_it_happened_nothing_is_known_of_it() -> None:
    lives = Lives()
    bank = Bank(lives)
    bank.take(X, day(40), 9_500)
    assert judged(lives, bank, day(40, -1).isoformat()).found == set()


def test_a_drained_deposit_is_a_break() -> None:
    lives = Lives()
    bank = Bank(lives, "deposit")
    bank.take(X, day(41), 9_000)
    assert judged(lives, bank).found == {X}


ACCOUNT = """
    account_no | institution_id | kind    | opened_on  | statement_from | statement_to
    91         | I1             | custody | 2022-05-01 | 2022-05-01     | 2022-05-31
"""
BODY = "institution_id | name | division_code | status\nI1 | 甲 | 330106 | operating"
PAID = "payment_id | contract_id | institution_id | paid_on | amount\nP1 | C1 | I1 | 2022-05-02 | 1000"
CONTRACT = """
    contract_id | institution_id | student_key | signed_on  | lessons | covers_from | covers_to  | amount
    C1          | I1             | s           | 2022-05-02 | 10      | 2022-05-09  | 2022-07-31 | 1000
"""
NOTHING = {
    "consumptions": "consumption_id | contract_id | consumed_on | lessons | amount\nK1 | C0 | 2022-05-09 | 1 | 1",
    "refunds": "refund_id | contract_id | institution_id | requested_on | amount_due | amount_paid | paid_on\n"
    "R1 | C0 | I0 | 2022-05-09 | 1 | 1 | 2022-05-09",
}


def line(balance: str, law: Law | None = None) -> Judged:
    entries = f"entry_id | account_no | booked_on | amount | balance_after\nE1 | 91 | 2022-05-30 | 1 | {balance}"
    tables = {"institutions": BODY, "accounts": ACCOUNT, "payments": PAID, "contracts": CONTRACT, **NOTHING}
    return Scene("2022-05-31", account_entries=entries, **tables).judge(RULE, law)


def test_at_the_yellow_line_exactly_is_clean() -> None:
    came = line("800")
    assert (came.found, came.judged) == (set(), 1), "the lines need no past"


@pytest.mark.parametrize(("balance", "colour"), [("799.99", "yellow"), ("500", "yellow"), ("499.99", "red")])
def test_a_fen_under_a_line_is_found(balance: str, colour: str) -> None:
    row = line(balance).row("I1")
    assert f"under the {colour} line" in row["reason"]
    assert row["amount"] == pytest.approx((800 if colour == "yellow" else 500) - float(balance))
    assert row["occurred_on"].isoformat() == "2022-05-31"
    assert row["strength"] >= 0.5


def test_the_lines_of_the_place_go_before_the_nations(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "risk.yaml").write_text(
        "yellow_line:\n  unit: share\n  values:\n"
        "    - {value: 0.95, from: 2022-01-01, place: '330106', cites: 本县规定}\n",
        "utf-8",
    )
    assert line("949.99", load_law(tmp_path)).found == {"I1"}
    assert line("950", load_law(tmp_path)).found == set()
