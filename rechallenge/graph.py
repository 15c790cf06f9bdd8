"""The map of a pathway as a graph: what can be reached, what every walk passes, what goes round.

The only user of networkx, which is imported when it is first needed.
"""

from collections import deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from rechallenge.routes import Exit, Routes


class Arrow(NamedTuple):
    """A way from one place to the next.

    ``used_up`` tells that it is where an answer leads once its limit is used up.
    """

    tail: str
    head: str
    exit: Exit
    used_up: bool = False

    @property
    def limited(self) -> bool:
        """Whether it can be taken only so many times in one walk."""
        return self.exit.at_most is not None and not self.used_up


Arrows = Mapping[str, tuple[Arrow, ...]]
"""The arrows out of each place, in file order."""


@dataclass(frozen=True)
class Graph:
    """The places of a map with the arrows between them."""

    map: Routes

    @cached_property
    def arrows(self) -> Arrows:
        """All arrows."""
        return {
            place.key: tuple(
                Arrow(place.key, head, exit, number == 1)
                for exit in place.exits
                for number, head in enumerate(exit.targets())
            )
            for place in self.map.places.values()
        }

    @cached_property
    def onward(self) -> Arrows:
        """The arrows but those that lead back to where every walk to their tail has come from."""
        return {
            tail: tuple(arrow for arrow in arrows if not self.passed_before(arrow.head, tail))
            for tail, arrows in self.arrows.items()
        }

    @cached_property
    def tails(self) -> Mapping[str, tuple[str, ...]]:
        """The places from which an arrow leads to each place."""
        found: dict[str, dict[str, None]] = {key: {} for key in self.arrows}
        for tail, arrows in self.arrows.items():
            for arrow in arrows:
                found[arrow.head][tail] = None
        return {key: tuple(tails) for key, tails in found.items()}

    @cached_property
    def reached(self) -> frozenset[str]:
        """The places that can be reached from the start."""
        return frozenset(self.map.reachable(self.map.start))

    def leading_to(self, goals: Iterable[str]) -> set[str]:
        """Return the places from which one of the goals can be reached, goals included."""
        seen: set[str] = set()
        waiting = list(goals)
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                waiting.extend(self.tails[key])
        return seen

    def route(
        self,
        start: str,
        goals: Container[str],
        without: Container[str] = (),
        within: Container[str] | None = None,
    ) -> tuple[Arrow, ...] | None:
        """Return the arrows of a shortest route to one of the goals, or None where there is none.

        The places in ``without`` are not entered, nor those outside ``within`` where it is given.
        """
        came_by: dict[str, Arrow | None] = {start: None}
        waiting = deque([start] if start not in without else [])
        while waiting:
            key = waiting.popleft()
            if key in goals:
                return tuple(reversed(list(_trail(came_by, key))))
            for arrow in self.arrows[key]:
                if within is not None and arrow.head not in within:
                    continue
                if arrow.head not in came_by and arrow.head not in without:
                    came_by[arrow.head] = arrow
                    waiting.append(arrow.head)
        return None

    def unavoidable(self, goals: Collection[str]) -> list[str]:
        """Return the places that every route from the start to a goal passes, in walking order.

        It is empty where no goal can be reached. Time is linear: one route is followed, and a place
        on it can be avoided exactly if some way around has led past it.
        """
        route = self.route(self.map.start, goals)
        if route is None:
            return []
        keys = [self.map.start, *(arrow.head for arrow in route)]
        number = {key: index for index, key in enumerate(keys)}
        found: list[str] = []
        seen: set[str] = set()
        furthest = 0
        for index, key in enumerate(keys):
            if furthest == index:
                found.append(key)
            waiting = [key]
            while waiting:
                here = waiting.pop()
                if here in goals:
                    furthest = len(keys)
                for arrow in self.arrows[here]:
                    if arrow.head in number:
                        furthest = max(furthest, number[arrow.head])
                    elif arrow.head not in seen:
                        seen.add(arrow.head)
                        waiting.append(arrow.head)
        return found

    def passed_before(self, earlier: str, later: str) -> bool:
        """Whether every walk to ``later`` has passed ``earlier``, or both are the same place.

        Ends are passed before nothing, and nothing is passed before what cannot be reached.
        """
        if earlier == later:
            return True
        first, last = self._dominated.get(earlier, (0, -1))
        return first <= self._dominated.get(later, (-1, -1))[0] <= last

    @cached_property
    def _dominated(self) -> Mapping[str, tuple[int, int]]:
        """Where each place's branch of the dominator tree starts and ends when it is counted."""
        if not self.arrows[self.map.start]:
            return {}
        net = _net(self.arrows, [key for key in self.reached if self.arrows[key]])
        children: dict[str, list[str]] = {}
        for key, parent in _networkx().immediate_dominators(net, self.map.start).items():
            if parent is not None and key != self.map.start:
                children.setdefault(parent, []).append(key)
        return _branches(self.map.start, children)

    @cached_property
    def knots(self) -> Mapping[str, int]:
        """A number for each place, the same for places that can be reached from each other."""
        found = _networkx().strongly_connected_components(_net(self.arrows, self.arrows))
        return {key: number for number, knot in enumerate(found) for key in knot}

    def closing(self, arrows: Arrows) -> Iterator[tuple[Arrow, list[str]]]:
        """Yield each arrow that closes a circle when the arrows are followed in file order.

        With it come the places of the circle, from the place that it leads back to.
        """
        done: set[str] = set()
        for start in (self.map.start, *arrows):
            if start in done:
                continue
            trail = {start: None}
            stack = [iter(arrows[start])]
            while stack:
                arrow = next(stack[-1], None)
                if arrow is None:
                    stack.pop()
                    done.add(trail.popitem()[0])
                elif arrow.head in trail:
                    keys = list(trail)
                    yield arrow, keys[keys.index(arrow.head) :]
                elif arrow.head not in done:
                    trail[arrow.head] = None
                    stack.append(iter(arrows[arrow.head]))


