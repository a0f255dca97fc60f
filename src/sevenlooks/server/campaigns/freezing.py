"""Freezing a population: the bodies that meet the condition are listed once, counted and hashed.

The digest is the SHA-256 of a text anybody can make again: the statement in Chinese on the first line, then the ids in
order of their code points, one a line, each line ended by a line feed. A county's digest is over its own ids.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from sevenlooks.books.divisions import name
from sevenlooks.errors import BadRequest
from sevenlooks.server.campaigns.cascade import Rung, way_down
from sevenlooks.server.campaigns.condition import Condition
from sevenlooks.server.campaigns.models import Campaign, Entry, Receipt
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.registry.queries import standing
from sevenlooks.server.web.placed import Scope, lineage


def listed(statement: str, ids: Iterable[str]) -> str:
    """The text that is hashed and published."""
    return "\n".join([statement, *sorted(ids)]) + "\n"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def freeze(campaign: Campaign, *, by: str, at: datetime) -> None:
    """List who is in, make the receipts of every division below, hash. BadRequest when the registry is empty."""
    now = standing()
    if now is None:
        raise BadRequest(
            "还没有筛查过,台账中没有可列入的机构。请先运行一次筛查。",
            "Nothing has been run yet, so there is no ledger to list from. Start a run first.",
        )
    scope, condition = Scope(campaign.division_code), Condition.of(campaign.condition)
    statement = condition.statement(scope, now.as_of, now.run)
    campaign.run, campaign.as_of = now.run, now.as_of
    campaign.statement_zh, campaign.statement_en = statement.zh, statement.en
    bodies = condition.bodies(scope)
    rungs = way_down(scope, also=bodies.order_by().values_list("division_code", flat=True).distinct())
    # A body that the ledger places in no county is on nobody's list; it shows among the changes beside it.
    _list(campaign, bodies.exclude(division_code__in=[r.code for r in rungs if r.level != Receipt.COUNTY]), by, at)
    held = Entry.objects.filter(campaign=campaign, kind=Entry.LEDGER).values_list("division_code", "institution_id")
    by_county: dict[str, list[str]] = defaultdict(list)
    for code, id in held.iterator(chunk_size=20_000):
        by_county[code].append(id)
    campaign.bodies = sum(map(len, by_county.values()))
    campaign.digest = digest(listed(statement.zh, (id for ids in by_county.values() for id in ids)))
    _receipts(campaign, rungs, by_county, by, at)


def _list(campaign: Campaign, bodies: QuerySet[Institution], by: str, at: datetime) -> None:
    """One statement copies the bodies into the list: a hundred thousand rows never pass through here."""
    told = {
        "campaign_id": Value(campaign.pk), "kind": _text(Entry.LEDGER), "institution_id": F("institution_id"),
        "name": F("name"), "address": F("address"), "status": F("status"), "category": F("category"),
        "division_code": F("division_code"), "city_code": F("city_code"), "province_code": F("province_code"),
        "items": Value(len(campaign.plan.items("body"))), "added_at": Value(at), "added_by": _text(by),
        "note": _text(""), "token": _text(""), "times": Value(0), "in_service": Value(False), "answered": Value(0),
        "checked": Value(0), "problems": Value(0), "unrectified": Value(0),
    }  # fmt: skip
    rows = bodies.order_by("division_code", "institution_id").annotate(
        **{f"_{column}": value for column, value in told.items()}
    )
    sql, values = rows.values_list(*(f"_{column}" for column in told)).query.sql_with_params()
    into = ", ".join(f'"{column}"' for column in told)
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{Entry._meta.db_table}" ({into}) {sql}', values)


def _text(value: str) -> Cast:
    return Cast(Value(value, output_field=CharField()), TextField())


def _receipts(campaign: Campaign, rungs: list[Rung], by_county: dict[str, list[str]], by: str, at: datetime) -> None:
    made = []
    for rung in rungs:
        ids = by_county.get(rung.code, [])
        receipt = Receipt(campaign=campaign, level=rung.level, parent_code=rung.parent, bodies=len(ids))
        receipt.place_in(rung.code)
        receipt.digest = digest(listed(campaign.statement_zh, ids)) if ids else ""
        made.append(receipt)
    Receipt.objects.bulk_create(made, batch_size=500)
    items = len(campaign.plan.items("county"))
    if items:
        counties = (rung.code for rung in rungs if rung.level == Receipt.COUNTY)
        Entry.objects.bulk_create((_county(campaign, code, items, by, at) for code in counties), batch_size=500)


def _county(campaign: Campaign, code: str, items: int, by: str, at: datetime) -> Entry:
    """The county's own line: what is asked of it and not of a body."""
    division, city, province = lineage(code)
    return Entry(
        campaign=campaign, kind=Entry.COUNTY, name=name(code), items=items, added_at=at, added_by=by,
        division_code=division, city_code=city, province_code=province,
    )  # fmt: skip
