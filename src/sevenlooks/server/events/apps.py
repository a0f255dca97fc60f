from django.apps import AppConfig


class Events(AppConfig):
    name = "sevenlooks.server.events"
    label = "events"
