"""Notices (文书): the papers that a case sends out, as data, and the same data as Word, as PDF and on the screen.

`matter` holds what a case tells, `kinds` words it into a `Notice`, `word` and `pdf` print it, in the proportions of
GB/T 9704—2012. All of it is pure: the same notice gives the same bytes.
"""

from __future__ import annotations

from sevenlooks.reports.notices.kinds import KINDS, Kind
from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import Notice

__all__ = ["KINDS", "Kind", "Matter", "Notice"]
