"""A site filled with the made-up nation: its registry, its books, and the people who work at it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sevenlooks.bench.nation import AS_OF, MADE, Nation

PASSWORD = "a long password"
POSTS = {"ministry": 1, "province": 4, "city": 12, "county": 33}
"""Level → how many officers work there; those of a level in the divisions with most bodies."""


def open_at(site: Path, address: str | None) -> None:
    """Make this process the site's. `address`: of its PostgreSQL; None: SQLite in its folder. Once a process."""
    from sevenlooks.server.project.serving import open_site

    if address:
        os.environ["SEVENLOOKS_DATABASE"] = address
    site.mkdir(parents=True, exist_ok=True)
    open_site(site)


def fill(site: Path, address: str | None, institutions: int, findings: int) -> None:
    """A site with the nation in its registry and its books, and its officers."""
    open_at(site, address)
    from django.db import transaction

    from sevenlooks.server.registry.models import Standing

    nation = Nation(institutions, findings)
    nation.write_books(site)
    with transaction.atomic():
        _fill_registry(nation)
        Standing.objects.create(
            run="bench", as_of=AS_OF, known_on=MADE, rulebook="bench", rules=nation.standing_rules()
        )
        _add_people(nation)
        _add_events(nation)


def usernames() -> list[str]:
    """Everybody's; the number 0 of a level works in its largest division."""
    return [f"{level}{number}" for level, count in POSTS.items() for number in range(count)]


def _add_people(nation: Nation) -> None:
    """Their password is hashed once: it takes a tenth of a second by design."""
    from django.contrib.auth.hashers import make_password

    from sevenlooks.server.accounts.models import Person

    hashed = make_password(PASSWORD)
    for level, count in POSTS.items():
        codes = ["000000"] if level == "ministry" else nation.largest(level, count)
        Person.objects.bulk_create(
            Person(
                username=f"{level}{n}", name=f"{level}{n}", role=f"{level}_officer",
                division_code=codes[n % len(codes)], password=hashed,
            )
            for n in range(count)
        )  # fmt: skip


def _add_events(nation: Nation) -> None:
    """One finding in 500 was settled already."""
    from sevenlooks.server.events.actions import record

    for row in islice(nation.finding_rows(), 0, None, 500):
        thing = ("finding", row["finding_id"])
        record(by="county0", act="finding.confirmed", on=thing, division=row["division_code"])


def _fill_registry(nation: Nation) -> None:
    from sevenlooks.server.registry import bulk, loading, models, tallying
    from sevenlooks.server.screening.models import Ranked
    from sevenlooks.server.screening.ranking import COLUMNS

    bulk.replace_all(models.Institution, loading.INSTITUTION, _bodies(nation))
    bulk.replace_all(models.Finding, loading.FINDING, _findings(nation))
    tallying.tally("bench", AS_OF, nation.reach())
    bulk.replace_all(Ranked, COLUMNS, _ranked(nation))


def _bodies(nation: Nation) -> Iterator[list]:
    from sevenlooks.server.registry import loading
    from sevenlooks.server.registry.models import bits
    from sevenlooks.server.web.placed import lineage

    found, leads = nation.came_out()
    judged, nothing = nation.judged.tolist(), Counter[str]()

    def place(number: int) -> tuple:
        return -found.get(number, nothing).total(), -leads.get(number, nothing).total(), nation.id(number)

    for number in sorted(range(nation.size), key=place):  # as the registry is loaded
        county, city, province = lineage(nation.county(number))
        breaches, suspicions = found.get(number, nothing), leads.get(number, nothing)
        told = {
            "institution_id": nation.id(number), "name": nation.names[number], "uscc": nation.id(number),
            "status": str(nation.statuses[number]), "address": nation.address(number), "category": "subject",
            "division_code": county, "city_code": city, "province_code": province, "status_on": AS_OF,
            "search": loading.searched(nation.names[number], nation.id(number), nation.address(number)),
            "found": dict(breaches), "leads": dict(suspicions), "found_in": bits(breaches),
            "leads_in": bits(suspicions),
            "judged": judged[number], "breaches": sum(breaches.values()), "suspicions": sum(suspicions.values()),
            "licence_valid_to": None, "opened_on": None, "phone_key": f"{number // 2}",
            "parent_id": nation.id(number - 1) if number % 40 == 7 else "",
        }  # fmt: skip
        yield [told.get(name, "") for name in loading.INSTITUTION]


def _ranked(nation: Nation) -> Iterator[tuple]:
    """Every body with a finding, by how many it has: the order does not matter to a page's speed."""
    from sevenlooks.server.web.placed import lineage

    for body, count in Counter(nation.findings[0].tolist()).items():
        place = lineage(nation.county(body))
        reasons = [f"{nation.names[body]}在所查期间有一项与规定不符的记录。"] * 3
        shares = {"fees": 0.6, "mutation": 0.4}
        name = nation.names[body]
        yield (nation.id(body), "institution", name, count / 7, 0.0, count, shares, reasons, reasons, *place)


def _findings(nation: Nation) -> Iterator[list]:
    from sevenlooks.server.registry import loading
    from sevenlooks.server.web.placed import lineage

    for row in nation.finding_rows():
        row["division_code"], row["city_code"], row["province_code"] = lineage(row["division_code"])
        yield [row[name] for name in loading.FINDING]
