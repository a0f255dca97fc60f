"""Two runs compared, within a division: what is new, what is gone, what persists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sevenlooks.language import Text
from sevenlooks.looks import Rule, rules
from sevenlooks.screening.comparing import compare
from sevenlooks.screening.saying import subject
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.screening.models import Run
from sevenlooks.server.screening.running import findings_of
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope

KINDS = {
    "new": Text("新增", "new"),
    "gone": Text("不再出现", "gone"),
    "persisting": Text("持续", "persisting"),
}
MOST = 200  # findings shown of one kind
_COLUMNS = ["finding_id", "rule", "institution_id", "subject_id", "division_code", "occurred_on", "amount"]


@dataclass(frozen=True)
class Compared:
    """`by_rule`: each rule with its counts in the order of KINDS. `parts`: kind → its findings."""

    by_rule: list[tuple[Rule, list[tuple[str, int]]]]
    totals: dict[str, int]
    parts: Mapping[str, pa.Table]

    def shown(self, kind: str, rule: str) -> tuple[int, list[dict]]:
        """How many findings of a kind (and a rule) there are, and the first of them with their bodies' names."""
        part = self.parts[kind]
        if rule:
            part = part.filter(pc.equal(part["rule"], rule))
        rows = part.slice(0, MOST).to_pylist()
        names = Institution.objects.in_bulk({row["institution_id"] for row in rows})
        held = rules()
        for row in rows:
            told = held.get(row["rule"])
            row["body"], row["told"] = names.get(row["institution_id"]), told
            row["about"] = subject(told.subject if told else "", row["subject_id"])
        return part.num_rows, rows


def compared(earlier: Run, later: Run, scope: Scope) -> Compared:
    """The findings of two runs in a division. Missing when a run's file is not there."""
    came = compare(_findings(earlier, scope), _findings(later, scope))
    parts = {"new": came.new, "gone": came.gone, "persisting": came.persisting}
    counts = {kind: Counter(part["rule"].to_pylist()) for kind, part in parts.items()}
    by_rule = [
        (rule, [(kind, counts[kind][name]) for kind in KINDS])
        for name, rule in rules().items()
        if any(counts[kind][name] for kind in KINDS)
    ]
    by_rule.sort(key=lambda told: -sum(n for kind, n in told[1] if kind != "persisting"))  # what changed comes first
    return Compared(by_rule, {kind: part.num_rows for kind, part in parts.items()}, parts)


def _findings(run: Run, scope: Scope) -> pa.Table:
    file = findings_of(run.run_id)
    if not file.exists():
        raise Missing(Text("这次筛查的线索文件不在了。", "The file of this run's findings is not there."))
    table = pq.read_table(file, columns=_COLUMNS)
    if scope.level == "nation":
        return table
    return table.filter(pc.starts_with(table["division_code"], scope.prefix))
