"""What stands around a chart: its head, the legend, the sources and the foot."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rechallenge.flowchart.chart import Box, Flowchart, Kind, Line, Reference
from rechallenge.flowchart.geometry import Point, Rect
from rechallenge.flowchart.ink import group, named, tag, words
from rechallenge.flowchart.shapes import head, line
from rechallenge.flowchart.sizes import LEADING, SMALLEST
from rechallenge.flowchart.svg_boxes import STEP_RADIUS, border, paint_of, sign
from rechallenge.flowchart.text import width, wrap
from rechallenge.flowchart.themes import Palette
from rechallenge.vocabulary import Severity

TITLE = 17.0
TEXT = 9.5


_SEVERITY_END = 21.0
"""How far down the severity reaches, with the space that it wants below."""


class Block(NamedTuple):
    """A part of the frame, drawn from its top left corner, and its height."""

    drawn: str
    height: float


def head_block(chart: Flowchart, wide: float, palette: Palette) -> Block:
    """Draw the title, the severity and what the pathway is about."""
    tag_text = f"{chart.head.severity.value.upper()} ADVERSE EVENT"
    tag_wide = width(tag_text, SMALLEST, True) + 18
    parts, y = [], 0.0
    for text in wrap(chart.head.title, wide - tag_wide - 16, TITLE, True):
        parts.append(words(text, 0, y + TITLE, TITLE, fill=palette.ink, bold=True))
        y += TITLE * 1.25
    parts.append(_severity(tag_text, wide - tag_wide, tag_wide, chart.head.severity, palette))
    y += 3
    said = [*chart.head.lines, *([chart.walk + "."] if chart.walk else [])]
    for entry in said:
        rows, y = _paragraph(entry, 0, y, wide, palette.muted)
        parts.extend(rows)
    return Block("".join(parts), y)


def page_head(chart: Flowchart, wide: float, palette: Palette) -> Block:
    """Draw the title of a page, the severity and the number of the page."""
    page = f"Page {chart.page} of {chart.pages}"
    severity = f"{chart.head.severity.value.upper()} ADVERSE EVENT"
    severity_wide = width(severity, SMALLEST, True) + 18
    left = wide - severity_wide - width(page, TEXT) - 28
    parts, y = [], 0.0
    for text in wrap(chart.head.title, left, 13, True):
        parts.append(words(text, 0, y + 13, 13, fill=palette.ink, bold=True))
        y += 16
    parts.append(words(page, wide - severity_wide - 12, 13, TEXT, fill=palette.ink, anchor="end"))
    parts.append(
        _severity(severity, wide - severity_wide, severity_wide, chart.head.severity, palette)
    )
    y = max(y, _SEVERITY_END)
    said = [*(chart.head.lines if chart.page == 1 else ()), chart.walk and chart.walk + "."]
    for entry in filter(None, said):
        rows, y = _paragraph(entry, 0, y + 1, wide, palette.muted)
        parts.extend(rows)
    return Block("".join(parts), y)


def _severity(text: str, x: float, wide: float, severity: Severity, palette: Palette) -> str:
    """Draw the severity: white on black when severe, black on white when not."""
    dark, light = palette.severe
    severe = severity is Severity.SEVERE
    return tag(
        "rect",
        x=x + 0.75,
        y=2.75,
        width=wide - 1.5,
        height=16,
        fill=dark if severe else palette.paper,
        stroke=dark if severe else palette.ink,
        stroke_width=1.5,
    ) + words(
        text,
        x + wide / 2,
        14,
        SMALLEST,
        fill=light if severe else palette.ink,
        bold=True,
        anchor="middle",
    )


class _Entry(NamedTuple):
    wide: float
    drawn: Callable[[float, float], str]
    text: str


def legend_block(chart: Flowchart, wide: float, palette: Palette) -> Block:
    """Draw what the shapes, borders and signs of this chart mean."""
    x = y = 0.0
    high = 22.0
    parts = []
    entries = list(_entries(chart, palette))
    for entry in entries:
        long = entry.wide + 6 + width(entry.text, TEXT) + 20
        if x and x + long - 20 > wide:
            x, y = 0.0, y + high
        drawn = entry.drawn(x, y + 2) + words(
            entry.text, x + entry.wide + 6, y + 14, TEXT, fill=palette.ink
        )
        parts.append(drawn)
        x += long
    name = "Legend: " + "; ".join(entry.text for entry in entries) + "."
    return Block(group(parts, role="img", aria_label=name), y + high)


def _entries(chart: Flowchart, palette: Palette) -> Iterator[_Entry]:
    kinds = {box.kind for box in chart.boxes}
    for kind, text in _KINDS.items():
        if kind in kinds:
            yield _Entry(30, _shape(Box("", kind, (Line(""),)), palette), text)
    outcomes = {b.disposition: b for b in chart.boxes if b.kind is Kind.OUTCOME}
    known = sorted((b for d, b in outcomes.items() if d), key=lambda b: _rank(b))
    for box in known:
        yield _Entry(30, _shape(box, palette), f"Outcome: {box.badge}")
    if any(arrow.used_up for arrow in chart.arrows):
        yield _Entry(30, _dashed(palette), "When an answer has been given as often as it may")
    if chart.sources:
        yield _Entry(26, _mark("[1, 2]", palette), "Sources, listed below")
    for mark, meaning in chart.marks:
        yield _Entry(8, _mark(mark, palette), meaning)
    if chart.walk:
        yield _Entry(16, _step(palette), "Step of the walk shown")


_KINDS = {
    Kind.STATE: "Clinical state",
    Kind.QUESTION: "Question",
    Kind.ACTION: "Action",
    Kind.LINK: "Go through another pathway",
    Kind.JUMP: "Go to the box with this number",
}


def _rank(box: Box) -> int:
    return box.disposition.rank if box.disposition else 0


def _shape(box: Box, palette: Palette) -> Callable[[float, float], str]:
    def draw(x: float, y: float) -> str:
        rect = Rect(x + 2, y + 1, 28, 15)
        if box.kind is Kind.OUTCOME and box.disposition:
            paint = paint_of(box, palette)
            drawn = "".join(border(box, rect, paint))
            return drawn + sign(box.disposition, x + 12, y + 4.5, paint.text)
        return "".join(border(box, rect, palette.kinds[box.kind]))

    return draw


def _dashed(palette: Palette) -> Callable[[float, float], str]:
    def draw(x: float, y: float) -> str:
        points = (Point(x + 2, y + 8.5), Point(x + 30, y + 8.5))
        return tag(
            "path", d=line(points, 6), fill="none", stroke=palette.ink, stroke_dasharray="4 3"
        ) + tag("path", d=head(points, 7.5, 6), fill=palette.ink)

    return draw


def _mark(mark: str, palette: Palette) -> Callable[[float, float], str]:
    return lambda x, y: words(mark, x + 2, y + 12, SMALLEST, fill=palette.muted)


def _step(palette: Palette) -> Callable[[float, float], str]:
    def draw(x: float, y: float) -> str:
        circle = tag("circle", cx=x + 9, cy=y + 8.5, r=STEP_RADIUS, fill=palette.ink)
        return circle + words(
            "1", x + 9, y + 11.7, SMALLEST, fill=palette.paper, bold=True, anchor="middle"
        )

    return draw


def sources_block(sources: Iterable[Reference], wide: float, palette: Palette) -> Block:
    """Draw the numbered list of sources, in columns where there is room for them."""
    sources = tuple(sources)
    if not sources:
        return Block("", 0.0)
    columns = max(1, min(int(wide // 300), len(sources)))
    gap = 24.0
    room = (wide - gap * (columns - 1)) / columns
    entries = [_source(source, room, palette) for source in sources]
    parts = [words("Sources", 0, 11, 11, fill=palette.ink, bold=True)]
    top, tallest = 18.0, 0.0
    for column, held in enumerate(_columns(entries, columns)):
        y = top
        for entry in held:
            parts.append(entry.at(column * (room + gap), y))
            y += entry.height + 2.5
        tallest = max(tallest, y)
    name = f"Sources: {len(sources)}"
    return Block(group(parts, role="list", aria_label=name), tallest)


@dataclass(frozen=True, slots=True)
class _Source:
    source: Reference
    rows: tuple[str, ...]
    palette: Palette

    @property
    def height(self) -> float:
        return len(self.rows) * SMALLEST * LEADING

    def at(self, x: float, y: float) -> str:
        color = self.palette.link if self.source.url else None
        number = f"{self.source.number}"
        drawn = [words(number, x + 14, y + 9, SMALLEST, fill=color, bold=True, anchor="end")]
        for row in self.rows:
            drawn.append(words(row, x + 20, y + 9, SMALLEST))
            y += SMALLEST * LEADING
        inner = group(drawn, fill=self.palette.ink)
        spoken = named(f"Source {self.source.number}: {self.source.text}", [inner])
        if self.source.url:
            spoken = tag("a", spoken, href=self.source.url)
        return group([spoken], role="listitem")


def _source(source: Reference, room: float, palette: Palette) -> _Source:
    return _Source(source, wrap(source.text, room - 20, SMALLEST), palette)


def _columns(entries: list[_Source], columns: int) -> Iterator[list[_Source]]:
    """Deal the entries into columns that are about equally tall."""
    target = sum(entry.height + 2.5 for entry in entries) / columns
    start, used, column = 0, 0.0, 1
    for i, entry in enumerate(entries):
        used += entry.height + 2.5
        if used >= target * column and column < columns:
            yield entries[start : i + 1]
            start, column = i + 1, column + 1
    yield entries[start:]


def foot_block(chart: Flowchart, wide: float, palette: Palette) -> Block:
    """Draw the line with version, content and status, and the training banner."""
    parts = [tag("path", d=f"M0 0.5H{wide:.2f}", stroke=palette.rule, stroke_width=0.8)]
    y = 5.0
    for i, entry in enumerate(chart.footer):
        rows, y = _paragraph(entry, 0, y, wide, palette.ink if i else palette.muted, bool(i))
        parts.extend(rows)
    return Block("".join(parts), y)


def _paragraph(
    text: str, x: float, y: float, wide: float, color: str, bold: bool = False
) -> tuple[list[str], float]:
    rows = []
    lines = wrap(text, wide, TEXT, bold)
    for row in lines:
        rows.append(words(row, x, y + TEXT, TEXT, fill=color, bold=bold))
        y += TEXT * 1.3
    return rows, y
