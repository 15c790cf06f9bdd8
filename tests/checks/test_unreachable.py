"""`rechallenge.checks.unreachable`."""

from tests.checks.samples import found, gate

CODE = "unreachable"
STOP = "stop: {outcome: Stop for good, disposition: permanently stop}"


def test_a_pathway_whose_nodes_are_all_reached_has_no_finding() -> None:
    assert not found(CODE)


def test_a_node_that_nothing_leads_to_is_found_at_its_id() -> None:
    (only,) = found(
        CODE, f"first: {{action: Wait, go to: stop}}\nlost: {{action: A, go to: stop}}\n{STOP}"
    )
    assert only.there.startswith("lost:")
    assert only.message == "no walk reaches 'lost'"
    assert only.node == "lost"


def test_nodes_behind_an_unreached_node_are_counted_and_not_found() -> None:
    nodes = f"""
first: {{action: Wait, go to: stop}}
third: {{action: C, go to: fourth}}
lost: {{action: A, go to: second}}
second: {{action: B, go to: third}}
fourth: {{action: D, go to: stop}}
{STOP}
"""
    assert [f.message for f in found(CODE, nodes)] == [
        "no walk reaches 'lost', nor the 3 nodes behind it"
    ]


def test_an_unreached_circle_is_found_once_at_its_first_node_in_the_file() -> None:
    nodes = f"""
first: {{action: Wait, go to: stop}}
behind: {{action: D, go to: stop}}
look: {{action: Look, go to: ask}}
ask:
  question: Better?
  answers:
    yes: {{text: Better, go to: behind}}
    no: {{text: No better, go to: look, at most: 2, after that: behind}}
{STOP}
"""
    (only,) = found(CODE, nodes)
    assert only.message == "no walk reaches 'look', nor the 2 nodes behind it"


def test_an_unreached_outcome_is_left_to_another_check() -> None:
    assert not found(
        CODE, "first: {outcome: Stop, disposition: switch}\nlost: {outcome: B, disposition: switch}"
    )


def test_a_node_behind_a_link_that_no_walk_reaches_is_found_with_the_link() -> None:
    nodes = f"""
first: {{action: Wait, go to: stop}}
through: {{link: Pass the gate, pathway: gate, comes back: {{cleared: on}}}}
on: {{action: Go on, go to: stop}}
{STOP}
"""
    (only,) = found(CODE, nodes, linked=[gate()])
    assert only.message == "no walk reaches 'through', nor the node behind it"


def test_a_node_that_only_an_unreached_outcome_of_a_link_comes_back_to_is_found() -> None:
    never = """
first: {action: Wait, go to: barred}
cleared: {outcome: Cleared, disposition: leave this pathway}
barred: {outcome: Barred, disposition: permanently stop}
"""
    nodes = f"""
first: {{link: Pass the gate, pathway: gate, comes back: {{cleared: on, barred: stop}}}}
on: {{action: Go on, go to: stop}}
{STOP}
"""
    (only,) = found(CODE, nodes, linked=[gate(never)])
    assert only.message == "no walk reaches 'on'"
