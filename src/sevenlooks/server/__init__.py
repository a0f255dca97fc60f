"""The site: a door to the books, findings and work, for people of four levels. Only this room knows Django.

`project` puts the apps together; each app holds its own models, `actions` (writes: atomic, keyword-only, `by=`, one
event each), `queries` (reads), pages and templates. `web` is what all of them stand on.
"""
