from __future__ import annotations

from django.urls import path

from sevenlooks.server.screening import pages

urlpatterns = [
    path("findings/<str:id>/settle/", pages.settle),
    path("rules/", pages.rules),
    path("rules/<str:id>/", pages.rule),
    path("runs/", pages.runs),
    path("runs/<str:id>/", pages.run),
]
