"""Template tags of the dashboards: numbers that open what they count."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sevenlooks.server.dashboards.charts import Bar
from sevenlooks.server.web.templatetags.say import number

register = template.Library()


@register.simple_tag
def opening(count: int | None, *address: object) -> SafeString | str:
    """A number as a link to the rows it counts; the parts of the address are joined. Zero opens nothing."""
    return (
        format_html('<a href="{}">{}</a>', "".join(map(str, address)), number(count)) if count else number(count or 0)
    )


@register.filter
def percent(share: float) -> str:
    """A share as per cent with one decimal."""
    return f"{share * 100:.1f}\u202f%"


@register.filter
def box_of(bars: Sequence[Bar]) -> str:
    """The view box of a drawing of bars, as far to the left as its longest name needs (names end at 168)."""
    left = max(0, 160 - max(len(bar.line.name) for bar in bars) * 16)
    return f"{left} 0 {600 - left} {len(bars) * 26}"
