"""The exclusion questions of a pathway, and of the pathways that its links come back from."""

from collections.abc import Iterator
from dataclasses import dataclass

from rechallenge.checks import Subject
from rechallenge.model import Link, Question
from rechallenge.routes import Place


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A question with ``excludes``, the id of its pathway, and the keys of all its places."""

    question: Question
    pathway: str
    keys: tuple[str, ...]

    @property
    def is_own(self) -> bool:
        """Whether it stands in the pathway itself, not behind a link."""
        return "/" not in self.keys[0]


def exclusions(subject: Subject) -> Iterator[Exclusion]:
    """Yield the exclusion questions in the order of the map.

    Those behind a link that never comes back are not among them: they guard other ends.
    """
    found: dict[tuple[str, str], list[Place]] = {}
    for place in subject.map.places.values():
        if isinstance(place.node, Question) and place.node.excludes and _comes_back(subject, place):
            found.setdefault((place.pathway.id, place.node.id), []).append(place)
    for (pathway, _), places in found.items():
        question = places[0].node
        assert isinstance(question, Question)
        yield Exclusion(question, pathway, tuple(place.key for place in places))


def _comes_back(subject: Subject, place: Place) -> bool:
    """Whether all links that a place lies behind come back."""
    key = place.key
    while "/" in key:
        key = key.rpartition("/")[0]
        link = subject.map.places[key].node
        if not isinstance(link, Link) or not link.returns:
            return False
    return True
