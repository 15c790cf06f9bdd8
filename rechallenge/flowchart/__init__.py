"""Flowcharts: boxes and arrows made from a pathway, laid out and drawn.

``chart`` makes the neutral `Flowchart` of a pathway, ``dot`` describes it in the language of
Graphviz, ``engines`` lets Graphviz place its boxes and arrows, ``svg`` draws it.
"""

from rechallenge.flowchart.options import Detail, Engine, Layout, Options, Paper, Theme

__all__ = ["Detail", "Engine", "Layout", "Options", "Paper", "Theme"]
