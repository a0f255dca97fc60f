from django.apps import AppConfig


class Web(AppConfig):
    name = "sevenlooks.server.web"
    label = "web"
