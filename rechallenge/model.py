"""A pathway: questions, actions, outcomes and links, with the evidence behind each of them.

Everything here is frozen. Places in the file (``span``) travel along so that every later message
can name its line, and never count when two pathways are compared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from rechallenge.quantities import Duration, Quantity
from rechallenge.spans import NOWHERE, Span
from rechallenge.vocabulary import (
    Disposition,
    Grade,
    Provenance,
    Rechallenge,
    Severity,
    Status,
)

NOT_KNOWN = "not-known"
"""The id of the answer that is written ``not known`` in a file."""


def _place() -> Span:
    return field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A document: what a reader needs to find it, in the terms of CSL (citationstyles.org).

    ``authors`` are as printed in a reference list; ``issued`` is a year, a month or a day as text;
    ``url`` may be empty, as may every field but ``id`` and ``title``.
    """

    id: str
    title: str
    type: str = "document"
    authors: tuple[str, ...] = ()
    container: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    note: str = ""
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source, what was found there, and how far it can be trusted.

    ``source`` is empty only where nothing was published: an author's default or own arithmetic.
    ``about`` names the kind of rechallenge the evidence is for, where it is for one kind only.
    """

    id: str
    finding: str
    grade: Grade
    provenance: Provenance
    source: str = ""
    place: str = ""
    about: Rechallenge | None = None
    span: Span = _place()
    source_span: Span = _place()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its own timing and evidence where it has them."""

    text: str
    after: Duration | None = None
    every: Duration | None = None
    lasting: Duration | None = None
    evidence: tuple[str, ...] = ()
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Dose:
    """One line of a dosing plan; several lines in a row are taken one after the other."""

    drug: str
    dose: Quantity
    route: str = ""
    lasting: Duration | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question and where it leads.

    With ``at_most`` set, the answer leads to ``target`` that many times in one walk and to
    ``after_that`` from then on: this is how a loop ends.
    """

    id: str
    text: str
    target: str
    note: str = ""
    at_most: int | None = None
    after_that: str = ""
    evidence: tuple[str, ...] = ()
    span: Span = _place()
    target_span: Span = _place()
    after_that_span: Span = _place()

    @property
    def is_not_known(self) -> bool:
        """Whether this is the answer «not known»."""
        return self.id == NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person judges, by picking one answer.

    ``excludes`` names the answers after which the drug must not be given again.
    """

    kind: ClassVar[str] = "question"
    id: str
    text: str
    answers: tuple[Answer, ...]
    why: str = ""
    how: str = ""
    look_for: tuple[Statement, ...] = ()
    excludes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    span: Span = _place()
    excludes_span: Span = _place()

    def answer(self, id: str) -> Answer | None:
        """Return the answer with this id, or None."""
        return next((a for a in self.answers if a.id == id), None)


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do before going on to ``target``; ``wait`` is how long until then."""

    kind: ClassVar[str] = "action"
    id: str
    text: str
    target: str
    why: str = ""
    steps: tuple[Statement, ...] = ()
    doses: tuple[Dose, ...] = ()
    monitoring: tuple[Statement, ...] = ()
    wait: Duration | None = None
    evidence: tuple[str, ...] = ()
    span: Span = _place()
    target_span: Span = _place()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An end of the pathway."""

    kind: ClassVar[str] = "outcome"
    id: str
    text: str
    disposition: Disposition
    why: str = ""
    next: tuple[Statement, ...] = ()
    warnings: tuple[Statement, ...] = ()
    evidence: tuple[str, ...] = ()
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Return:
    """Where the walk goes on when the linked pathway ends at the outcome ``outcome``."""

    outcome: str
    target: str
    span: Span = _place()
    target_span: Span = _place()


@dataclass(frozen=True, slots=True)
class Link:
    """The walk goes on in another pathway, and comes back from the outcomes in ``returns``."""

    kind: ClassVar[str] = "link"
    id: str
    text: str
    pathway: str
    why: str = ""
    returns: tuple[Return, ...] = ()
    evidence: tuple[str, ...] = ()
    span: Span = _place()
    pathway_span: Span = _place()


Node = Question | Action | Outcome | Link


@dataclass(frozen=True, slots=True)
class Background:
    """Notes for the reader that no step rests on; ``about`` is the kind of rechallenge."""

    title: str
    notes: tuple[Statement, ...]
    about: Rechallenge | None = None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of ``check`` that the author accepts, at one node or (``at`` empty) everywhere."""

    check: str
    reason: str
    at: str = ""
    span: Span = _place()
    at_span: Span = _place()


@dataclass(frozen=True, slots=True)
class Pathway:
    """A whole pathway. ``linked`` holds, by id, the pathways that its links lead to.

    ``file`` is where it was read from, as the user named it; it is empty for a pathway built in
    Python.
    """

    id: str
    title: str
    version: str
    status: Status
    drug: str
    adverse_event: str
    severity: Severity
    rechallenge: tuple[Rechallenge, ...]
    population: str
    grading: str
    not_for: tuple[str, ...]
    authors: tuple[str, ...]
    reviewers: tuple[str, ...]
    last_review: date | None
    next_review: date
    start: str
    nodes: tuple[Node, ...]
    citations: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    background: tuple[Background, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    linked: Mapping[str, "Pathway"] = field(default_factory=dict, compare=False, repr=False)
    file: str = field(default="", compare=False)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)
    _nodes: Mapping[str, Node] = field(init=False, compare=False, repr=False)
    _citations: Mapping[str, Citation] = field(init=False, compare=False, repr=False)
    _sources: Mapping[str, Source] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index what is asked for by id."""
        object.__setattr__(self, "_nodes", {n.id: n for n in self.nodes})
        object.__setattr__(self, "_citations", {c.id: c for c in self.citations})
        object.__setattr__(self, "_sources", {s.id: s for s in self.sources})

    def node(self, id: str) -> Node:
        """Return the node with this id; raises ``KeyError`` where there is none."""
        return self._nodes[id]

    def citation(self, id: str) -> Citation:
        """Return the citation with this id; raises ``KeyError`` where there is none."""
        return self._citations[id]

    def source(self, id: str) -> Source | None:
        """Return the source with this id, or None where the file does not list it."""
        return self._sources.get(id)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield the outcomes in the order of the file."""
        return (n for n in self.nodes if isinstance(n, Outcome))

    def questions(self) -> Iterator[Question]:
        """Yield the questions in the order of the file."""
        return (n for n in self.nodes if isinstance(n, Question))

    def span(self, key: str) -> Span:
        """Return the place of a key of the head of the file, such as ``next review``."""
        return self.spans.get(key, NOWHERE)


def statements(node: Node) -> Iterator[Statement]:
    """Yield the statements of a node in reading order."""
    match node:
        case Question():
            yield from node.look_for
        case Action():
            yield from node.steps
            yield from node.monitoring
        case Outcome():
            yield from node.next
            yield from node.warnings
        case Link():
            pass


def evidence(node: Node) -> tuple[str, ...]:
    """Return the ids of all citations at a node and at its parts, each once, in reading order."""
    found = dict.fromkeys(node.evidence)
    for statement in statements(node):
        found.update(dict.fromkeys(statement.evidence))
    match node:
        case Question():
            for answer in node.answers:
                found.update(dict.fromkeys(answer.evidence))
        case Action():
            for dose in node.doses:
                found.update(dict.fromkeys(dose.evidence))
        case Outcome() | Link():
            pass
    return tuple(found)