def order(arrows: Arrows) -> Mapping[str, int]:
    """Return a number for each place, so that no arrow leads to a smaller number.

    Places that can be reached from each other share one number.
    """
    networkx = _networkx()
    folded = networkx.condensation(_net(arrows, arrows))
    numbers = {knot: number for number, knot in enumerate(networkx.topological_sort(folded))}
    return {key: numbers[knot] for key, knot in folded.graph["mapping"].items()}


def outermost(leads: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the groups of places, tied into circles or alone, that no other place leads to.

    ``leads`` maps each place to those it leads to. The groups and their places keep its order.
    """
    networkx = _networkx()
    folded = networkx.condensation(networkx.DiGraph({key: list(to) for key, to in leads.items()}))
    groups: dict[int, list[str]] = {}
    for key in leads:
        knot = folded.graph["mapping"][key]
        if not folded.in_degree(knot):
            groups.setdefault(knot, []).append(key)
    return list(groups.values())


def _trail(came_by: Mapping[str, Arrow | None], key: str) -> Iterator[Arrow]:
    while arrow := came_by[key]:
        yield arrow
        key = arrow.tail


def _networkx() -> Any:
    import networkx

    return networkx


def _net(arrows: Arrows, keys: Iterable[str]) -> Any:
    """Make a networkx graph of some places; which of several arrows it keeps does not matter."""
    net = _networkx().DiGraph()
    net.add_nodes_from(keys)
    net.add_edges_from((a.tail, a.head) for key in list(net) for a in arrows[key] if a.head in net)
    return net


def _branches(root: str, children: Mapping[str, list[str]]) -> dict[str, tuple[int, int]]:
    """Return the branches of a tree; a branch holds the numbers from its first to its last."""
    branches: dict[str, tuple[int, int]] = {}
    number = 0
    first: dict[str, int] = {}
    waiting = [root]
    while waiting:
        key = waiting[-1]
        if key in first:
            waiting.pop()
            branches[key] = first[key], number - 1
        else:
            first[key] = number
            number += 1
            waiting.extend(children.get(key, ()))
    return branches
