"""The channels between the rows of a chart, where arrows turn.

All arrows that leave one box share a bar, and so do all that come to one box. Each bar lies on a
track of its channel, so that no two of them ever lie on each other.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

MARGIN = 6.0
"""How far apart, along the channel, two bars on one track must be."""
_CLASH = 1000


class Net(NamedTuple):
    """A bar with its legs: where they come from above and go to below, along the channel.

    The bar runs from ``low`` to ``high``.
    """

    name: str
    above: tuple[float, ...]
    below: tuple[float, ...]
    low: float
    high: float

    @property
    def is_straight(self) -> bool:
        """Whether no bar is needed, because its only leg goes straight on."""
        return self.high - self.low < 0.5


def net(name: str, above: Iterable[float], below: Iterable[float]) -> Net:
    """Make a net of its legs."""
    upper, lower = tuple(sorted(above)), tuple(sorted(below))
    return Net(name, upper, lower, min(upper[0], lower[0]), max(upper[-1], lower[-1]))


def tracks(nets: Iterable[Net]) -> dict[str, int]:
    """Give each net that has a bar a track, counted from 0 at the top, with few crossings."""
    barred = [net for net in nets if not net.is_straight]
    barred.sort(key=lambda net: (net.low, net.high, net.name))
    track: dict[str, int] = {}
    for crowd in _crowds(barred):
        ordered: list[Net] = []
        for one in crowd:
            _insert(one, ordered)
        for i, one in enumerate(ordered):
            over = [track[o.name] for o in ordered[:i] if _meet(o, one)]
            track[one.name] = max(over, default=-1) + 1
    return track


def _crowds(barred: Iterable[Net]) -> Iterator[list[Net]]:
    """Yield the nets that are in each other's way; they come sorted by where they start."""
    crowd: list[Net] = []
    end = 0.0
    for one in barred:
        if crowd and one.low >= end + MARGIN:
            yield crowd
            crowd = []
        end = max(end, one.high) if crowd else one.high
        crowd.append(one)
    if crowd:
        yield crowd


def _insert(net: Net, ordered: list[Net]) -> None:
    """Put a net in the order where it costs the fewest crossings; the lowest such place."""
    best = cost = sum(_crossings(net, other) for other in ordered)
    place = 0
    for i, other in enumerate(ordered):
        if _meet(net, other):
            cost += _crossings(other, net) - _crossings(net, other)
            if cost <= best:
                best, place = cost, i + 1
        elif place == i:
            place = i + 1
    ordered.insert(place, net)


def _meet(one: Net, other: Net) -> bool:
    return one.low < other.high + MARGIN and other.low < one.high + MARGIN


def _crossings(upper: Net, lower: Net) -> int:
    """Count the legs that cross a bar when one net lies above the other."""
    if not _meet(upper, lower):
        return 0
    count = sum(upper.low < x < upper.high for x in lower.above)
    count += sum(lower.low < x < lower.high for x in upper.below)
    clash = any(abs(a - b) < MARGIN / 2 for a in lower.above for b in upper.below)
    return count + _CLASH * clash
