"""The arrows of a chart as SVG, with their words."""

from collections.abc import Iterator, Mapping

from rechallenge.flowchart.chart import Arrow, Box
from rechallenge.flowchart.geometry import Point, Rect
from rechallenge.flowchart.ink import named, path, words
from rechallenge.flowchart.names import arrow_name
from rechallenge.flowchart.shapes import head, line
from rechallenge.flowchart.sizes import LEADING, Fitted
from rechallenge.flowchart.themes import Palette

_HEAD = 6.5
_DASHED = ' stroke-dasharray="4 3"'


def draw_arrow(
    arrow: Arrow,
    parts: tuple[tuple[Point, ...], ...],
    label: Rect | None,
    fitted: Fitted,
    palette: Palette,
    faded: bool,
    boxes: Mapping[str, Box],
    more: tuple[str, ...] = (),
) -> str:
    """Draw an arrow with its words; ``more`` is what else belongs to it, such as its jump."""
    color = palette.faded.stroke if faded else palette.ink
    drawn = [*_line(arrow, parts, color, 1.0)]
    if label:
        text = palette.faded.text if faded else palette.ink
        drawn.extend(_words(label, fitted, text, bool(arrow.walked)))
    return named(arrow_name(arrow, boxes), [*drawn, *more], data_answer=arrow.answer or None)


def trace(arrow: Arrow, parts: tuple[tuple[Point, ...], ...], palette: Palette) -> str:
    """Draw the line of an arrow that a walk followed, on top of all others."""
    return "".join(_line(arrow, parts, palette.ink, 2.6))


def _line(
    arrow: Arrow, parts: tuple[tuple[Point, ...], ...], color: str, width: float
) -> Iterator[str]:
    long = _HEAD + width
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        if len(part) > 1:
            drawn = line(part, long - 1 if last else 0.0)
            yield path(drawn, stroke=color, width=width, more=_DASHED if arrow.used_up else "")
            if last:
                yield path(head(part, long, 5.0 + width), fill=color)


def _words(label: Rect, fitted: Fitted, color: str, bold: bool) -> Iterator[str]:
    y = label.y
    for row in fitted.rows:
        base = y + row.size * LEADING / 2 + row.size * 0.36
        yield words(
            row.text, label.x + label.width / 2, base, row.size, fill=color, anchor="middle"
        )
        y += row.height
