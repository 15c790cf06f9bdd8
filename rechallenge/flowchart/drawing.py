"""From a pathway to pictures, in one call."""

from rechallenge.flowchart.build import flowchart
from rechallenge.flowchart.options import Options
from rechallenge.flowchart.svg import draw
from rechallenge.flowchart.svg_pages import draw_pages
from rechallenge.model import Pathway
from rechallenge.walk import Walk


def pictures(pathway: Pathway, options: Options, walk: Walk | None = None) -> list[str]:
    """Return a pathway's chart as SVG: one picture, or one a page when pages are asked for."""
    chart = flowchart(pathway, options, walk)
    if options.paper is None:
        return [draw(chart, options)]
    return draw_pages(chart, options.paper, options)
