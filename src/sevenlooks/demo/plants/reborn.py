"""Look 1, 换壳重开: another body carries on the cancelled one.

回头看通知 一看: what moves on after the closing is the people, the pupils, the site, the telephone, under the old
representative or a new one. A way of moving takes the closed body and gives back the id of who carries it on, or
nothing where nobody is free to.
"""

from __future__ import annotations

from collections.abc import Callable

from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.plants import innocent_moves
from sevenlooks.demo.plants.moving import RULE, firm, join, move_pupils, move_staff, near, own_name, teachers
from sevenlooks.demo.plants.reduction import respelled_site
from sevenlooks.demo.world import World

Way = Callable[[World, Body], str | None]


def reborn(world: World) -> None:
    """As many ways in turn as the province has wrongs, and their innocent look-alikes."""
    ways = list(WAYS.values())[: -len(FAINTEST)]
    for turn, old in enumerate(world.claim("cancelled", world.many(), lambda b: b.taught)):
        if ways[turn % len(ways)](world, old):
            world.planted(RULE, old.id, old)
    innocent_moves.sow(world, 1)


def everything(world: World, old: Body) -> str | None:
    """All teachers, a third of the pupils, the site and the telephone are found at a childcare body."""
    for new in near(world, "care", old):
        _take_over_site(world, old, new, phone=old.row["phone"])
        move_staff(world, old, new, 1)
        move_pupils(world, old, new, 1 / 3)
        return new.id
    return None


def people_and_pupils(world: World, old: Body) -> str | None:
    """All teachers and a third of the pupils join an art body."""
    for new in near(world, "art transformed", old):
        move_staff(world, old, new, 1)
        move_pupils(world, old, new, 1 / 3)
        return new.id
    return None


def half_of_both(world: World, old: Body) -> str | None:
    """Half of the teachers, two at least, and half of the pupils join an art body; the others go nowhere."""
    for new in near(world, "art transformed", old):
        move_staff(world, old, new, 1 / 2, least=2)
        move_pupils(world, old, new, 1 / 2)
        return new.id
    return None


def site_and_phone(world: World, old: Body) -> str | None:
    """A childcare body is found at the old site with the old telephone and the old representative, and two teachers."""
    for new in near(world, "care", old):
        hands = {name: old.row[name] for name in ("phone", "legal_rep", "legal_rep_key")}
        _take_over_site(world, old, new, **hands)
        for joining in teachers(world, old)[:2]:
            join(world, old, new, joining)
        return new.id
    return None


def firm_in_the_same_hands(world: World, old: Body) -> str | None:
    """A new firm without any licence: same door, same telephone, same representative. It sells no training on paper."""
    hands = {name: old.row[name] for name in ("phone", "legal_rep", "legal_rep_key")}
    name = f"{old.row['name'][:3]}新程文化创意有限公司"
    return str(firm(world, old, name=name, address=respelled_site(old), **hands)["uscc"])


def renamed(world: World, old: Body) -> str | None:
    """A new firm at the same door under the old name, which now stands for housekeeping, with the old telephone."""
    name = own_name(old) + "家政服务有限公司"
    return str(firm(world, old, name=name, address=respelled_site(old), phone=old.row["phone"])["uscc"])


def one_teacher(world: World, old: Body) -> str | None:
    """The faintest: one teacher goes on elsewhere. Nothing in the books tells it from somebody who found work."""
    for new in near(world, "art transformed", old):
        join(world, old, new, teachers(world, old)[0])
        return new.id
    return None


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        people_and_pupils,
        site_and_phone,
        firm_in_the_same_hands,
        everything,
        renamed,
        half_of_both,
        one_teacher,
    )
}
FAINTEST = ("one_teacher",)  # stands in no answer key: it looks like an innocent move


def _take_over_site(world: World, old: Body, new: Body, **marks: str) -> None:
    site = respelled_site(old)
    world.alter(new, operating_address=site, registered_address=site, **marks)
    place = world.place_of("platform_records", "institution_id", new.id)
    world.change("platform_records", place, operating_address=site)
