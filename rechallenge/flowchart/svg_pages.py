"""A chart as several SVG pictures, one a page of paper or a slide."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from rechallenge.flowchart.chart import Flowchart, Kind, Reference
from rechallenge.flowchart.frame import Block, foot_block, legend_block, page_head, sources_block
from rechallenge.flowchart.ink import group, number
from rechallenge.flowchart.layout import Placed, lay_out
from rechallenge.flowchart.options import Options, Paper
from rechallenge.flowchart.pages import Page, Sheet, sheets, split
from rechallenge.flowchart.svg import chart_parts, document
from rechallenge.flowchart.themes import PALETTES, Palette

EDGE = 30.0
_GAP = 9.0
_SLACK = 1.015
"""What is kept free for jumps, whose page numbers are only known when all pages are."""
_MOST_BOXES = 60
"""The most boxes that are tried on a page."""


def draw_pages(chart: Flowchart, paper: Paper, options: Options) -> list[str]:
    """Return the pages of a chart, the list of sources last."""
    papers = sheets(paper)
    drawer = _Drawer(options, PALETTES[options.theme])
    found = split(chart, papers, drawer.fits)
    found.extend(drawer.source_pages(chart, papers[0]))
    return [
        drawer.page(Page(replace(page.chart, page=number, pages=len(found)), page.sheet))
        for number, page in enumerate(found, 1)
    ]


class _Frame(NamedTuple):
    """What stands over and under the chart on a page, and the room between."""

    head: Block
    legend: Block
    foot: Block
    wide: float
    high: float


class _Drawer:
    def __init__(self, options: Options, palette: Palette) -> None:
        self.options, self.palette = options, palette
        self._last: tuple[Flowchart, Placed] | None = None

    def fits(self, chart: Flowchart, sheet: Sheet) -> bool:
        """Whether a chart finds room on a page with letters that can be read."""
        frame = self._frame(chart, sheet)
        if sum(box.kind is not Kind.JUMP for box in chart.boxes) > _MOST_BOXES:
            return False
        return self._scale(self._placed(chart), frame, sheet) >= sheet.least * _SLACK

    def page(self, page: Page) -> str:
        """Draw a page."""
        chart, sheet = page
        frame = self._frame(chart, sheet)
        if chart.boxes:
            placed = lay_out(chart, self.options)
            scale = self._scale(placed, frame, sheet)
            left = EDGE + (frame.wide - placed.width * scale) / 2
            parts = "".join(chart_parts(chart, placed, self.palette))
        else:
            scale, left = sheet.least, EDGE
            parts = sources_block(chart.sources, frame.wide / scale, self.palette).drawn
        place = f"translate({number(left)} {number(EDGE + frame.head.height + _GAP)})"
        low = sheet.height - EDGE - frame.foot.height
        body = (
            _at(frame.head.drawn, EDGE)
            + group([parts], transform=f"{place} scale({scale:.4f})")
            + _at(frame.legend.drawn, low - _GAP - frame.legend.height)
            + _at(frame.foot.drawn, low)
        )
        return document(chart, body, sheet.width, sheet.height, self.palette)

    def source_pages(self, chart: Flowchart, sheet: Sheet) -> Iterator[Page]:
        """Yield the pages with the list of sources, each as full as it gets."""
        empty = replace(chart, boxes=(), arrows=(), walk="")
        frame = self._frame(empty, sheet)
        wide = frame.wide / sheet.least
        held: tuple[Reference, ...] = ()
        for source in chart.sources:
            more = (*held, source)
            if held and sources_block(more, wide, self.palette).height > frame.high / sheet.least:
                yield Page(replace(empty, sources=held), sheet)
                more = (source,)
            held = more
        if held:
            yield Page(replace(empty, sources=held), sheet)

    def _frame(self, chart: Flowchart, sheet: Sheet) -> _Frame:
        wide = sheet.width - 2 * EDGE
        head = page_head(chart, wide, self.palette)
        legend = legend_block(chart, wide, self.palette) if chart.boxes else Block("", 0.0)
        foot = foot_block(chart, wide, self.palette)
        high = sheet.height - 2 * EDGE - head.height - legend.height - foot.height - 3 * _GAP
        return _Frame(head, legend, foot, wide, high)

    def _scale(self, placed: Placed, frame: _Frame, sheet: Sheet) -> float:
        return min(
            sheet.most,
            frame.wide / max(placed.width, 1.0),
            frame.high / max(placed.height, 1.0),
        )

    def _placed(self, chart: Flowchart) -> Placed:
        """Place a chart, once for all kinds of paper that are tried for it."""
        if self._last is None or self._last[0] is not chart:
            self._last = chart, lay_out(chart, self.options)
        return self._last[1]


def _at(drawn: str, y: float) -> str:
    return group([drawn], transform=f"translate({number(EDGE)} {number(y)})") if drawn else ""
