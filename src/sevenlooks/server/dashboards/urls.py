from __future__ import annotations

from django.urls import path

from sevenlooks.server.dashboards import pages

urlpatterns = [
    path("", pages.overview),
    path("not-judged/", pages.not_judged),
]
