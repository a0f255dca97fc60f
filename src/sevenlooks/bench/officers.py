"""50 officers at work at once: the site as a user starts it, and from another process 50 people who click through it.

Each has signed in and keeps one connection, as a browser does; reads lists, searches, opens bodies and findings by the
links it sees, and now and then settles a finding. Between two pages a person thinks for 1 to 5 s.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sevenlooks.bench.browser import Answer, Browser
from sevenlooks.bench.filling import PASSWORD, usernames
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.nation import BRANDS, KINDS, STREETS
from sevenlooks.bench.serving import served
from sevenlooks.errors import NotAvailable

LIMIT = 1.0  # seconds, of 95 pages in 100
LASTING, HURRIED = 60.0, 20.0  # seconds of work with thinking and without
THINKING, NONE = (1.0, 5.0), (0.0, 0.0)
LISTS = (
    "/institutions/",
    "/institutions/?look=mutation&with=lead",
    "/institutions/?status=operating&with=problem",
    "/findings/",
    "/findings/?look=fees",
    "/findings/?settled=",
    "/not-judged/",
    "/rules/",
)


@dataclass(frozen=True)
class Worked:
    """What came of it: the seconds of every answer, how many of them were decisions, and how long it lasted."""

    seconds: list[float]
    settled: int
    lasted: float

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20)[-1]

    def told(self, officers: int, thinking: str) -> str:
        count, median = len(self.seconds), statistics.median(self.seconds)
        return (
            f"{officers} officers, {thinking}; 95th percentile of {count} answers in {self.lasted:.0f} s "
            f"({count / self.lasted:.1f} a second, median {median * 1000:.0f} ms, worst {max(self.seconds):.2f} s), "
            f"{self.settled} findings settled, no error"
        )


def at_once(database: str, site: Path, address: str | None) -> Iterator[Result]:
    """Two lines: with time to think, and the throughput without."""
    calm, hurried, peak_mb = measure(work, site, address, ((LASTING, THINKING), (HURRIED, NONE)), times=1).value
    told = calm.told(len(usernames()), "thinking 1 to 5 s between pages")
    yield Result(f"site_officers ({database})", calm.p95, peak_mb, None, None, LIMIT, told)
    told = hurried.told(len(usernames()), "never thinking")
    yield Result(f"site_officers_hurried ({database})", hurried.p95, peak_mb, None, None, None, told)


def work(site: Path, address: str | None, spells: tuple[tuple[float, tuple[float, float]], ...]) -> list[Any]:
    """Everybody signs in, then all work at once, one spell after another: seconds, and how long they think.

    What came of each spell, and last the peak memory of the largest of the site's processes, in MB.
    """
    with served(site, address) as port:
        people = [Officer(Browser(port), name, random.Random(number)) for number, name in enumerate(usernames())]
        _all_at_once([person.sign_in for person in people])
        worked = [spell(people, lasting, thinking) for lasting, thinking in spells]
    return [*worked, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]


def spell(people: list[Officer], lasting: float, thinking: tuple[float, float]) -> Worked:
    """All work for so many seconds. NotAvailable when any page failed."""
    for person in people:
        person.browser.seconds.clear()
    settled, begun = sum(person.settled for person in people), time.perf_counter()

    def working(person: Officer) -> Callable[[], None]:
        return lambda: person.work(begun + lasting, thinking)

    _all_at_once([working(person) for person in people])
    seconds = [each for person in people for each in person.browser.seconds]
    return Worked(seconds, sum(person.settled for person in people) - settled, time.perf_counter() - begun)


def _all_at_once(acts: list[Callable[[], None]]) -> None:
    """NotAvailable with the first thing that went wrong with any of them."""
    wrong: list[Exception] = []

    def do(act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise NotAvailable(
            "基准不成立:{n} 人的页面出错,首先是:{what}",
            "The benchmark does not hold: {n} officers met an error, first: {what}",
            n=len(wrong), what=f"{wrong[0]!r}",
        )  # fmt: skip


@dataclass
class Officer:
    """Somebody at work. `chance` decides what they open next."""

    browser: Browser
    username: str
    chance: random.Random
    settled: int = 0
    bodies: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    following: str = ""

    def sign_in(self) -> None:
        self.browser.get("/sign-in/")
        self.browser.send("/sign-in/", {"username": self.username, "password": PASSWORD})
        for path in ("/institutions/", "/findings/"):
            self._see(self.browser.get(path))

    def work(self, until: float, thinking: tuple[float, float]) -> None:
        acts = {
            self._overview: 14, self._list: 22, self._next: 8, self._search: 17, self._body: 16, self._finding: 13,
            self._ranking: 6, self._settle: 4,
        }  # fmt: skip
        time.sleep(self.chance.uniform(0, thinking[1]))  # nobody begins at the same moment
        while time.perf_counter() < until:
            [act] = self.chance.choices(list(acts), list(acts.values()))
            act()
            left = max(0.0, until - time.perf_counter())
            time.sleep(min(left, self.chance.uniform(*thinking)))

    def _overview(self) -> None:
        self.browser.get("/")

    def _list(self) -> None:
        self._see(self.browser.get(self.chance.choice(LISTS)))

    def _next(self) -> None:
        self._see(self.browser.get(self.following or "/institutions/"))

    def _search(self) -> None:
        brand = self.chance.choice(re.findall("..", BRANDS))
        words = (brand, f"{brand} {self.chance.choice(KINDS)}", self.chance.choice(STREETS), "查无此名")
        self._see(self.browser.get(f"/institutions/?search={quote(self.chance.choice(words))}"))

    def _body(self) -> None:
        self.browser.get(self.chance.choice(self.bodies or ["/institutions/"]))

    def _finding(self) -> None:
        self.browser.get(self.chance.choice(self.findings or ["/findings/"]))

    def _ranking(self) -> None:
        self._see(self.browser.get("/ranking/"))

    def _settle(self) -> None:
        if not self.findings:  # none was found in a small county
            return self._finding()
        path = self.chance.choice(self.findings)
        self.browser.get(path)
        verdict = self.chance.choice(("confirmed", "dismissed", "visit"))
        self.browser.send(f"{path}settle/", {"as": verdict, "why": "现场核实后作出"})
        self.settled += 1

    def _see(self, page: Answer) -> None:
        """Keep the links of a page to go on from; what an empty list has not stays as it was."""
        self.bodies = page.links(r"/institutions/[^/\"?]+/") or self.bodies
        self.findings = page.links(r"/findings/[0-9a-f]{32}/") or self.findings
        self.following = next(iter(page.links(r"[^\"]*[?;&]after=[^\"]+")), "")
