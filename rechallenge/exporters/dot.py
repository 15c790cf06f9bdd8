"""The chart in the language of Graphviz, to draw it in another way or with other tools.

    $ rechallenge export imatinib-rash -o chart.gv
    chart.gv
    $ dot -Tsvg chart.gv > chart.svg

Boxes are named after their numbers in the chart (``b3``), and ``tooltip`` holds the id of the
pathway's node. Shapes, borders and colours are those of the chart. What Graphviz makes of it looks
different from our own picture: there, the rows and the lines are worked out by rechallenge.
"""

from rechallenge.exporters import Artifact, Request
from rechallenge.flowchart.build import flowchart
from rechallenge.flowchart.dot import readable

SUFFIX = ".gv"
IS_TEXT = True

_MARK = "rechallenge: "


def export(request: Request) -> tuple[Artifact, ...]:
    """Return one DOT text."""
    chart = flowchart(request.pathway, request.options, request.walk)
    comment = _MARK + " · ".join(chart.footer)
    return (Artifact(SUFFIX, readable(chart, request.options, comment).encode()),)


def recognises(data: bytes) -> bool:
    """Whether this is a DOT text that says we made it."""
    return data.startswith(f"// {_MARK}".encode())
