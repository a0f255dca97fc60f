"""Filling the registry from the books and a run. Everything at once: readers see the old until the new is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from sevenlooks.books.store import Snapshot
from sevenlooks.engines import open_engine
from sevenlooks.looks import rules
from sevenlooks.methods.text_width import squeeze
from sevenlooks.screening import Run
from sevenlooks.server.registry.bulk import replace_all
from sevenlooks.server.registry.coming_out import CameOut
from sevenlooks.server.registry.models import Finding, Institution, Standing, bits
from sevenlooks.server.registry.tallying import tally
from sevenlooks.server.web.placed import lineage

_TOLD = (
    "name", "uscc", "parent_id", "status", "status_on", "category", "mode", "papers", "registration_type",
    "licence_no", "licence_valid_to", "opened_on", "owner",
)  # fmt: skip
_DATES = ("status_on", "licence_valid_to", "opened_on")
INSTITUTION = (
    "institution_id", "division_code", "city_code", "province_code", *_TOLD, "former_names", "stages", "address",
    "phone_key", "phone_masked", "search", "found", "leads", "found_in", "leads_in", "judged", "breaches", "suspicions",
)  # fmt: skip
_SAME = (
    "finding_id", "rule", "subject_kind", "subject_id", "institution_id", "linked_id", "occurred_on", "observed",
    "expected", "amount", "strength", "evidence", "cites", "rulebook",
)  # fmt: skip
_AT_ONCE = 10_000  # findings held as rows
FINDING = (*_SAME, "reason_zh", "reason_en", "look", "lead", "division_code", "city_code", "province_code", "settled")


@transaction.atomic
def rebuild(snapshot: Snapshot, run: Run, run_id: str, known_on: datetime, settled: dict[str, str]) -> None:
    """The registry anew from a run (with `reach`) over a snapshot. `settled`: finding_id → what people made of it."""
    came_out = CameOut.of(run)
    replace_all(Institution, INSTITUTION, _institutions(_ledger(snapshot), came_out))
    replace_all(Finding, FINDING, _findings(run, settled))
    tally(run_id, run.as_of, came_out.reach)
    Standing.objects.update_or_create(
        pk=1,
        defaults={
            "run": run_id,
            "as_of": run.as_of,
            "known_on": known_on,
            "rulebook": run.record["rulebook"],
            "rules": run.record["rules"],
        },
    )


def _ledger(snapshot: Snapshot) -> list[dict]:
    engine = open_engine()
    try:
        return engine.take(snapshot.read(engine, "institutions").order_by("institution_id")).to_pylist()
    finally:
        engine.close()


def _institutions(bodies: list[dict], came_out: CameOut) -> Iterator[tuple]:
    def place(row: dict) -> tuple:
        found, leads = (of.get(row["institution_id"], {}).values() for of in (came_out.found, came_out.leads))
        return -sum(found), -sum(leads), row["institution_id"]

    # In the order of their list: a search that goes through the whole list then reads the table from front to back.
    for row in sorted(bodies, key=place):
        id = row["institution_id"]
        told = [row[name] if name in _DATES else row[name] or "" for name in _TOLD]
        address = row["operating_address"] or row["registered_address"] or ""
        former = "；".join(row["former_names"] or ())
        found, leads = came_out.found.get(id, {}), came_out.leads.get(id, {})
        yield (
            id,
            *lineage(row["division_code"]),
            *told,
            former,
            ",".join(row["stages"] or ()),
            address,
            row["phone"] or "",
            row["phone_masked"] or "",
            searched(row["name"], former, row["uscc"], id, address),
            found,
            leads,
            bits(found),
            bits(leads),
            came_out.judged.get(id, 0),
            sum(found.values()),
            sum(leads.values()),
        )


def searched(*texts: str | None) -> str:
    """What a search looks in: the texts without width, spaces and case."""
    return " ".join(squeeze(text) for text in texts if text)


def _findings(run: Run, settled: dict[str, str]) -> Iterator[tuple]:
    chinese, english = run.said("zh"), run.said("en")["reason"]
    for at in range(0, chinese.num_rows, _AT_ONCE):
        reasons = english.slice(at, _AT_ONCE).to_pylist()
        for row, reason in zip(chinese.slice(at, _AT_ONCE).to_pylist(), reasons, strict=True):
            yield _finding(row, reason, settled)


def _finding(row: dict, english: str, settled: dict[str, str]) -> tuple:
    rule = rules()[row["rule"]]
    row["evidence"] = json.loads(row["evidence"])
    told = ("" if row[name] is None and name not in ("occurred_on", "amount") else row[name] for name in _SAME)
    place = lineage(row["division_code"] or "")
    return (*told, row["reason"], english, rule.look.number, rule.lead, *place, settled.get(row["finding_id"], ""))
