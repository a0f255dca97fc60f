from __future__ import annotations

from django.urls import path

from sevenlooks.server.registry import pages

urlpatterns = [
    path("institutions/", pages.institutions),
    path("institutions/<str:id>/", pages.institution),
    path("institutions/<str:id>/rows/<slug:table>/", pages.book_rows),
    path("findings/", pages.findings),
    path("findings/<str:id>/", pages.finding),
]
