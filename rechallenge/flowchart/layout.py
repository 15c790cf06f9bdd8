"""A chart with a place for everything: boxes, words and lines.

Graphviz puts the boxes of each row in order and finds how far along the row each stands; how far
apart the rows are, and where the lines between them turn, is worked out here. So a line never
crosses a box or a word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rechallenge.flowchart.channels import Net, net, tracks
from rechallenge.flowchart.chart import Flowchart
from rechallenge.flowchart.dot import skeleton
from rechallenge.flowchart.engines import place
from rechallenge.flowchart.layers import Chain, Layers, layers
from rechallenge.flowchart.options import Layout, Options
from rechallenge.flowchart.sizes import Fitted, fit_box, fit_label
from rechallenge.flowchart.straighten import straighten

TRACK = 7.0
"""The distance between two bars in a channel, in points."""
CLEAR = 7.0
"""The room between a row and the next bar, in points."""
HEAD = 7.0
"""The length of an arrow's head."""


class Point(NamedTuple):
    """A place on the drawing, in points from the top left."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle on the drawing, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def overlaps(self, other: "Rect") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right - 0.01
            and other.x < self.right - 0.01
            and self.y < other.bottom - 0.01
            and other.y < self.bottom - 0.01
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everything is, and how its texts are set: boxes by id, labels and lines by arrow.

    A line is in two parts where words stand in it.
    """

    width: float
    height: float
    boxes: dict[str, Rect]
    labels: dict[str, Rect]
    lines: dict[str, tuple[tuple[Point, ...], ...]]
    texts: dict[str, Fitted]
    words: dict[str, Fitted]


def lay_out(chart: Flowchart, options: Options) -> Placed:
    """Place a chart."""
    rows = layers(chart)
    turned = options.layout is Layout.LEFT_RIGHT
    narrow = options.paper is not None
    sizes = {box.id: fit_box(box, narrow) for box in chart.boxes}
    sizes |= {chain.label: fit_label(chain.arrow, narrow) for chain in rows.chains}
    middles = {
        name: x for name, (x, _) in place(skeleton(rows, sizes, turned), options.engine).items()
    }
    return _Rows(rows, sizes, middles, turned).placed(chart)


class _Rows:
    """Rows one after the other. ``along`` is the way of a row, ``down`` the way of the chart."""

    def __init__(
        self, rows: Layers, sizes: dict[str, Fitted], middles: dict[str, float], turned: bool
    ) -> None:
        self.rows, self.sizes, self.turned = rows, sizes, turned
        along = straighten(rows, middles, self.breadth)
        left = min((x - self.breadth(id) / 2 for id, x in along.items()), default=0.0)
        self.along = {id: round(x - left, 2) for id, x in along.items()}
        self.breadth_of_all = max(
            (x + self.breadth(id) / 2 for id, x in self.along.items()), default=0.0
        )
        self.tracks: dict[int, dict[str, int]] = {}
        self.starts: dict[int, float] = {}
        self.ends: dict[int, float] = {}
        self.down = self._stack()

    def depth(self, id: str) -> float:
        """How long a box or a label is in the direction of the chart."""
        size = self.sizes.get(id)
        return 0.0 if size is None else size.width if self.turned else size.height

    def breadth(self, id: str) -> float:
        """How long a box or a label is in the direction of its row."""
        size = self.sizes.get(id)
        return 0.0 if size is None else size.height if self.turned else size.width

    def _stack(self) -> float:
        """Put the rows one below the other, as far apart as their channels need.

        Return how long the chart is.
        """
        members: dict[int, list[str]] = defaultdict(list)
        for id, row in self.rows.row.items():
            members[row].append(id)
        nets = _nets(self.rows.chains, self.along, self.rows.row)
        down = 0.0
        for row in range(max(members, default=0) + 1):
            self.starts[row] = down
            down += max(map(self.depth, members[row]), default=0.0)
            self.ends[row] = down
            self.tracks[row] = tracks(nets[row])
            bars = max(self.tracks[row].values(), default=-1) + 1
            head = HEAD if row % 2 else 0.0
            down += 2 * CLEAR + max(bars - 1, 0) * TRACK + head
        return max(self.ends.values(), default=0.0)

    def placed(self, chart: Flowchart) -> Placed:
        """Return where everything is."""
        chains = self.rows.chains
        return Placed(
            self.down if self.turned else self.breadth_of_all,
            self.breadth_of_all if self.turned else self.down,
            {box.id: self._rect(box.id) for box in chart.boxes},
            {chain.arrow.id: self._rect(chain.label) for chain in chains if self._words(chain)},
            {chain.arrow.id: tuple(self._parts(chain)) for chain in chains},
            {box.id: self.sizes[box.id] for box in chart.boxes},
            {chain.arrow.id: self.sizes[chain.label] for chain in chains},
        )

    def _words(self, chain: Chain) -> bool:
        return bool(self.sizes[chain.label].rows)

    def _rect(self, id: str) -> Rect:
        start = self.starts[self.rows.row[id]]
        along = self.along[id] - self.breadth(id) / 2
        if self.turned:
            return Rect(start, along, self.depth(id), self.breadth(id))
        return Rect(along, start, self.breadth(id), self.depth(id))

    def _parts(self, chain: Chain) -> Iterator[tuple[Point, ...]]:
        """Yield the line of an arrow, in two parts where its words stand between them."""
        part: list[tuple[float, float]] = []
        row = self.rows.row[chain.arrow.source]
        part.append((self.along[chain.slots[0]], self.starts[row] + self.depth(chain.slots[0])))
        for upper, lower in zip(chain.slots, chain.slots[1:], strict=False):
            self._turn(part, upper, lower)
            row = self.rows.row[lower]
            part.append((self.along[lower], self.starts[row]))
            if lower == chain.label and self._words(chain):
                yield self._points(part)
                part = [(self.along[lower], self.starts[row] + self.depth(lower))]
        yield self._points(part)

    def _turn(self, part: list[tuple[float, float]], upper: str, lower: str) -> None:
        row = self.rows.row[upper]
        track = self.tracks[row].get(_net_name(upper, lower, row))
        if track is not None:
            down = self.ends[row] + CLEAR + track * TRACK
            part.extend([(self.along[upper], down), (self.along[lower], down)])

    def _points(self, part: Iterable[tuple[float, float]]) -> tuple[Point, ...]:
        kept: list[Point] = []
        for along, down in part:
            point = Point(down, along) if self.turned else Point(along, down)
            if len(kept) > 1 and (
                kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y
            ):
                kept.pop()
            if not kept or kept[-1] != point:
                kept.append(point)
        return tuple(kept)


def _net_name(upper: str, lower: str, row: int) -> str:
    """Name the bar between two slots: that of the box above, or of the box below."""
    return lower if row % 2 else upper


def _nets(
    chains: Iterable[Chain], along: dict[str, float], rows: dict[str, int]
) -> dict[int, list[Net]]:
    legs: dict[tuple[int, str], tuple[set[float], set[float]]] = {}
    for chain in chains:
        for upper, lower in zip(chain.slots, chain.slots[1:], strict=False):
            row = rows[upper]
            above, below = legs.setdefault((row, _net_name(upper, lower, row)), (set(), set()))
            above.add(along[upper])
            below.add(along[lower])
    nets: dict[int, list[Net]] = defaultdict(list)
    for (row, name), (above, below) in legs.items():
        nets[row].append(net(name, above, below))
    return nets
