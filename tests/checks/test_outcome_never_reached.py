"""`rechallenge.checks.outcome_never_reached`."""

from tests.checks.samples import found

CODE = "outcome-never-reached"


def test_an_outcome_that_nothing_leads_to_is_found_at_its_id() -> None:
    nodes = """
first: {outcome: Stop, disposition: switch}
lost: {outcome: Other, disposition: continue}
"""
    (only,) = found(CODE, nodes)
    assert only.there.startswith("lost:")
    assert only.message == "no walk reaches the outcome 'lost'"
    assert not found("unreachable", nodes)


def test_an_outcome_behind_an_unreached_node_has_the_same_cause() -> None:
    nodes = """
first: {outcome: Stop, disposition: switch}
lost: {action: Wait, go to: end}
end: {outcome: Other, disposition: continue}
"""
    assert not found(CODE, nodes)
    (only,) = found("unreachable", nodes)
    assert only.message == "no walk reaches 'lost', nor the node behind it"


def test_an_outcome_that_only_a_used_up_limit_leads_to_is_reached() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: on}
    no: {text: No better, go to: first, at most: 1, after that: stop}
on: {outcome: Go on, disposition: continue}
stop: {outcome: Stop, disposition: permanently stop}
"""
    assert not found(CODE, nodes)
