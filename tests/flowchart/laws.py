"""What must hold of every chart that was laid out."""

from collections.abc import Iterator
from itertools import pairwise

from rechallenge.flowchart.chart import Flowchart, Kind
from rechallenge.flowchart.geometry import Point, Rect
from rechallenge.flowchart.layout import Placed
from rechallenge.flowchart.sizes import Fitted
from rechallenge.flowchart.text import clusters


def assert_lawful(chart: Flowchart, placed: Placed) -> None:
    """Assert that nothing lies on anything else and that every text finds room."""
    _nothing_overlaps(placed)
    _lines_pass_by(chart, placed)
    _lines_end_at_their_boxes(chart, placed)
    _texts_fit(chart, placed)
    _all_is_inside(placed)


def _things(placed: Placed) -> list[tuple[str, Rect]]:
    named = [(f"box {id}", rect) for id, rect in placed.boxes.items()]
    return named + [(f"words of {id}", rect) for id, rect in placed.labels.items()]


def _nothing_overlaps(placed: Placed) -> None:
    things = sorted(_things(placed), key=lambda thing: thing[1].y)
    for i, (name, rect) in enumerate(things):
        for other_name, other in things[i + 1 :]:
            if other.y >= rect.bottom:
                break
            assert not rect.overlaps(other), f"{name} lies on {other_name}"


def _segments(placed: Placed) -> Iterator[tuple[str, Rect]]:
    for id, parts in placed.lines.items():
        for part in parts:
            for one, other in pairwise(part):
                assert one.x == other.x or one.y == other.y, f"{id} runs aslant"
                yield id, _span(one, other)


def _span(one: Point, other: Point) -> Rect:
    return Rect(
        min(one.x, other.x), min(one.y, other.y), abs(one.x - other.x), abs(one.y - other.y)
    )


def _lines_pass_by(chart: Flowchart, placed: Placed) -> None:
    """No line runs through a box or through words."""
    things = _things(placed)
    for id, segment in _segments(placed):
        for name, rect in things:
            inner = Rect(rect.x + 0.1, rect.y + 0.1, rect.width - 0.2, rect.height - 0.2)
            assert not inner.overlaps(segment), f"{id} runs through {name}"


def _lines_end_at_their_boxes(chart: Flowchart, placed: Placed) -> None:
    for arrow in chart.arrows:
        parts = placed.lines[arrow.id]
        assert _touches(parts[0][0], placed.boxes[arrow.source]), f"{arrow.id} starts nowhere"
        assert _touches(parts[-1][-1], placed.boxes[arrow.target]), f"{arrow.id} ends nowhere"
        if arrow.label:
            assert len(parts) == 2
            assert _touches(parts[0][-1], placed.labels[arrow.id])
            assert _touches(parts[1][0], placed.labels[arrow.id])


def _touches(point: Point, rect: Rect) -> bool:
    near = 0.02
    return (
        rect.x - near <= point.x <= rect.right + near
        and rect.y - near <= point.y <= rect.bottom + near
    )


def _texts_fit(chart: Flowchart, placed: Placed) -> None:
    for box in chart.boxes:
        rect, fitted = placed.boxes[box.id], placed.texts[box.id]
        assert rect.width >= fitted.left + fitted.room - 0.01
        assert rect.height >= fitted.top + sum(row.height for row in fitted.rows) - 0.01
        _rows_fit(fitted)
        drawn = "".join("".join(row.text.split()) for row in fitted.rows)
        assert drawn == "".join("".join(line.text.split()) for line in box.lines)
        if box.kind in (Kind.QUESTION, Kind.LINK):
            assert fitted.left >= 14, "the number of the box lies on its text"
    for arrow in chart.arrows:
        fitted = placed.words[arrow.id]
        _rows_fit(fitted)
        drawn = "".join("".join(row.text.split()) for row in fitted.rows)
        assert drawn == "".join(arrow.label.split())


def _rows_fit(fitted: Fitted) -> None:
    for row in fitted.rows:
        alone = len(list(clusters(row.text))) == 1
        assert row.width <= fitted.room + 0.01 or alone, f"{row.text} sticks out"


def _all_is_inside(placed: Placed) -> None:
    whole = Rect(-0.01, -0.01, placed.width + 0.02, placed.height + 0.02)
    for name, rect in [*_things(placed), *_segments(placed)]:
        assert whole.x <= rect.x <= rect.right <= whole.right, f"{name} sticks out"
        assert whole.y <= rect.y <= rect.bottom <= whole.bottom, f"{name} sticks out"
