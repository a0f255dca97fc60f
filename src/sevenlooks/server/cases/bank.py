"""Repayments looked for at the bank: in the statements of the body's accounts that the books bring.

Three answers, never two: seen; not seen although the statements of all its accounts cover those days; and not judged,
where an account's statement does not. What cannot be looked at is not clean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sevenlooks.law import load_law
from sevenlooks.methods.repayments import Booked, Repaid, shown_by
from sevenlooks.readings.bank_matches import NO_FEE
from sevenlooks.server.cases.models import Repayment
from sevenlooks.server.events.actions import Told, record_all
from sevenlooks.server.registry.rows import Opened, opened

BATCH = 300  # bodies looked at together
AT_HOUR = 4  # after the night's run
# Money out that says what it is, and is no refund; what says nothing may be one.
OTHERWISE = re.compile("划转|手续费|管理费|工资|薪|租|税|社保|公积金|水费|电费|物业|货款|借款")

Row = dict[str, Any]
ENTRY = ("entry_id", "account_no", "booked_on", "amount", "counterparty_account", "purpose")


def every_minute(now: datetime) -> None:
    """The site's clock: once a night what is not yet seen is looked for; cheap at every other minute."""
    local = timezone.localtime(now)
    if local.hour >= AT_HOUR:
        look_for_all(local.date())


def look_for_all(today: date) -> int:
    """Look for every repayment not yet seen and not yet looked for today; how many were found."""
    waiting = Repayment.objects.exclude(bank=Repayment.SEEN).filter(Q(looked_on=None) | Q(looked_on__lt=today))
    if not waiting.exists():
        return 0
    waiting.filter(refund__case__institution_id="").update(bank=Repayment.NOT_JUDGED, looked_on=today)
    grown = _last_taken_in()  # what was looked for in these very books already has its answer
    anew = waiting.filter(Q(looked_on=None) | Q(looked_on__lte=grown) if grown else Q(looked_on=None))
    bodies = sorted(set(anew.values_list("refund__case__institution_id", flat=True)))
    found = sum(look_for(bodies[i : i + BATCH], by="clock", today=today) for i in range(0, len(bodies), BATCH))
    waiting.update(looked_on=today)
    return found


def _last_taken_in() -> date | None:
    with opened() as books:
        moments = [batch.taken_at for batch in books.snapshot.batches]
    return timezone.localtime(max(moments)).date() if moments else None


@transaction.atomic
def look_for(bodies: Sequence[str], *, by: Any, today: date) -> int:
    """Look for the repayments of these bodies, in all of their cases at once: an entry shows one of them.

    How many are newly seen. An event for each case in which something changed.
    """
    asked = Repayment.objects.select_for_update(of=("self",)).filter(refund__case__institution_id__in=bodies)
    mine: dict[str, list[Repayment]] = defaultdict(list)
    for each in asked.select_related("refund__case").order_by("pk"):
        mine[each.refund.case.institution_id].append(each)
    if not mine:
        return 0
    match_days = load_law(settings.SITE)["match_days"]
    repaid = {}
    for each in (each for rows in mine.values() for each in rows):
        days = match_days.at(each.paid_on, each.refund.case.division_code)
        repaid[each.pk] = Repaid(each.pk, each.paid_on, each.amount, days)
    accounts, entries = _statements(list(mine), repaid.values())
    changed: list[Repayment] = []
    for body, rows in mine.items():
        told = [repaid[each.pk] for each in rows]
        found = shown_by(told, entries[body], {each.pk: each.seen for each in rows if each.seen})
        for each in rows:
            before = (each.bank, each.seen)
            _write(each, found.get(each.pk), _covered(repaid[each.pk], accounts[body]), today)
            changed += [each] if (each.bank, each.seen) != before else []
    _save(list(repaid), changed, today)
    record_all(by=by if isinstance(by, str) else by.username, told=_told(changed))
    return sum(each.bank == Repayment.SEEN for each in changed)


