"""A made-up site for the journeys: its folder, its database, and the program that serves it."""

from __future__ import annotations

import csv
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SEVENLOOKS = Path(sys.executable).with_name("sevenlooks")
PASSWORD = "sevenlooks-demo"
PATIENCE = 60  # seconds until a site answers


@dataclass(frozen=True)
class Site:
    """A site that is being served: `url` without a slash at its end, `folder` as `sevenlooks demo` made it."""

    url: str
    folder: Path

    @property
    def county(self) -> str:
        """The division whose officer can sign in: the one with the most findings."""
        found = Counter(row["division_code"] for row in self._rows("findings.csv") if row["division_code"])
        return max(sorted(found), key=lambda code: found[code])

    def body_elsewhere(self) -> dict[str, str]:
        """A body of another county that something was found about, as the ledger has it."""
        found = {row["institution_id"] for row in self._rows("findings.csv")}
        county, bodies = self.county, self._rows("made-up/institutions.csv")
        return next(row for row in bodies if row["division_code"] != county and row["institution_id"] in found)

    def finding_of(self, body: dict[str, str]) -> str:
        """The number of a finding about a body."""
        rows = self._rows("findings.csv")
        return next(row["finding_id"] for row in rows if row["institution_id"] == body["institution_id"])

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


@contextmanager
def served(folder: Path, database: dict[str, str], institutions: int = 60) -> Iterator[Site]:
    """Make a site in `folder` and serve it. `database`: what the environment says of it; nothing for SQLite.

    What the program wrote down of errors meanwhile fails whoever asked for the site.
    """
    told = {name: value for name, value in os.environ.items() if not name.startswith(("SEVENLOOKS_", "DJANGO_"))}
    told |= database
    making = [str(SEVENLOOKS), "demo", "--dir", str(folder), "--institutions", str(institutions), "--no-serve"]
    made = subprocess.run(making, env=told, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    port, log = _free_port(), folder / "serve.log"
    with log.open("w") as out:
        serving = subprocess.Popen(
            [SEVENLOOKS, "serve", "--dir", folder, "--port", str(port)], env=told, stdout=out, stderr=out
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _answers(url, serving, log)
            yield Site(url, folder)
        finally:
            serving.send_signal(signal.SIGINT)
            serving.wait(timeout=30)
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said and "ERROR" not in said, said[-4000:]


def _answers(url: str, serving: subprocess.Popen, log: Path) -> None:
    for _ in range(PATIENCE * 5):
        assert serving.poll() is None, f"the site ended at once: {log.read_text(encoding='utf-8')[-2000:]}"
        try:
            urllib.request.urlopen(f"{url}/sign-in/", timeout=5).close()
            return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"no answer in {PATIENCE} s: {log.read_text(encoding='utf-8')[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
