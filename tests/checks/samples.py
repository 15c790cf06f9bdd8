"""What a check finds in a toy pathway, told by the text that stands at the place of the finding."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rechallenge.checks import Subject, checks
from rechallenge.model import Pathway
from rechallenge.routes import routes
from tests.toys import NODES, toy, toy_pathway

TODAY = date(2026, 11, 21)
"""The day of all checks here."""

GATE = """
first:
  question: Pregnant?
  answers:
    yes: {text: She is pregnant, go to: barred}
    no: {text: She is not, go to: cleared}
  excludes: [yes]
cleared: {outcome: Cleared, disposition: leave this pathway}
barred: {outcome: Barred, disposition: permanently stop}
"""
"""Nodes of a pathway behind a link, with one exclusion question."""


class Found(NamedTuple):
    """A finding: the rest of the line at its place, what it says, the node it is about."""

    there: str
    message: str
    hint: str
    node: str


def subject(pathway: Pathway, today: date = TODAY) -> Subject:
    """Make a pathway the subject of checks."""
    return Subject(pathway, routes(pathway), today)


def found(
    code: str,
    nodes: str = NODES,
    more: str = "",
    linked: Iterable[Pathway] = (),
    today: date = TODAY,
    **head: str,
) -> list[Found]:
    """Return what one check finds in a toy pathway, in file order."""
    lines = toy(nodes, more, **head).splitlines()
    pathway = toy_pathway(nodes, more, linked, **head)
    findings = sorted(checks()[code].check(subject(pathway, today)), key=lambda f: f.span)
    return [
        Found(lines[f.span.line - 1][f.span.column - 1 :], f.message, f.hint, f.node)
        for f in findings
    ]


def gate(nodes: str = GATE, id: str = "gate", linked: Iterable[Pathway] = ()) -> Pathway:
    """Read a pathway to link to."""
    return toy_pathway(nodes, linked=linked, id=id)
