"""The honest world is honest: each question looks, in its own words, for one offender and must find none."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sevenlooks.demo.shaping import fen
from sevenlooks.methods.bank_matching import match_payment_tables
from sevenlooks.methods.codes import uscc_valid_batch

OPEN = "i.status in ('operating', 'converted', 'transformed')"
OFFENDERS = {
    "subject lesson on a weekend": """select 1 from lessons join courses c using (course_id)
        where c.category = 'subject' and c.stage in ('primary', 'junior') and dayofweek(starts_at) in (0, 6)""",
    "subject lesson in a vacation": """select 1 from lessons l join courses c using (course_id), school_calendar s
        where c.category = 'subject' and c.stage in ('primary', 'junior')
        and l.starts_at::date between s.starts_on and s.ends_on""",
    "lesson over too late": """select 1 from lessons
        where ends_at::time > case mode when 'online' then time '21:00' else time '20:30' end""",
    "online lesson too long": """select 1 from lessons
        where mode = 'online' and ends_at - starts_at > interval 30 minute""",
    "two lessons of one online course in a day": """select 1 from lessons where mode = 'online'
        group by course_id, starts_at::date having count(*) > 1""",
    "charge too long or too large": """select 1 from contracts
        where covers_to > covers_from + interval 3 month - interval 1 day or lessons > 60 or amount > 5000""",
    "paid too early": """select 1 from payments join contracts using (contract_id) join courses c using (course_id)
        where paid_on < c.starts_on - interval 1 month""",
    "paid more or less than agreed": """select 1 from contracts c join payments p using (contract_id)
        group by contract_id, c.amount having sum(p.amount) <> c.amount""",
    "consumed more than agreed": """select 1 from contracts c join consumptions x using (contract_id)
        group by contract_id, c.amount having sum(x.amount) > c.amount""",
    "consumed before the lesson ended": """select 1 from consumptions join lessons using (lesson_id)
        where consumed_on < ends_at::date""",
    "consumed on a day without lesson": """select 1 from consumptions x join contracts c using (contract_id)
        where x.lesson_id is null and not exists
        (select 1 from lessons l where l.course_id = c.course_id and l.starts_at::date = x.consumed_on)""",
    "refunded late": "select 1 from refunds where paid_on > due_on or (paid_on is null and due_on < date '2022-06-30')",
    "negative balance": "select 1 from account_entries where balance_after < 0",
    "active after closing": """select 1 from institutions i join lessons l using (institution_id)
        where i.status in ('cancelled', 'suspended', 'banned') and l.starts_at::date > i.status_on
        union all select 1 from institutions i join payments p using (institution_id)
        where i.status in ('cancelled', 'suspended', 'banned') and p.paid_on > i.status_on""",
    "lesson after the licence": """select 1 from institutions i join lessons l using (institution_id)
        where l.starts_at::date > i.licence_valid_to""",
    "teacher who is not on the staff": """select 1 from lessons l where not exists (select 1 from staff s
        where s.institution_id = l.institution_id and s.person_key = l.teacher_key and s.role = 'teaching'
        and s.joined_on <= l.starts_at::date and (s.left_on is null or s.left_on >= l.starts_at::date))""",
    "too few teach full time": """select 1 from staff where left_on is null group by institution_id
        having avg((role <> 'other' and full_time)::int) < 0.5""",
    "subject teacher without certificate": """select 1 from staff
        where subject is not null and (certificate_no is null or length(certificate_no) <> 17)""",
    "works at a school too": "select 1 from staff join school_teachers using (person_key)",
    "too little floor": "select 1 from institutions where floor_area_m2 < 3 * capacity",
    "money off the books": """select 1 from financials f join financials b
        on b.institution_id = f.institution_id and b.year = f.year - 1
        join (select institution_id, year(paid_on) y, sum(amount) paid from payments group by all) p
        on p.institution_id = f.institution_id and p.y = f.year
        where p.paid > 1.02 * (f.revenue + f.prepaid_balance - b.prepaid_balance)""",
    "publicity over three per cent": "select 1 from financials where publicity_cost > 0.03 * subject_sales",
    "open, but not on the platform": f"""select 1 from institutions i anti join platform_records using (institution_id)
        where {OPEN}""",
    "open subject body that is no non-profit": f"""select 1 from institutions i where {OPEN} and category = 'subject'
        and stages <> 'senior' and registration_type <> 'nonprofit'""",
    "no fire check in June": f"""select 1 from institutions i where {OPEN} and mode = 'offline' and not exists
        (select 1 from safety_checks s where s.institution_id = i.institution_id and s.kind = 'fire_monthly'
        and s.checked_at >= date '2022-06-01')""",
    "above the ceiling": """select 1 from courses c join institutions i using (institution_id)
        join guide_prices g on g.mode = c.mode and c.class_size between g.class_from and coalesce(g.class_to, 999)
        where c.category = 'subject' and c.stage <> 'senior'
        and g.division_code = case when c.mode = 'online' then '350000' when i.division_code = '350102' then '350102'
            when i.division_code like '3501%' then '350100' else '350000' end
        and c.price_per_lesson > g.base_price * c.lesson_minutes / g.standard_minutes * (1 + g.up_float)""",
}  # fmt: skip


@pytest.mark.parametrize("offence", list(OFFENDERS))
def test_nobody_offends(honest_books: duckdb.DuckDBPyConnection, offence: str) -> None:
    assert len(honest_books.execute(OFFENDERS[offence]).fetchall()) == 0


def test_custody_covers_what_is_prepaid_on_every_day(honest_books: duckdb.DuckDBPyConnection) -> None:
    """The balance less what was paid, plus what was consumed and refunded, never falls below nothing."""
    short = """with moves as (
            select institution_id, booked_on d, amount a from account_entries join accounts using (account_no)
            union all select institution_id, paid_on, -amount from payments
            union all select c.institution_id, consumed_on, x.amount
            from consumptions x join contracts c using (contract_id)
            union all select institution_id, paid_on, amount_paid from refunds where paid_on is not null),
        cover as (select institution_id, sum(sum(a)) over (partition by institution_id order by d) left_over
            from moves group by institution_id, d)
        select 1 from cover join accounts using (institution_id) where kind = 'custody' and left_over < 0"""
    assert len(honest_books.execute(short).fetchall()) == 0


def test_every_payment_into_custody_is_found_at_the_bank(honest_tables: dict[str, pa.Table]) -> None:
    accounts, paid, booked = (honest_tables[name] for name in ("accounts", "payments", "account_entries"))
    custody = accounts.filter(pc.equal(accounts["kind"], "custody"))["account_no"].combine_chunks()
    paid = paid.filter(pc.is_in(paid["payee_account"], custody))
    columns = [("payment_id", "payee_account", "paid_on", paid), ("entry_id", "account_no", "booked_on", booked)]
    payments, entries = (
        pa.table({"id": t[key], "account": t[account], "day": t[day], "amount": fen(t["amount"])})
        for key, account, day, t in columns
    )
    matches = match_payment_tables(payments, entries)
    assert matches["entry"].null_count == 0
    assert set(matches["step"].to_pylist()) == {1, 2, 3, 4}, "as it is, net, gathered and split all occur"


def test_codes_check_out(honest_tables: dict[str, pa.Table]) -> None:
    for name in ("institutions", "market_entities"):
        codes = pc.drop_null(honest_tables[name]["uscc"])
        assert pc.all(uscc_valid_batch(codes)).as_py(), name
