"""Random pathways of every shape with hardly a word in them, for the laws of walking.

They are quick to make. As in `tests.strategies`, every walk through them ends.
"""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from rechallenge.model import (
    NOT_KNOWN,
    Action,
    Answer,
    Link,
    Node,
    Outcome,
    Pathway,
    Question,
    Return,
)
from rechallenge.vocabulary import Disposition
from tests.toys import toy_pathway

Draw = Any
PLAIN = toy_pathway()


def _pick(draw: Draw, among: list[str]) -> str:
    chosen: str = draw(st.sampled_from(among))
    return chosen


def _onward(draw: Draw, later: list[str]) -> str:
    """Go on to one of the next nodes, so that walks are long."""
    return _pick(draw, later[:2])


def _answer(draw: Draw, id: str, later: list[str], earlier: list[str]) -> Answer:
    if limit := draw(st.integers(0, 2)):
        return Answer(id, id, _pick(draw, earlier), at_most=limit, after_that=_onward(draw, later))
    return Answer(id, id, _onward(draw, later))


def _node(
    draw: Draw, id: str, later: list[str], earlier: list[str], linked: Pathway | None
) -> Node:
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return Action(id, id, _onward(draw, later))
    if kind < 3 and linked:
        outcomes = [node.id for node in linked.outcomes() if draw(st.booleans())]
        returns = tuple(Return(outcome, _onward(draw, later)) for outcome in outcomes)
        return Link(id, id, linked.id, returns=returns)
    ids = [*"abc"[: draw(st.integers(1, 3))], NOT_KNOWN]
    return Question(id, id, tuple(_answer(draw, answer, later, earlier) for answer in ids))


@st.composite
def skeletons(draw: Draw, max_nodes: int = 9, links: int = 2, id: str = "toy") -> Pathway:
    """Draw a pathway; ``links`` is how deep pathways may link to others."""
    linked = None
    if links and draw(st.booleans()):
        linked = draw(skeletons(max_nodes=max(3, max_nodes // 2), links=links - 1, id=f"{id}-l"))
    count = draw(st.sampled_from([1, 3, *range(max_nodes // 2, max_nodes + 1)]))
    ids = [f"n{number}" for number in range(count)]
    inner = max(0, len(ids) - draw(st.integers(1, 2)))
    nodes: list[Node] = [
        _node(draw, node, ids[number + 1 :], ids[: number + 1], linked)
        for number, node in enumerate(ids[:inner])
    ]
    nodes += [Outcome(node, node, Disposition.CONTINUE) for node in ids[inner:]]
    return replace(
        PLAIN,
        id=id,
        start=ids[0],
        nodes=tuple(nodes),
        linked={linked.id: linked} if linked else {},
    )
