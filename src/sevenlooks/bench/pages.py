"""Each page of the site alone, through every middleware, as an officer of each level's largest division asks for it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sevenlooks.bench.filling import open_at
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.errors import NotAvailable

LIMIT = 0.3  # seconds
TIMES = 15  # each page, after one that is not counted
WHO = ("ministry", "province", "city", "county")
LISTS = {
    "overview": "/",
    "institutions": "/institutions/",
    "institutions_with_leads": "/institutions/?look=mutation&with=lead",
    "institutions_of_status": "/institutions/?status=suspended&with=problem",
    "institutions_not_judged": "/institutions/?judged=no",
    "institutions_few": "/institutions/?status=banned&look=risk&with=lead&judged=no",
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
    "rule": "/rules/fees.training_loan/",
    "events": "/events/",
}


def alone(database: str, site: Path, address: str | None) -> Iterator[Result]:
    """One line a page and level: the median second."""
    came = measure(ask, site, address, TIMES, times=1)
    for page, seconds in came.value.items():
        yield Result(f"site_{page} ({database})", seconds, came.peak_mb, None, None, LIMIT, f"median of {TIMES}")


def ask(site: Path, address: str | None, times: int) -> dict[str, float]:
    """Page and level → median seconds of an answer."""
    open_at(site, address)
    from django.test import Client

    from sevenlooks.server.accounts.models import Person

    medians = {}
    for who in WHO:
        person = Person.objects.get(username=f"{who}0")
        client = Client(SERVER_NAME="localhost")
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        for page, path in (LISTS | _of_one(person)).items():
            medians[f"{page}_{who}"] = median_of(client, path, times)
    return medians


def _of_one(person: Any) -> dict[str, str]:
    """The pages of the body with the most findings, and of one of these."""
    from sevenlooks.server.registry import queries

    body = queries.institutions(person.scope).order_by(*queries.INSTITUTION_ORDER)[0]
    finding = queries.findings(person.scope, institution=body.pk).order_by(*queries.FINDING_ORDER)[0]
    return {
        "institution": f"/institutions/{body.pk}/",
        "institution_rows": f"/institutions/{body.pk}/rows/site_visits/",
        "institution_findings": f"/findings/?institution={body.pk}",
        "finding": f"/findings/{finding.pk}/",
        "overview_below": f"/?division={body.division_code}",
    }


def median_of(client: Any, path: str, times: int) -> float:
    """Median seconds of an answer, after one that is not counted. NotAvailable when the page does not answer."""
    seconds = []
    for _ in range(times + 1):
        begun = time.perf_counter()
        answer = client.get(path)
        seconds.append(time.perf_counter() - begun)
        if answer.status_code != 200:
            raise NotAvailable(
                "基准不成立:{path} 没有答复(状态 {status})。", "The benchmark does not hold: {path} answered {status}.",
                path=path, status=answer.status_code,
            )  # fmt: skip
    return statistics.median(seconds[1:])
