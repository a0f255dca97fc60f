"""The law: citations, parameters dated and placed, and what is in force for a day and a place. Pure at judging time.

Entrances: `load_law(site_folder)` → Law; `law["latest_end_offline"].at(day, place)` and `.on(day_column,
division_column)`; `in_force(values, rows, …)` for values that come from a book.
"""

from __future__ import annotations

from sevenlooks.law.citations import Citation
from sevenlooks.law.in_force import in_force
from sevenlooks.law.loading import Law, load_law
from sevenlooks.law.parameters import Parameter, Value

__all__ = ["Citation", "Law", "Parameter", "Value", "in_force", "load_law"]
