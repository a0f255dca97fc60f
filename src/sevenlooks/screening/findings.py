"""Findings (线索/问题): the rows that leave a run, in the shape of the contract (commands.md, "A finding")."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

import pyarrow as pa

from sevenlooks import __version__
from sevenlooks.language import Lang, Text
from sevenlooks.screening.outcome import Outcome
from sevenlooks.screening.saying import sentences

SCHEMA = pa.schema(
    [
        ("finding_id", pa.string()),
        ("rule", pa.string()),
        ("subject_kind", pa.string()),
        ("subject_id", pa.string()),
        ("institution_id", pa.string()),
        ("linked_id", pa.string()),
        ("division_code", pa.string()),
        ("occurred_on", pa.date32()),
        ("observed", pa.string()),
        ("expected", pa.string()),
        ("amount", pa.float64()),
        ("strength", pa.float64()),
        ("reason", pa.string()),
        ("evidence", pa.string()),
        ("cites", pa.string()),
        ("rulebook", pa.string()),
    ]
)


def finding_id(rule: str, subject: str, occasion: str) -> str:
    """The same rule on the same subject and occasion has the same id in every run and on every engine."""
    return hashlib.sha256(f"{rule}\x1f{subject}\x1f{occasion}".encode()).hexdigest()[:32]


def findings(outcomes: Iterable[Outcome], names: Mapping[str, str], lang: Lang, rulebook: str) -> pa.Table:
    """The finding rows of all outcomes, ordered by rule, subject and id. `names`: institution_id → its name."""
    parts = [_of(o, names, lang, rulebook) for o in outcomes if o.cases is not None and o.cases.num_rows]
    table = pa.concat_tables(parts) if parts else SCHEMA.empty_table()
    return table.sort_by([("rule", "ascending"), ("subject_id", "ascending"), ("finding_id", "ascending")])


def _of(outcome: Outcome, names: Mapping[str, str], lang: Lang, rulebook: str) -> pa.Table:
    rule, cases = outcome.rule, outcome.cases
    assert cases is not None
    columns = {name: cases[name].to_pylist() for name in cases.column_names if not name.startswith("evidence__")}
    subjects, occasions = columns["subject_id"], columns["occasion"]
    size = cases.num_rows
    made = {
        "finding_id": [finding_id(rule.id, s, o) for s, o in zip(subjects, occasions, strict=True)],
        "rule": [rule.id] * size,
        "subject_kind": [rule.subject] * size,
        "reason": sentences(rule, columns, names, lang),
        "evidence": _evidence(cases),
        "cites": ["; ".join(rule.cites)] * size,
        "rulebook": [rulebook] * size,
    }
    arrays = [
        pa.array(made[f.name], f.type) if f.name in made else cases[f.name].combine_chunks().cast(f.type)
        for f in SCHEMA
    ]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def _evidence(cases: pa.Table) -> list[str]:
    """JSON list of {table, key}; an array-valued key column gives one entry an element."""
    tables: dict[str, dict[str, list]] = {}
    for name in cases.column_names:
        if name.startswith("evidence__"):
            _, table, key = name.split("__")
            tables.setdefault(table, {})[key] = cases[name].to_pylist()
    rows = []
    for row in range(cases.num_rows):
        entries = []
        for table, keys in tables.items():
            entries += [{"table": table, "key": key} for key in _keys({k: v[row] for k, v in keys.items()})]
        rows.append(json.dumps(entries, ensure_ascii=False, default=str))
    return rows


def _keys(key: dict[str, object]) -> list[dict[str, object]]:
    lists = {name: value for name, value in key.items() if isinstance(value, list)}
    if not lists:
        return [key] if all(value is not None for value in key.values()) else []
    length = max(len(value) for value in lists.values())
    spread = [{n: (v[i] if isinstance(v, list) else v) for n, v in key.items()} for i in range(length)]
    return sorted((k for k in spread if all(v is not None for v in k.values())), key=str)


def rulebook_version() -> str:
    return f"sevenlooks-{__version__}"


def said(text: Text, lang: Lang) -> str:
    return text.in_(lang)
