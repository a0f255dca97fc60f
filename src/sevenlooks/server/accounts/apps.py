from django.apps import AppConfig


class Accounts(AppConfig):
    name = "sevenlooks.server.accounts"
    label = "accounts"

    def ready(self) -> None:
        from sevenlooks.server.accounts import head, signing_in
        from sevenlooks.server.web import slots

        slots.fill("head", head.where, order=10)
        slots.fill("typed", signing_in.ended)
        slots.fill("rail", head.people, order=90)
        slots.fill("event.words", head.event_words)
