"""The worker: carries out what pages asked for, one thing after another, and looks at the clock every minute.

What a worker that was killed had begun is begun again: every task may run twice. What killed TRIES workers is given up.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time

from sevenlooks.server.web.parent import end_with

TICK = 60.0
TRIES = 5


def main() -> None:
    import django

    django.setup()
    from django_tasks_db.management.commands.db_worker import Worker

    take_up_again()
    worker = Worker(
        queue_names=["*"], interval=0.5, batch=False, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id=f"worker-{os.getpid()}", excluded_queue_names=[],
    )  # fmt: skip
    worker.configure_signals()
    if sys.argv[1:]:
        end_with(int(sys.argv[1]))
    threading.Thread(target=_look_at_the_clock, daemon=True).start()
    worker.run()


def take_up_again() -> None:
    """Let what was begun and not finished wait anew; what was begun too often is given up (slot `task.given_up`)."""
    from django.utils import timezone
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from sevenlooks.server.web.slots import filled

    for begun in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if len(begun.worker_ids) < TRIES:
            begun.status = TaskResultStatus.READY
        else:
            filled("task.given_up", begun.task_path, begun.args_kwargs["args"])
            begun.status, begun.finished_at = TaskResultStatus.FAILED, timezone.now()
        begun.save(update_fields=["status", "finished_at"])


def _look_at_the_clock() -> None:
    from django.db import close_old_connections
    from django.utils import timezone

    from sevenlooks.server.web.slots import filled

    while True:
        close_old_connections()
        try:
            filled("clock", timezone.localtime())
        except Exception:  # a locked database now is no reason never to look again
            logging.getLogger(__name__).exception("the clock")
        time.sleep(TICK)


if __name__ == "__main__":
    main()
