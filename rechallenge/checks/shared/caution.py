"""How cautious the branches of a question are, measured by the ends that they can come to.

What lies beyond a question is what can be reached without asking it again and without going back to
a place that every walk to it has passed: whoever goes back there starts anew from an earlier step.
The floor of a branch is the least cautious end that lies beyond, its ceiling the most cautious one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rechallenge.graph import Graph, order
from rechallenge.model import Outcome
from rechallenge.vocabulary import Disposition

RANKS = {disposition: number for number, disposition in enumerate(Disposition)}
NEVER = len(RANKS)
"""The floor of a branch beyond which there is no end: it always leads back."""


class Reach(NamedTuple):
    """The least and the most cautious end of a branch, as ranks of their dispositions."""

    floor: int = NEVER
    ceiling: int = -1

    def joined(self, other: "Reach") -> "Reach":
        """Return the reach of two branches together."""
        return Reach(min(self.floor, other.floor), max(self.ceiling, other.ceiling))


NOWHERE = Reach()


@dataclass(frozen=True)
class Terrain:
    """The map with all ways back taken out, each place with its reach; made once for a map."""

    graph: Graph

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each place in the `order` of the ways onward."""
        return dict(order(self.graph.onward))

    @cached_property
    def knots(self) -> dict[int, list[str]]:
        """The places by number."""
        knots: dict[int, list[str]] = {}
        for key, number in self.number.items():
            knots.setdefault(number, []).append(key)
        return knots

    @cached_property
    def reach(self) -> dict[str, Reach]:
        """How far each place reaches."""
        found: dict[str, Reach] = {}
        for number in sorted(self.knots, reverse=True):
            joined = NOWHERE
            for key in self.knots[number]:
                joined = joined.joined(self.at_end(key))
                for arrow in self.graph.onward[key]:
                    joined = joined.joined(found.get(arrow.head, NOWHERE))
            found.update(dict.fromkeys(self.knots[number], joined))
        return found

    @cached_property
    def ends_up_to(self) -> tuple[frozenset[str], ...]:
        """The ends that are no more cautious than a rank, by rank."""
        ends = {end.key: self.at_end(end.key).floor for end in self.graph.map.ends()}
        ranks = range(NEVER + 1)
        return tuple(frozenset(key for key in ends if ends[key] <= rank) for rank in ranks)

    def at_end(self, key: str) -> Reach:
        """Return the reach of a place itself: its disposition where it is an end."""
        place = self.graph.map.places[key]
        if place.is_end and isinstance(place.node, Outcome):
            rank = RANKS[place.node.disposition]
            return Reach(rank, rank)
        return NOWHERE


@dataclass(frozen=True)
class Beyond:
    """What lies beyond one question."""

    terrain: Terrain
    question: str
    _reaches: dict[str, Reach] = field(default_factory=dict, repr=False)

    def leads_back(self, key: str) -> bool:
        """Whether a place is the question itself, or an earlier step of every walk to it."""
        return self.terrain.graph.passed_before(key, self.question)

    def ways(self, key: str) -> Iterator[str]:
        """Yield the places after a place, but those that lead back."""
        for arrow in self.terrain.graph.onward[key]:
            if not (self._is_tied and self.leads_back(arrow.head)):
                yield arrow.head

    def tails(self, key: str) -> Iterator[str]:
        """Yield the places before a place, but those that lead back."""
        graph = self.terrain.graph
        for tail in graph.tails[key]:
            if not (graph.passed_before(key, tail) or self.leads_back(tail)):
                yield tail

    @cached_property
    def _is_tied(self) -> bool:
        """Whether ways that are no ways back tie the question into a circle.

        Only then can a branch come to what leads back, and is its reach not that of the terrain.
        """
        return len(self.terrain.knots[self.terrain.number[self.question]]) > 1

    def reach(self, key: str) -> Reach:
        """Return how far a branch reaches."""
        if key not in self._reaches:
            self._reaches[key] = self._measure(key)
        return self._reaches[key]

    def _measure(self, key: str) -> Reach:
        if self.leads_back(key):
            return NOWHERE
        number, most = self.terrain.number, self.terrain.reach[key]
        if number[key] != number[self.question]:
            return most
        joined = NOWHERE
        seen = {key}
        waiting = [key]
        while waiting and joined != most:
            for after in self.ways(waiting.pop()):
                if number[after] != number[key]:
                    joined = joined.joined(self.terrain.reach[after])
                elif after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return joined

    def leads_to(self, start: str, goal: str) -> bool:
        """Whether a branch comes to a place.

        The search goes from both sides in turn, so that it is short where either side is.
        """
        number = self.terrain.number
        low, high = number[start], number[goal]
        if low > high or self.leads_back(start) or self.leads_back(goal):
            return False
        ahead, behind = [start], [goal]
        passed, met = {start}, {goal}
        while ahead and behind:
            for key in self.ways(ahead.pop()):
                if key in met:
                    return True
                if key not in passed and number[key] <= high:
                    passed.add(key)
                    ahead.append(key)
            for key in self.tails(behind.pop()):
                if key in passed:
                    return True
                if key not in met and number[key] >= low:
                    met.add(key)
                    behind.append(key)
        return False
