"""Writes on people. One event each."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sevenlooks.books.divisions import known
from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.accounts.roles import ROLES
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.placed import LEVELS, NATION, Scope


@transaction.atomic
def add(*, by: Person | str, username: str, name: str, role: str, division: str, password: str) -> Person:
    """A new person with a post. BadRequest when the post cannot stand there or the password is too weak."""
    if division != NATION and not known(division):
        raise BadRequest("没有行政区划 {code}。", "There is no division {code}.", code=division)
    if role not in ROLES or Scope(division).level not in ROLES[role].levels:
        raise BadRequest(
            "“{role}”岗位不能设在{level}级。", "A post of “{role}” cannot stand at the level of a {level}.",
            role=ROLES[role].title if role in ROLES else role, level=LEVELS[Scope(division).level],
        )  # fmt: skip
    if isinstance(by, Person) and not by.scope.holds(division):
        raise BadRequest("只能在本地区内设岗。", "Posts can only be set up within your own division.")
    person = Person(username=username.strip(), name=name.strip(), role=role, division_code=division)
    _set_password(person, password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise BadRequest("用户名“{name}”已被使用。", "The user name “{name}” is taken.", name=username) from None
    record(by=by, act="person.added", on=("person", person.username), division=division, detail={"role": role})
    return person


@transaction.atomic
def end(*, by: Person, person: Person, why: str) -> None:
    """End a person's post: no more signing in. What they did stays."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(by=by, act="person.ended", on=("person", person.username), division=person.division_code, why=why)


@transaction.atomic
def change_password(*, by: Person, password: str) -> None:
    _set_password(by, password)
    by.save(update_fields=["password"])
    record(by=by, act="person.password_changed", on=("person", by.username), division=by.division_code)


def _set_password(person: Person, password: str) -> None:
    try:
        validate_password(password, person)
    except ValidationError:
        raise BadRequest(
            "密码至少12个字符,且不能是常见密码。", "A password has at least 12 characters and is no common one."
        ) from None
    person.set_password(password)
