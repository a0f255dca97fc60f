"""What the clock takes away."""

from __future__ import annotations

from datetime import datetime

from sevenlooks.server.api.models import KEPT, Answered


def tidy(now: datetime) -> None:
    """Answers kept for a day."""
    Answered.objects.filter(at__lt=now - KEPT).delete()
