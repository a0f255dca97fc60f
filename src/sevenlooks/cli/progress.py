"""A progress line on a terminal for anything over two seconds; silent where nobody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from sevenlooks.language import Lang, Text

SILENT_SECONDS = 2.0


@contextmanager
def stepping(lang: Lang, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Gives a function to be told what is being done now; shows it once two seconds have gone by."""
    if quiet or not sys.stderr.isatty():
        yield lambda what: None
        return
    begun = time.monotonic()
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(Text("筛查中", "Working").in_(lang), total=None)

    def step(what: str) -> None:
        if time.monotonic() - begun > SILENT_SECONDS and not bar.live.is_started:
            bar.start()
        bar.update(task, description=what)

    try:
        yield step
    finally:
        bar.stop()
