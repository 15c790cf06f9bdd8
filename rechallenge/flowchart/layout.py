"""A chart with a place for everything: boxes, words and lines.

Graphviz puts the boxes of each row in order and finds how far along the row each stands; how far
apart the rows are, and where the lines between them turn, is worked out here. So a line never
crosses a box or a word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rechallenge.flowchart.channels import Net, net, tracks
from rechallenge.flowchart.chart import Flowchart
from rechallenge.flowchart.dot import skeleton
from rechallenge.flowchart.engines import place
from rechallenge.flowchart.geometry import Point, Rect
from rechallenge.flowchart.layers import Chain, Layers, Tail, layers
from rechallenge.flowchart.options import Layout, Options, Paper
from rechallenge.flowchart.sizes import Fitted, fit_box, fit_label
from rechallenge.flowchart.straighten import straighten

TRACK = 7.0
"""The distance between two bars in a channel, in points."""
CLEAR = 7.0
"""The room between a row and the next bar, in points."""
WORD_GAP = 4.0
"""The room between words and the line they stand in, where both are level."""
HEAD = 7.0
"""The length of an arrow's head."""


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
    narrow = options.paper in (Paper.A4, Paper.LETTER)
    sizes = {box.id: fit_box(box, narrow) for box in chart.boxes}
    beside = WORD_GAP if options.layout is Layout.LEFT_RIGHT else 0.0
    held = [(chain.label, chain.arrow) for chain in rows.chains]
    held.extend((tail.label, tail.arrow) for tail in rows.tails.values())
    sizes |= {label: fit_label(arrow, narrow, beside) for label, arrow in held}
    return _Rows(rows, sizes, options).placed(chart)


class _Rows:
    """Rows one after the other. ``along`` is the way of a row, ``down`` the way of the chart."""

    def __init__(self, rows: Layers, sizes: dict[str, Fitted], options: Options) -> None:
        self.rows, self.sizes = rows, sizes
        self.turned = options.layout is Layout.LEFT_RIGHT
        found = place(skeleton(rows, self.breadth), options.engine)
        along = straighten(rows, {name: x for name, (x, _) in found.items()}, self.breadth)
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
        """How long a box or a label is in the direction of the chart, without its tail."""
        size = self.sizes.get(id)
        return 0.0 if size is None else size.width if self.turned else size.height

    def breadth(self, id: str) -> float:
        """How long a box or a label is in the direction of its row, or its tail if that is more."""
        wide = self._own_breadth(id)
        if tail := self.rows.tails.get(id):
            return max(wide, *map(self._own_breadth, (tail.label, tail.arrow.target)))
        return wide

    def _own_breadth(self, id: str) -> float:
        size = self.sizes.get(id)
        return 0.0 if size is None else size.height if self.turned else size.width

    def _whole_depth(self, id: str) -> float:
        tail = self.rows.tails.get(id)
        return (
            self._tail_starts(id, tail)[1] + self.depth(tail.arrow.target)
            if tail
            else self.depth(id)
        )

    def _tail_starts(self, id: str, tail: Tail) -> tuple[float, float]:
        """Return where the words and the jump of a tail start, from the start of its box."""
        label = self.depth(id) + CLEAR
        words = self.depth(tail.label) + CLEAR if self.sizes[tail.label].rows else 0.0
        return label, label + words + HEAD

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
            down += max(map(self._whole_depth, members[row]), default=0.0)
            self.ends[row] = down
            self.tracks[row] = tracks(nets[row])
            bars = max(self.tracks[row].values(), default=-1) + 1
            head = HEAD if row % 2 else 0.0
            down += 2 * CLEAR + max(bars - 1, 0) * TRACK + head
        return max(self.ends.values(), default=0.0)

    def placed(self, chart: Flowchart) -> Placed:
        """Return where everything is."""
        rows = self.rows
        boxes = {
            id: self._rect(id, self.starts[row]) for id, row in rows.row.items() if id in self.sizes
        }
        labels = {chain.arrow.id: boxes.pop(chain.label) for chain in rows.chains}
        lines = {chain.arrow.id: tuple(self._parts(chain)) for chain in rows.chains}
        words = {chain.arrow.id: self.sizes[chain.label] for chain in rows.chains}
        for id, tail in rows.tails.items():
            arrow = tail.arrow
            start = self.starts[rows.row[id]]
            at_label, at_jump = (start + down for down in self._tail_starts(id, tail))
            self.along[tail.label] = self.along[arrow.target] = self.along[id]
            boxes[arrow.target] = self._rect(arrow.target, at_jump)
            labels[arrow.id] = self._rect(tail.label, at_label)
            words[arrow.id] = self.sizes[tail.label]
            lines[arrow.id] = tuple(self._tail_parts(id, tail, start, at_label, at_jump))
        return Placed(
            self.down if self.turned else self.breadth_of_all,
            self.breadth_of_all if self.turned else self.down,
            {box.id: boxes[box.id] for box in chart.boxes},
            {id: rect for id, rect in labels.items() if words[id].rows},
            lines,
            {box.id: self.sizes[box.id] for box in chart.boxes},
            words,
        )

    def _rect(self, id: str, start: float) -> Rect:
        depth, breadth = self.depth(id), self._own_breadth(id)
        along = self.along[id] - breadth / 2
        if self.turned:
            return Rect(start, along, depth, breadth)
        return Rect(along, start, breadth, depth)

    def _tail_parts(
        self, id: str, tail: Tail, start: float, label: float, jump: float
    ) -> Iterator[tuple[Point, ...]]:
        along, end = self.along[id], start + self.depth(id)
        if self.sizes[tail.label].rows:
            yield self._points([(along, end), (along, label)])
            end = label + self.depth(tail.label)
        yield self._points([(along, end), (along, jump)])

    def _words(self, chain: Chain) -> bool:
        return bool(self.sizes[chain.label].rows)

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
