"""What an intake came to: one line a table of a file, and where the refused rows are."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class TableResult:
    """`read` = taken + unchanged + dropped + refused. `noted`: of those taken, the rows with something to look at.

    `already`: when this very file was counted before, the day and time of it.
    """

    table: str
    file: str
    sheet: str | None
    read: int
    taken: int
    unchanged: int
    noted: int
    dropped: int
    refused: int
    unknown_columns: list[str]
    notes: dict[str, int] = field(default_factory=dict)
    already: str | None = None


@dataclass(frozen=True)
class IntakeResult:
    """`batch`: the batch that now counts, None when nothing changed. `skipped`: a folder's files that are no tables."""

    tables: list[TableResult]
    refusals: Path | None
    batch: int | None
    skipped: list[str] = field(default_factory=list)

    @property
    def refused(self) -> int:
        return sum(table.refused for table in self.tables)

    @property
    def exit_status(self) -> int:
        return 1 if self.refused else 0

    def as_dict(self) -> dict:
        """The object of the contract (commands.md, "What --json prints")."""
        return {
            "tables": [asdict(table) for table in self.tables],
            "refusals": str(self.refusals) if self.refusals else None,
            "batch": self.batch,
            "skipped": self.skipped,
        }
