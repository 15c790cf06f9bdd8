"""What holds for every pathway: the checks agree with their rules said plainly."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rechallenge.checks import check, checks
from rechallenge.checks.shared.islands import islands
from rechallenge.graph import order
from rechallenge.model import NOT_KNOWN, Pathway, Question
from rechallenge.routes import routes
from rechallenge.vocabulary import Disposition
from tests.checks.mazes import mazes
from tests.checks.plain import Plainly, earlier_steps, is_end, simple_routes, visited
from tests.checks.samples import subject
from tests.strategies import pathways

MANY = settings(max_examples=300)


def is_limited(pathway: Pathway) -> bool:
    nodes = [*pathway.nodes, *(node for p in pathway.linked.values() for node in p.nodes)]
    return any(a.at_most for node in nodes if isinstance(node, Question) for a in node.answers)


@given(st.one_of(pathways(), mazes()), st.dates())
def test_every_pathway_can_be_checked_on_any_day(pathway: Pathway, today: date) -> None:
    problems = check(pathway, today)
    assert problems == sorted(problems)
    assert all(problem.message and "\n" not in str(problem) for problem in problems)


@given(pathways(max_nodes=7))
def test_what_is_not_reached_is_never_visited(pathway: Pathway) -> None:
    reached = {key for key in subject(pathway).graph.reached if "/" not in key}
    seen = {key for key in visited(routes(pathway)) if "/" not in key}
    assert seen <= reached
    if not is_limited(pathway):
        assert seen == reached


@MANY
@given(mazes())
def test_the_islands_hold_every_unreached_node_and_no_other(pathway: Pathway) -> None:
    here = subject(pathway)
    lost = {node.id for node in pathway.nodes} - here.graph.reached
    found = list(islands(here))
    assert {island.head.id for island in found} <= lost
    assert bool(found) == bool(lost)
    assert len(found) <= len(lost) <= sum(1 + island.behind for island in found)


@MANY
@given(mazes(6))
def test_a_question_is_unguarded_exactly_if_a_route_to_reexposure_avoids_it(
    pathway: Pathway,
) -> None:
    map = routes(pathway)
    ways = list(simple_routes(map, map.start, lambda p: is_end(p, Disposition.RECHALLENGE)))
    own = {q.id for q in pathway.questions() if q.excludes}
    avoided = {id for id in own if any(id not in way for way in ways)}
    findings = checks()["unguarded-reexposure"].check(subject(pathway))
    assert {f.node for f in findings if f.node in own} == avoided


@MANY
@given(mazes(6))
def test_an_exclusion_is_not_heeded_exactly_if_a_route_leads_from_it_to_the_drug(
    pathway: Pathway,
) -> None:
    map = routes(pathway)
    giving = [d for d in Disposition if d.gives_drug]
    expected = set()
    for question in pathway.questions():
        exits = [e for e in map.places[question.id].exits if e.answer]
        excluding = [e for e in exits if e.answer and e.answer.id in question.excludes]
        for target in (target for exit in excluding for target in exit.targets()):
            ways = simple_routes(map, target, lambda p: is_end(p, *giving))
            if any(question.id not in way for way in ways):
                expected.add(question.id)
    own = {q.id for q in pathway.questions()}
    findings = checks()["excluded-yet-given"].check(subject(pathway))
    assert {f.node for f in findings if f.node in own} == expected


@settings(max_examples=1000)
@given(mazes())
def test_not_known_is_permissive_exactly_as_the_rule_says(pathway: Pathway) -> None:
    here = subject(pathway)
    expected = []
    for question in pathway.questions():
        if question.answer(NOT_KNOWN) and question.id in here.graph.reached:
            expected += [question.id for _ in Plainly(here.map, question).permissive()]
    findings = checks()["permissive-not-known"].check(here)
    assert [finding.node for finding in findings] == expected


@MANY
@given(mazes())
def test_what_every_walk_has_passed_is_what_none_can_do_without(pathway: Pathway) -> None:
    graph = subject(pathway).graph
    for key in graph.reached:
        if graph.arrows[key]:
            passed = {other for other in graph.arrows if graph.passed_before(other, key)}
            assert passed == earlier_steps(graph.map, key)


@MANY
@given(mazes())
def test_no_arrow_runs_against_the_order(pathway: Pathway) -> None:
    graph = subject(pathway).graph
    for arrows in (graph.arrows, graph.onward):
        number = order(arrows)
        assert number.keys() == arrows.keys()
        assert all(number[a.tail] <= number[a.head] for out in arrows.values() for a in out)


@MANY
@given(mazes(6))
def test_the_unavoidable_places_are_those_on_every_route(pathway: Pathway) -> None:
    graph = subject(pathway).graph
    goals = {end.key for end in graph.map.ends()}
    ways = list(simple_routes(graph.map, graph.map.start, lambda place: place.is_end))
    everywhere = set.intersection(*map(set, ways)) if ways else set()
    assert set(graph.unavoidable(goals)) == everywhere


@given(pathways(max_nodes=10))
def test_a_pathway_whose_loops_have_limits_has_no_finding_of_one(pathway: Pathway) -> None:
    assert not list(checks()["loop-without-limit"].check(subject(pathway)))
    assert not list(checks()["no-way-out"].check(subject(pathway)))


@MANY
@given(mazes())
def test_a_loop_without_a_limit_is_found_exactly_if_a_walk_can_go_round_for_ever(
    pathway: Pathway,
) -> None:
    here = subject(pathway)
    ends = here.graph.leading_to(end.key for end in here.map.ends())
    endless = {
        key: [a.head for a in arrows if not a.limited and a.head in ends]
        for key, arrows in here.graph.arrows.items()
    }
    own = [key for key in endless if "/" not in key and _comes_round(key, endless)]
    findings = list(checks()["loop-without-limit"].check(here))
    assert bool(findings) == bool(own)


def _comes_round(start: str, heads: dict[str, list[str]]) -> bool:
    seen: set[str] = set()
    waiting = list(heads[start])
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting.extend(heads[key])
    return start in seen
