"""Settings of a process that reads the registry and no more: what makes an export must stay small beside its rows."""

from __future__ import annotations

from sevenlooks.server.project.settings import *  # noqa: F403

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "sevenlooks.server.events",
    "sevenlooks.server.accounts",
    "sevenlooks.server.registry",
    "sevenlooks.server.exports.apps.Making",
]
