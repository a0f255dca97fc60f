"""Intake (报送): from a county's files to facts in the books. Entrance: `take_in`."""

from __future__ import annotations

from sevenlooks.books.intake.result import IntakeResult, TableResult
from sevenlooks.books.intake.taking import take_in

__all__ = ["IntakeResult", "TableResult", "take_in"]
