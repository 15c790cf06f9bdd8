"""The parts of a pathway that no walk reaches, each with the node that they begin with."""

from collections.abc import Iterator
from typing import NamedTuple

from rechallenge.checks import Subject
from rechallenge.checks.shared.written import own
from rechallenge.graph import outermost
from rechallenge.model import Node


class Island(NamedTuple):
    """A node that nothing reached leads to, and how many more nodes lie behind it."""

    head: Node
    behind: int


def islands(subject: Subject) -> Iterator[Island]:
    """Yield the parts that no walk reaches, in file order.

    A node behind an unreached node is a part of its island, so each cause is told once.
    """
    graph = subject.graph
    leads: dict[str, dict[str, None]] = {
        node.id: {} for node in subject.pathway.nodes if node.id not in graph.reached
    }
    if not leads:
        return
    for key in leads:
        for tail in graph.tails[key]:
            if own(tail) in leads:
                leads[own(tail)][key] = None
    for group in outermost(leads):
        yield Island(subject.pathway.node(group[0]), len(_behind(group[0], leads)))


def _behind(head: str, leads: dict[str, dict[str, None]]) -> set[str]:
    seen: set[str] = set()
    waiting = [head]
    while waiting:
        for key in leads[waiting.pop()]:
            if key not in seen and key != head:
                seen.add(key)
                waiting.append(key)
    return seen
