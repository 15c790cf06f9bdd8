"""In which order the nodes of a pathway are read, and which ways are drawn as lines.

Nodes are read as they lie on the way from the start, in the order of the file where that leaves a
choice, and an outcome right after the step that it belongs to. A line is drawn to where the eye
goes next; ways back, and ways far ahead, become jumps («go to 12»), as the Society for Medical
Decision Making advises, so that no line runs across the whole chart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from rechallenge.flowchart.arrows import Way, ways
from rechallenge.model import NOT_KNOWN, Outcome, Pathway

NEAR = 3
"""How many steps ahead a line is drawn at most, where the target has another entrance nearby."""


@dataclass(frozen=True, slots=True)
class Order:
    """The ids of all nodes in reading order, all ways, and which of them are drawn as lines."""

    nodes: tuple[str, ...]
    ways: tuple[Way, ...]
    lines: frozenset[Way]


def order(pathway: Pathway) -> Order:
    """Find the reading order of a pathway."""
    all_ways = ways(pathway)
    ends = {node.id for node in pathway.nodes if isinstance(node, Outcome)}
    ids = [node.id for node in pathway.nodes]
    place, reached = _places(pathway.start, ids, all_ways)
    circle = _circles(ids, all_ways)
    ahead = [
        way
        for way in all_ways
        if circle[way.source] != circle[way.target] or place[way.source] < place[way.target]
    ]
    steps = _sorted([id for id in ids if id not in ends], ahead, place, reached)
    depth = _depths(steps, ahead)
    homes = _homes(ends, ahead, {id: i for i, id in enumerate(steps)})
    read = list(_with_ends(steps, homes, [id for id in ids if id in ends]))
    return Order(tuple(read), tuple(all_ways), frozenset(_lines(ahead, depth, homes)))


def _places(start: str, ids: list[str], all_ways: Iterable[Way]) -> tuple[dict[str, int], set[str]]:
    """Give the nodes numbers as they lie in the file, but none before all that lead to it.

    Return the numbers, and the nodes that a walk reaches; the others come last.
    """
    onward: dict[str, list[str]] = defaultdict(list)
    for way in all_ways:
        onward[way.source].append(way.target)
    in_file = {id: number for number, id in enumerate(ids)}
    place: dict[str, int] = {}
    ready = [(in_file[start], start)]
    while ready:
        _, here = heappop(ready)
        if here not in place:
            place[here] = len(place)
            for id in onward[here]:
                heappush(ready, (in_file[id], id))
    reached = set(place)
    for id in ids:
        place.setdefault(id, len(place))
    return place, reached


def _circles(nodes: Iterable[str], all_ways: Iterable[Way]) -> dict[str, int]:
    """Find the circles of the graph: nodes that lead to each other get the same number."""
    onward: dict[str, list[str]] = defaultdict(list)
    for way in all_ways:
        onward[way.source].append(way.target)
    found: dict[str, int] = {}
    low: dict[str, int] = {}
    circle: dict[str, int] = {}
    open_: list[str] = []
    for root in nodes:
        if root in found:
            continue
        path = [(root, iter(onward[root]))]
        found[root] = low[root] = len(found)
        open_.append(root)
        while path:
            here, targets = path[-1]
            for target in targets:
                if target not in found:
                    found[target] = low[target] = len(found)
                    open_.append(target)
                    path.append((target, iter(onward[target])))
                    break
                if target not in circle:
                    low[here] = min(low[here], found[target])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[here])
                if low[here] == found[here]:
                    while here not in circle:
                        circle[open_.pop()] = found[here]
    return circle


def _sorted(
    steps: list[str], ahead: Iterable[Way], place: Mapping[str, int], reached: set[str]
) -> list[str]:
    """Sort the steps so that every way ahead leads onward; by file order where there is a choice.

    Steps that no walk reaches come last.
    """
    onward: dict[str, list[str]] = defaultdict(list)
    missing = dict.fromkeys(steps, 0)
    for way in ahead:
        if way.target in missing and (way.source in reached or way.target not in reached):
            onward[way.source].append(way.target)
            missing[way.target] += 1
    ready: list[tuple[bool, int, str]] = []
    for id in steps:
        if not missing[id]:
            heappush(ready, (id not in reached, place[id], id))
    done = []
    while ready:
        _, _, here = heappop(ready)
        done.append(here)
        for id in onward[here]:
            missing[id] -= 1
            if not missing[id]:
                heappush(ready, (id not in reached, place[id], id))
    return done


def _depths(steps: Iterable[str], ahead: Iterable[Way]) -> dict[str, int]:
    """Count the steps to each step on the longest way; what limits divert to counts for nothing."""
    entrances: dict[str, list[Way]] = defaultdict(list)
    for way in ahead:
        entrances[way.target].append(way)
    depth: dict[str, int] = {}
    for id in steps:
        coming = [way for way in entrances[id] if way.source in depth]
        plain = [way for way in coming if not way.used_up] or coming
        depth[id] = max((depth[way.source] + 1 for way in plain), default=0)
    return depth


def _homes(ends: set[str], ahead: Iterable[Way], place: Mapping[str, int]) -> dict[str, Way]:
    """Find for each outcome the way to it that a reader expects: plain, certain and early."""
    homes: dict[str, Way] = {}

    def rank(way: Way) -> tuple[bool, bool, bool, int]:
        return way.used_up, bool(way.limit), way.answer == NOT_KNOWN, place[way.source]

    for way in ahead:
        if way.target in ends and (way.target not in homes or rank(way) < rank(homes[way.target])):
            homes[way.target] = way
    return homes


def _with_ends(
    steps: Iterable[str], homes: Mapping[str, Way], ends: Iterable[str]
) -> Iterable[str]:
    after: dict[str, list[str]] = defaultdict(list)
    for id in ends:
        after[homes[id].source if id in homes else ""].append(id)
    for id in steps:
        yield id
        yield from after[id]
    yield from after[""]


def _lines(
    ahead: Iterable[Way], depth: Mapping[str, int], homes: Mapping[str, Way]
) -> Iterable[Way]:
    entrances: dict[str, list[Way]] = defaultdict(list)
    for way in ahead:
        entrances[way.target].append(way)
    for target, coming in entrances.items():
        if target in homes:
            home = homes[target]
            for way in coming:
                far = abs(depth[way.source] - depth[home.source])
                if way == home or (far <= 1 and not way.used_up):
                    yield way
            continue
        plain = [way for way in coming if not way.used_up] or coming
        yield from (way for way in plain if depth[target] - depth[way.source] <= NEAR)
