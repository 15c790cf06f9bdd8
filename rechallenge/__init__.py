"""Pathways for giving a cancer drug again after an adverse event: walk, draw and teach with them.

``Walk.start(load("imatinib-rash"))`` starts a walk; ``export(pathway, "svg")`` draws a pathway.

A training and reference aid, not a medical device.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rechallenge.checks import check
    from rechallenge.exporters import export
    from rechallenge.library import load, shipped
    from rechallenge.model import Pathway
    from rechallenge.problems import NotFound, Problem, Unreadable
    from rechallenge.walk import Walk, WalkError, replay

__version__ = "0.1.0"

_HOMES = {
    "load": "rechallenge.library",
    "shipped": "rechallenge.library",
    "Pathway": "rechallenge.model",
    "NotFound": "rechallenge.problems",
    "Problem": "rechallenge.problems",
    "Unreadable": "rechallenge.problems",
    "Walk": "rechallenge.walk",
    "WalkError": "rechallenge.walk",
    "check": "rechallenge.checks",
    "export": "rechallenge.exporters",
    "replay": "rechallenge.walk",
}

__all__ = [
    "NotFound",
    "Pathway",
    "Problem",
    "Unreadable",
    "Walk",
    "WalkError",
    "__version__",
    "check",
    "export",
    "load",
    "replay",
    "shipped",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command line starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rechallenge' has no attribute '{name}'")
    if name in ("Pathway", "Walk", "load"):
        import_module("rechallenge.notebook")
    return getattr(import_module(_HOMES[name]), name)