def _write(each: Repayment, entry: Booked | None, covered: bool, today: date) -> None:
    each.seen, each.seen_on, each.looked_on = (entry.id if entry else ""), (entry.on if entry else None), today
    each.bank = Repayment.SEEN if entry else Repayment.NOT_SEEN if covered else Repayment.NOT_JUDGED


def _save(looked: list[int], changed: list[Repayment], today: date) -> None:
    """What is not seen has the same two words to write for thousands, what is seen its own entry each."""
    for start in range(0, len(looked), 500):
        Repayment.objects.filter(pk__in=looked[start : start + 500]).update(looked_on=today)
    for answer in (Repayment.NOT_SEEN, Repayment.NOT_JUDGED):
        same = [each.pk for each in changed if each.bank == answer]
        for start in range(0, len(same), 500):
            some = Repayment.objects.filter(pk__in=same[start : start + 500])
            some.update(bank=answer, seen="", seen_on=None)
    seen = [each for each in changed if each.bank == Repayment.SEEN]
    Repayment.objects.bulk_update(seen, ("bank", "seen", "seen_on"), batch_size=200)


def _covered(repaid: Repaid, accounts: list[Row]) -> bool:
    """Whether the statements of all accounts that were open then cover every day on which an entry may stand."""
    first, last = repaid.window
    there = [
        a for a in accounts
        if not ((a["closed_on"] and a["closed_on"] < first) or (a["opened_on"] and a["opened_on"] > last))
    ]  # fmt: skip
    return bool(there) and all(
        a["statement_from"] and a["statement_to"] and a["statement_from"] <= first and a["statement_to"] >= last
        for a in there
    )


def _statements(bodies: list[str], repaid: Iterable[Repaid]) -> tuple[dict[str, list[Row]], dict[str, list[Booked]]]:
    """The accounts of each body and the money that left them around these days."""
    days = [each.window for each in repaid]
    first, last = min(d for d, _ in days), max(d for _, d in days)
    with opened() as books:
        accounts = _accounts(books, bodies)
        own = {a["account_no"]: a["institution_id"] for a in accounts}
        rows = _money_out(books, own, first, last)
    of_body: dict[str, list[Row]] = defaultdict(list)
    for account in accounts:
        of_body[account["institution_id"]].append(account)
    out: dict[str, list[Booked]] = defaultdict(list)
    for row in rows:
        body = own[row["account_no"]]
        # Between a body's own accounts nobody was repaid.
        if own.get(row["counterparty_account"]) != body and not _otherwise(row["purpose"] or ""):
            out[body].append(Booked(row["entry_id"], row["booked_on"], row["amount"]))
    return of_body, out


def _accounts(books: Opened, bodies: list[str]) -> list[Row]:
    if not books.snapshot.has("accounts"):
        return []
    rows = books.read("accounts")
    rows = rows.filter(rows.institution_id.isin(bodies))
    names = ("account_no", "institution_id", "opened_on", "closed_on", "statement_from", "statement_to")
    return books.take(rows.select(*names)).to_pylist()


def _money_out(books: Opened, own: dict[str, str], first: date, last: date) -> list[Row]:
    """Interest and returned deposits left out, as where payments are matched with the bank."""
    if not own or not books.snapshot.has("account_entries"):
        return []
    rows = books.read("account_entries")
    rows = rows.filter(rows.account_no.isin(list(own)), rows.amount < 0, rows.booked_on.between(first, last))
    rows = rows.filter(~rows.purpose.re_search(NO_FEE).fill_null(False))
    return books.take(rows.select(*ENTRY)).to_pylist()


def _otherwise(purpose: str) -> bool:
    return "退" not in purpose and OTHERWISE.search(purpose) is not None


def _told(changed: Iterable[Repayment]) -> Iterable[Told]:
    cases: dict[int, list[Repayment]] = defaultdict(list)
    for each in changed:
        cases[each.refund.case_id].append(each)
    for id, rows in cases.items():
        seen = sum(each.bank == Repayment.SEEN for each in rows)
        detail = {"seen": seen, "not_seen": len(rows) - seen}
        yield Told("case.bank", ("case", str(id)), rows[0].refund.case.division_code, detail)
