"""The shipped pathways, loaded once, and ways to ask them what they say and where they lead."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rechallenge import load, shipped
from rechallenge.cases import Case, load_cases
from rechallenge.checks.shared.parts import notes, parts
from rechallenge.model import Citation, Node, Pathway, Source, evidence
from rechallenge.routes import Place, Routes, routes

RASH, PNEUMONITIS, GATE = "imatinib-rash", "imatinib-pneumonitis", "imatinib-reexposure-gate"
NAMES = shipped()
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+")


@cache
def pathway(name: str) -> Pathway:
    return load(name)


@cache
def cases(name: str) -> tuple[Case, ...]:
    return load_cases(pathway(name))


@cache
def map_of(name: str) -> Routes:
    return routes(pathway(name))


def ends(name: str, starts: Iterable[str]) -> list[Place]:
    """Return every end that can be reached from some places."""
    map = map_of(name)
    keys = set[str]().union(*(map.reachable(start) for start in starts))
    return [map.places[key] for key in sorted(keys) if map.places[key].is_end]


def targets(name: str, key: str, answer: str) -> list[str]:
    """Return where an answer leads at first and, where it is limited, from then on."""
    exits = [e for e in map_of(name).places[key].exits if e.answer and e.answer.id == answer]
    assert len(exits) == 1, f"'{key}' has no answer '{answer}'"
    return list(exits[0].targets())


def behind(name: str, key: str) -> list[Node]:
    """Return the pathway's own nodes that are reached only through a place, which is the first."""
    map = map_of(name)
    without = map.reachable(map.start, frozenset([key]))
    return [node for node in pathway(name).nodes if node.id not in without]


def cited(nodes: Iterable[Node]) -> set[str]:
    """Return the ids of all citations at some nodes."""
    return {id for node in nodes for id in evidence(node)}


def words(name: str, node: str) -> str:
    """Return everything that a node says, in one line."""
    return " ".join(" ".join(p.said for p in parts(pathway(name)) if p.node == node).split())


def background(name: str, title: str) -> str:
    """Return everything that a section of the background says."""
    (section,) = [b for b in pathway(name).background if b.title == title]
    return " ".join(note.text for note in section.notes)


def findings(name: str, *ids: str) -> str:
    """Return what some citations say they found."""
    return " ".join(pathway(name).citation(id).finding for id in ids)


def citations_from(name: str, source: str) -> list[Citation]:
    """Return the citations of one source."""
    return [c for c in pathway(name).citations if c.source == source]


def source(name: str, id: str) -> Source:
    found = pathway(name).source(id)
    assert found is not None, f"'{name}' lists no source '{id}'"
    return found


def sentences(name: str) -> Iterator[str]:
    """Yield every sentence that a pathway or one of its cases says to the reader."""
    for text in _texts(name):
        yield from (s for s in _SENTENCE.split(" ".join(text.split())) if s)


def _texts(name: str) -> Iterator[str]:
    whole = pathway(name)
    yield from (whole.title, whole.adverse_event, whole.population, *whole.not_for)
    yield from (part.said for part in (*parts(whole), *notes(whole)))
    yield from (section.title for section in whole.background)
    yield from (citation.finding for citation in whole.citations)
    for case in cases(name):
        yield from (case.title, case.story, case.because, case.differs)
