"""The made-up province on the site: its run shown, and one person for each kind of post."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sevenlooks.books.store import Snapshot
from sevenlooks.language import Text
from sevenlooks.screening import Run

PASSWORD = "sevenlooks-demo"
POSTS = (
    ("county", "county_officer", "district"),
    ("inspector", "inspector", "district"),
    ("city", "city_officer", "city"),
    ("province", "province_officer", "province"),
    ("ministry", "ministry_officer", "nation"),
    ("auditor", "auditor", "nation"),
    ("administrator", "administrator", "nation"),
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
    return [
        Guest(
            name,
            actions.add(by="demo", username=name, name=name, role=role, division=places[at], password=PASSWORD).title,
        )
        for name, role, at in POSTS
    ]
