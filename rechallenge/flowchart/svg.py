"""A chart as an SVG picture that a screen reader can read aloud.

The picture is drawn from the places that `layout` found. Every box and arrow has a name, they come
in reading order, and each box is followed by the list of the arrows that leave it. Colours and
fonts stand at the elements, so that the picture keeps its looks, and keeps them to itself, inside
a page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import ceil

from rechallenge.flowchart.chart import Arrow, Box, Flowchart, Kind
from rechallenge.flowchart.frame import Block, foot_block, head_block, legend_block, sources_block
from rechallenge.flowchart.ink import FONTS, escape, group, number, tag
from rechallenge.flowchart.layout import Placed, lay_out
from rechallenge.flowchart.names import chart_summary
from rechallenge.flowchart.options import Options
from rechallenge.flowchart.svg_arrows import draw_arrow, trace
from rechallenge.flowchart.svg_boxes import draw_box, steps
from rechallenge.flowchart.themes import PALETTES, Palette

MARGIN = 24.0
LEAST_WIDTH = 640.0
_NAMESPACE = "https://rechallenge.invalid/ns/stamp"


def draw(chart: Flowchart, options: Options) -> str:
    """Return a chart in one piece."""
    placed = lay_out(chart, options)
    palette = PALETTES[options.theme]
    inner = max(placed.width, LEAST_WIDTH)
    blocks = [
        (head_block(chart, inner, palette), 16.0),
        (_chart_block(chart, placed, palette, inner), 18.0),
        (legend_block(chart, inner, palette), 10.0),
        (sources_block(chart.sources, inner, palette), 10.0),
        (foot_block(chart, inner, palette), 0.0),
    ]
    parts, y = [], MARGIN
    for block, gap in blocks:
        if block.height:
            parts.append(group([block.drawn], transform=f"translate({MARGIN:g} {number(y)})"))
            y += block.height + gap
    return document(chart, "".join(parts), inner + 2 * MARGIN, y + MARGIN, palette)


def document(chart: Flowchart, body: str, wide: float, high: float, palette: Palette) -> str:
    """Return a whole SVG document around what was drawn."""
    wide, high = ceil(wide - 0.3), ceil(high - 0.3)
    stamp = chart.stamp
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + tag(
            "svg",
            tag("title", escape(chart.head.title), id="chart-title"),
            tag("desc", escape(chart_summary(chart)), id="chart-description"),
            tag(
                "metadata",
                tag(
                    "stamp",
                    xmlns=_NAMESPACE,
                    generator="rechallenge",
                    pathway=stamp.pathway,
                    version=stamp.version,
                    content=stamp.content,
                    status=stamp.status,
                ),
            ),
            tag("rect", width=wide, height=high, fill=palette.paper),
            group([body], font_family=FONTS),
            xmlns="http://www.w3.org/2000/svg",
            width=f"{wide}pt",
            height=f"{high}pt",
            viewBox=f"0 0 {wide} {high}",
            lang="en",
            role="graphics-document document",
            aria_roledescription="flowchart",
            aria_labelledby="chart-title",
            aria_describedby="chart-description",
        )
        + "\n"
    )


def _chart_block(chart: Flowchart, placed: Placed, palette: Palette, wide: float) -> Block:
    left = (wide - placed.width) / 2
    drawn = "".join(chart_parts(chart, placed, palette))
    return Block(tag("g", drawn, transform=f"translate({number(left)} 0)"), placed.height)


def chart_parts(chart: Flowchart, placed: Placed, palette: Palette) -> Iterator[str]:
    """Draw all boxes, each followed by its arrows, and the trace of the walk on top of them."""
    boxes = {box.id: box for box in chart.boxes}
    leaving: dict[str, list[Arrow]] = defaultdict(list)
    for arrow in chart.arrows:
        leaving[arrow.source].append(arrow)
    items = [
        _item(box, leaving[box.id], boxes, placed, palette, bool(chart.walk))
        for box in chart.boxes
        if box.kind is not Kind.JUMP or leaving[box.id]
    ]
    yield group(items, role="list", aria_label="Boxes in reading order")
    if chart.walk:
        yield group(_trace(chart, placed, palette), aria_hidden="true")


def _item(
    box: Box,
    leaving: list[Arrow],
    boxes: Mapping[str, Box],
    placed: Placed,
    palette: Palette,
    marked: bool,
) -> str:
    faded = marked and not box.walked
    parts = [draw_box(box, placed.boxes[box.id], placed.texts[box.id], palette, faded)]
    if leaving:
        arrows = [_arrow(arrow, boxes, placed, palette, marked) for arrow in leaving]
        name = f"Arrows from {box.number}" if box.number else "Arrow"
        parts.append(group(arrows, role="list", aria_label=name))
    return group(parts, role="listitem")


def _arrow(
    arrow: Arrow, boxes: Mapping[str, Box], placed: Placed, palette: Palette, marked: bool
) -> str:
    faded = marked and not arrow.walked
    more: tuple[str, ...] = ()
    target = boxes[arrow.target]
    if target.kind is Kind.JUMP:
        rect, fitted = placed.boxes[target.id], placed.texts[target.id]
        more = (draw_box(target, rect, fitted, palette, faded),)
    drawn = draw_arrow(
        arrow,
        placed.lines[arrow.id],
        placed.labels.get(arrow.id),
        placed.words[arrow.id],
        palette,
        faded,
        boxes,
        more,
    )
    return group([drawn], role="listitem")


def _trace(chart: Flowchart, placed: Placed, palette: Palette) -> Iterator[str]:
    for arrow in chart.arrows:
        if arrow.walked:
            yield trace(arrow, placed.lines[arrow.id], palette)
    for box in chart.boxes:
        if box.walked:
            yield "".join(steps(box, placed.boxes[box.id], palette))
