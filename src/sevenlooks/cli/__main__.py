"""`python -m sevenlooks.cli`: the same as the `sevenlooks` command."""

from sevenlooks.cli import main

main()
