from __future__ import annotations

from django.urls import path

from sevenlooks.server.events import pages

urlpatterns = [path("events/", pages.events)]
