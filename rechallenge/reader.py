"""The text of a pathway file to a `Pathway`, with every finding at its place.

References are followed even where the file has other faults, so that one run tells them all; what
an unreadable part would have declared is never missed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rechallenge.format import ANSWER_ID, NOT_KNOWN_WORDS, PATHWAY
from rechallenge.model import (
    NOT_KNOWN,
    Action,
    Link,
    Node,
    Outcome,
    Pathway,
    Question,
    Source,
    evidence,
)
from rechallenge.problems import Findings, did_you_mean
from rechallenge.shapes import BAD, SLUG
from rechallenge.spans import Span
from rechallenge.yamltree import Mapping as Keys
from rechallenge.yamltree import Tree, parse, texts_under

Bibliography = Mapping[str, Source]
Values = dict[str, Any]


def read(text: str, file: str = "", bibliography: Bibliography | None = None) -> Pathway:
    """Build the pathway that a text holds; its links are not followed.

    ``bibliography`` describes the sources that the text lists by id alone. Raises `Unreadable` with
    all findings.
    """
    findings = Findings(file)
    tree = parse(text, file, findings)
    values = PATHWAY.read(tree, findings)
    if values is BAD:
        raise findings.unreadable()
    values["sources"] = tuple(_sources(values.get("sources", ()), bibliography or {}, findings))
    _targets(values, _declared(tree, "nodes", findings), findings)
    _answers(values, tree, findings)
    _cited(values, tree, _declared(tree, "evidence", findings), findings)
    _action_loops(values.get("nodes", ()), findings)
    if findings:
        raise findings.unreadable()
    return _assemble(values, file)


def _assemble(values: Values, file: str) -> Pathway:
    del values["format"], values["span"]
    spans = {
        name.removesuffix("_span").replace("_", " "): values.pop(name)
        for name in list(values)
        if name.endswith("_span")
    }
    abbreviations = values.pop("abbreviations", ())
    spans |= {f"abbreviation {short}": span for short, _, span in abbreviations}
    pairs = tuple((short, long) for short, long, _ in abbreviations)
    return Pathway(**values, abbreviations=pairs, file=file, spans=spans)


def _sources(listed: Iterable[Any], known: Bibliography, findings: Findings) -> Iterator[Source]:
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
            findings(span, "unknown-source", f"no source '{id}' is described", hint)


def _declared(tree: Tree, key: str, findings: Findings) -> frozenset[str] | None:
    """Return the ids that stand under a key of the file, or None where faults hide them."""
    if isinstance(tree, Keys):
        for name, value in tree.pairs:
            if name.text == key and isinstance(value, Keys):
                return frozenset(id.text for id, _ in value.pairs)
    return None if findings else frozenset()


def _targets(values: Values, nodes: frozenset[str] | None, findings: Findings) -> None:
    """Report every reference to a node that the file does not have."""
    if nodes is None:
        return
    for id, span in _references(values):
        if id not in nodes:
            findings(span, "unknown-target", f"no node named '{id}'", did_you_mean(id, nodes))


def _references(values: Values) -> Iterator[tuple[str, Span]]:
    if "start" in values:
        yield values["start"], values["start_span"]
    for node in values.get("nodes", ()):
        match node:
            case Question():
                for answer in node.answers:
                    yield answer.target, answer.target_span
                    if answer.after_that:
                        yield answer.after_that, answer.after_that_span
            case Action():
                yield node.target, node.target_span
            case Link():
                yield from ((back.target, back.target_span) for back in node.returns)
            case Outcome():
                pass
    for waiver in values.get("waivers", ()):
        if waiver.at:
            yield waiver.at, waiver.at_span


def _answers(values: Values, tree: Tree, findings: Findings) -> None:
    """Report every excluded answer that its question does not have."""
    for node in values.get("nodes", ()):
        if not isinstance(node, Question):
            continue
        known = [answer.id for answer in node.answers]
        if set(node.excludes) <= set(known):
            continue
        for found, item in texts_under(tree, "excludes"):
            if found.span == node.excludes_span and ANSWER_ID.parse(item.text) not in known:
                message = f"no answer '{item.text}' to exclude after"
                written = [NOT_KNOWN_WORDS if id == NOT_KNOWN else id for id in known]
                hint = did_you_mean(item.text, written) or "its answers: " + ", ".join(written)
                findings(item.span, "unknown-answer", message, hint)


def _cited(
    values: Values, tree: Tree, citations: frozenset[str] | None, findings: Findings
) -> None:
    """Report every piece of evidence that is named and not described."""
    if citations is None or (not findings and citations.issuperset(_named(values))):
        return
    for _, item in texts_under(tree, "evidence"):
        if item.text not in citations and re.fullmatch(SLUG, item.text):
            hint = did_you_mean(item.text, citations) or "describe it under 'evidence'"
            findings(item.span, "unknown-evidence", f"no evidence named '{item.text}'", hint)


def _named(values: Values) -> Iterator[str]:
    for node in values["nodes"]:
        yield from evidence(node)
    for note in values.get("background", ()):
        for statement in note.notes:
            yield from statement.evidence


def _action_loops(found: Iterable[Node], findings: Findings) -> None:
    """Report each loop in which nobody is ever asked: the walk would never stop there."""
    nodes = {node.id: node for node in found}
    settled: set[str] = set()
    for node in nodes.values():
        trail: dict[str, None] = {}
        here: Node | None = node
        while isinstance(here, Action) and here.id not in settled and here.id not in trail:
            trail[here.id] = None
            here = nodes.get(here.target)
        if isinstance(here, Action) and here.id in trail:
            ids = list(trail)
            circle = ids[ids.index(here.id) :]
            message = "actions lead round in a circle: " + " → ".join([*circle, here.id])
            hint = "let a question decide when it ends"
            findings(here.target_span, "action-loop", message, hint)
        settled.update(trail)
