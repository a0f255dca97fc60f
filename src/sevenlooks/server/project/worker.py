"""The worker: carries out what pages asked for, one thing after another, and looks at the clock every minute.

What a worker that was killed had begun is begun again: every task may run twice.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time

TICK = 60.0


def main() -> None:
    import django

    django.setup()
    from django_tasks import TaskResultStatus
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(status=TaskResultStatus.READY)
    worker = Worker(
        queue_names=["*"], interval=0.5, batch=False, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id=f"worker-{os.getpid()}", excluded_queue_names=[],
    )  # fmt: skip
    worker.configure_signals()
    threading.Thread(target=_watch, args=(int(sys.argv[1]) if sys.argv[1:] else 0,), daemon=True).start()
    worker.run()


def _watch(parent: int) -> None:
    """Look at the clock every minute; end when the process that serves has ended."""
    from django.db import close_old_connections
    from django.utils import timezone

    from sevenlooks.server.web.slots import filled

    looked = 0.0
    while True:
        if parent and os.getppid() != parent:
            os._exit(0)
        if time.monotonic() - looked >= TICK:
            looked = time.monotonic()
            close_old_connections()
            try:
                filled("clock", timezone.localtime())
            except Exception:  # a locked database now is no reason never to look again
                logging.getLogger(__name__).exception("the clock")
        time.sleep(2)


if __name__ == "__main__":
    main()
