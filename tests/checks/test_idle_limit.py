"""`rechallenge.checks.idle_limit`."""

from tests.checks.samples import found, gate
from tests.toys import LOOP

CODE = "idle-limit"


def test_a_limit_on_a_loop_has_no_finding() -> None:
    assert not found(CODE, LOOP)


def test_a_limit_whose_target_never_leads_back_is_found_at_after_that() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: on}
    no: {text: No better, go to: on, at most: 2, after that: stop}
on: {outcome: Go on, disposition: continue}
stop: {outcome: Stop, disposition: permanently stop}
"""
    (only,) = found(CODE, nodes)
    assert only.there == "stop}"
    assert only.message == "the limit is never used up: 'on' never leads back here"
    assert only.node == "first"


def test_a_loop_through_a_link_uses_up_its_limit() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: stop}
    no: {text: No better, go to: pass, at most: 2, after that: stop}
pass: {link: Pass the gate, pathway: gate, comes back: {cleared: first}}
stop: {outcome: Stop, disposition: permanently stop}
"""
    assert not found(CODE, nodes, linked=[gate()])
    assert found(CODE, nodes.replace(", comes back: {cleared: first}", ""), linked=[gate()])
