"""`rechallenge.checks.no_way_out`."""

from tests.checks.samples import found, gate
from tests.toys import LOOP

CODE = "no-way-out"
TRAP = """
first:
  question: Is it bad?
  answers:
    yes: {text: It is bad, go to: look}
    no: {text: It is not, go to: on}
look: {action: Look at it, go to: wait}
wait:
  question: Better?
  answers:
    yes: {text: Better, go to: again, at most: 3, after that: again}
    no: {text: No better, go to: wait, at most: 3, after that: again}
again:
  question: Sure?
  answers:
    yes: {text: Sure, go to: wait}
    no: {text: Not sure, go to: wait}
on: {outcome: Go on, disposition: continue}
"""


def test_a_loop_that_an_answer_leaves_is_no_trap() -> None:
    assert not found(CODE, LOOP)


def test_a_trap_is_found_once_at_its_first_node_and_not_where_it_is_entered() -> None:
    (only,) = found(CODE, TRAP)
    assert only.there.startswith("wait:")
    assert only.message == "no end can be reached from 'wait'"
    assert only.hint == "lead one of wait, again towards an outcome"


def test_a_trap_is_not_found_again_as_a_loop_without_a_limit() -> None:
    assert not found("loop-without-limit", TRAP)


def test_a_question_that_leads_only_to_itself_is_a_trap() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: on}
    no: {text: No better, go to: second}
second:
  question: Sure?
  answers:
    yes: {text: Sure, go to: second}
    no: {text: Not sure, go to: second}
on: {outcome: Go on, disposition: continue}
"""
    (only,) = found(CODE, nodes)
    assert (only.node, only.hint) == ("second", "lead it towards an outcome")


def test_a_trap_can_run_through_a_link() -> None:
    nodes = """
first: {link: Pass the gate, pathway: gate, comes back: {cleared: first, barred: first}}
stop: {outcome: Stop, disposition: switch}
"""
    (only,) = found(CODE, nodes, linked=[gate()])
    assert only.node == "first"


def test_a_trap_inside_a_linked_pathway_is_left_to_its_own_file() -> None:
    trapped = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: cleared}
    no: {text: No better, go to: second}
second:
  question: Sure?
  answers:
    yes: {text: Sure, go to: second}
    no: {text: Not sure, go to: second}
cleared: {outcome: Cleared, disposition: leave this pathway}
"""
    nodes = "first: {link: Pass the gate, pathway: gate}"
    assert not found(CODE, nodes, linked=[gate(trapped)])
    assert found(CODE, trapped)
