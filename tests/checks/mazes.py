"""Random pathways full of loops, short cuts and circles with several entries, made from a number.

`tests.strategies.pathways` makes pathways of every content; these have only a shape, so that many
can be tried.
"""

from dataclasses import replace
from random import Random

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

_TOY = toy_pathway()
_RANKS = (
    Disposition.LEAVE,
    Disposition.CONTINUE,
    Disposition.RECHALLENGE,
    Disposition.STOP,
    Disposition.EMERGENCY,
)


def mazes(most: int = 11) -> st.SearchStrategy[Pathway]:
    """Mazes of at most so many steps, some with links to a smaller one that may come back."""
    return st.integers(0, 2**32).map(lambda seed: maze(Random(seed), most))


def maze(random: Random, most: int, links: bool = True) -> Pathway:
    """Make a pathway; three arrows of four lead a little way ahead, the others anywhere."""
    linked = links and random.random() < 0.4
    behind = [replace(maze(random, most // 2, False), id="behind")] if linked else []
    steps = [f"step-{n}" for n in range(random.randint(2, most))]
    ends = [f"end-{n}" for n in range(random.randint(1, 4))]
    nodes: list[Node] = []
    for number, id in enumerate(steps):
        ahead = [*steps[number + 1 : number + 4], *ends]
        anywhere = [*steps, *ends]
        if behind and random.random() < 0.2:
            nodes.append(_link(random, id, behind[0], ahead))
        elif random.random() < 0.3:
            nodes.append(Action(id, id, random.choice(ahead)))
        else:
            nodes.append(_question(random, id, ahead, anywhere))
    nodes += [Outcome(id, id, random.choice(_RANKS)) for id in ends]
    there = {pathway.id: pathway for pathway in behind}
    return replace(_TOY, id="maze", start=steps[0], nodes=tuple(nodes), linked=there)


def _question(random: Random, id: str, ahead: list[str], anywhere: list[str]) -> Question:
    ids = ["a", "b", "c"][: random.randint(1, 3)]
    ids.append(NOT_KNOWN if random.random() < 0.8 else "d")
    excludes = ("a",) if random.random() < 0.3 else ()
    answers = tuple(_answer(random, answer, ahead, anywhere) for answer in ids)
    return Question(id, id, answers, excludes=excludes)


def _answer(random: Random, id: str, ahead: list[str], anywhere: list[str]) -> Answer:
    target = random.choice(ahead if random.random() < 0.75 else anywhere)
    if random.random() < 0.7:
        return Answer(id, id, target)
    return Answer(id, id, target, at_most=random.randint(1, 2), after_that=random.choice(ahead))


def _link(random: Random, id: str, there: Pathway, ahead: list[str]) -> Link:
    outcomes = [outcome.id for outcome in there.outcomes() if random.random() < 0.6]
    back = tuple(Return(outcome, random.choice(ahead)) for outcome in outcomes)
    return Link(id, id, there.id, returns=back)
