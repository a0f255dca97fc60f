from django.apps import AppConfig


class Exports(AppConfig):
    name = "sevenlooks.server.exports"
    label = "exports"
    default = True

    def ready(self) -> None:
        from sevenlooks.server.exports import parts, tasks
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.exports, order=80)
        slots.fill("list.acts", parts.link)
        slots.fill("clock", tasks.tidy)
        slots.fill("event.words", parts.event_words)
        slots.fill("event.addresses", parts.event_addresses)


class Making(AppConfig):
    """Exports where no page is shown: its tables and nothing put into pages."""

    name = "sevenlooks.server.exports"
    label = "exports"
