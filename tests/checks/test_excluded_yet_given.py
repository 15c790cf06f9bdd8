"""`rechallenge.checks.excluded_yet_given`."""

import pytest

from tests.checks.samples import GATE, found, gate

CODE = "excluded-yet-given"
HEEDED = """
first:
  question: Blisters?
  answers:
    yes: {text: There were, go to: rest}
    no: {text: There were none, go to: restart}
  excludes: [yes]
rest: {action: Rest for a week, go to: stop}
restart: {outcome: Give it again, disposition: rechallenge}
stop: {outcome: Stop, disposition: permanently stop}
"""
NOT_HEEDED = HEEDED.replace("go to: stop", "go to: restart")


def test_an_exclusion_that_leads_to_a_stop_has_no_finding() -> None:
    assert not found(CODE, HEEDED)


@pytest.mark.parametrize("disposition", ["continue", "continue with treatment", "rechallenge"])
def test_an_exclusion_that_leads_to_the_drug_is_found_at_its_target(disposition: str) -> None:
    (only,) = found(
        CODE, NOT_HEEDED.replace("disposition: rechallenge", f"disposition: {disposition}")
    )
    assert only.there == "rest}"
    assert only.node == "first"
    assert only.message == (
        "after the excluding answer 'yes' the drug is given, at 'restart': "
        "first: yes → rest → restart"
    )


@pytest.mark.parametrize("disposition", ["leave this pathway", "switch", "discuss in a team"])
def test_an_end_without_the_drug_may_be_reached(disposition: str) -> None:
    assert not found(
        CODE, NOT_HEEDED.replace("disposition: rechallenge", f"disposition: {disposition}")
    )


def test_asking_the_same_question_again_is_heeding_it() -> None:
    nodes = """
first:
  question: Blisters?
  answers:
    yes: {text: There were, go to: rest, at most: 2, after that: stop}
    no: {text: There were none, go to: restart}
  excludes: [yes]
rest: {action: Rest for a week, go to: first}
restart: {outcome: Give it again, disposition: rechallenge}
stop: {outcome: Stop, disposition: permanently stop}
"""
    assert not found(CODE, nodes)
    (only,) = found(CODE, nodes.replace("after that: stop", "after that: restart"))
    assert only.there == "restart}"
    assert only.message.endswith("first: yes → restart")


def test_not_known_can_exclude() -> None:
    nodes = HEEDED.replace(
        "  excludes: [yes]",
        "    not known: {text: Nobody looked, go to: restart}\n  excludes: [yes, not known]",
    )
    (only,) = found(CODE, nodes)
    assert only.message.startswith("after the excluding answer 'not known' the drug is given")


def test_a_gate_that_is_passed_and_not_heeded_is_found_where_it_comes_back() -> None:
    nodes = """
first:
  link: Pass the gate
  pathway: gate
  comes back:
    cleared: restart
    barred: wait
wait: {action: Wait, go to: restart}
restart: {outcome: Give it again, disposition: rechallenge}
"""
    (only,) = found(CODE, nodes, linked=[gate()])
    assert only.there == "wait"
    assert only.node == "first"
    assert only.message == (
        "after the excluding answer 'yes' the drug is given, at 'restart': "
        "first/first: yes → first/barred → wait → restart"
    )


def test_a_way_back_is_found_once_for_all_exclusions_behind_it() -> None:
    longer = (
        GATE.replace("go to: cleared", "go to: liver")
        + """
liver:
  question: Liver well?
  answers:
    yes: {text: It is well, go to: cleared}
    no: {text: It is not, go to: barred}
  excludes: [no]
"""
    )
    nodes = """
first: {link: Pass the gate, pathway: gate, comes back: {cleared: restart, barred: restart}}
restart: {outcome: Give it again, disposition: rechallenge}
"""
    assert len(found(CODE, nodes, linked=[gate(longer)])) == 1


def test_a_gate_that_is_asked_again_through_another_link_is_heeded() -> None:
    nodes = """
first: {link: Pass the gate, pathway: gate, comes back: {cleared: restart, barred: second}}
second: {link: Pass the gate once more, pathway: gate, comes back: {cleared: restart}}
restart: {outcome: Give it again, disposition: rechallenge}
"""
    assert not found(CODE, nodes, linked=[gate()])


def test_a_fault_inside_the_gate_is_left_to_its_own_file() -> None:
    faulty = (
        GATE.replace("go to: barred", "go to: given")
        + """
given: {outcome: Given, disposition: continue}
"""
    )
    nodes = """
first: {link: Pass the gate, pathway: gate, comes back: {cleared: restart}}
restart: {outcome: Give it again, disposition: rechallenge}
"""
    assert not found(CODE, nodes, linked=[gate(faulty)])
    assert found(CODE, faulty)
