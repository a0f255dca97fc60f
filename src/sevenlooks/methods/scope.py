"""The scope reader: does a name or scope (经营范围) speak of educating, training, tutoring or minding children?

Three strengths: sure (nothing else can be meant: 中小学生校外托管, 文化补习), likely (training as such, open to
children: 艺术培训, 教育培训), slight (educating as such: 教育咨询, a name with 教育). Training of adults, goods for
teaching and items that leave the licensed kind out are none; a scope that leaves it out also takes back what is
slight in the name.

Regular schools and kindergartens (幼儿园, 小学, …) stand in another register and are not read from their name,
nor from a scope that holds nothing but their own schooling (学前教育).
"""

from dataclasses import dataclass
from typing import Literal

from sevenlooks.methods import scope_words as words
from sevenlooks.methods.scope_text import Item, split_scope
from sevenlooks.methods.text_width import squeeze

Strength = Literal["sure", "likely", "slight"]
Kind = Literal["training", "minding", "advice"]
_ORDER: dict[Strength, int] = {"sure": 3, "likely": 2, "slight": 1}


@dataclass(frozen=True)
class Scope:
    """A scope taken apart. training: an item trains school-age or preschool children, or may; minding: one minds them.

    phrases: the items that say so; excluded: what the scope leaves out of the licensed kind.
    """

    items: tuple[Item, ...]
    training: bool
    minding: bool
    strength: Strength | None
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """Whether a name and scope speak of children's training or minding, how surely, and in which words."""

    hit: bool
    strength: Strength | None
    phrases: tuple[str, ...]


def read_scope(text: str | None) -> Scope:
    """Read a registered scope; an empty one says nothing."""
    items = split_scope(text or "")
    # 以上均不含教育培训 stands by itself and speaks of every item.
    nothing_licensed = any(not item.text and _leaves_out_licensed(item) for item in items)
    readings = [(item.text, *_read_item(item, nothing_licensed)) for item in items]
    return Scope(
        items=items,
        training=any(kind == "training" for _, kind, _ in readings),
        minding=any(kind == "minding" for _, kind, _ in readings),
        strength=_strongest([strength for _, _, strength in readings]),
        phrases=tuple(text for text, kind, _ in readings if kind),
        excluded=tuple(
            item.left_out
            for item in items
            if words.LICENSED.search(item.left_out) and words.EDUCATING.search(item.text + item.left_out)
        ),
    )


def has_training_scope(text: str | None) -> bool:
    """Whether a scope still holds training that a licence for off-campus training would be for.

    Advice and minding are none.
    """
    return read_scope(text).training


def speaks_of_children_training(name: str | None, scope: str | None) -> Reading:
    """Whether a market entity's name or scope speaks of educating, training, tutoring or minding children."""
    read = read_scope(scope)
    called = squeeze(name or "")
    if words.NAME_REGULAR_SCHOOL.search(called) and all(words.SCHOOLING.search(item.text) for item in read.items):
        return Reading(False, None, ())
    named, strength = _read_name(called)
    if strength == "slight" and read.excluded:
        named, strength = (), None
    strongest = _strongest([strength, read.strength])
    return Reading(strongest is not None, strongest, named + read.phrases)


def _strongest(strengths: list[Strength | None]) -> Strength | None:
    known = [strength for strength in strengths if strength]
    return max(known, key=_ORDER.__getitem__, default=None)


def _read_name(name: str) -> tuple[tuple[str, ...], Strength | None]:
    """The word of a name that speaks of it, and how surely."""
    child = words.CHILD.search(name)
    if words.NAME_REGULAR_SCHOOL.search(name) or (words.NAME_ADULT.search(name) and not child):
        return (), None
    sure = words.NAME_SURE.search(name)
    if sure and (sure.group() != "托管" or child or not words.OTHER_CUSTODY.search(name)):
        return (sure.group(),), "likely" if sure.group() == "培训" and not child else "sure"
    slight = words.NAME_SLIGHT.search(name)
    if slight and not words.NAME_GOODS.search(name):
        return (slight.group(),), "likely" if child else "slight"
    return (), None


def _read_item(item: Item, nothing_licensed: bool) -> tuple[Kind | None, Strength | None]:
    """What one item speaks of, and how surely."""
    text = item.text
    if words.TRADE.search(text):
        return None, None
    if words.MINDING.search(text):
        return "minding", "sure"
    if words.BARE_MINDING.search(text):
        return "minding", "likely"
    if nothing_licensed or _leaves_out_licensed(item):
        return None, None
    child = words.CHILD.search(text)
    if words.ADULT.search(text) and not child:
        return None, None
    if words.TUTORING.search(text):
        return "training", "sure"
    if words.TO_PARENTS.search(text):
        return None, None
    if child and words.CHILD_TRAINING.search(text):
        return "training", "sure"
    if words.TRAINING.search(text) or words.BARE_TRAINING.search(text):
        return "training", "likely"
    if words.ADVICE.search(text):
        return "advice", "slight"
    return None, None


def _leaves_out_licensed(item: Item) -> bool:
    """Whether a note leaves the licensed kind out; without subject teaching the other training is still there."""
    return bool(words.LICENSED.search(words.SUBJECT_TEACHING.sub("", item.left_out)))
