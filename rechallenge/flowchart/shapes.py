"""The outlines of boxes, after the Society for Medical Decision Making.

A rounded box is a clinical state, a hexagon a question, a rectangle an action, an oval a link.
Outcomes are boxes with cut corners, under a strip that says what the outcome means for the drug.
"""

from collections.abc import Iterable

from rechallenge.flowchart.chart import Kind
from rechallenge.flowchart.geometry import Point, Rect
from rechallenge.flowchart.ink import number
from rechallenge.flowchart.sizes import BADGE_HEIGHT, ROUND_END, TIP
from rechallenge.vocabulary import Disposition

CUT = 7.0
_ROUND = 5.0

Corners = Iterable[tuple[float, float]]


def outline(kind: Kind, rect: Rect, inset: float = 0.0) -> str:
    """Return the path of a box; ``inset`` draws it that much smaller."""
    x, y = rect.x + inset, rect.y + inset
    w, h = rect.width - 2 * inset, rect.height - 2 * inset
    match kind:
        case Kind.STATE:
            return rounded(x, y, w, h, min(12.0, h / 2))
        case Kind.QUESTION:
            tip = min(TIP, w / 4) - inset * 0.3
            middle = y + h / 2
            return polygon(
                [
                    *((x + tip, y), (x + w - tip, y), (x + w, middle)),
                    *((x + w - tip, y + h), (x + tip, y + h), (x, middle)),
                ]
            )
        case Kind.ACTION:
            return polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
        case Kind.OUTCOME:
            cut = min(CUT, h / 4) - inset * 0.4
            return polygon(
                [
                    *((x + cut, y), (x + w - cut, y), (x + w, y + cut), (x + w, y + h - cut)),
                    *((x + w - cut, y + h), (x + cut, y + h), (x, y + h - cut), (x, y + cut)),
                ]
            )
        case Kind.LINK | Kind.JUMP:
            return rounded(x, y, w, h, min(ROUND_END, h / 2))


def strip(rect: Rect) -> str:
    """Return the path of the strip on top of an outcome."""
    x, y, right, low = rect.x, rect.y, rect.right, rect.y + BADGE_HEIGHT
    return polygon(
        [(x + CUT, y), (right - CUT, y), (right, y + CUT), (right, low), (x, low), (x, y + CUT)]
    )


def polygon(corners: Corners) -> str:
    """Return the path through corners and back to the first."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def rounded(x: float, y: float, w: float, h: float, r: float) -> str:
    """Return the path of a rectangle with round corners."""
    arc = f"A{number(r)} {number(r)} 0 0 1 "
    return (
        f"M{number(x + r)} {number(y)}H{number(x + w - r)}{arc}{number(x + w)} {number(y + r)}"
        f"V{number(y + h - r)}{arc}{number(x + w - r)} {number(y + h)}"
        f"H{number(x + r)}{arc}{number(x)} {number(y + h - r)}"
        f"V{number(y + r)}{arc}{number(x + r)} {number(y)}Z"
    )


def line(points: tuple[Point, ...], shorter: float = 0.0) -> str:
    """Return the path of a line with rounded turns, its end cut by ``shorter`` for the head."""
    if len(points) < 2:
        return ""
    path = list(points)
    path[-1] = _towards(path[-1], path[-2], shorter)
    said = [f"M{number(path[0].x)} {number(path[0].y)}"]
    for before, turn, after in zip(path, path[1:], path[2:], strict=False):
        r = min(_ROUND, _far(before, turn) / 2, _far(turn, after) / 2)
        start, end = _towards(turn, before, r), _towards(turn, after, r)
        said.append(f"L{number(start.x)} {number(start.y)}")
        said.append(f"Q{number(turn.x)} {number(turn.y)} {number(end.x)} {number(end.y)}")
    said.append(f"L{number(path[-1].x)} {number(path[-1].y)}")
    return "".join(said)


def head(points: tuple[Point, ...], long: float, wide: float) -> str:
    """Return the path of the head of an arrow at the end of its line."""
    tip, before = points[-1], points[-2]
    base = _towards(tip, before, long)
    side = (wide / 2, 0.0) if tip.x == before.x else (0.0, wide / 2)
    return polygon(
        [tip, (base.x + side[0], base.y + side[1]), (base.x - side[0], base.y - side[1])]
    )


def _far(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _towards(start: Point, end: Point, far: float) -> Point:
    """Go along a line that is upright or level."""
    long = _far(start, end) or 1.0
    far = min(far, long)
    return Point(start.x + (end.x - start.x) * far / long, start.y + (end.y - start.y) * far / long)


SIGNS = {
    Disposition.LEAVE: "M1 9L9 1M4 1H9V6",
    Disposition.CONTINUE: "M2 1L9 5L2 9Z",
    Disposition.CONTINUE_TREATED: "M0 1L5 5L0 9ZM7.5 2V8M4.7 5H10",
    Disposition.RECHALLENGE: "M8.5 5A3.7 3.7 0 1 1 6.5 1.8M6.2 0L9 2.2L5.8 3.6",
    Disposition.SWITCH: "M0 3H9M6.5 0.5L9 3L6.5 5.5M10 7.5H1M3.5 5L1 7.5L3.5 10",
    Disposition.TEAM: (
        "M5 0.5A1.9 1.9 0 1 1 4.9 0.5ZM2 5.8A1.9 1.9 0 1 1 1.9 5.8ZM8 5.8A1.9 1.9 0 1 1 7.9 5.8Z"
    ),
    Disposition.STOP: "M1 1H9V9H1Z",
    Disposition.EMERGENCY: "M5 0L10 9.5H0ZM5 3.4V6.3M5 7.6V8.4",
}
"""A sign for each disposition, drawn in a square of 10 points."""
FILLED = frozenset({Disposition.CONTINUE, Disposition.TEAM, Disposition.STOP})
"""The signs that are filled; the others are drawn by their lines."""
