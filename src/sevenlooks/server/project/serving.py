"""Serving a site: the pages, and one worker beside them for whatever takes long. One command, no other service."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from sevenlooks.errors import BadRequest

HOST = "127.0.0.1"
SETTINGS = "sevenlooks.server.project.settings"


def open_site(site: Path) -> None:
    """Make this process the site's: settings, database brought up to date. Once a process."""
    os.environ["SEVENLOOKS_SITE"] = str(site.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def serve(site: Path, port: int, ready: Callable[[], None]) -> None:
    """Serve on this machine until interrupted; a proxy before it serves others. `ready` is called once pages are

    answered. BadRequest when the port is taken.
    """
    import socket

    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise BadRequest(
                "端口 {port} 已被占用。请用 --port 另选一个。",
                "Port {port} is in use. Choose another with --port.",
                port=port,
            )
    from granian import Granian
    from granian.constants import Interfaces

    if "SEVENLOOKS_HOSTS" not in os.environ:
        os.environ.setdefault("SEVENLOOKS_ADDRESS", f"http://localhost:{port}/")  # told in notices
    stopping = threading.Event()
    # Before Granian forks: a fork in the middle of this start would hold its pipe open, and the start would never end.
    keeper = threading.Thread(target=_keep_working, args=(site, start_worker(site), stopping))
    keeper.start()
    server = Granian(
        "sevenlooks.server.project.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=2 if os.cpu_count() != 1 else 1,
        blocking_threads=4,  # more of them exhaust a database's connections
        log_enabled=False,
    )
    server.on_startup(ready)
    let_go()
    try:
        server.serve()
    finally:
        stopping.set()
        keeper.join(timeout=40)


def _keep_working(site: Path, worker: subprocess.Popen, stopping: threading.Event) -> None:
    """One worker at a time until the serving stops: another in the place of one that was killed."""
    while not stopping.wait(1.0):
        if worker.poll() is not None:
            worker = start_worker(site)
    worker.terminate()
    worker.wait(timeout=30)


def let_go() -> None:
    """Close what this process opened of the database. The processes that serve are forks of it: two cannot speak

    through one connection, and a pool whose upkeep stayed behind never opens another.
    """
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()


def start_worker(site: Path) -> subprocess.Popen:
    """The worker as a process of its own; it ends when this one does."""
    told = {**os.environ, "SEVENLOOKS_SITE": str(site.absolute()), "DJANGO_SETTINGS_MODULE": SETTINGS}
    return subprocess.Popen([sys.executable, "-m", "sevenlooks.server.project.worker", str(os.getpid())], env=told)
