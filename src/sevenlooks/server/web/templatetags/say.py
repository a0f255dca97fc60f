"""Template tags of every page. `{% say "中文" "English" n=3 %}` says it in the page's language; a text is never in one

language only, because the tag asks for both.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sevenlooks.language import Lang, Text

register = template.Library()


def lang_of(context: Context) -> Lang:
    return getattr(context["request"], "lang", "zh")


@register.simple_tag(takes_context=True)
def say(context: Context, chinese: str, english: str, **values: Any) -> SafeString:
    text = Text(chinese, english).in_(lang_of(context))
    if not values:
        return mark_safe(text)  # the template's own words
    return format_html(text, **{name: _in(value, lang_of(context)) for name, value in values.items()})


@register.simple_tag(takes_context=True)
def tell(context: Context, text: Text | str | None) -> str:
    """A Text in the page's language; anything else as it is."""
    return _in(text, lang_of(context)) if text is not None else ""


def _in(value: Any, lang: Lang) -> Any:
    return value.in_(lang) if isinstance(value, Text) else value


@register.filter
def number(value: Any) -> str:
    """A whole number with thousands set apart, as in sentences and papers; nothing for nothing."""
    return "" if value is None else f"{int(value):,}"


@register.filter
def money(value: Any) -> str:
    """Yuan with two decimals."""
    return "" if value is None else f"{value:,.2f}"


@register.simple_tag(takes_context=True)
def same_page(context: Context, **changes: Any) -> str:
    """This page's address with some of its query changed; an empty value takes a part away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return "?" + query.urlencode()
