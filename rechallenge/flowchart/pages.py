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

    Each page is of that kind of paper on which more boxes find room. Where not even one does, its
    jumps tell the page and the number alone.
    """
    boxes = [box for box in chart.boxes if box.kind is not Kind.JUMP]
    runs: list[_Run] = []
    size = 6
    while boxes:
        trial = _Trial(chart, boxes, runs, papers, fits)
        size, sheet = trial.best_cut(trial.fullest(size))
        runs.append(_Run(boxes[:size], sheet or papers[-1], brief=sheet is None))
        boxes = boxes[size:]
    pages = _numbered(runs)
    return [
        Page(_page(chart, run.boxes, number, pages, run.brief), run.sheet)
        for number, run in enumerate(runs, 1)
    ]


class _Run(NamedTuple):
    """The boxes of a page. ``brief`` leaves the words of other pages out."""

    boxes: Sequence[Box]
    sheet: Sheet
    brief: bool


def _numbered(runs: Sequence[_Run]) -> dict[str, int]:
    return {box.id: number for number, run in enumerate(runs, 1) for box in run.boxes}


class _Trial(NamedTuple):
    """A page to fill with the first of the boxes that are left, after the pages before it."""

    chart: Flowchart
    boxes: Sequence[Box]
    runs: Sequence[_Run]
    papers: Sequence[Sheet]
    fits: Fits

    def fullest(self, guess: int) -> int:
        """Return how many boxes fit, at least one; look around a guess."""
        size = min(guess, len(self.boxes))
        sheet = self._room(size)
        while sheet is None and size > 1:
            size -= 1
            sheet = self._room(size)
        for more in (size + 1, size + 2):
            while more <= len(self.boxes) and self._room(more):
                size, more = more, more + 1
        return size

    def best_cut(self, most: int) -> tuple[int, Sheet | None]:
        """Return where to end a page of at most so many boxes to cut few lines, and its paper."""
        place = {box.id: i for i, box in enumerate(self.boxes)}

        def cut(end: int) -> tuple[int, int]:
            crossing = sum(
                place.get(arrow.source, end) < end <= place.get(arrow.target, -1)
                for arrow in self.chart.arrows
            )
            return crossing, -end

        least = 1 if most == 1 else most if most == len(self.boxes) else (most * 2 + 2) // 3
        for end in sorted(range(least, most + 1), key=cut):
            if sheet := self._room(end):
                return end, sheet
        return most, None

    def _room(self, size: int) -> Sheet | None:
        """Return the paper on which so many boxes find room."""
        run = self.boxes[:size]
        number = len(self.runs) + 1
        later = {box.id: number + i for i, box in enumerate(self.boxes[size:], 100)}
        pages = _numbered(self.runs) | dict.fromkeys((box.id for box in run), number) | later
        trial = _page(self.chart, run, number, pages)
        return next((sheet for sheet in self.papers if self.fits(trial, sheet)), None)


def _page(
    chart: Flowchart,
    run: Sequence[Box],
    number: int,
    pages: Mapping[str, int],
    brief: bool = False,
) -> Flowchart:
    boxes = {box.id: box for box in chart.boxes}
    here = {box.id for box in run}
    drawn = {box.id: box for box in run}
    arrows = []
    told: set[str] = set(boxes) if brief else set()
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
