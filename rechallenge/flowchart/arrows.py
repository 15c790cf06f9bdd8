"""All ways from node to node of a pathway, one by one."""

from collections.abc import Iterator
from typing import NamedTuple

from rechallenge.model import Action, Link, Node, Outcome, Pathway, Question
from rechallenge.wording import limit_text

AFTER_THAT = "after that"


class Way(NamedTuple):
    """A way from a node to a node.

    ``answer`` is the id of the answer, or of the outcome behind a link. ``used_up`` marks the way
    that an answer takes when its limit is used up.
    """

    source: str
    target: str
    answer: str = ""
    text: str = ""
    limit: str = ""
    evidence: tuple[str, ...] = ()
    used_up: bool = False


def ways(pathway: Pathway) -> list[Way]:
    """Return all ways in the order of the file."""
    return [way for node in pathway.nodes for way in _ways(pathway, node)]


def _ways(pathway: Pathway, node: Node) -> Iterator[Way]:
    match node:
        case Question():
            for answer in node.answers:
                limit, cited = limit_text(answer), answer.evidence
                yield Way(node.id, answer.target, answer.id, answer.text, limit, cited)
                if answer.at_most is not None:
                    text = answer.text
                    yield Way(node.id, answer.after_that, answer.id, text, AFTER_THAT, (), True)
        case Action():
            yield Way(node.id, node.target, text=f"after {node.wait}" if node.wait else "")
        case Link():
            for back in node.returns:
                yield Way(
                    node.id, back.target, back.outcome, outcome_there(pathway, node, back.outcome)
                )
        case Outcome():
            pass


def outcome_there(pathway: Pathway, link: Link, id: str) -> str:
    """Return the text of an outcome behind a link, or its id where the link was not followed."""
    there = pathway.linked.get(link.pathway)
    if there is None:
        return id
    return next((outcome.text for outcome in there.outcomes() if outcome.id == id), id)
