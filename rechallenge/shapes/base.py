"""What all shapes share: how they report, what they return, what they can do."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, Protocol

from rechallenge.problems import quote
from rechallenge.spans import Span
from rechallenge.yamltree import Mapping, Scalar, Sequence, Tree

Report = Callable[[Span, str, str, str], None]
"""Called with the place, the code, the message and the hint (which may be empty)."""
Schema = dict[str, Any]


class _Bad(Enum):
    BAD = "bad"


BAD: Final = _Bad.BAD
"""What a shape returns when it has reported a fault."""

END = r"$(?!\n)"
"""Ends a pattern of a schema; in Python, ``$`` alone also stands before a last line break."""


class Shape(Protocol):
    """What all shapes can do."""

    def read(self, tree: Tree, report: Report) -> Any:
        """Return the value of the tree, or report what is wrong with it and return `BAD`."""

    def schema(self) -> Schema:
        """Return the JSON Schema (2020-12) of what `read` accepts."""


class Named(Protocol):
    """A shape that stands under an id."""

    def read_as(self, id: str, span: Span, tree: Tree, report: Report) -> Any:
        """Return the value of the tree under the id, whose place is ``span``, or `BAD`."""

    def schema(self) -> Schema:
        """Return the JSON Schema of what stands under the id."""


def describe(tree: Tree) -> str:
    """Say what stands there, for a message."""
    match tree:
        case Mapping():
            return "keys and values"
        case Sequence():
            return "a list"
        case Scalar(text=""):
            return "nothing"
        case Scalar(text=text):
            return quote(text)
