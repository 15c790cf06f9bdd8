"""A pathway compiled for many walks: answers in, the place they lead to out, no history kept.

`rechallenge.walk` remembers every step and is made for one person; this is for running the answers
of thousands. Both come to the same place with the same answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from rechallenge.model import NOT_KNOWN, Pathway, Question
from rechallenge.routes import Place, Routes, routes


class _Limit(NamedTuple):
    answer: str
    at_most: int
    after_that: "_Spot"


@dataclass(slots=True, eq=False)
class _Spot:
    """A question or an end, with the spots that its answers lead to.

    ``asks`` is the key of its answer, or None where the key depends on the visit.
    """

    key: str
    asks: str | None
    exits: "dict[str, _Spot]" = field(default_factory=dict)
    limits: dict[str, _Limit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pathway made ready for many walks; make one with `compiled`."""

    map: Routes
    _start: _Spot

    def place(self, answers: Mapping[str, str]) -> Place:
        """Return the end that the answers lead to, or the question where they stop short.

        The keys of ``answers`` are those of a `rechallenge.walk.Walk`; answers that are not asked
        for do not count.
        """
        return self.map.places[self.key(answers)]

    def key(self, answers: Mapping[str, str]) -> str:
        """Return the key of the place that the answers lead to."""
        here = self._start
        try:
            while exits := here.exits:
                here = exits[answers[here.asks]]  # type: ignore[index]  # None is in no answers
        except KeyError:
            return _counting(here, answers)
        return here.key


def compiled(pathway: Pathway | Routes) -> Compiled:
    """Make a pathway ready for many walks."""
    map = pathway if isinstance(pathway, Routes) else routes(pathway)
    asked_once = _visited_once(map)
    spots = {
        place.key: _Spot(place.key, place.key if place.key in asked_once else None)
        for place in map.places.values()
        if place.is_end or isinstance(place.node, Question)
    }
    for spot in spots.values():
        for exit in map.places[spot.key].exits:
            assert exit.answer is not None
            for id in _spellings(exit.answer.id):
                spot.exits[id] = spots[_onward(map, exit.target)]
                if exit.at_most is not None and exit.after_that is not None:
                    after_that = spots[_onward(map, exit.after_that)]
                    spot.limits[id] = _Limit(exit.answer.id, exit.at_most, after_that)
    return Compiled(map, spots[_onward(map, map.start)])


def _counting(here: _Spot, answers: Mapping[str, str]) -> str:
    """Go on from a place that may be visited again, counting visits and limits."""
    visits: dict[_Spot, int] = {}
    rounds: dict[tuple[_Spot, str], int] = {}
    while here.exits:
        visit = visits[here] = visits.get(here, 0) + 1
        id = answers.get(here.key if visit == 1 else f"{here.key}#{visit}")
        if id is None or id not in here.exits:
            break
        there = here.exits[id]
        if id in here.limits:
            limit = here.limits[id]
            counter = here, limit.answer
            rounds[counter] = rounds.get(counter, 0) + 1
            there = limit.after_that if rounds[counter] > limit.at_most else there
        here = there
    return here.key


def _onward(map: Routes, key: str) -> str:
    """Return the next question or end, from ``key`` on."""
    place = map.places[key]
    while place.exits and not isinstance(place.node, Question):
        place = map.places[place.exits[0].target]
    return place.key


def _spellings(id: str) -> tuple[str, ...]:
    return (NOT_KNOWN, "not known") if id == NOT_KNOWN else (id,)


def _visited_once(map: Routes) -> set[str]:
    """Return places that no walk can come to twice: those before all loops or after all loops."""
    onward = {key: set(place.targets()) for key, place in map.places.items()}
    backward: dict[str, set[str]] = {key: set() for key in onward}
    for key, targets in onward.items():
        for target in targets:
            backward[target].add(key)
    return {*_outside_loops(onward), *_outside_loops(backward)}


def _outside_loops(neighbours: Mapping[str, Iterable[str]]) -> Iterator[str]:
    sorter = TopologicalSorter(neighbours)
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        yield from ready
        sorter.done(*ready)
