"""The store: a folder (or object-store URL) of Delta tables, one a book, and `batches`, whose rows make batches count.

Rows are only ever appended. Each carries `_batch` and `_row`; a later row with the same key supersedes it, which the
later batch writes down in `superseded`, so that reading is a filter and never a window over everything. Any past
state is the batches counted until then.
"""

from __future__ import annotations

from sevenlooks.books.store.batches import Batch, Source, new_batch_id
from sevenlooks.books.store.store import Snapshot, Store

__all__ = ["Batch", "Snapshot", "Source", "Store", "new_batch_id"]
