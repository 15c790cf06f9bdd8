"""How a flowchart is to be drawn."""

from dataclasses import dataclass
from enum import Enum


class Layout(Enum):
    """Which way the chart runs."""

    TOP_DOWN = "tb"
    LEFT_RIGHT = "lr"


class Theme(Enum):
    """The colours; each theme tells everything without colour too."""

    SAFE = "safe"
    COLOUR = "colour"
    PRINT = "print"
    DARK = "dark"


class Detail(Enum):
    """What a box shows."""

    TITLE = "title"
    DOSES = "doses"
    EVIDENCE = "evidence"


class Paper(Enum):
    """A page size to split a large chart to."""

    A4 = "a4"
    LETTER = "letter"
    SLIDE = "slide"


class Engine(Enum):
    """Which Graphviz lays out the chart."""

    WASI = "wasi"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a drawing.

    ``scale`` is the number of pixels that a point takes in a PNG; 300 / 72 makes 300 dpi.
    """

    layout: Layout = Layout.TOP_DOWN
    theme: Theme = Theme.SAFE
    detail: Detail = Detail.EVIDENCE
    paper: Paper | None = None
    scale: float = 300 / 72
    engine: Engine = Engine.WASI
