from __future__ import annotations

from django.urls import path

from sevenlooks.server.screening import pages, run_pages

urlpatterns = [
    path("findings/<str:id>/settle/", pages.settle),
    path("rules/", pages.rules),
    path("rules/<str:id>/", pages.rule),
    path("ranking/", pages.ranking),
    path("runs/", run_pages.runs),
    path("runs/nightly/", run_pages.nightly),
    path("runs/compare/", run_pages.compare),
    path("runs/<str:id>/", run_pages.run),
]
