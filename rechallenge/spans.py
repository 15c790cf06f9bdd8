"""Where a thing stands in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A place in a file: line and column, both counted from 1; columns count characters."""

    line: int
    column: int


NOWHERE = Span(1, 1)
"""The place of things that no file holds, such as a pathway built in Python."""
