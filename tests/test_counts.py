from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from rechallenge.counts import Paths, count_paths
from rechallenge.model import Action, Answer, Outcome, Pathway, Question
from rechallenge.routes import Routes, routes
from rechallenge.vocabulary import Disposition
from rechallenge.walk import Walk, walk
from tests.strategies import pathways
from tests.terminal.samples import rash
from tests.toys import LOOP, NODES, toy_pathway
from tests.work import work


def with_nodes(*nodes: Question | Action | Outcome) -> Routes:
    return routes(replace(toy_pathway(), start=nodes[0].id, nodes=nodes))


def enumerated(map: Routes, key: str, repeated: bool) -> int:
    """Walk every path one by one, as the definition says it."""
    place = map.places[key]
    if not place.exits:
        return 1
    total = 0
    for exit in place.exits:
        if exit.at_most is None:
            total += enumerated(map, exit.target, repeated)
        elif repeated:
            assert exit.after_that is not None
            total += enumerated(map, exit.after_that, True)
        else:
            total += enumerated(map, exit.target, True)
    return total


def walks(here: Walk) -> Iterator[Walk]:
    if here.question is None:
        yield here
    else:
        for answer in here.question.answers:
            yield from walks(here.answer(answer.id))


@given(pathways(max_nodes=7))
def test_the_count_is_that_of_walking_every_path(pathway: Pathway) -> None:
    map = routes(pathway)
    assert count_paths(map).number == enumerated(map, map.start, False)


@given(pathways(max_nodes=7))
def test_without_limits_the_count_is_that_of_all_walks(pathway: Pathway) -> None:
    map = routes(pathway)
    paths = count_paths(map)
    if not paths.repeats:
        assert paths.number == len(list(walks(walk(map))))


def test_one_loop_of_one_round_is_counted_as_it_is_walked() -> None:
    nodes = LOOP.replace("at most: 2", "at most: 1").replace("    not known", "    # not known")
    map = routes(toy_pathway(nodes))
    assert count_paths(map).number == len(list(walks(walk(map)))) == 3


def test_two_answers_to_the_same_node_are_two_paths() -> None:
    assert count_paths(routes(toy_pathway(NODES.replace("go to: on", "go to: stop")))).number == 2


def test_the_count_is_said_in_words() -> None:
    assert str(count_paths(routes(toy_pathway()))) == "2 paths"
    assert str(count_paths(routes(rash()))) == "22 paths, each repeating at most one round"


def test_a_loop_without_a_limit_is_not_counted() -> None:
    nodes = NODES.replace("go to: on", "go to: first")
    paths = count_paths(routes(toy_pathway(nodes)))
    assert paths.number is None
    assert str(paths) == "paths without number: a loop has no limit"


def test_a_way_back_when_a_limit_is_used_up_is_a_loop_without_a_limit() -> None:
    nodes = LOOP.replace("after that: stop", "after that: wait")
    assert count_paths(routes(toy_pathway(nodes))).number is None


def test_millions_of_millions_are_counted_exactly_and_at_once() -> None:
    ladder = [
        Question(
            f"q{n}",
            "Which?",
            tuple(Answer(f"a{k}", "This", f"q{n + 1}") for k in range(6)),
        )
        for n in range(200)
    ]
    map = with_nodes(*ladder, Outcome("q200", "End", Disposition.STOP))
    assert count_paths(map).number == 6**200
    assert work(lambda: count_paths(map)) < 100 * sum(len(p.exits) for p in map.places.values())


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_of_a_hundred_thousand_nodes_is_counted(backwards: bool) -> None:
    chain = [
        Question(f"q{n}", "Which?", (Answer("a", "A", f"q{n + 1}"), Answer("b", "B", "end")))
        for n in range(100_000)
    ]
    ends = [Outcome(id, "End", Disposition.STOP) for id in ("q100000", "end")]
    map = with_nodes(*chain, *ends)
    if backwards:
        map = replace(map, places=dict(reversed(list(map.places.items()))))
    assert count_paths(map).number == 100_001


def test_a_number_that_nobody_can_read_is_said_as_a_power_of_ten() -> None:
    assert str(Paths(1_234_567, False)) == "1,234,567 paths"
    assert str(Paths(6**200, True)) == "about 10^155 paths, each repeating at most one round"
    assert str(Paths(6**20_000, False)) == "about 10^15563 paths"
    assert str(Paths(1, False)) == "1 path"
