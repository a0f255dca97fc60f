"""Template tags of the registry's words, in every template of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.template.context import Context

from sevenlooks.language import Text
from sevenlooks.server.registry import masking, words
from sevenlooks.server.web.slots import filled
from sevenlooks.server.web.templatetags.say import lang_of

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from sevenlooks.server.registry.rows import Rows

register = template.Library()
SETTLED = {
    "": Text("未核", "not yet"),
    "confirmed": Text("确认", "confirmed"),
    "dismissed": Text("排除", "dismissed"),
    "visit": Text("待查", "to be visited"),
}


@register.simple_tag(takes_context=True)
def word_of(context: Context, column: str, value: str) -> str:
    return words.word(column, value).in_(lang_of(context))


@register.simple_tag(takes_context=True)
def settled_as(context: Context, value: str) -> str:
    return SETTLED[value].in_(lang_of(context))


@register.simple_tag(takes_context=True)
def told_masked(context: Context, said: Text) -> str:
    """A text in the page's language with the keys and account numbers in it masked."""
    return masking.masked_text(said.in_(lang_of(context)))


@register.simple_tag(takes_context=True)
def lines_of(context: Context, table: Rows) -> list[tuple[list[Text | str], SafeString | None]]:
    """The rows of a table, each with what can be done about it; None: nothing. Slot `rows.act`: row's place → act."""
    acts = {place: act for part in filled("rows.act", context["request"], table.book, table.told)
            for place, act in part.items()}  # fmt: skip
    return [(cells, acts.get(place)) for place, cells in enumerate(table.cells)]


@register.filter
def masked(text: str) -> str:
    """A sentence with the keys and account numbers in it masked."""
    return masking.masked_text(text)
