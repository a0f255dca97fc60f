"""reduction.active_after_cancellation: what must not be found first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sevenlooks.books.store.batches import Batch
from tests.scenes import Judged, Scene, Written

BODIES = """
    institution_id | name | division_code | status    | status_on
    GONE           | 甲   | 330106        | cancelled | 2022-03-10
    BANNED         | 乙   | 330106        | banned    | 2022-03-10
    STOPPED        | 丙   | 330106        | suspended | 2022-03-10
    OLD            | 丁   | 330106        | cancelled | 2021-05-01
    OPEN           | 戊   | 330106        | operating |
    UNDATED        | 己   | 330106        | cancelled |
"""
LESSONS = "lesson_id | institution_id | starts_at | ends_at | pupils\n"
PAYMENTS = "payment_id | institution_id | paid_on | amount\n"
ACCOUNTS = """
    account_no | institution_id | kind
    A1         | GONE           | custody
    A2         | GONE           | basic
"""
ENTRIES = "entry_id | account_no | booked_on | amount | counterparty_account | purpose\n"
CONTRACTS = """
    contract_id | institution_id | student_key | signed_on  | amount
    C1          | GONE           | k1_1        | 2022-01-01 | 3000
"""
CONSUMED = "consumption_id | contract_id | lesson_id | consumed_on | amount | confirmed_by\n"
ADVERTS = "advert_id | institution_id | published_at | text\n"
VISITS = "visit_id | institution_id | division_code | visited_at | teaching_subjects\n"


def judge(as_of: str = "2022-06-30", **tables: str) -> Judged:
    return Scene(as_of, institutions=BODIES, **tables).judge("reduction.active_after_cancellation")


def lessons(rows: str, as_of: str = "2022-06-30") -> Judged:
    return judge(as_of, lessons=LESSONS + rows)


def bank(rows: str, **tables: str) -> Judged:
    return judge(accounts=ACCOUNTS, account_entries=ENTRIES + rows, **tables)


def test_the_closing_day_itself_and_the_day_before_are_open_days() -> None:
    came = lessons("""L1 | GONE | 2022-03-09 18:00 | 2022-03-09 19:00 | 5
                      L2 | GONE | 2022-03-10 18:00 | 2022-03-10 19:00 | 5
                      L3 | OPEN | 2022-05-10 18:00 | 2022-05-10 19:00 | 5""")
    assert came.found == set()
    assert (came.judged, came.why) == (4, {"empty:institutions.status_on": 1})


def test_lessons_planned_and_not_held_and_lessons_after_the_day_looked_from() -> None:
    planned = "L1 | GONE | 2022-03-11 18:00 | 2022-03-11 19:00 | 0"
    assert lessons(planned).found == set()
    assert lessons("L1 | GONE | 2022-05-11 18:00 | 2022-05-11 19:00 | 5", "2022-05-10").found == set()


def test_before_the_rules_first_day_nothing_counts() -> None:
    assert lessons("L1 | OLD | 2021-07-23 18:00 | 2021-07-23 19:00 | 5").found == set()
    assert lessons("L1 | OLD | 2021-07-24 18:00 | 2021-07-24 19:00 | 5").found == {"OLD"}


@pytest.mark.parametrize(
    "purpose", ["利息", "结息", "手续费返还", "退房租押金", "退汇:退费", "归还借款", "设备变卖款", "社保退回"]
)
def test_settling_is_no_business(purpose: str) -> None:
    assert bank(f"E1 | A1 | 2022-05-11 | 900 | X9 | {purpose}").found == set()


def test_money_out_and_between_own_accounts_is_no_business() -> None:
    came = bank("""E1 | A1 | 2022-05-11 | -900 | X9 | 退费
                   E2 | A2 | 2022-05-11 | 5000 | A1 | 转账""")
    assert came.found == set()


def test_the_bank_may_lag_behind_a_payment_from_before() -> None:
    paid = PAYMENTS + "P1 | GONE | 2022-03-09 | 1000"
    assert bank("E1 | A1 | 2022-03-16 | 996 | X9 | POS入账", payments=paid).found == set()
    assert bank("E1 | A1 | 2022-03-17 | 996 | X9 | POS入账", payments=paid).found == {"GONE"}
    assert bank("E1 | A1 | 2022-03-16 | 1001 | X9 | POS入账", payments=paid).found == {"GONE"}


def test_confirming_late_what_was_taught_before() -> None:
    taught = LESSONS + "L1 | GONE | 2022-03-08 18:00 | 2022-03-08 19:00 | 5"
    late = (
        CONSUMED
        + """X1 | C1 | L1 | 2022-03-20 | 100 | parent
                         X2 | C1 |    | 2022-03-20 | 100 | default"""
    )
    assert judge(lessons=taught, contracts=CONTRACTS, consumptions=late).found == set()


def test_a_notice_of_closing_is_no_advert_and_an_empty_visit_no_teaching() -> None:
    notice = ADVERTS + "AD | GONE | 2022-04-01 09:00 | 本机构已停业,请家长办理退费"
    assert judge(adverts=notice).found == set()
    visits = (
        VISITS
        + """V1 | GONE | 330106 | 2022-04-01 09:00 | no
                         V2 | GONE | 330106 | 2022-04-02 09:00 |"""
    )
    assert judge(site_visits=visits).found == set()


def test_without_any_book_of_activity_nothing_is_clean() -> None:
    came = judge()
    assert (came.judged, came.found) == (0, set())
    assert came.why == {"empty:institutions.status_on": 1, "no_activity_books": 4}


def test_a_body_closed_after_the_day_looked_from_is_open() -> None:
    came = lessons("L1 | GONE | 2022-03-01 18:00 | 2022-03-01 19:00 | 5", "2022-03-05")
    assert (came.judged, came.found) == (1, set())  # OLD alone is closed by then


def test_found_by_lessons_with_the_first_day_and_the_rows() -> None:
    came = lessons("""L2 | GONE   | 2022-03-12 18:00 | 2022-03-12 19:00 |
                      L1 | GONE   | 2022-03-11 18:00 | 2022-03-11 19:00 | 5
                      L3 | BANNED | 2022-03-11 18:00 | 2022-03-11 19:00 | 5
                      L4 | STOPPED | 2022-03-11 18:00 | 2022-03-11 19:00 | 5""")
    assert came.found == {"GONE", "BANNED", "STOPPED"}
    row = came.row("GONE")
    assert (str(row["occurred_on"]), row["observed"], row["expected"]) == ("2022-03-11", "2", "2022-03-10")
    assert '"lesson_id": "L1"' in row["evidence"] and '"lesson_id": "L2"' in row["evidence"]


@pytest.mark.parametrize(
    "tables",
    [
        {"payments": PAYMENTS + "P1 | GONE | 2022-03-11 | 800"},
        {"accounts": ACCOUNTS, "account_entries": ENTRIES + "E1 | A1 | 2022-05-11 | 800 | X9 | 学费"},
        {"accounts": ACCOUNTS, "account_entries": ENTRIES + "E1 | A1 | 2022-05-11 | 800 | X9 |"},
        {"contracts": CONTRACTS, "consumptions": CONSUMED + "X1 | C1 | | 2022-03-20 | 100 | parent"},
        {"adverts": ADVERTS + "AD | GONE | 2022-03-11 09:00 | 数学英语小班招生"},
        {"adverts": ADVERTS + "AD | GONE | 2022-03-11 09:00 | 原校区停业,新校区继续招生"},
        {"site_visits": VISITS + "V1 | GONE | 330106 | 2022-03-11 09:00 | yes"},
    ],
)
def test_found_by_each_kind_of_activity(tables: dict[str, str]) -> None:
    assert judge(**tables).found == {"GONE"}


def test_an_advert_without_its_day_counts_from_the_day_it_was_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = ADVERTS + "AD | GONE | | 数学英语小班招生"
    # 16:30 in Greenwich is half past midnight of the next day in China.
    monkeypatch.setattr(Written, "batches", (Batch(1, datetime(2022, 3, 10, 16, 30, tzinfo=UTC)),))
    assert str(judge(adverts=undated).row("GONE")["occurred_on"]) == "2022-03-11"
    monkeypatch.setattr(Written, "batches", (Batch(1, datetime(2022, 3, 10, 15, 30, tzinfo=UTC)),))
    assert judge(adverts=undated).found == set()


def test_money_seen_twice_counts_once() -> None:
    paid = PAYMENTS + "P1 | GONE | 2022-05-10 | 800"
    came = bank("E1 | A1 | 2022-05-11 | 800 | X9 | 学费", payments=paid)
    assert came.row("GONE")["amount"] == 800.0
