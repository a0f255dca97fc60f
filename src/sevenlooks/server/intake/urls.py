from __future__ import annotations

from django.urls import path

from sevenlooks.server.intake import pages

urlpatterns = [
    path("intake/", pages.intakes),
    path("intake/send/", pages.send),
    path("intake/<str:id>/", pages.intake),
    path("intake/<str:id>/refused/", pages.refused),
]
