"""A chart for pages that draw Mermaid, such as wikis and code hosts.

    $ rechallenge export imatinib-rash -o chart.mmd
    chart.mmd

The text is a ``flowchart`` of Mermaid 11, to be pasted into a code block marked ``mermaid``. Boxes,
numbers, jumps and words are those of our own picture; where everything stands is up to Mermaid.
Screen readers get the title and the description (``accTitle``, ``accDescr``).

All signs that mean something to Mermaid or to a web page are written as numbers (``#35;``), so that
words stay words. Mermaid draws at most 500 arrows and 50,000 characters.
"""

from collections.abc import Iterable, Iterator

from rechallenge.exporters import Artifact, Request
from rechallenge.flowchart.build import flowchart
from rechallenge.flowchart.chart import Arrow, Box, Flowchart, Kind
from rechallenge.flowchart.names import chart_summary
from rechallenge.flowchart.options import Layout
from rechallenge.flowchart.text import wrap
from rechallenge.flowchart.themes import BORDERS, PALETTES, Paint, Palette
from rechallenge.vocabulary import Disposition

SUFFIX = ".mmd"
IS_TEXT = True

_MARK = "%% rechallenge: "
_PLAIN = frozenset(" .,!?()+/-–…·†‡")
_SHAPES = {
    Kind.STATE: ("(", ")"),
    Kind.QUESTION: ("{{", "}}"),
    Kind.ACTION: ("[", "]"),
    Kind.OUTCOME: ("[[", "]]"),
    Kind.LINK: ("([", "])"),
    Kind.JUMP: ("([", "])"),
}


def export(request: Request) -> tuple[Artifact, ...]:
    """Return one Mermaid text."""
    chart = flowchart(request.pathway, request.options, request.walk)
    lines = _lines(chart, request.options.layout, PALETTES[request.options.theme])
    return (Artifact(SUFFIX, ("\n".join(lines) + "\n").encode()),)


def recognises(data: bytes) -> bool:
    """Whether this is a Mermaid text that says we made it."""
    return data.startswith(_MARK.encode())


def _lines(chart: Flowchart, layout: Layout, palette: Palette) -> Iterator[str]:
    yield _MARK + chart.footer[0]
    yield from (f"%% {line}" for line in chart.footer[1:])
    yield f"flowchart {'LR' if layout is Layout.LEFT_RIGHT else 'TB'}"
    yield f"  accTitle: {_words(chart.head.title)}"
    yield f"  accDescr: {_words(chart_summary(chart))}"
    for box in chart.boxes:
        before, after = _SHAPES[box.kind]
        yield f'  {box.id}{before}"{_lines_of(_box_texts(box))}"{after}:::{_class(box, chart)}'
    for arrow in chart.arrows:
        yield f"  {arrow.source} {_arrow(arrow)} {arrow.target}"
    yield f'  about["{_lines_of([chart.head.title, *chart.head.lines, *chart.footer])}"]:::about'
    sources = [f"{source.number}. {source.text}" for source in chart.sources]
    marks = [f"{sign} {meaning}" for sign, meaning in chart.marks]
    if sources or marks:
        yield f'  sources["{_lines_of([*marks, *sources])}"]:::about'
    yield from _classes(chart, palette)


def _box_texts(box: Box) -> list[str]:
    texts = [line.text for line in box.lines]
    if box.number:
        texts[0] = f"{box.number}. {texts[0]}"
    steps = ", ".join(str(step) for step in box.walked if step)
    badge = [box.badge.upper()] if box.kind is Kind.OUTCOME else []
    return [*badge, *texts, *([f"Step {steps} of the walk"] if steps else [])]


def _arrow(arrow: Arrow) -> str:
    line = "==>" if arrow.walked else "-.->" if arrow.used_up else "-->"
    return f'{line}|"{_lines_of([arrow.label], 130)}"|' if arrow.label else line


def _lines_of(texts: Iterable[str], width: float = 230) -> str:
    return "<br/>".join(_words(line) for text in texts for line in wrap(text, width, 10.5))


def _words(text: str) -> str:
    """Write every sign that is neither a letter nor harmless as its number."""
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in text)


def _class(box: Box, chart: Flowchart) -> str:
    if chart.walk and not box.walked:
        return "faded"
    return _class_name(box.disposition if box.kind is Kind.OUTCOME else None, box.kind)


def _class_name(disposition: Disposition | None, kind: Kind) -> str:
    return (disposition.name if disposition else kind.name).lower()


def _classes(chart: Flowchart, palette: Palette) -> Iterator[str]:
    used = dict.fromkeys(_class(box, chart) for box in chart.boxes)
    for kind, paint in palette.kinds.items():
        if _class_name(None, kind) in used:
            yield _class_definition(_class_name(None, kind), paint, 1.2)
    for disposition, paint in palette.outcomes.items():
        name = _class_name(disposition, Kind.OUTCOME)
        if name in used:
            border = BORDERS[disposition]
            yield _class_definition(name, paint, border.width, border.dash)
    if "faded" in used:
        yield _class_definition("faded", palette.faded, 0.8)
    yield f"  classDef about fill:none,stroke:none,color:{palette.muted},text-align:left"


def _class_definition(name: str, paint: Paint, width: float, dash: str = "") -> str:
    dashed = f",stroke-dasharray:{dash}" if dash else ""
    return (
        f"  classDef {name} fill:{paint.fill},stroke:{paint.stroke},color:{paint.text},"
        f"stroke-width:{width:g}px{dashed}"
    )
