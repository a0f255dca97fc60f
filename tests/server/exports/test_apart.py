"""An export made in a process apart: as it comes out, and when that process is stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.exports import actions, apart, tasks
from sevenlooks.server.exports.models import Export

WHOLE_WAY = """
import json, sys
from datetime import date
from pathlib import Path
from sevenlooks.server.project.serving import let_go, open_site
open_site(Path(sys.argv[1]))
from django.db import connection
from sevenlooks.server.events.models import Event
from sevenlooks.server.exports import apart
from sevenlooks.server.exports.models import Export
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.registry.tallying import tally
Institution.objects.create(institution_id="I1", name="启明", division_code="330106", status="operating")
tally("", date(2022, 6, 30), {})
came = {}
for what in ("institutions", "case_problems"):
    export = Export.objects.create(export_id=what, by="a", what=what, format="csv", division_code="330106", lang="en")
    apart.make(export)
    export.refresh_from_db()
    came[what] = [export.state, export.rows, export.wrong_en]
opened = [connection.connection is not None]
let_go()
opened.append(connection.connection is not None)
print(json.dumps({**came, "events": Event.objects.count(), "open": opened}))
"""
LEAN = """
import sys, django
django.setup()
from sevenlooks.server.exports import making, registry_rows
print([name for name in ("ibis", "duckdb", "deltalake", "PIL") if name in sys.modules])
"""


@pytest.fixture
def export(people: dict[str, Person]) -> Export:
    county = people["county"]
    return actions.ask(by=county, what="institutions", format="csv", scope=county.scope, filters={})


def test_one_stopped_from_outside_has_failed_and_says_so(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    tasks.carry_out.func(export.pk)
    export.refresh_from_db()
    assert export.state == Export.FAILED and export.wrong_zh and "nothing was exported" in export.wrong_en


def test_one_that_is_done_is_not_made_again(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    Export.objects.update(state=Export.DONE)
    monkeypatch.setattr(apart, "make", lambda _: pytest.fail("made again"))
    tasks.carry_out.func(export.pk)


def test_a_process_of_its_own_makes_the_file_and_its_event(tmp_path: Path) -> None:
    came = json.loads(ran(WHOLE_WAY, str(tmp_path)))
    assert came["institutions"] == ["done", 1, ""] and came["case_problems"][:2] == ["done", 0] and came["events"] == 2
    assert "启明" in (tmp_path / "files" / "exports" / "institutions" / "institutions.csv").read_text("utf-8-sig")
    assert came["open"] == [True, False], "a server's processes are forks: what is open in one is open in all"


def test_what_reads_the_registry_loads_no_engine(tmp_path: Path) -> None:
    """35 MB of Ibis, 33 of DuckDB and 17 of Delta stood beside the rows otherwise."""
    assert ran(LEAN, SEVENLOOKS_SITE=str(tmp_path), DJANGO_SETTINGS_MODULE=apart.LEAN).strip() == "[]"


def ran(script: str, *arguments: str, **told: str) -> str:
    """What a process of its own printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SEVENLOOKS_", "DJANGO_"))}
    command = [sys.executable, "-c", script, *arguments]
    run = subprocess.run(command, env=kept | told, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout
