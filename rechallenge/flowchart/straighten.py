"""Fewer bends: slots without words move to where their arrow runs straight, if there is room."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rechallenge.flowchart.layers import Chain, Layers

CLEARANCE = 8.0
"""How far an arrow stays away from what it passes, in points."""


def straighten(
    layers: Layers, along: dict[str, float], breadth: Callable[[str], float]
) -> dict[str, float]:
    """Return the places along the rows with as few bends as possible."""
    straight = _Straight(layers, dict(along), breadth)
    for chain in sorted(layers.chains, key=lambda chain: -len(chain.slots)):
        straight.move(chain)
    return straight.along


class _Straight:
    def __init__(
        self, layers: Layers, along: dict[str, float], breadth: Callable[[str], float]
    ) -> None:
        self.along, self.breadth = along, breadth
        rows: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for id, row in layers.row.items():
            rows[row].append((along[id], id))
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        for members in rows.values():
            members.sort()
            for (_, left), (_, right) in pairwise(members):
                self.after[left], self.before[right] = right, left

    def move(self, chain: Chain) -> None:
        """Move the slots of an arrow that hold no words."""
        slots = [slot for slot in chain.slots[1:-1] if not self.breadth(slot)]
        if not slots:
            return
        before = chain.slots[chain.slots.index(slots[0]) - 1]
        for x in (self.along[before], self.along[chain.target], *self._bends(slots)):
            if all(self._is_free(slot, x) for slot in slots):
                for slot in slots:
                    self.along[slot] = x
                return

    def _bends(self, slots: Sequence[str]) -> Iterator[float]:
        places = dict.fromkeys(self.along[slot] for slot in slots)
        return iter(places if len(places) > 1 else ())

    def _is_free(self, slot: str, x: float) -> bool:
        """Whether a slot may stand at ``x`` between its neighbours on the row."""
        left, right = self.before.get(slot), self.after.get(slot)
        if left is not None and x < self._edge(left, 1) + CLEARANCE:
            return False
        return right is None or x <= self._edge(right, -1) - CLEARANCE

    def _edge(self, id: str, side: int) -> float:
        return self.along[id] + side * self.breadth(id) / 2
