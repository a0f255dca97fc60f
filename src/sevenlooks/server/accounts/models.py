from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from sevenlooks.language import Text
from sevenlooks.server.accounts.roles import ROLES, Role
from sevenlooks.server.web.placed import NATION, Scope


class People(BaseUserManager["Person"]):
    pass


class Person(AbstractBaseUser):
    """Who signs in: one post, that is a role in a division. Never deleted; `is_active` ends it."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=30, choices=[(r.name, r.title.en) for r in ROLES.values()])
    division_code = models.CharField(max_length=6, default=NATION)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ("name", "role", "division_code")
    objects = People()

    @property
    def post(self) -> Role:
        return ROLES[self.role]

    @property
    def scope(self) -> Scope:
        return Scope(self.division_code)

    @property
    def title(self) -> Text:
        return Text(f"{self.scope.name.zh}{self.post.title.zh}", f"{self.post.title.en}, {self.scope.name.en}")

    def may(self, permission: str) -> bool:
        return self.is_active and permission in self.post.may
