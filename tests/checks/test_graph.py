"""`rechallenge.graph`: routes and circles on the map."""

import subprocess
import sys

import pytest

from rechallenge.checks.shared.route_words import route_text, stops, walked
from rechallenge.graph import Graph, outermost
from rechallenge.routes import routes
from rechallenge.walk import walk
from tests.checks.samples import gate
from tests.toys import LOOP, toy_pathway

FORK = """
first:
  question: Severe?
  answers:
    yes: {text: Severe, go to: long}
    no: {text: Mild, go to: end}
long: {action: Treat, go to: longer}
longer: {action: Treat on, go to: end}
end: {outcome: End, disposition: switch}
lost: {outcome: Lost, disposition: switch}
"""


@pytest.fixture
def fork() -> Graph:
    return Graph(routes(toy_pathway(FORK)))


def test_two_answers_with_one_target_are_two_arrows() -> None:
    nodes = FORK.replace("go to: long}", "go to: end}")
    arrows = Graph(routes(toy_pathway(nodes))).arrows["first"]
    assert [(arrow.head, arrow.exit.answer and arrow.exit.answer.id) for arrow in arrows] == [
        ("end", "yes"),
        ("end", "no"),
    ]


def test_an_arrow_is_limited_until_its_limit_is_used_up() -> None:
    arrows = Graph(routes(toy_pathway(LOOP))).arrows["first"]
    assert [(a.head, a.limited, a.used_up) for a in arrows[:3]] == [
        ("on", False, False),
        ("wait", True, False),
        ("stop", False, True),
    ]


def test_a_route_is_a_shortest_one(fork: Graph) -> None:
    route = fork.route("first", {"end"})
    assert route is not None
    assert route_text(stops(route, "first")) == "first: no → end"


def test_a_route_keeps_out_of_what_is_closed_and_within_what_is_open(fork: Graph) -> None:
    assert fork.route("first", {"end"}, within={"end"}) is not None
    assert fork.route("first", {"end"}, within={"long", "end"}, without={"end"}) is None
    assert fork.route("first", {"longer"}, without={"long"}) is None
    assert fork.route("first", {"end"}, without={"first"}) is None


def test_a_route_to_where_it_starts_is_empty(fork: Graph) -> None:
    assert fork.route("first", {"first"}) == ()
    assert route_text(stops((), "first")) == "first"


def test_there_is_no_route_to_what_cannot_be_reached(fork: Graph) -> None:
    assert fork.route("first", {"lost"}) is None
    assert fork.unavoidable({"lost"}) == []


def test_the_unavoidable_places_come_in_walking_order() -> None:
    nodes = """
first: {link: Pass the gate, pathway: gate, comes back: {cleared: last}}
last: {action: Wait, go to: end}
end: {outcome: End, disposition: switch}
"""
    graph = Graph(routes(toy_pathway(nodes, linked=[gate()])))
    assert graph.unavoidable({"end"}) == [
        "first",
        "first/first",
        "first/cleared",
        "last",
        "end",
    ]


def test_the_outermost_groups_are_those_that_nothing_leads_to() -> None:
    leads = {"a": ["b"], "b": ["c"], "c": ["b"], "d": ["e"], "e": ["d"], "f": ["f"]}
    assert outermost(leads) == [["a"], ["d", "e"], ["f"]]


def test_a_walk_is_told_with_its_visits_and_answers_as_written() -> None:
    here = walk(toy_pathway(LOOP)).answer("not known").answer("no").answer("yes")
    assert route_text(walked(here)) == (
        "first: not known → wait → first#2: no → wait#2 → first#3: yes → on"
    )


def test_the_map_alone_needs_no_networkx() -> None:
    code = (
        "import sys; from rechallenge.graph import Graph; import rechallenge.checks as c;"
        "c.checks(); sys.exit('networkx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
