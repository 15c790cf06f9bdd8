from hypothesis import given

from rechallenge.flowchart.order import order
from rechallenge.model import Outcome, Pathway
from tests.flowchart.samples import whole
from tests.strategies import pathways
from tests.toys import LOOP, toy_pathway


def numbers(pathway: Pathway) -> dict[str, int]:
    return {id: number for number, id in enumerate(order(pathway).nodes, 1)}


def jumps(pathway: Pathway) -> set[tuple[str, str]]:
    read = order(pathway)
    return {(way.source, way.target) for way in read.ways if way not in read.lines}


def test_the_start_is_read_first_wherever_it_stands_in_the_file() -> None:
    pathway = toy_pathway(
        """
stop: {outcome: Stop for good, disposition: permanently stop}
first:
  question: Is it bad?
  answers:
    yes: {text: It is bad, go to: stop}
    no: {text: It is not, go to: on}
on: {outcome: Go on, disposition: continue}
"""
    )
    assert order(pathway).nodes[0] == "first"


def test_an_outcome_is_read_right_after_the_step_it_belongs_to() -> None:
    assert order(whole()).nodes == (
        *("first", "hospital", "look", "grade", "on", "team"),
        *("steroid", "gate", "again", "rechallenged", "stop"),
    )


def test_a_way_back_is_a_jump() -> None:
    assert ("wait", "first") in jumps(toy_pathway(LOOP))
    assert ("first", "wait") not in jumps(toy_pathway(LOOP))


def test_a_step_that_stands_before_the_only_one_that_leads_to_it_gets_a_line() -> None:
    pathway = toy_pathway(
        """
before: {action: Go round, go to: first}
first:
  question: Is it bad?
  answers:
    yes: {text: It is bad, go to: before, at most: 2, after that: stop}
    no: {text: It is not, go to: stop}
stop: {outcome: Stop for good, disposition: permanently stop}
"""
    )
    assert ("first", "before") not in jumps(pathway)
    assert ("before", "first") in jumps(pathway)


def test_a_way_far_ahead_is_a_jump_when_another_way_leads_there_from_nearby() -> None:
    steps = "\n".join(f"s{i}: {{action: Step {i}, go to: s{i + 1}}}" for i in range(6))
    pathway = toy_pathway(
        f"""
first:
  question: Is it bad?
  answers:
    yes: {{text: It is bad, go to: s6}}
    no: {{text: It is not, go to: s0}}
{steps}
s6: {{action: The last step, go to: on}}
on: {{outcome: Go on, disposition: continue}}
"""
    )
    assert jumps(pathway) == {("first", "s6")}


def test_steps_that_no_walk_reaches_come_last() -> None:
    pathway = toy_pathway(
        """
lost: {action: Nobody comes here, go to: first}
first:
  question: Is it bad?
  answers:
    yes: {text: It is bad, go to: stop}
    no: {text: It is not, go to: on}
stop: {outcome: Stop for good, disposition: permanently stop}
on: {outcome: Go on, disposition: continue}
"""
    )
    assert numbers(pathway)["lost"] == 4


@given(pathways())
def test_every_node_is_read_once(pathway: Pathway) -> None:
    assert sorted(order(pathway).nodes) == sorted(node.id for node in pathway.nodes)


@given(pathways())
def test_lines_never_run_in_a_circle(pathway: Pathway) -> None:
    read = order(pathway)
    onward: dict[str, set[str]] = {}
    for way in read.lines:
        onward.setdefault(way.source, set()).add(way.target)
    done: set[str] = set()

    def visit(id: str, above: tuple[str, ...]) -> None:
        assert id not in above
        if id not in done:
            for target in onward.get(id, ()):
                visit(target, (*above, id))
            done.add(id)

    for id in read.nodes:
        visit(id, ())


@given(pathways())
def test_a_line_comes_to_every_node_that_a_walk_reaches(pathway: Pathway) -> None:
    read = order(pathway)
    reached = {pathway.start}
    while more := {w.target for w in read.ways if w.source in reached} - reached:
        reached |= more
    led_to = {way.target for way in read.lines} | {pathway.start}
    assert reached <= led_to


@given(pathways())
def test_reading_goes_ahead_along_the_lines_between_steps(pathway: Pathway) -> None:
    place = numbers(pathway)
    ends = {node.id for node in pathway.nodes if isinstance(node, Outcome)}
    reached = {pathway.start}
    read = order(pathway)
    while more := {w.target for w in read.ways if w.source in reached} - reached:
        reached |= more
    for way in read.lines:
        if way.source in reached and way.target not in ends:
            assert place[way.source] < place[way.target]
