"""Pathways and walks that show themselves as charts in a notebook.

Importing this module gives them the method that notebooks ask for, ``_repr_svg_``. The model itself
knows nothing of charts; `rechallenge` imports this module when `load` or `Pathway` is first taken
from it, and what draws is imported when a cell shows its first chart.
"""

from importlib import import_module

from rechallenge.model import Pathway
from rechallenge.walk import Walk


def chart(shown: Pathway | Walk) -> str:
    """Return the chart of a pathway, or of a walk with its path highlighted, as SVG."""
    export = import_module("rechallenge.exporters").export
    if isinstance(shown, Walk):
        data: bytes = export(shown.pathway, "svg", shown)
    else:
        data = export(shown, "svg")
    return data.decode().partition("?>\n")[2]


for _kind in (Pathway, Walk):
    setattr(_kind, "_repr_svg_", chart)  # noqa: B010 - the model declares no such method
