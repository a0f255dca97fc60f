from __future__ import annotations

from django.urls import path

from sevenlooks.server.registry import pages, unmasking

urlpatterns = [
    path("institutions/", pages.institutions),
    path("institutions/<str:id>/", pages.institution),
    path("institutions/<str:id>/rows/<slug:table>/", pages.book_rows),
    path("institutions/<str:id>/rows/<slug:table>/unmasked/", unmasking.book_rows),
    path("findings/", pages.findings),
    path("findings/<str:id>/", pages.finding),
    path("findings/<str:id>/unmasked/", unmasking.finding),
]
