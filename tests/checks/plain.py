"""The safety rules once more, as plainly as they can be said and without regard to time.

The checks compute them cleverly; the laws compare the two on random pathways.
"""

from collections.abc import Callable, Iterator
from itertools import product

from rechallenge.model import Outcome, Question
from rechallenge.routes import Place, Routes
from rechallenge.vocabulary import Disposition

RANKS = {disposition: number for number, disposition in enumerate(Disposition)}
NEVER = len(RANKS)


def reached(map: Routes, start: str, without: set[str]) -> set[str]:
    """Return all places that can be reached, ``start`` included, without some places."""
    return map.reachable(start, frozenset(without))


def simple_routes(map: Routes, start: str, goal: Callable[[Place], bool]) -> Iterator[list[str]]:
    """Yield every route from a place to a goal that passes no place twice."""
    waiting = [[start]]
    while waiting:
        route = waiting.pop()
        place = map.places[route[-1]]
        if goal(place):
            yield route
        waiting.extend([*route, key] for key in place.targets() if key not in route)


def is_end(place: Place, *dispositions: Disposition) -> bool:
    """Whether a walk ends at a place, with one of the dispositions."""
    node = place.node
    return place.is_end and isinstance(node, Outcome) and node.disposition in dispositions


def earlier_steps(map: Routes, key: str) -> set[str]:
    """Return a place and all places without which no walk comes to it."""
    return {key} | {other for other in map.places if key not in reached(map, map.start, {other})}


def visited(map: Routes) -> set[str]:
    """Return the places of all walks there can be, by trying them all with their counts."""
    seen: set[tuple[str, frozenset[tuple[tuple[str, str], int]]]] = set()
    waiting = [(map.start, frozenset[tuple[tuple[str, str], int]]())]
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        key, counts = state
        for exit in map.places[key].exits:
            if exit.at_most is None or exit.answer is None or exit.after_that is None:
                waiting.append((exit.target, counts))
                continue
            counter = key, exit.answer.id
            round = dict(counts).get(counter, 0)
            if round == exit.at_most:
                waiting.append((exit.after_that, counts))
            else:
                waiting.append(
                    (exit.target, frozenset((dict(counts) | {counter: round + 1}).items()))
                )
    return {key for key, _ in seen}


class Plainly:
    """What lies beyond a question, found by looking everywhere."""

    def __init__(self, map: Routes, question: Question) -> None:
        self.map = map
        self.question = question
        self.closed = earlier_steps(map, question.id)
        self.known: dict[str, set[str]] = {}
        self.unknown: list[str] = []
        for exit in map.places[question.id].exits:
            assert exit.answer is not None
            for target in exit.targets():
                if exit.answer.is_not_known:
                    self.unknown.append(target)
                else:
                    self.known.setdefault(target, set()).add(exit.answer.id)

    def beyond(self, key: str) -> set[str]:
        """Return the places that can be reached from a branch without going back."""
        return reached(self.map, key, self.closed)

    def ranks(self, key: str) -> list[int]:
        """Return the ranks of all ends beyond."""
        ends = [self.map.places[k].node for k in self.beyond(key) if self.map.places[k].is_end]
        return sorted(RANKS[end.disposition] for end in ends if isinstance(end, Outcome))

    def caution(self, key: str) -> tuple[bool, int, int]:
        """Return by what branches are compared first."""
        ranks = self.ranks(key)
        excluded = self.known[key] <= set(self.question.excludes)
        return excluded, min(ranks, default=NEVER), max(ranks, default=-1)

    def is_more_cautious(self, key: str, other: str) -> bool:
        """Whether one branch of a known answer is more cautious than another."""
        one, two = self.caution(key), self.caution(other)
        does_more = other in self.beyond(key) and key not in self.beyond(other)
        return one > two or (one == two and does_more)

    def permissive(self) -> list[str]:
        """Return the targets of «not known» that are as permissive as a known answer."""
        pairs = list(product(self.known, self.known))
        lowest = min(map(self.caution, self.known))
        more = {a for a, b in pairs if self.caution(b) == lowest and self.is_more_cautious(a, b)}
        least = self.known.keys() - more
        floor = min(self.caution(key)[1] for key in least)
        return [key for key in self.unknown if self._is_permissive(key, least, more, floor)]

    def _is_permissive(self, key: str, least: set[str], more: set[str], floor: int) -> bool:
        ranks = self.ranks(key)
        if not ranks or key in more or self._are_indifferent(key, least, more):
            return False
        if key in least:
            return True
        passed = reached(self.map, key, self.closed | more)
        return bool(passed & least) or any(
            isinstance(place.node, Outcome) and RANKS[place.node.disposition] <= floor
            for place in (self.map.places[k] for k in passed)
            if place.is_end
        )

    def _are_indifferent(self, key: str, least: set[str], more: set[str]) -> bool:
        if len({id for ids in self.known.values() for id in ids}) < 2:
            return False
        all_ranks = {rank for target in self.known for rank in self.ranks(target)}
        if key not in least and min(self.ranks(key)) < max(all_ranks, default=NEVER):
            return False
        if len(self.known) == 1:
            return True
        asks_again = any(not self.ranks(target) for target in self.known)
        if len(all_ranks) != 1 or (asks_again and max(all_ranks) <= RANKS[Disposition.RECHALLENGE]):
            return False
        return not any(b in self.beyond(a) for a in more for b in least)
