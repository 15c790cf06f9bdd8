"""The parts of a pathway that cite evidence: what they say, where, and what they rest on."""

from collections.abc import Iterator
from typing import NamedTuple

from rechallenge.model import (
    Action,
    Citation,
    Dose,
    Link,
    Node,
    Outcome,
    Pathway,
    Question,
    Statement,
    statements,
)
from rechallenge.spans import Span


class Part(NamedTuple):
    """A node's own text, an answer, a sentence or a dose.

    ``what`` names the kind of part, ``said`` holds its words and amounts. ``evidence`` are the ids
    that it cites itself, ``rests_on`` the same or, where it cites none, those of its node.
    """

    what: str
    node: str
    span: Span
    said: str
    evidence: tuple[str, ...]
    rests_on: tuple[str, ...]


def parts(pathway: Pathway) -> Iterator[Part]:
    """Yield the parts of all nodes, in the order of the nodes."""
    for node in pathway.nodes:
        for what, span, said, evidence in _parts(node):
            yield Part(what, node.id, span, said, evidence, evidence or node.evidence)


def notes(pathway: Pathway) -> Iterator[Part]:
    """Yield the sentences of the background."""
    for background in pathway.background:
        for note in background.notes:
            yield Part("sentence", "", note.span, _sentence(note), note.evidence, note.evidence)


def citations(pathway: Pathway, ids: tuple[str, ...]) -> list[Citation]:
    """Return the citations with these ids."""
    return [pathway.citation(id) for id in ids]


_Said = tuple[str, Span, str, tuple[str, ...]]


def _parts(node: Node) -> Iterator[_Said]:
    match node:
        case Question():
            yield node.kind, node.span, f"{node.text} {node.why} {node.how}", node.evidence
            for answer in node.answers:
                yield "answer", answer.span, f"{answer.text} {answer.note}", answer.evidence
        case Action():
            yield node.kind, node.span, f"{node.text} {node.why} {node.wait or ''}", node.evidence
            for dose in node.doses:
                yield "dose", dose.span, _dose(dose), dose.evidence
        case Outcome() | Link():
            yield node.kind, node.span, f"{node.text} {node.why}", node.evidence
    for statement in statements(node):
        yield "sentence", statement.span, _sentence(statement), statement.evidence


def _sentence(statement: Statement) -> str:
    times = (statement.after, statement.every, statement.lasting)
    return " ".join([statement.text, *(str(time) for time in times if time)])


def _dose(dose: Dose) -> str:
    return f"{dose.drug} {dose.dose} {dose.route} {dose.lasting or ''} {dose.note}"
