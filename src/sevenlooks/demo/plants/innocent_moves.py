"""Look 1, innocent look-alikes of 换壳重开: what is shared by many, or moves for reasons of its own."""

from __future__ import annotations

import re

from sevenlooks.demo import days
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.plants.moving import RULE, enrol, firm, join, move_pupils, move_staff, near, own_name, teachers
from sevenlooks.demo.plants.reduction import respelled_site
from sevenlooks.demo.world import World

_SHARED = 60  # firms behind one agent's telephone and one incubator's door
_TENANTS = 25  # firms in one large building
_SHOPS = 12  # shops of one franchise


def sow(world: World, each: int) -> None:
    """`each` closed bodies for every kind of innocent move."""
    for move in INNOCENT:
        for old in world.claim("cancelled", each, lambda b: b.taught):
            move(world, old)
            world.innocent(RULE, old.id)


def lawful_conversion(world: World, old: Body) -> None:
    """The successor holds its own papers and names the old code among its former ones: nothing was hidden."""
    for new in world.claim("art", 1, lambda b: not b.row.get("former_names")):
        world.alter(new, former_usccs=old.id, former_names=old.row["name"])
        move_staff(world, old, new, 1)
        move_pupils(world, old, new, 1 / 3)


def agent_and_incubator(world: World, old: Body) -> None:
    """集群注册: an agent's telephone and an incubator's door stand behind sixty firms."""
    phone, door = world.key(), world.places.fresh(old.county)
    world.alter(old, phone=phone, registered_address=door)
    for number in range(_SHARED):
        name = f"{world.counties[old.county].name}众联{old.index}-{number}商务服务有限公司"
        firm(world, old, name=name, phone=phone, address=door)


def large_building(world: World, old: Body) -> None:
    """A tower with many tenants, some of them new."""
    building = re.sub(r"\d+层\d+室$", "", old.row["operating_address"])
    for number in range(_TENANTS):
        floor, room = 2 + number // 6, 1 + number % 6
        name = f"{world.counties[old.county].name}同楼{old.index}-{number}文化传媒有限公司"
        firm(world, old, name=name, address=f"{building}{floor}层{floor}{room:02d}室")


def franchise(world: World, old: Body) -> None:
    """Shops of one brand all over the province; one opens nearby."""
    brand = own_name(old)[-2:]
    for number in range(_SHOPS):
        county = (old.county + number) % len(world.counties)
        name = f"{world.counties[county].name}{brand}文化用品有限公司"
        firm(
            world,
            old,
            name=name,
            division_code=world.counties[county].code,
            address=world.places.fresh(county),
        )


def room_let_again(world: World, old: Body) -> None:
    """Somebody else rents the empty rooms."""
    name = f"{world.counties[old.county].name}再租{old.index}文化传媒有限公司"
    firm(world, old, name=name, address=respelled_site(old))


def one_teacher_and_a_pupil(world: World, old: Body) -> None:
    """One teacher of several finds work elsewhere, one pupil another hobby."""
    for new in near(world, "art", old):
        join(world, old, new, teachers(world, old)[0])
        enrol(world, old, new, world.rows("enrolments", old)[0][1])


def siblings(world: World, old: Body) -> None:
    """Two pupils of one family take up drawing at the same body."""
    for new in near(world, "art", old):
        for _, pupil in world.rows("enrolments", old)[:2]:
            enrol(world, old, new, pupil)


def taught_at_both(world: World, old: Body) -> None:
    """Two teachers had worked at both bodies for a year when the one closed."""
    for new in near(world, "art", old):
        for teacher in teachers(world, old)[:2]:
            join(world, old, new, teacher, days.number(old.row["status_on"]) - 365)


INNOCENT = (
    lawful_conversion,
    agent_and_incubator,
    one_teacher_and_a_pupil,
    large_building,
    siblings,
    franchise,
    taught_at_both,
    room_let_again,
)
