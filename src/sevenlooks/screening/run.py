"""A run (筛查): the rules over the books on a day, and the record that lets anybody repeat it."""

from __future__ import annotations

import fnmatch
import hashlib
import inspect
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks import __version__
from sevenlooks.books.store import Snapshot
from sevenlooks.engines import Engine, open_engine
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang
from sevenlooks.law import Law
from sevenlooks.looks import Rule, rules
from sevenlooks.looks.look import LOOKS
from sevenlooks.readings import Facts
from sevenlooks.screening.findings import findings
from sevenlooks.screening.outcome import Outcome, outcome

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """What a run came to. `findings` has the columns of findings.SCHEMA; `record` is its account, ready for JSON."""

    as_of: date
    outcomes: tuple[Outcome, ...]
    findings: pa.Table = field(repr=False)
    record: dict
    names: dict[str, str] = field(default_factory=dict, repr=False)

    def said(self, lang: Lang) -> pa.Table:
        """The findings with their sentences in a language, in the same order."""
        return findings(self.outcomes, self.names, lang, self.record["rulebook"])

    @property
    def problem_institutions(self) -> int:
        """Distinct institutions with a finding: never a sum, one body can carry many."""
        return _distinct(self.findings["institution_id"])

    def looks(self) -> dict[str, int]:
        """Distinct institutions with a finding, by look."""
        looked = pc.list_element(pc.split_pattern(self.findings["rule"], "."), 0)
        return {
            look.name: _distinct(self.findings.filter(pc.equal(looked, look.name))["institution_id"]) for look in LOOKS
        }


def chosen(glob: str) -> list[Rule]:
    """The rules whose id matches a pattern such as `fees.*`. BadRequest when none does."""
    picked = [rule for rule in rules().values() if fnmatch.fnmatchcase(rule.id, glob)]
    if not picked:
        raise BadRequest(
            "没有与“{glob}”相符的规则。用 sevenlooks rules 查看全部规则。",
            "No rule matches “{glob}”. See them all with: sevenlooks rules.",
            glob=glob,
        )
    return picked


def screen(
    snapshot: Snapshot,
    law: Law,
    as_of: date,
    *,
    glob: str = "*",
    lang: Lang = "zh",
    engine: Engine | None = None,
    progress: Progress = lambda rule: None,
    reach: bool = False,
) -> Run:
    """Run the chosen rules on the books as known in `snapshot`, looking from the day `as_of`.

    `reach`: each outcome says also whom its rule judged, which a report needs.
    """
    begun = time.perf_counter()
    picked = chosen(glob)
    own = engine or open_engine()
    try:
        facts = Facts(snapshot, own, law, as_of)
        outcomes = []
        for rule in picked:
            progress(rule.id)
            outcomes.append(outcome(rule, facts, reach=reach))
        book = rulebook(picked, law)
        names = _names(facts, outcomes)
        rows = findings(outcomes, names, lang, book["version"])
        record = _record(facts, outcomes, book, time.perf_counter() - begun)
    finally:
        if engine is None:
            own.close()
    return Run(as_of, tuple(outcomes), rows, record, names)


def rulebook(picked: Iterable[Rule], law: Law) -> dict:
    """The rulebook's version: software, the law's digest, and each rule's own (its source text)."""
    digests = {rule.id: _digest(inspect.getsource(sys.modules[f"sevenlooks.looks.{rule.id}"])) for rule in picked}
    whole = _digest(law.digest + "".join(f"{name}{value}" for name, value in sorted(digests.items())))
    return {"version": f"{__version__}+{whole[:12]}", "law": law.digest, "rules": digests}


def _record(facts: Facts, outcomes: list[Outcome], book: dict, seconds: float) -> dict:
    used = {name for o in outcomes for name in o.rule.parameters if name in facts.law.parameters}
    return {
        "as_of": facts.as_of.isoformat(),
        "rulebook": book["version"],
        "engine": facts.engine.name,
        "versions": facts.engine.versions(),
        "seconds": round(seconds, 3),
        "law": book["law"],
        "rule_digests": book["rules"],
        "parameters": {
            name: [
                {"value": v.value, "from": v.since.isoformat(), "place": v.place or "nation", "cites": v.cites}
                for v in facts.law[name].values
            ]
            for name in sorted(used)
        },
        "books": {
            "digest": facts.snapshot.digest(),
            "batches": [b.batch for b in facts.snapshot.batches],
            "tables": {
                name: sum(b.tables[name]["rows"] for b in facts.snapshot.batches if name in b.tables)
                for name in sorted({n for b in facts.snapshot.batches for n in b.tables})
            },
        },
        "rules": {
            o.rule.id: {
                "judged": o.judged,
                "found": o.found,
                "not_judged": o.not_judged,
                "why": o.why,
                **({"narrowed": list(o.narrowed)} if o.narrowed else {}),
            }
            for o in outcomes
        },
    }


def _names(facts: Facts, outcomes: list[Outcome]) -> dict[str, str]:
    """The names of the bodies that findings speak of, those of market entities in no ledger among them."""
    ids: set[str] = set()
    for o in outcomes:
        if o.cases is not None:
            for column in ("institution_id", "linked_id"):
                ids.update(i for i in pc.unique(o.cases[column]).to_pylist() if i)
    if not ids:
        return {}
    names: dict[str, str] = {}
    for book, key in (("market_entities", "uscc"), ("institutions", "institution_id")):
        if facts.has(book):
            told = facts.engine.take(facts.table(book).select(key, "name"))
            pairs = zip(told[key].to_pylist(), told["name"].to_pylist(), strict=True)
            names |= {key: name for key, name in pairs if key in ids}
    return names


def _distinct(ids: pa.ChunkedArray) -> int:
    return pc.count_distinct(pc.filter(ids, pc.greater(pc.utf8_length(ids), 0))).as_py() or 0


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
