"""A chart on pages that can be read and printed.

The boxes go to the pages in reading order, as many to a page as fit with letters of at least
`READABLE` points, and a page ends where few arrows are cut. A cut arrow ends in a jump that tells
the page, the number and the words of the box it leads to, and where a page is come to from
elsewhere, an oval says from where.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rechallenge.flowchart.chart import Box, Flowchart, Kind
from rechallenge.flowchart.jumps import entrance, jump
from rechallenge.flowchart.options import Paper
from rechallenge.flowchart.sizes import SMALLEST

READABLE = {Paper.A4: 7.5, Paper.LETTER: 7.5, Paper.SLIDE: 9.0}
"""The size of the smallest letters on a page, in points."""
SIZES = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0), Paper.SLIDE: (540.0, 960.0)}
"""The short and the long side of a page, in points."""


class Sheet(NamedTuple):
    """A page to draw on, in points, and how much a chart on it may be enlarged or reduced."""

    width: float
    height: float
    least: float
    most: float


class Page(NamedTuple):
    """A part of a chart and the paper that it is for."""

    chart: Flowchart
    sheet: Sheet


Fits = Callable[[Flowchart, Sheet], bool]


def sheets(paper: Paper) -> tuple[Sheet, ...]:
    """Return the page upright and lying; a slide only lies."""
    short, long = SIZES[paper]
    least = READABLE[paper] / SMALLEST
    lying = Sheet(long, short, least, max(1.0, least * 1.6))
    return (lying,) if paper is Paper.SLIDE else (Sheet(short, long, least, 1.0), lying)


def split(chart: Flowchart, papers: Sequence[Sheet], fits: Fits) -> list[Page]:
    """Deal the boxes of a chart to pages that fit; the sources are left for further pages.

    Each page is of that kind of paper on which more boxes find room.
    """
    boxes = [box for box in chart.boxes if box.kind is not Kind.JUMP]
    runs: list[tuple[list[Box], Sheet]] = []
    size = 6
    while boxes:
        size, sheet = _fullest(chart, boxes, size, papers, fits)
        size = _best_cut(chart, boxes, size)
        runs.append((boxes[:size], sheet))
        boxes = boxes[size:]
    pages = {box.id: number for number, (run, _) in enumerate(runs, 1) for box in run}
    return [
        Page(_page(chart, run, number, pages), sheet) for number, (run, sheet) in enumerate(runs, 1)
    ]


def _fullest(
    chart: Flowchart, boxes: Sequence[Box], guess: int, papers: Sequence[Sheet], fits: Fits
) -> tuple[int, Sheet]:
    """Return how many boxes fit, at least one, and on which paper; look around a guess."""

    def room(size: int) -> Sheet | None:
        trial = _trial(chart, boxes[:size])
        return next((sheet for sheet in papers if fits(trial, sheet)), None)

    size = min(guess, len(boxes))
    sheet = room(size)
    while sheet is None and size > 1:
        size -= 1
        sheet = room(size)
    for more in (size + 1, size + 2):
        while more <= len(boxes) and (found := room(more)):
            size, sheet, more = more, found, more + 1
    return size, sheet or papers[-1]


def _best_cut(chart: Flowchart, boxes: Sequence[Box], size: int) -> int:
    """Return where to end a page of at most ``size`` boxes so that few lines are cut."""
    if size == len(boxes):
        return size
    place = {box.id: i for i, box in enumerate(boxes)}

    def cut(end: int) -> tuple[int, int]:
        crossing = sum(
            place.get(arrow.source, end) < end <= place.get(arrow.target, -1)
            for arrow in chart.arrows
        )
        return crossing, -end

    return min(range(max(1, (size * 2 + 2) // 3), size + 1), key=cut)


def _trial(chart: Flowchart, run: Sequence[Box]) -> Flowchart:
    """Return the page that a run of boxes would make, as if there were 99 pages."""
    here = {box.id for box in run}
    pages = {box.id: 98 if box.id in here else 99 for box in chart.boxes}
    return _page(chart, run, 98, pages)


def _page(chart: Flowchart, run: Sequence[Box], number: int, pages: Mapping[str, int]) -> Flowchart:
    boxes = {box.id: box for box in chart.boxes}
    here = {box.id for box in run}
    drawn = {box.id: box for box in run}
    arrows = []
    told: set[str] = set()
    for arrow in chart.arrows:
        if arrow.source in here:
            if arrow.target not in here:
                arrow = replace(arrow, target=f"j{arrow.id[1:]}")
                drawn[arrow.target] = jump(arrow, boxes, pages, told)
                told.update(arrow.ends)
            arrows.append(arrow)
    led_to = {arrow.target for arrow in arrows}
    for box in run:
        coming = [] if box.id in led_to else list(_coming(chart, box, here, boxes))
        if coming:
            oval, arrow = entrance(box, coming, pages)
            drawn[oval.id] = oval
            arrows.append(arrow)
    return replace(
        chart, boxes=tuple(drawn.values()), arrows=tuple(arrows), sources=(), page=number
    )


def _coming(chart: Flowchart, box: Box, here: set[str], boxes: Mapping[str, Box]) -> Iterator[Box]:
    sources = dict.fromkeys(arrow.source for arrow in chart.arrows if box.id in arrow.ends)
    return (boxes[id] for id in sources if id not in here)
