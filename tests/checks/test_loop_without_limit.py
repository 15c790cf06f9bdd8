"""`rechallenge.checks.loop_without_limit`."""

from tests.checks.samples import found, gate
from tests.toys import LOOP

CODE = "loop-without-limit"
ENDLESS = LOOP.replace("go to: wait, at most: 2, after that: stop", "go to: wait")


def test_a_loop_with_a_limit_has_no_finding() -> None:
    assert not found(CODE, LOOP)


def test_a_loop_without_a_limit_is_found_where_it_closes() -> None:
    (only,) = found(CODE, ENDLESS)
    assert only.message == "a loop without a limit: first → wait → first"
    assert only.there == "first}"
    assert only.node == "wait"


def test_a_limit_counts_only_for_its_go_to() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: on}
    no: {text: No better, go to: on, at most: 2, after that: first}
on: {outcome: Go on, disposition: continue}
"""
    (only,) = found(CODE, nodes)
    assert only.message == "a loop without a limit: first → first"
    assert only.there == "first}"


def test_two_loops_through_one_question_are_found_where_each_closes() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: on}
    no: {text: No better, go to: wait}
    worse: {text: Worse, go to: treat}
wait: {action: Wait, go to: first}
treat: {action: Treat, go to: first}
on: {outcome: Go on, disposition: continue}
"""
    assert [f.node for f in found(CODE, nodes)] == ["wait", "treat"]


def test_a_loop_through_a_link_is_found_at_the_line_that_comes_back() -> None:
    nodes = """
first:
  link: Pass the gate
  pathway: gate
  comes back:
    cleared: stop
    barred: wait
wait: {action: Wait, go to: first}
stop: {outcome: Stop, disposition: switch}
"""
    (only,) = found(CODE, nodes, linked=[gate()])
    assert only.message == (
        "a loop without a limit: first → first/first → first/barred → wait → first"
    )
    assert only.there == "first}"
    nodes = nodes.replace("barred: wait", "barred: first").replace("cleared: stop", "cleared: wait")
    nodes = nodes.replace("go to: first", "go to: stop")
    (only,) = found(CODE, nodes, linked=[gate()])
    assert (only.there, only.node) == ("first", "first")


def test_a_loop_inside_a_linked_pathway_is_left_to_its_own_file() -> None:
    assert not found(CODE, "first: {link: Pass the gate, pathway: gate}", linked=[gate(ENDLESS)])


def test_a_loop_that_no_walk_reaches_is_found_all_the_same() -> None:
    nodes = """
start: {outcome: Stop, disposition: switch}
""" + ENDLESS.lstrip()
    assert found(CODE, nodes, start="start")
