"""The rows of a chart: on which each box stands, and what holds each arrow on the way.

Boxes stand on the even rows; on the odd rows between them stand the words of the arrows. An arrow
that passes a row is held there by a slot, so that nothing else comes to stand in its way.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rechallenge.flowchart.chart import Arrow, Flowchart, Kind


@dataclass(frozen=True, slots=True)
class Chain:
    """An arrow as the row of slots from its source to its target, both included.

    Slots are named after the arrow and their row, such as ``a4_7``.
    """

    arrow: Arrow
    slots: tuple[str, ...]

    @property
    def target(self) -> str:
        """The box it comes to."""
        return self.slots[-1]

    @property
    def label(self) -> str:
        """The slot that holds the words."""
        return self.slots[1]


@dataclass(frozen=True, slots=True)
class Tail:
    """The only arrow that leaves a box, when it leads to a jump: both hang on the box."""

    arrow: Arrow

    @property
    def label(self) -> str:
        """The slot that holds the words."""
        return f"{self.arrow.id}_0"


@dataclass(frozen=True, slots=True)
class Layers:
    """The row of each box and slot, the chains of arrows, and the tails by their boxes.

    A jump in a tail has no row of its own. ``trunk`` holds the ids of the arrows along which the
    chart goes on longest: they should run straight on.
    """

    row: dict[str, int]
    chains: tuple[Chain, ...]
    tails: dict[str, Tail]
    trunk: frozenset[str]


def layers(chart: Flowchart) -> Layers:
    """Find the rows of a chart."""
    tails = _tails(chart)
    hanging = {tail.arrow.target for tail in tails.values()}
    arrows = [arrow for arrow in chart.arrows if arrow.target not in hanging]
    rank = _ranks([box.id for box in chart.boxes if box.id not in hanging], arrows)
    row = {id: 2 * number for id, number in rank.items()}
    chains = []
    for arrow in arrows:
        between = range(row[arrow.source] + 1, row[arrow.target])
        slots = tuple(f"{arrow.id}_{number}" for number in between)
        row.update(zip(slots, between, strict=True))
        chains.append(Chain(arrow, (arrow.source, *slots, arrow.target)))
    return Layers(row, tuple(chains), tails, _trunk(arrows, rank))


def _tails(chart: Flowchart) -> dict[str, Tail]:
    jumps = {box.id for box in chart.boxes if box.kind is Kind.JUMP}
    leaving: dict[str, list[Arrow]] = defaultdict(list)
    for arrow in chart.arrows:
        leaving[arrow.source].append(arrow)
    return {
        source: Tail(arrows[0])
        for source, arrows in leaving.items()
        if len(arrows) == 1 and arrows[0].target in jumps
    }


def _ranks(ids: Iterable[str], arrows: Iterable[Arrow]) -> dict[str, int]:
    """Put every box one rank below the lowest of those that lead to it."""
    onward: dict[str, list[str]] = defaultdict(list)
    missing = dict.fromkeys(ids, 0)
    for arrow in arrows:
        onward[arrow.source].append(arrow.target)
        missing[arrow.target] += 1
    rank = dict.fromkeys(missing, 0)
    ready = [id for id, count in missing.items() if not count]
    while ready:
        here = ready.pop()
        for id in onward[here]:
            rank[id] = max(rank[id], rank[here] + 1)
            missing[id] -= 1
            if not missing[id]:
                ready.append(id)
    return rank


def _trunk(arrows: Iterable[Arrow], rank: dict[str, int]) -> frozenset[str]:
    """Find for each box the arrow after which most rows follow, and for each box one before it."""
    height = dict.fromkeys(rank, 0)
    ahead: dict[str, Arrow] = {}
    for arrow in sorted(arrows, key=lambda arrow: -rank[arrow.source]):
        high = height[arrow.target] + 1
        if high > height[arrow.source]:
            height[arrow.source] = high
            ahead[arrow.source] = arrow
    return frozenset(arrow.id for arrow in ahead.values())
