"""A pathway and all it links to as one map of places, the ground that walks and checks stand on.

The place of a node has a key: the node's id, and behind a link the link's key, a slash and the
node's id, such as ``gate/pregnancy``. An outcome from which a link comes back is a place to pass
through; every other outcome is an end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rechallenge.model import Action, Answer, Link, Node, Outcome, Pathway, Question


class Exit(NamedTuple):
    """A way out of a place.

    ``answer`` is set at questions. ``at_most`` is how often it may be taken in one walk, and
    ``after_that`` the key of the place it leads to from then on.
    """

    target: str
    answer: Answer | None = None
    at_most: int | None = None
    after_that: str | None = None

    def targets(self) -> Iterator[str]:
        """Yield the keys of the places this exit can lead to."""
        yield self.target
        if self.after_that is not None:
            yield self.after_that


class Place(NamedTuple):
    """A node at its place on the map; without ``exits`` it is an end."""

    key: str
    node: Node
    pathway: Pathway
    exits: tuple[Exit, ...]

    @property
    def is_end(self) -> bool:
        """Whether the walk ends here."""
        return not self.exits

    def targets(self) -> Iterator[str]:
        """Yield the keys of the places that may come next."""
        for exit in self.exits:
            yield from exit.targets()


@dataclass(frozen=True, slots=True)
class Routes:
    """All places that a walk through ``pathway`` can stand on, by key, in file order."""

    pathway: Pathway
    start: str
    places: Mapping[str, Place]

    def ends(self) -> Iterator[Place]:
        """Yield the places where a walk ends."""
        return (place for place in self.places.values() if place.is_end)

    def reachable(self, start: str, without: frozenset[str] = frozenset()) -> set[str]:
        """Return the keys of all places a walk from ``start`` may come to, ``start`` included.

        The places in ``without`` are not entered.
        """
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            key = waiting.pop()
            if key not in seen and key not in without:
                seen.add(key)
                waiting.extend(self.places[key].targets())
        return seen

    def unasked_circle(self) -> tuple[str, ...]:
        """Return places that lead round in a circle without a question, or nothing.

        A walk would never stop there.
        """
        settled: set[str] = set()
        for place in self.places.values():
            trail: dict[str, None] = {}
            while place.exits and not isinstance(place.node, Question):
                if place.key in trail:
                    keys = list(trail)
                    return tuple(keys[keys.index(place.key) :])
                if place.key in settled:
                    break
                trail[place.key] = None
                place = self.places[place.exits[0].target]
            settled.update(trail)
        return ()


def routes(pathway: Pathway) -> Routes:
    """Lay out the map of a pathway whose links have been followed (`rechallenge.library.load`)."""
    places: dict[str, Place] = {}
    _lay(pathway, "", {}, places)
    return Routes(pathway, pathway.start, places)


def _lay(
    pathway: Pathway, prefix: str, returns: Mapping[str, str], places: dict[str, Place]
) -> None:
    for node in pathway.nodes:
        key = prefix + node.id
        exits: tuple[Exit, ...]
        match node:
            case Question():
                exits = tuple(
                    Exit(
                        prefix + a.target,
                        a,
                        a.at_most,
                        prefix + a.after_that if a.at_most is not None else None,
                    )
                    for a in node.answers
                )
            case Action():
                exits = (Exit(prefix + node.target),)
            case Outcome():
                exits = (Exit(returns[node.id]),) if node.id in returns else ()
            case Link():
                exits = (Exit(f"{key}/{pathway.linked[node.pathway].start}"),)
        places[key] = Place(key, node, pathway, exits)
        if isinstance(node, Link):
            back = {r.outcome: prefix + r.target for r in node.returns}
            _lay(pathway.linked[node.pathway], f"{key}/", back, places)
