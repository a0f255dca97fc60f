"""A campaign's seven-look strip: decided here once, drawn as squares of the page and of the four papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sevenlooks.language import Text
from sevenlooks.server.campaigns.figures import Moment, measures
from sevenlooks.server.campaigns.models import Answer
from sevenlooks.server.campaigns.plan import Plan, PlanLook


@dataclass(frozen=True)
class Seen:
    """One look. `found`: measure's name → its number, only those that are not nought, the leading one first."""

    look: PlanLook
    state: Literal["breach", "not_judged", "clean"]
    said: Text
    found: Mapping[str, Any]


def seen(moment: Moment, values: Mapping[str, Any]) -> list[Seen]:
    """The plan's looks in order. `values`: a number for each measure of `figures`."""
    plan, checked = moment.campaign.plan, _looks_checked(moment)
    examined, bodies = int(values["examined"]), int(values["bodies"])
    return [_seen(look, plan, values, not_clean_yet(look.name, checked, examined, bodies)) for look in plan.looks]


def _seen(look: PlanLook, plan: Plan, values: Mapping[str, Any], pending: Text | None) -> Seen:
    found = {name: values[name] for name in measures_of(look, plan) if values[name]}
    if found:
        units = {m.name: m.unit for m in measures(plan)}
        each = [Text("{n} {unit}", "{n} {unit}").format(n=f"{n:,}", unit=units[name]) for name, n in found.items()]
        said = Text("有问题 " + "、".join(t.zh for t in each), "problems: " + ", ".join(t.en for t in each))
        return Seen(look, "breach", _about(look, said), found)
    if pending:
        return Seen(look, "not_judged", _about(look, pending), {})
    return Seen(look, "clean", _about(look, Text("已排查,未发现", "examined, nothing found")), {})


def _about(look: PlanLook, said: Text) -> Text:
    return Text("{look}:{said}", "{look}: {said}").format(look=look.title, said=said)


def measures_of(look: PlanLook, plan: Plan) -> list[str]:
    """The measures that a look's square shows, the first that is not nought first."""
    names = [f"look.{look.name}"] + ["persons"] * any(item.of == "person" for item in look.items)
    return [m.name for m in measures(plan) if m.name in names]


def not_clean_yet(look: str, checked: set[str], examined: int, bodies: int) -> Text | None:
    """Why a look in which nothing was found is no clean one; None: it is, for every body was examined."""
    if look not in checked:
        return Text("尚未排查", "not examined yet")
    if examined < bodies:
        said = Text("已排查 {n}/{m} 家,尚未发现", "{n} of {m} examined, nothing found so far")
        return said.format(n=examined, m=bodies)
    return None


def _looks_checked(moment: Moment) -> set[str]:
    """The looks in which anything was checked: a look without is not examined, which is not clean."""
    checked = moment.answers().filter(verdict__in=(Answer.FINE, Answer.PROBLEM))
    return {look.name for look in moment.campaign.plan.looks if checked.filter(look=look.name).exists()}
