"""What a step of a walk rests on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rechallenge.model import Action, Answer, Citation, Link, Node, Outcome, Question, statements
from rechallenge.routes import Place
from rechallenge.vocabulary import Grade, Provenance
from rechallenge.wording import DEFAULT_MARK


class Weakest(NamedTuple):
    """The weakest evidence on a path: how weak, and the numbers of the steps that rest on it."""

    grade: Grade
    provenance: Provenance
    steps: tuple[int, ...]


def grounds(place: Place, answer: Answer | None = None) -> tuple[Citation, ...]:
    """Return the citations behind a place, each once, in reading order.

    Of a question's answers only the one that was given counts; all of them while it waits.
    """
    ids = dict.fromkeys(_ids(place.node, answer))
    return tuple(place.pathway.citation(id) for id in ids)


def is_default(citation: Citation) -> bool:
    """Whether nobody published what the citation says: the author chose it."""
    return citation.provenance is Provenance.DEFAULT


def default_mark(citations: Sequence[Citation]) -> str:
    """Return how a step is marked that rests on the author's default, wholly or in part."""
    defaults = [is_default(citation) for citation in citations]
    if not any(defaults):
        return ""
    return DEFAULT_MARK if all(defaults) else f"in part {DEFAULT_MARK}"


def weakest(steps: Iterable[tuple[int, Iterable[Citation]]]) -> Weakest | None:
    """Return the weakest evidence of numbered steps, by grade first and by provenance then."""
    ranked = [
        ((c.grade.rank, c.provenance.rank), number, c) for number, found in steps for c in found
    ]
    if not ranked:
        return None
    worst = max(rank for rank, _, _ in ranked)
    numbers = dict.fromkeys(number for rank, number, _ in ranked if rank == worst)
    citation = next(c for rank, _, c in ranked if rank == worst)
    return Weakest(citation.grade, citation.provenance, tuple(numbers))


def _ids(node: Node, answer: Answer | None) -> Iterator[str]:
    yield from node.evidence
    for statement in statements(node):
        yield from statement.evidence
    match node:
        case Question():
            for given in [answer] if answer else node.answers:
                yield from given.evidence
        case Action():
            for dose in node.doses:
                yield from dose.evidence
        case Outcome() | Link():
            pass
