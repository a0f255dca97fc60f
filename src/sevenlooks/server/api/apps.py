from django.apps import AppConfig


class Api(AppConfig):
    name = "sevenlooks.server.api"
    label = "api"

    def ready(self) -> None:
        from sevenlooks.server.api import parts, tidying
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.api, order=85)
        slots.fill("clock", tidying.tidy)
        slots.fill("event.words", parts.event_words)
