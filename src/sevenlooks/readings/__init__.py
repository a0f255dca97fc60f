"""What the facts mean: derived tables that several rules share, each declared once and made once a run."""

from __future__ import annotations

from sevenlooks.readings.facts import Facts, batch_reading, reading

__all__ = ["Facts", "batch_reading", "reading"]
