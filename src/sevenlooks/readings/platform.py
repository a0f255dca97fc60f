"""What the national platform says of a body, read beside what the ledger says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.codes import compact_code, uscc_valid_batch
from sevenlooks.methods.labels import read_category, read_status, same_code, same_name
from sevenlooks.methods.same_place import same_place
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, batch_reading, reading

SUPERVISED = ("custody", "deposit")


@reading(kept=True)
def records(facts: Facts) -> ir.Table:
    """One row a platform record of a body in the ledger: the columns of `bodies` that are compared, and

    those of the record as `filed_<column>`. A record of a body in no ledger is not here.
    """
    filed = facts.table("platform_records").drop("_batch", "_row")
    filed = filed.rename({f"filed_{column}": column for column in filed.columns})
    body = facts.reading(bodies).drop("_batch", "_row")
    return body.join(filed, body.institution_id == filed.filed_institution_id).drop("filed_institution_id")


def _statuses_read(rows: pa.Table) -> pa.Table:
    return rows.append_column("means", pa.array([read_status(text) for text in rows["label"].to_pylist()], pa.string()))


@batch_reading(_statuses_read)
def status_labels(facts: Facts) -> ir.Table:
    """One row a typed status label: `label`, `means` (institutions.status; null where it cannot be read)."""
    rows = facts.table("platform_records")
    return rows.filter(rows.status_label.notnull()).select(label="status_label").distinct()


def _codes_judged(rows: pa.Table) -> pa.Table:
    return rows.append_column("right", uscc_valid_batch(rows["code"]))


@batch_reading(_codes_judged)
def typed_codes(facts: Facts) -> ir.Table:
    """One row a social credit code of the ledger or the platform: `code`, `right` (bool: its check digit fits)."""
    told = (facts.table(name).select(code="uscc") for name in ("institutions", "platform_records"))
    rows = ibis.union(*told)
    return rows.filter(rows.code.notnull()).distinct()


def _compared(rows: pa.Table) -> pa.Table:
    told = [_differences(row) for row in rows.to_pylist()]
    return pa.table(
        {
            "institution_id": rows["institution_id"],
            "differs": pa.array([items for items, _ in told], pa.list_(pa.string())),
            "unknown": pa.array([why for _, why in told], pa.string()),
        }
    )


@batch_reading(_compared)
def differences(facts: Facts) -> ir.Table:
    """One row a record: `institution_id`, `differs` (the items that differ in substance: name, uscc,

    operating_address, category, supervised_account), `unknown` (reason code of the first item that could not be
    compared, else null).
    """
    rows = facts.reading(records)
    accounts = facts.table("accounts")
    day = facts.day()
    begun = (accounts.opened_on <= day).fill_null(True)
    lasts = (accounts.closed_on > day).fill_null(True)
    accounts = accounts.filter(accounts.kind.isin(SUPERVISED), begun, lasts)
    own = accounts.group_by("institution_id").aggregate(accounts=accounts.account_no.collect())
    rows = rows.left_join(own, rows.institution_id == own.institution_id)
    items = ("name", "uscc", "operating_address", "category")
    return rows.select(
        "institution_id",
        *items,
        *(f"filed_{item}" for item in items),
        "filed_supervised_account",
        "accounts",
        know_accounts=ibis.literal(facts.has("accounts")),
    )


def _differences(row: Mapping[str, Any]) -> tuple[list[str], str | None]:
    differs, unknown = [], None
    for item, same in (
        ("name", same_name),
        ("uscc", same_code),
        ("operating_address", _same_place),
        ("category", _same_category),
    ):
        answer = _compare(item, row[item], row[f"filed_{item}"], same)
        if answer is False:
            differs.append(item)
        elif isinstance(answer, str):
            unknown = unknown or answer
    if row["know_accounts"]:
        answer = _compare_account(row["accounts"] or (), row["filed_supervised_account"])
        if answer is False:
            differs.append("supervised_account")
        elif isinstance(answer, str):
            unknown = unknown or answer
    return differs, unknown


def _compare(item: str, ledger: str | None, filed: str | None, same: Callable[[str, str], bool | None]) -> bool | str:
    """Whether ledger and record say one thing of an item; the reason code when nobody can tell."""
    if ledger == filed:
        return True
    if not ledger or not filed:
        return f"empty:{'platform_records' if ledger else 'institutions'}.{item}"
    answer = same(ledger, filed)
    return ("unreadable_label" if item == "category" else "unreadable_address") if answer is None else answer


def _same_place(one: str, other: str) -> bool | None:
    return same_place(one, other)


def _same_category(ledger: str, typed: str) -> bool | None:
    meant = read_category(typed)
    return None if meant is None or "unknown" in (ledger, meant) else meant == ledger


def _compare_account(own: Iterable[str], filed: str | None) -> bool | str:
    """Whether the record's account is one of the body's own supervised ones that are open, by its digits only."""
    digits = {_digits(account) for account in own}
    if not filed:
        return "empty:platform_records.supervised_account" if digits else True
    return _digits(filed) in digits if digits else "empty:accounts.account_no"


def _digits(account: str) -> str:
    return "".join(sign for sign in compact_code(account) if sign.isdigit())
