"""How large the boxes and labels of a chart are: their texts, broken into lines and measured."""

from math import sqrt
from typing import NamedTuple

from rechallenge.flowchart.chart import Arrow, Box, Kind, Line, Style
from rechallenge.flowchart.text import width, wrap

LEADING = 1.24
"""The distance from line to line, in sizes of the letters."""
LABEL = 9.5
"""The size of the words at an arrow, in points."""
SMALLEST = 9.0
"""The size of the smallest words of a chart, in points."""
BADGE_HEIGHT = 17.0
TIP = 17.0
"""How far the tips of a hexagon stand out."""
ROUND_END = 24.0
"""The largest radius of the round ends of an oval."""
GUTTER = 19.0
"""The room for the number of a box, left of its text."""

_SIZE = {Style.TITLE: 10.5, Style.DETAIL: 9.5, Style.NOTE: 9.0, Style.EVIDENCE: 9.0}
_MOST = {
    Kind.STATE: 250.0,
    Kind.QUESTION: 172.0,
    Kind.ACTION: 172.0,
    Kind.OUTCOME: 146.0,
    Kind.LINK: 186.0,
    Kind.JUMP: 104.0,
}
_LABEL_MOST = 104.0
_NARROW = {Kind.JUMP: 82.0, Kind.OUTCOME: 114.0, Kind.ACTION: 146.0}
_NARROW_LABEL = 76.0


class Row(NamedTuple):
    """One line of text as it is set: its size in points, and the free room above it."""

    text: str
    style: Style
    size: float
    bold: bool
    above: float = 0.0

    @property
    def width(self) -> float:
        """How wide it is."""
        return width(self.text, self.size, self.bold)

    @property
    def height(self) -> float:
        """How much height it takes, the room above included."""
        return self.above + self.size * LEADING


class Fitted(NamedTuple):
    """The rows of a text, and the size of what holds them, in points.

    ``left`` and ``top`` are where the block of rows starts; ``room`` is how wide it may be.
    """

    rows: tuple[Row, ...]
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    room: float = 0.0


def fit_label(arrow: Arrow, narrow: bool = False, beside: float = 0.0) -> Fitted:
    """Measure the words at an arrow; ``narrow`` words suit a page better than a poster.

    ``beside`` is kept free on both sides.
    """
    most = _NARROW_LABEL if narrow else _LABEL_MOST
    rows = tuple(Row(text, Style.DETAIL, LABEL, False) for text in wrap(arrow.label, most, LABEL))
    wide = max((row.width for row in rows), default=0.0)
    return Fitted(rows, wide + 2 * beside if rows else 0.0, _height(rows), beside, room=wide)


def fit_box(box: Box, narrow: bool = False) -> Fitted:
    """Measure a box; ``narrow`` makes jumps fit a page."""
    rows = _rows(box, narrow)
    wide = max(row.width for row in rows)
    high = _height(rows)
    match box.kind:
        case Kind.STATE:
            return Fitted(rows, wide + 32, high + 16, 16, 8, wide)
        case Kind.QUESTION:
            side = TIP + 6
            return Fitted(rows, wide + 2 * side, max(high + 14, 34), side, _top(high, 14, 34), wide)
        case Kind.ACTION:
            return Fitted(rows, wide + GUTTER + 10, max(high + 12, 26), GUTTER, 6, wide)
        case Kind.OUTCOME:
            wide = max(wide, _badge_width(box))
            return Fitted(rows, wide + 20, high + BADGE_HEIGHT + 11, 10, BADGE_HEIGHT + 5, wide)
        case Kind.LINK:
            side = _bulge(high + 18, 9) + 5
            return Fitted(rows, wide + 2 * side + 10, high + 18, side + 10, 9, wide)
        case Kind.JUMP:
            side = _bulge(high + 8, 4) + 5
            return Fitted(rows, wide + 2 * side, high + 8, side, 4, wide)


def _rows(box: Box, narrow: bool) -> tuple[Row, ...]:
    long = sum(len(line.text) for line in box.lines)
    most = _NARROW.get(box.kind, _MOST[box.kind]) if narrow else _MOST[box.kind]
    if long > 200 and box.kind is Kind.ACTION:
        most = most * 1.28
    return tuple(row for line in box.lines for row in _row(box, line, most))


def _row(box: Box, line: Line, most: float) -> list[Row]:
    title = line.style is Style.TITLE
    bold = title and box.kind in (Kind.STATE, Kind.JUMP, Kind.OUTCOME)
    size = 9.5 if box.kind is Kind.JUMP and title else _SIZE[line.style]
    above = 0.0 if title or box.kind is Kind.JUMP else 2.5
    texts = wrap(line.text, most, size, bold) or ("",)
    return [Row(t, line.style, size, bold, 0.0 if i else above) for i, t in enumerate(texts)]


def _height(rows: tuple[Row, ...]) -> float:
    return sum(row.height for row in rows)


def _top(high: float, padding: float, least: float) -> float:
    return max(padding, least - high) / 2


def _badge_width(box: Box) -> float:
    return width(box.badge.upper(), SMALLEST, True) + 46


def _bulge(high: float, padding: float) -> float:
    """Return how far the round end of an oval bends in at the height of its first line."""
    radius = min(high / 2, ROUND_END)
    return 0.0 if padding > radius else radius - sqrt(radius * radius - (radius - padding) ** 2)
