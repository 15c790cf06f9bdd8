"""Where a walk passed the boxes and arrows of a chart."""

from collections import defaultdict
from dataclasses import dataclass

from rechallenge.walk import Walk

Passage = tuple[str, str, bool]
"""A way that was taken: its node, the answer (or outcome behind a link), and if used up."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The numbers of the steps of a walk, at the nodes and at the ways that it passed."""

    nodes: dict[str, tuple[int, ...]]
    ways: dict[Passage, tuple[int, ...]]
    steps: int
    last: str


def trail(walk: Walk) -> Trail:
    """Follow a walk; its steps have the numbers that its record gives them.

    What it did behind a link is not on the chart; the link has the number at which it was entered.
    """
    nodes: dict[str, list[int]] = defaultdict(list)
    ways: dict[Passage, list[int]] = defaultdict(list)
    entered = 0
    for number, step in enumerate(walk.steps, 1):
        node, _, behind = step.place.key.partition("/")
        if not behind:
            nodes[node].append(number)
            ways[node, step.answer.id if step.answer else "", step.used_up].append(number)
            entered = number
        elif "/" not in step.target:
            ways[node, step.place.node.id, False].append(entered)
    last, _, behind = walk.place.key.partition("/")
    steps = len(walk.steps) + 1
    if not behind:
        nodes[last].append(steps)
    return Trail(
        {id: tuple(numbers) for id, numbers in nodes.items()},
        {way: tuple(numbers) for way, numbers in ways.items()},
        steps,
        last,
    )
