"""The site served as a user starts it: `sevenlooks serve`, a process of its own, with its worker beside it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from sevenlooks.errors import NotAvailable

PATIENCE = 60.0  # seconds until it answers


@contextmanager
def served(site: Path, address: str | None) -> Iterator[int]:
    """The port of the site in a folder, served until the end. NotAvailable when it does not begin to answer."""
    told = {**os.environ, "SEVENLOOKS_DATABASE": address or ""}
    command = [sys.executable, "-c", "from sevenlooks.cli import main; main()", "serve", "--dir", str(site)]
    port, log = _free_port(), site / "serve.log"
    with log.open("w") as out:
        process = subprocess.Popen([*command, "--port", str(port)], env=told, stdout=out, stderr=out)
        try:
            _wait(port, process)
            yield port
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def _wait(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/sign-in/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise NotAvailable("网站没有打开。", "The site did not open.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
