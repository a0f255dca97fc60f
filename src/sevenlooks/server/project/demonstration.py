"""The made-up province on the site: its run shown, one person for each kind of post, and a look-back under way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sevenlooks.books.store import Snapshot
from sevenlooks.language import Text
from sevenlooks.screening import Run

if TYPE_CHECKING:
    from sevenlooks.server.accounts.models import Person

PASSWORD = "sevenlooks-demo"
EXAMINED = 5  # materials and people that the made-up inspector saw at each
SURVEYED = 4  # bodies of the county that have been looked at when the demo opens
POSTS = (
    ("county", "county_officer", "district"),
    ("inspector", "inspector", "district"),
    ("city", "city_officer", "city"),
    ("province", "province_officer", "province"),
    ("ministry", "ministry_officer", "nation"),
    ("auditor", "auditor", "nation"),
    ("administrator", "administrator", "nation"),
    ("market", "market_regulation", "district"),
    ("fire", "fire", "district"),
)


@dataclass(frozen=True)
class Guest:
    """Somebody who can sign in to the made-up province."""

    username: str
    title: Text


def show(snapshot: Snapshot, came: Run) -> list[Guest]:
    """Put the run into the registry and set up the posts, in the county with the most findings and above it."""
    from django.utils import timezone

    from sevenlooks.server.accounts import actions
    from sevenlooks.server.screening.models import Run as Shown
    from sevenlooks.server.screening.running import show as put

    known_on = max(b.taken_at for b in snapshot.batches)
    now = timezone.now()
    Shown.objects.create(
        run_id="demo", as_of=came.as_of, asked_by="demo", state=Shown.DONE, began_at=now, ended_at=now,
        findings=came.findings.num_rows, problem_bodies=came.problem_institutions, rulebook=came.record["rulebook"],
    )  # fmt: skip
    put(came, "demo", snapshot, known_on)
    counties = Counter(code for code in came.findings["division_code"].to_pylist() if code)
    county = max(sorted(counties), key=lambda code: counties[code])
    places = {"district": county, "city": county[:4] + "00", "province": county[:2] + "0000", "nation": "000000"}
    people = {
        name: actions.add(by="demo", username=name, name=name, role=role, division=places[at], password=PASSWORD)
        for name, role, at in POSTS
    }
    look_back(people)
    cases(people)
    return [Guest(name, person.title) for name, person in people.items()]


def look_back(people: dict[str, Person]) -> None:
    """The look-back of 2022, passed on from the ministry to the demo's county, which has surveyed its first bodies."""
    from django.utils import timezone

    from sevenlooks.server.campaigns import actions
    from sevenlooks.server.campaigns.models import Entry
    from sevenlooks.server.campaigns.queries import asked

    today = timezone.localdate()
    campaign = actions.draft(
        by=people["ministry"],
        plan="look_back_2022",
        title="义务教育阶段学科类校外培训治理“回头看”",
        begins_on=today,
        due_on=today + timedelta(days=60),
        condition={},
    )
    campaign = actions.open_campaign(by=people["ministry"], campaign=campaign)
    for level in ("province", "city"):
        actions.receive(by=people[level], campaign=campaign)
        actions.pass_on(by=people[level], campaign=campaign)
    actions.receive(by=people["county"], campaign=campaign)
    county = people["county"].division_code
    entries = Entry.objects.filter(campaign=campaign, division_code=county, kind="ledger").order_by("pk")
    for entry in entries[:SURVEYED]:
        told = [
            actions.Told(item.name, "fine", examined=EXAMINED, wrong=0)
            if item.counts
            else actions.Told(item.name, "fine")
            for _, item in asked(entry)
        ]
        actions.answer(by=people["inspector"], entry=entry, told=told)


def cases(people: dict[str, Person]) -> None:
    """Cases from the county's last findings: one just opened, one to be put right, of which a department has a part."""
    from django.utils import timezone

    from sevenlooks.server.cases import actions
    from sevenlooks.server.cases.drafts import draft
    from sevenlooks.server.registry.models import Finding

    officer = people["county"]
    found = officer.scope.of(Finding.objects.exclude(institution_id="")).order_by("strength", "-finding_id")
    for number, finding in enumerate(found[:2]):
        told = draft(officer.scope, "finding", finding.pk)
        party = actions.Party(
            kind=told.party_kind, name=told.party, county=told.county, institution_id=told.institution_id,
            address=told.address, sources=(told.source,),
        )  # fmt: skip
        case = actions.open_case(
            by=officer, party=party, matter=told.matter, conduct_on=told.conduct_on or timezone.localdate()
        )
        if number:
            case = actions.order(by=officer, case=case, measures="停止违规行为,书面说明情况", responsible="机构负责人")
            actions.hand_over(
                by=officer, case=case, department="market_regulation", division=officer.division_code,
                asked="请核实其经营范围", shares=["party", "matter"],
            )  # fmt: skip
