"""A batch: what one intake brought, and the row that makes it count."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

import pyarrow as pa

FORMAT = 1
"""The format of the books folder. A folder of a higher one is refused before anything is read."""

SCHEMA = pa.schema(
    [
        ("batch", pa.int64()),
        ("taken_at", pa.timestamp("us", tz="UTC")),
        ("format", pa.int64()),
        ("software", pa.string()),
        ("secret", pa.string()),  # fingerprint of the secret under which its keys were made
        ("sources", pa.string()),  # JSON
        ("tables", pa.string()),  # JSON
    ]
)


@dataclass(frozen=True)
class Source:
    """One file of a batch: its name, SHA-256 of its content, and how its headings were mapped."""

    file: str
    digest: str
    mapping: str = ""


@dataclass(frozen=True)
class Batch:
    """`tables`: book → {"rows": int, "columns": the columns this batch had for it}."""

    batch: int
    taken_at: datetime
    sources: list[Source] = field(default_factory=list)
    tables: dict[str, dict] = field(default_factory=dict)
    format: int = FORMAT
    software: str = ""
    secret: str = ""

    def to_arrow(self) -> pa.Table:
        row = {
            "batch": self.batch,
            "taken_at": self.taken_at,
            "format": self.format,
            "software": self.software,
            "secret": self.secret,
            "sources": json.dumps([asdict(s) for s in self.sources], ensure_ascii=False),
            "tables": json.dumps(self.tables, ensure_ascii=False, sort_keys=True),
        }
        return pa.Table.from_pylist([row], schema=SCHEMA)

    @classmethod
    def from_row(cls, row: dict) -> Batch:
        sources = [Source(**s) for s in json.loads(row["sources"])]
        return cls(**{**row, "sources": sources, "tables": json.loads(row["tables"])})


def new_batch_id() -> int:
    """A number that grows with time and never meets another: microseconds since 1970, then ten random bits."""
    return (time.time_ns() // 1000 << 10) | secrets.randbits(10)


def now() -> datetime:
    return datetime.now(UTC)
