"""Where an arrow of the map is written in the pathway's own file."""

from rechallenge.checks import Subject
from rechallenge.graph import Arrow
from rechallenge.model import Action, Link, Outcome, Question
from rechallenge.spans import Span


def own(key: str) -> str:
    """Return the id of the pathway's own node that a place is or, behind a link, the link's."""
    return key.partition("/")[0]


def written(subject: Subject, arrow: Arrow) -> Span:
    """Return the place in the pathway's own file that sends the walk along an arrow.

    For an arrow behind a link it is the link.
    """
    place = subject.map.places[arrow.tail]
    if not subject.is_own(place):
        return _back(subject, arrow)
    match place.node:
        case Question():
            answer = arrow.exit.answer
            assert answer is not None
            return answer.after_that_span if arrow.used_up else answer.target_span
        case Action(target_span=span) | Link(pathway_span=span):
            return span
        case Outcome(span=span):
            return span


def _back(subject: Subject, arrow: Arrow) -> Span:
    """Find the line of ``comes back`` that the arrow follows, or else the link."""
    link = subject.pathway.node(own(arrow.tail))
    assert isinstance(link, Link)
    for back in link.returns:
        if arrow.tail == f"{link.id}/{back.outcome}" and arrow.head == back.target:
            return back.target_span
    return link.pathway_span
