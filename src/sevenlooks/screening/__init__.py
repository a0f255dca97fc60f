"""Runs the rules on a day: judged, found, not judged and why; findings, their order, and how it was done.

Entrances: `screen(snapshot, …)` → Run, `rank(run)`, `compare(run, run)`.
"""

from __future__ import annotations

from sevenlooks.screening.run import Run, screen

__all__ = ["Run", "screen"]
