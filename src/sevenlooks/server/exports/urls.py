from __future__ import annotations

from django.urls import path

from sevenlooks.server.exports import pages

urlpatterns = [
    path("exports/", pages.exports),
    path("exports/new/", pages.new),
    path("exports/<str:id>/", pages.export),
    path("exports/<str:id>/file/", pages.file),
]
