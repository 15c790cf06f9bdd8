"""The text of a pathway file to a `Pathway`, with every finding at its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rechallenge.format import PATHWAY
from rechallenge.model import (
    Action,
    Background,
    Citation,
    Link,
    Node,
    Outcome,
    Pathway,
    Question,
    Source,
    evidence,
    statements,
)
from rechallenge.problems import Problem, Unreadable, did_you_mean
from rechallenge.shapes import BAD, Report
from rechallenge.spans import Span
from rechallenge.vocabulary import Provenance
from rechallenge.yamltree import parse

Bibliography = Mapping[str, Source]


def read(text: str, file: str = "", bibliography: Bibliography | None = None) -> Pathway:
    """Build the pathway that a text holds; its links are not followed.

    ``bibliography`` describes the sources that the text lists by id alone. Raises `Unreadable` with
    all findings.
    """
    problems: list[Problem] = []

    def report(span: Span, code: str, message: str, hint: str) -> None:
        problems.append(Problem(file, span, code, message, hint))

    values = PATHWAY.read(parse(text, file), report)
    if values is BAD:
        raise Unreadable(problems)
    pathway = _assemble(values, file, bibliography or {}, report)
    _references(pathway, report)
    _action_loops(pathway, report)
    if problems:
        raise Unreadable(problems)
    return pathway


def _assemble(
    values: dict[str, Any], file: str, bibliography: Bibliography, report: Report
) -> Pathway:
    values.pop("format")
    values.pop("span")
    spans = {
        name.removesuffix("_span").replace("_", " "): values.pop(name)
        for name in list(values)
        if name.endswith("_span")
    }
    for short, _, span in values.get("abbreviations", ()):
        spans[f"abbreviation {short}"] = span
    values["abbreviations"] = tuple((a, b) for a, b, _ in values.get("abbreviations", ()))
    values["sources"] = tuple(_sources(values.get("sources", ()), bibliography, report))
    return Pathway(**values, file=file, spans=spans)


def _sources(listed: Iterable[Any], known: Bibliography, report: Report) -> Iterator[Source]:
    for entry in listed:
        if isinstance(entry, Source):
            yield entry
            continue
        id, span = entry
        if id in known:
            found = known[id]
            yield Source(
                **{name: getattr(found, name) for name in Source.__slots__ if name != "span"},
                span=span,
            )
        else:
            hint = did_you_mean(id, known) or "describe it here or in sources.json"
            report(span, "unknown-source", f"no source '{id}' is described", hint)


def _references(pathway: Pathway, report: Report) -> None:
    nodes = {node.id for node in pathway.nodes}
    citations = {citation.id for citation in pathway.citations}

    def target(id: str, span: Span) -> None:
        if id not in nodes:
            report(span, "unknown-target", f"no node named '{id}'", did_you_mean(id, nodes))

    def cited(ids: Iterable[str], span: Span) -> None:
        for id in ids:
            if id not in citations:
                hint = did_you_mean(id, citations) or "describe it under 'evidence'"
                report(span, "unknown-evidence", f"no evidence named '{id}'", hint)

    target(pathway.start, pathway.span("start"))
    for node in pathway.nodes:
        if not citations.issuperset(evidence(node)):
            for ids, span in _places_of_evidence(node):
                cited(ids, span)
        match node:
            case Question():
                _question(node, target, report)
            case Action():
                target(node.target, node.target_span)
            case Link():
                for back in node.returns:
                    target(back.target, back.target_span)
            case Outcome():
                pass
    for note in pathway.background:
        _background(note, cited)
    for citation in pathway.citations:
        _citation(citation, report)
    for waiver in pathway.waivers:
        if waiver.at:
            target(waiver.at, waiver.span)


def _places_of_evidence(node: Node) -> Iterator[tuple[tuple[str, ...], Span]]:
    yield node.evidence, node.span
    yield from ((s.evidence, s.span) for s in statements(node))
    if isinstance(node, Question):
        yield from ((a.evidence, a.span) for a in node.answers)
    if isinstance(node, Action):
        yield from ((d.evidence, d.span) for d in node.doses)


def _question(node: Question, target: Any, report: Report) -> None:
    for answer in node.answers:
        target(answer.target, answer.target_span)
        if answer.at_most is None and not answer.after_that:
            continue
        if answer.at_most is None:
            message = "'after that' without 'at most'"
            report(answer.span, "missing-key", message, "say how many times, such as 'at most: 3'")
        elif not answer.after_that:
            message = "'at most' without 'after that'"
            report(answer.span, "missing-key", message, "say where it leads from then on")
        else:
            target(answer.after_that, answer.after_that_span)
    known = [answer.id for answer in node.answers]
    for id in node.excludes:
        if id not in known:
            message = f"no answer '{id}' to exclude after"
            report(node.excludes_span, "unknown-answer", message, did_you_mean(id, known))


def _background(note: Background, cited: Any) -> None:
    for statement in note.notes:
        cited(statement.evidence, statement.span)


_NEEDS_NO_SOURCE = frozenset({Provenance.DEFAULT, Provenance.INFERRED})


def _citation(citation: Citation, report: Report) -> None:
    if not citation.source and citation.provenance not in _NEEDS_NO_SOURCE:
        message = f"'{citation.provenance.value}' without a source"
        report(citation.span, "missing-key", message, "name it: 'source: id'")


def _action_loops(pathway: Pathway, report: Report) -> None:
    """Report each loop in which nobody is ever asked: the walk would never stop there."""
    nodes = {node.id: node for node in pathway.nodes}
    settled: set[str] = set()
    for node in pathway.nodes:
        trail: dict[str, None] = {}
        here: Node | None = node
        while isinstance(here, Action) and here.id not in settled and here.id not in trail:
            trail[here.id] = None
            here = nodes.get(here.target)
        if isinstance(here, Action) and here.id in trail:
            ids = list(trail)
            circle = ids[ids.index(here.id) :]
            message = "actions lead round in a circle: " + " → ".join([*circle, here.id])
            report(here.target_span, "action-loop", message, "let a question decide when it ends")
        settled.update(trail)
