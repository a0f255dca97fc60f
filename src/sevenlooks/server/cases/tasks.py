"""What the worker does for cases."""

from __future__ import annotations

from django_tasks import task


@task()
def carry_out_batch(batch: int) -> None:
    from sevenlooks.server.cases.actions.batch import carry_out
    from sevenlooks.server.cases.paper_packing import pack

    carry_out(batch)
    pack(batch)


@task(priority=-10)
def send_notice(sent: int) -> None:
    """After whatever somebody waits for."""
    from sevenlooks.server.cases.notices import send

    send(sent)
