"""The reference page of the books, made from their declarations: docs/books.md."""

from __future__ import annotations

from collections.abc import Iterator

from sevenlooks.books import declared
from sevenlooks.books.book import Book
from sevenlooks.books.wording import kind_in_words, note

HEAD = """# The books (台账)

Made by `make docs` from the declarations in `src/sevenlooks/books/tables/`; do not edit by hand. A heading may be the
English or the Chinese name, in any order. **Bold** columns must be there and filled. *personal*: about a natural
person, masked by default; *internal*: officers only; *public*: may be published.
"""


def markdown() -> str:
    """The whole page."""
    return HEAD + "".join("\n".join(_section(book)) for book in declared().values())


def _section(book: Book) -> Iterator[str]:
    yield f"\n## `{book.name}` {book.zh}\n"
    key = ", ".join(f"`{name}`" for name in book.key)
    yield f"Key: {key}.{' Millions of rows are ordinary.' if book.large else ''}\n"
    yield "| column | heading | type | privacy | note |\n|---|---|---|---|---|"
    for column in book.columns:
        name = f"**`{column.name}`**" if column.name in book.required else f"`{column.name}`"
        told = note(column).en.removeprefix(kind_in_words(column).en).lstrip("; ").removesuffix(".")
        yield f"| {name} | {column.zh} | {kind_in_words(column).en} | {column.privacy} | {told} |"
    yield ""


if __name__ == "__main__":
    import sys

    sys.stdout.write(markdown())
