"""Small pathways for tests, written as the text of a file."""

from collections.abc import Iterable
from dataclasses import replace
from textwrap import dedent, indent

from rechallenge.model import Pathway
from rechallenge.reader import read

HEAD = {
    "format": "1",
    "id": "toy",
    "title": "A toy",
    "version": "0.1.0",
    "status": "draft",
    "drug": "toyinib",
    "adverse event": "rash",
    "severity": "non-severe",
    "rechallenge": "[re-exposure after an adverse event]",
    "population": "Adults",
    "grading": "none",
    "not for": "[]",
    "authors": "[]",
    "reviewers": "[]",
    "last review": "never",
    "next review": "2027-01-01",
    "start": "first",
}
"""The head of a toy pathway, each value as YAML."""

NODES = """
first:
  question: Is it bad?
  answers:
    yes: {text: It is bad, go to: stop}
    no: {text: It is not, go to: on}
stop: {outcome: Stop for good, disposition: permanently stop}
on: {outcome: Go on, disposition: continue}
"""
"""The nodes of the smallest toy pathway."""

LOOP = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: on}
    no: {text: No better, go to: wait, at most: 2, after that: stop}
    not known: {text: Not seen yet, go to: wait, at most: 1, after that: stop}
wait: {action: Wait, wait: 1 week, go to: first}
stop: {outcome: Stop for good, disposition: permanently stop}
on: {outcome: Go on, disposition: continue}
"""
"""Nodes with a loop that ends after two rounds."""


def toy(nodes: str = NODES, more: str = "", **head: str) -> str:
    """Return the text of a small pathway.

    ``nodes`` and ``more`` (further keys of the file) are YAML. ``head`` replaces values of the
    head; write ``_`` for the blank in a key, as in ``next_review="2020-01-01"``.
    """
    values = HEAD | {key.replace("_", " "): value for key, value in head.items()}
    lines = [f"{key}: {value}" for key, value in values.items()]
    body = indent(dedent(nodes).strip("\n"), "  ")
    return "\n".join([*lines, "nodes:", body, dedent(more).strip("\n"), ""])


def toy_pathway(
    nodes: str = NODES, more: str = "", linked: Iterable[Pathway] = (), **head: str
) -> Pathway:
    """Read a small pathway, as `toy` writes it, with the pathways it links to."""
    pathway = read(toy(nodes, more, **head), f"{head.get('id', 'toy')}.yaml")
    return replace(pathway, linked={other.id: other for other in linked})
