"""The boxes of a chart as SVG."""

from collections.abc import Iterator
from dataclasses import replace

from rechallenge.flowchart.chart import Box, Kind, Style
from rechallenge.flowchart.geometry import Rect
from rechallenge.flowchart.ink import named, number, path, tag, words
from rechallenge.flowchart.names import box_name
from rechallenge.flowchart.shapes import FILLED, SIGNS, outline, strip
from rechallenge.flowchart.sizes import BADGE_HEIGHT, LEADING, SMALLEST, Fitted
from rechallenge.flowchart.themes import BORDERS, Paint, Palette
from rechallenge.vocabulary import Disposition

STEP_RADIUS = 7.0
_ROUND = ' stroke-linejoin="round"'
_UP = 0.36
"""How far below the middle of a line of text its base line lies, in sizes."""


def draw_box(box: Box, rect: Rect, fitted: Fitted, palette: Palette, faded: bool) -> str:
    """Draw a box with its words; a screen reader speaks its name."""
    paint = paint_of(box, palette)
    if faded:
        paint = replace(palette.faded, badge_text=palette.faded.badge_text)
    wide = 1.6 if box.walked and not faded else 0.0
    parts = [*border(box, rect, paint, wide)]
    if box.kind is Kind.OUTCOME:
        parts.extend(_badge(box, rect, paint))
    elif box.number:
        parts.append(_number(box, rect, paint))
    parts.extend(_rows(box, rect, fitted, paint, palette, faded))
    return named(box_name(box), parts, data_node=box.node or None)


def paint_of(box: Box, palette: Palette) -> Paint:
    """Return the colours of a box; a jump to an outcome takes the outcome's border."""
    if box.disposition is None:
        return palette.kinds[box.kind]
    paint = palette.outcomes[box.disposition]
    if box.kind is Kind.JUMP:
        return replace(palette.kinds[Kind.JUMP], stroke=paint.stroke)
    return paint


def border(box: Box, rect: Rect, paint: Paint, wider: float = 0.0) -> Iterator[str]:
    """Draw the ground and the border of a box."""
    style = BORDERS[box.disposition] if box.disposition and box.kind is Kind.OUTCOME else None
    width = (style.width if style else 0.9 if box.kind is Kind.JUMP else 1.2) + wider
    dash = f' stroke-dasharray="{style.dash}"' if style and style.dash else ""
    drawn = outline(box.kind, rect)
    yield path(drawn, fill=paint.fill, stroke=paint.stroke, width=width, more=dash + _ROUND)
    if (style and style.double) or box.kind is Kind.LINK:
        inner = outline(box.kind, rect, 3.0)
        yield path(inner, stroke=paint.stroke, width=0.9)


def sign(disposition: Disposition, x: float, y: float, color: str, size: float = 8.0) -> str:
    """Draw the sign of a disposition in a square whose top left corner is given."""
    filled = disposition in FILLED
    place = f' transform="translate({number(x)} {number(y)}) scale({number(size / 10)})"'
    return path(
        SIGNS[disposition],
        fill=color if filled else "none",
        stroke=color,
        width=0.6 if filled else 1.5,
        more=place + _ROUND,
    )


def steps(box: Box, rect: Rect, palette: Palette) -> Iterator[str]:
    """Draw the numbers of the steps of a walk on the corner of a box, each in a circle."""
    x = rect.right - {Kind.QUESTION: 16.0, Kind.OUTCOME: 1.0}.get(box.kind, 8.0)
    for step in reversed([step for step in box.walked if step]):
        wide = STEP_RADIUS if step < 10 else STEP_RADIUS + 2
        yield tag(
            "rect",
            x=x - wide,
            y=rect.y - STEP_RADIUS,
            width=2 * wide,
            height=2 * STEP_RADIUS,
            rx=STEP_RADIUS,
            fill=palette.ink,
            stroke=palette.paper,
            stroke_width=1.4,
        )
        yield words(str(step), x, rect.y + 3.2, 9.0, fill=palette.paper, bold=True, anchor="middle")
        x -= 2 * wide + 1.5


def _badge(box: Box, rect: Rect, paint: Paint) -> Iterator[str]:
    yield path(strip(rect), fill=paint.badge, stroke=paint.stroke, width=0.9)
    base = rect.y + BADGE_HEIGHT / 2 + SMALLEST * _UP
    color = paint.badge_text
    if box.number:
        yield words(str(box.number), rect.x + 8, base, 10.5, fill=color, bold=True)
    yield words(
        box.badge.upper(),
        rect.x + rect.width / 2 + 7,
        base,
        SMALLEST,
        fill=color,
        bold=True,
        anchor="middle",
    )
    if box.disposition:
        yield sign(box.disposition, rect.right - 17, rect.y + BADGE_HEIGHT / 2 - 4, color)


def _number(box: Box, rect: Rect, paint: Paint) -> str:
    match box.kind:
        case Kind.QUESTION:
            x, y = rect.x + 13.0, rect.y + rect.height / 2 + 10.5 * _UP
        case Kind.LINK:
            x, y = rect.x + 14.0, rect.y + rect.height / 2 + 10.5 * _UP
        case _:
            x, y = rect.x + 10.5, rect.y + 6 + 10.5
    return words(str(box.number), x, y, 10.5, fill=paint.text, bold=True, anchor="middle")


def _rows(
    box: Box, rect: Rect, fitted: Fitted, paint: Paint, palette: Palette, faded: bool
) -> Iterator[str]:
    x, y = rect.x + fitted.left + fitted.room / 2, rect.y + fitted.top
    dark = box.disposition is Disposition.EMERGENCY and box.kind is Kind.OUTCOME
    for row in fitted.rows:
        y += row.above
        base = y + row.size * LEADING / 2 + row.size * _UP
        quiet = row.style is Style.EVIDENCE and not faded and not dark
        color = palette.muted if quiet else paint.text
        yield words(row.text, x, base, row.size, fill=color, bold=row.bold, anchor="middle")
        y += row.size * LEADING
