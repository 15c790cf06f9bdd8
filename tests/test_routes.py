"""A pathway and all it links to is one map of places."""

from collections.abc import Iterator

from hypothesis import given

from rechallenge.model import Link, Outcome, Pathway, Question
from rechallenge.routes import routes
from tests.skeletons import skeletons
from tests.toys import LOOP, toy_pathway

LINKED = """
first: {link: Pass the gate, pathway: gate, comes back: {on: again}}
again: {link: Pass it again, pathway: gate, comes back: {on: done, stop: first-b}}
first-b: {action: Wait, go to: done}
done: {outcome: Done, disposition: continue}
"""


def keys(pathway: Pathway, prefix: str = "") -> Iterator[str]:
    """Yield the keys that the places of a pathway must have."""
    for node in pathway.nodes:
        yield prefix + node.id
        if isinstance(node, Link):
            yield from keys(pathway.linked[node.pathway], f"{prefix}{node.id}/")


@given(skeletons())
def test_the_places_are_the_nodes_of_all_pathways_once_for_each_link(pathway: Pathway) -> None:
    assert list(routes(pathway).places) == list(keys(pathway))


@given(skeletons())
def test_every_exit_leads_to_a_place(pathway: Pathway) -> None:
    map = routes(pathway)
    assert map.start in map.places
    for place in map.places.values():
        assert set(place.targets()) <= set(map.places)


@given(skeletons())
def test_every_place_knows_its_node_and_its_pathway(pathway: Pathway) -> None:
    for key, place in routes(pathway).places.items():
        assert place.key == key
        assert place.node is place.pathway.node(key.rpartition("/")[2])


@given(skeletons())
def test_only_outcomes_are_ends_and_only_those_from_which_no_link_returns(pathway: Pathway) -> None:
    map = routes(pathway)
    for place in map.places.values():
        if isinstance(place.node, Outcome):
            link, _, outcome = place.key.rpartition("/")
            node = map.places[link].node if link else None
            returns = {back.outcome for back in node.returns} if isinstance(node, Link) else set()
            assert place.is_end == (outcome not in returns)
        else:
            assert not place.is_end
    assert list(map.ends()) == [place for place in map.places.values() if place.is_end]


@given(skeletons())
def test_what_can_be_reached_is_closed(pathway: Pathway) -> None:
    map = routes(pathway)
    reached = map.reachable(map.start)
    assert map.start in reached
    for key in reached:
        assert set(map.places[key].targets()) <= reached


@given(skeletons())
def test_nothing_is_reached_past_a_place_that_is_not_entered(pathway: Pathway) -> None:
    map = routes(pathway)
    assert map.reachable(map.start, without=frozenset({map.start})) == set()
    for key in map.places:
        assert key not in map.reachable(map.start, without=frozenset({key}))


@given(skeletons())
def test_a_pathway_in_which_all_walks_end_has_no_unasked_circle(pathway: Pathway) -> None:
    assert routes(pathway).unasked_circle() == ()


def test_a_link_taken_twice_has_its_places_twice() -> None:
    map = routes(toy_pathway(LINKED, linked=[toy_pathway(LOOP, id="gate")]))
    assert {"first/first", "first/on", "again/first", "again/on"} <= set(map.places)
    assert list(map.places["first"].targets()) == ["first/first"]
    assert list(map.places["first/on"].targets()) == ["again"]
    assert map.places["first/stop"].is_end
    assert list(map.places["again/on"].targets()) == ["done"]
    assert list(map.places["again/stop"].targets()) == ["first-b"]


def test_a_limited_answer_has_two_targets() -> None:
    place = routes(toy_pathway(LOOP)).places["first"]
    assert isinstance(place.node, Question)
    assert [list(exit.targets()) for exit in place.exits] == [
        ["on"],
        ["wait", "stop"],
        ["wait", "stop"],
    ]
    assert [exit.at_most for exit in place.exits] == [None, 2, 1]


def test_a_circle_through_a_link_without_a_question_is_found() -> None:
    gate = toy_pathway("first: {outcome: Open, disposition: continue}", id="gate")
    nodes = "first: {link: Go, pathway: gate, comes back: {first: first}}"
    assert routes(toy_pathway(nodes, linked=[gate])).unasked_circle() == ("first", "first/first")
