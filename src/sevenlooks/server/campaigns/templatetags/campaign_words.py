"""Template tags of campaigns' words, and whether a person may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.context import Context

from sevenlooks.server.campaigns.annexes import KINDS
from sevenlooks.server.campaigns.stages import TITLES
from sevenlooks.server.web.templatetags.say import lang_of

register = template.Library()


@register.simple_tag(takes_context=True)
def stage_said(context: Context, stage: str) -> str:
    return TITLES[stage].in_(lang_of(context))


@register.simple_tag(takes_context=True)
def kind_said(context: Context, kind: str) -> str:
    return KINDS[kind].in_(lang_of(context))


@register.filter
def may(person: Any, permission: str) -> bool:
    return person.may(permission)


@register.filter
def at(held: Sequence[Any], place: int) -> Any:
    return held[place]
