"""Two runs compared: what is new, what is gone, what persists."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class Comparison:
    """Findings by their stable ids: only in the later run, only in the earlier one, in both (as the later has them)."""

    new: pa.Table
    gone: pa.Table
    persisting: pa.Table


def compare(earlier: pa.Table, later: pa.Table) -> Comparison:
    """Compare the findings of two runs. Both have the columns of findings.SCHEMA."""
    known = pc.is_in(later["finding_id"], earlier["finding_id"].combine_chunks())
    still = pc.is_in(earlier["finding_id"], later["finding_id"].combine_chunks())
    return Comparison(later.filter(pc.invert(known)), earlier.filter(pc.invert(still)), later.filter(known))
