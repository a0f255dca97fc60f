from django.apps import AppConfig


class Registry(AppConfig):
    name = "sevenlooks.server.registry"
    label = "registry"

    def ready(self) -> None:
        from sevenlooks.server.registry import head
        from sevenlooks.server.web import slots

        slots.fill("head", head.as_of, order=20)
        slots.fill("head", head.rulebook, order=30)
        slots.fill("rail", head.institutions, order=10)
        slots.fill("rail", head.findings, order=20)
        slots.fill("event.words", head.event_words)
        slots.fill("event.addresses", head.event_addresses)
