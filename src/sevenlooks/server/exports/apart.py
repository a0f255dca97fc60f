"""An export made in a process apart: what the worker holds does not stand beside the rows, and whatever stops an

export stops nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from django.conf import settings

from sevenlooks.server.web.parent import end_with

if TYPE_CHECKING:
    from sevenlooks.server.exports.models import Export

LEAN = "sevenlooks.server.project.lean"
"""Settings with the registry and the events alone; a ledger of cases is made under the site's own."""


def make(export: Export) -> None:
    """Make the file, and return when the process has ended. One that was stopped from outside has failed."""
    from sevenlooks.server.cases.ledgers import LEDGERS
    from sevenlooks.server.exports.making import FAILED, fail

    told = {**os.environ, "SEVENLOOKS_SITE": str(settings.SITE)}
    if export.what not in LEDGERS:
        told["DJANGO_SETTINGS_MODULE"] = LEAN
    command = [sys.executable, "-m", __name__, str(os.getpid()), export.pk]
    # In a session of its own: Ctrl+C reaches the worker alone, which lets what was begun come to its end.
    ended = subprocess.run(command, env=told, start_new_session=True, check=False)
    if ended.returncode:
        fail(export, FAILED)


def main(parent: int, export_id: str) -> None:
    """What the process does; it ends when `parent` does, so that no two ever write one file."""
    end_with(parent)
    import django
    import pyarrow as pa

    django.setup()
    pa.set_memory_pool(pa.system_memory_pool())  # gives back at once what a batch took; Arrow's own keeps 30 MB more
    from sevenlooks.server.exports.making import carry_out
    from sevenlooks.server.exports.models import Export

    carry_out(Export.objects.get(pk=export_id))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
