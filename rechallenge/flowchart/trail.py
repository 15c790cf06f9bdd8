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
    """Follow a walk. What it did behind a link counts as one step, at the link."""
    nodes: dict[str, list[int]] = defaultdict(list)
    ways: dict[Passage, list[int]] = defaultdict(list)
    number, here = 0, ""
    for step in walk.steps:
        node, _, behind = step.place.key.partition("/")
        if node != here or not behind:
            number, here = number + 1, node
            nodes[node].append(number)
        if not behind:
            ways[node, step.answer.id if step.answer else "", step.used_up].append(number)
        elif "/" not in step.target:
            ways[node, step.place.node.id, False].append(number)
            here = ""
    last, _, behind = walk.place.key.partition("/")
    if last != here or not behind:
        number += 1
        nodes[last].append(number)
    return Trail(
        {id: tuple(numbers) for id, numbers in nodes.items()},
        {way: tuple(numbers) for way, numbers in ways.items()},
        number,
        last,
    )
