"""Template tags of cases' words."""

from __future__ import annotations

from django import template
from django.template.context import Context

from sevenlooks.server.accounts.roles import DEPARTMENTS
from sevenlooks.server.cases import handovers
from sevenlooks.server.cases.stages import MOVES, TITLES
from sevenlooks.server.web.templatetags.say import lang_of

register = template.Library()


@register.simple_tag(takes_context=True)
def stage_said(context: Context, stage: str) -> str:
    return TITLES[stage].in_(lang_of(context))


@register.simple_tag(takes_context=True)
def move_said(context: Context, name: str) -> str:
    from sevenlooks.server.cases.parts import event_words

    word = MOVES[name].said if name in MOVES else event_words().get(f"case.{name}")
    return word.in_(lang_of(context)) if word else name


@register.simple_tag(takes_context=True)
def department_said(context: Context, department: str) -> str:
    return DEPARTMENTS[department].in_(lang_of(context))


@register.filter
def of(held: dict, name: str) -> object:
    return held.get(name, "")


@register.simple_tag(takes_context=True)
def part_move_said(context: Context, name: str) -> str:
    return handovers.MOVES[name].said.in_(lang_of(context))
