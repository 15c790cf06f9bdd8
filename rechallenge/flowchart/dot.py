"""A chart in the language of Graphviz; the only user of the ``graphviz`` package."""

from collections.abc import Callable

from graphviz import Digraph, escape, nohtml  # type: ignore[import-untyped]

from rechallenge.flowchart.chart import Arrow, Box, Flowchart, Kind
from rechallenge.flowchart.layers import Layers
from rechallenge.flowchart.options import Layout, Options
from rechallenge.flowchart.text import wrap
from rechallenge.flowchart.themes import BORDERS, PALETTES, Paint, Palette

GAP = 13
"""The least room between neighbours on a row, in points."""

LARGE = 400
"""From how many boxes and slots on Graphviz may stop before the shortest lines are found."""


def skeleton(layers: Layers, breadth: Callable[[str], float]) -> str:
    """Describe the rows of a chart by sizes alone, for Graphviz to put each row in order.

    ``breadth`` tells how much of its row a box or slot needs. No word of the pathway is in it.
    """
    looks = {"nodesep": _inches(GAP), "ranksep": "0.1", "splines": "none"}
    if len(layers.row) > LARGE:
        looks["nslimit"] = "0.5"
    graph = Digraph(
        graph_attr=looks,
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "height": "0.01"},
        edge_attr={"arrowhead": "none"},
    )
    for id in layers.row:
        graph.body.append(f"{id} [width={_inches(max(breadth(id), 2.0))}]\n")
    for chain in layers.chains:
        for i, (upper, lower) in enumerate(zip(chain.slots, chain.slots[1:], strict=False)):
            straight = 30 if chain.arrow.id in layers.trunk else 8 if i else 1
            graph.body.append(f"{upper} -> {lower} [weight={straight}]\n")
    source: str = graph.source
    return source


def readable(chart: Flowchart, options: Options, comment: str) -> str:
    """Describe a chart with its words and looks, for people and their tools."""
    palette = PALETTES[options.theme]
    graph = Digraph(
        comment=comment,
        graph_attr={
            "rankdir": "LR" if options.layout is Layout.LEFT_RIGHT else "TB",
            "label": _text("\n".join([chart.head.title, *chart.head.lines, *chart.footer]), 700),
            "labelloc": "b",
            "fontname": "Helvetica",
            "fontcolor": palette.ink,
            "bgcolor": palette.paper,
        },
        node_attr={"fontname": "Helvetica", "fontsize": "10.5", "style": "filled"},
        edge_attr={
            "fontname": "Helvetica",
            "fontsize": "9.5",
            "fontcolor": palette.ink,
            "color": palette.ink,
        },
    )
    faded = bool(chart.walk)
    for box in chart.boxes:
        graph.node(box.id, **_looks(box, palette, faded and not box.walked))
    for arrow in chart.arrows:
        graph.edge(arrow.source, arrow.target, **_line(arrow, palette, faded and not arrow.walked))
    sources = "".join(f"// {source.number}. {source.text}\n" for source in chart.sources)
    return f"{graph.source}{sources}"


_SHAPES = {
    Kind.STATE: ("box", "rounded,filled"),
    Kind.QUESTION: ("hexagon", "filled"),
    Kind.ACTION: ("box", "filled"),
    Kind.OUTCOME: ("octagon", "filled"),
    Kind.LINK: ("oval", "filled"),
    Kind.JUMP: ("oval", "filled"),
}
_BOX_WIDTH, _LABEL_WIDTH = 180, 110


def _looks(box: Box, palette: Palette, faded: bool) -> dict[str, str]:
    shape, style = _SHAPES[box.kind]
    paint: Paint = palette.outcomes[box.disposition] if box.disposition else palette.kinds[box.kind]
    width, peripheries = 1.2, 2 if box.kind is Kind.LINK else 1
    if box.kind is Kind.JUMP:
        paint = palette.kinds[Kind.JUMP]
    elif box.disposition:
        border = BORDERS[box.disposition]
        width, peripheries = border.width, 2 if border.double else 1
        style += {"5 3": ",dashed", "9 3 2 3": ",dashed", "2 2.6": ",dotted"}.get(border.dash, "")
    if faded:
        paint = palette.faded
    return {
        "label": _text(_words(box), _BOX_WIDTH),
        "shape": shape,
        "style": style,
        "fillcolor": paint.fill,
        "color": paint.stroke,
        "fontcolor": paint.text,
        "penwidth": f"{width + (1.4 if box.walked else 0):g}",
        "peripheries": str(peripheries),
        "tooltip": _text(box.node or box.kind.value, 10_000),
    }


def _words(box: Box) -> str:
    first = box.badge.upper() if box.kind is Kind.OUTCOME else ""
    texts = [line.text for line in box.lines]
    texts[0] = f"{box.number}. {texts[0]}" if box.number else texts[0]
    steps = ", ".join(str(step) for step in box.walked if step)
    return "\n".join(filter(None, [first, *texts, f"step {steps} of the walk" if steps else ""]))


def _line(arrow: Arrow, palette: Palette, faded: bool) -> dict[str, str]:
    said = {"label": _text(arrow.label, _LABEL_WIDTH)} if arrow.label else {}
    if faded:
        said |= {"color": palette.faded.stroke, "fontcolor": palette.faded.text}
    if arrow.used_up:
        said["style"] = "dashed"
    if arrow.walked:
        said["penwidth"] = "2.6"
    return said


def _text(text: str, width: float) -> str:
    """Break a text into lines and write it so that Graphviz shows it as it is."""
    lines = [part for line in text.split("\n") for part in wrap(line, width, 10.5)]
    joined: str = nohtml("\\n".join(str(escape(line)) for line in lines))
    return joined


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"
