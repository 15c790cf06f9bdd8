"""`rechallenge.checks.unguarded_reexposure`."""

from tests.checks.samples import GATE, found, gate

CODE = "unguarded-reexposure"
GUARDED = """
first:
  question: Severe?
  answers:
    yes: {text: It was severe, go to: blisters}
    no: {text: It was mild, go to: blisters}
blisters:
  question: Blisters?
  answers:
    yes: {text: There were, go to: stop}
    no: {text: There were none, go to: restart}
  excludes: [yes]
restart: {outcome: Give it again, disposition: rechallenge}
stop: {outcome: Stop, disposition: permanently stop}
"""
SHORT_CUT = GUARDED.replace("mild, go to: blisters", "mild, go to: restart")
LINKED = """
first:
  question: Severe?
  answers:
    yes: {text: It was severe, go to: pass}
    no: {text: It was mild, go to: pass-too}
pass: {link: Pass the gate, pathway: gate, comes back: {cleared: restart}}
pass-too: {link: Pass the same gate, pathway: gate, comes back: {cleared: restart}}
restart: {outcome: Give it again, disposition: rechallenge}
"""


def test_a_pathway_whose_routes_all_pass_the_question_has_no_finding() -> None:
    assert not found(CODE, GUARDED)


def test_a_short_cut_is_found_at_excludes_with_the_route() -> None:
    (only,) = found(CODE, SHORT_CUT)
    assert only.there == "[yes]"
    assert only.node == "blisters"
    assert only.message == (
        "'restart' is reached without the exclusion question 'blisters': first: no → restart"
    )


def test_a_short_cut_to_another_end_needs_no_guard() -> None:
    nodes = SHORT_CUT.replace("disposition: rechallenge", "disposition: switch")
    assert not found(CODE, nodes)


def test_an_end_that_is_reached_only_by_a_used_up_limit_counts() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: blisters}
    no: {text: No better, go to: first, at most: 2, after that: restart}
blisters:
  question: Blisters?
  answers:
    yes: {text: There were, go to: stop}
    no: {text: There were none, go to: restart}
  excludes: [yes]
restart: {outcome: Give it again, disposition: rechallenge}
stop: {outcome: Stop, disposition: permanently stop}
"""
    (only,) = found(CODE, nodes)
    assert only.message.endswith("first: no → restart")


def test_an_exclusion_question_that_no_walk_reaches_guards_nothing() -> None:
    nodes = GUARDED.replace("go to: blisters", "go to: restart")
    assert [f.node for f in found(CODE, nodes)] == ["blisters"]


def test_every_avoided_question_has_its_own_finding() -> None:
    nodes = (
        SHORT_CUT.replace("go to: restart}\n  excludes", "go to: fever}\n  excludes")
        + """
fever:
  question: Fever?
  answers:
    yes: {text: There was, go to: stop}
    no: {text: There was none, go to: restart}
  excludes: [yes]
"""
    )
    assert [f.node for f in found(CODE, nodes)] == ["blisters", "fever"]


def test_a_gate_behind_a_link_counts_and_is_found_at_the_link() -> None:
    nodes = LINKED.replace("go to: pass-too", "go to: restart").replace("pass-too:", "idle:")
    (only,) = found(CODE, nodes, linked=[gate()])
    assert only.there == "gate, comes back: {cleared: restart}}"
    assert only.node == "pass"
    assert only.message == (
        "'restart' is reached without the exclusion question 'first' of 'gate': first: no → restart"
    )


def test_a_gate_that_is_passed_through_either_of_two_links_is_passed() -> None:
    assert not found(CODE, LINKED, linked=[gate()])


def test_a_gate_that_is_passed_around_inside_is_found() -> None:
    leaky = """
start:
  question: Man or woman?
  answers:
    man: {text: A man, go to: cleared}
    woman: {text: A woman, go to: first}
""" + GATE.lstrip()
    there = gate(leaky.replace("start:", "sex:"))
    from dataclasses import replace

    there = replace(there, start="sex")
    (only,) = found(CODE, LINKED, linked=[there])
    assert only.message.endswith("first: yes → pass → pass/sex: man → pass/cleared → restart")


def test_all_questions_avoided_behind_one_link_are_told_together() -> None:
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
    nodes = LINKED.replace("go to: pass-too", "go to: restart")
    (only,) = found(CODE, nodes, linked=[gate(longer)])
    assert "question 'first', 'liver' of 'gate'" in only.message


def test_a_link_that_never_comes_back_has_its_own_guards() -> None:
    nodes = """
first:
  question: Lung or skin?
  answers:
    lung: {text: The lung, go to: lung}
    skin: {text: The skin, go to: restart}
lung: {link: See the lung, pathway: gate}
restart: {outcome: Give it again, disposition: rechallenge}
"""
    assert not found(CODE, nodes, linked=[gate()])


def test_a_reexposure_behind_a_link_must_pass_the_questions_before_it() -> None:
    behind = """
first: {action: Give it, go to: again}
again: {outcome: Given again, disposition: rechallenge}
"""
    nodes = SHORT_CUT.replace(
        "restart: {outcome: Give it again, disposition: rechallenge}",
        "restart: {link: Give it there, pathway: gate}",
    )
    (only,) = found(CODE, nodes, linked=[gate(behind)])
    assert only.message.startswith("'restart/again' is reached without the exclusion question")
    assert not found(
        CODE,
        GUARDED.replace(
            "restart: {outcome: Give it again, disposition: rechallenge}",
            "restart: {link: Give it there, pathway: gate}",
        ),
        linked=[gate(behind)],
    )


def test_an_outcome_that_a_link_comes_back_from_is_no_end() -> None:
    behind = """
first: {outcome: Given again, disposition: rechallenge}
"""
    nodes = """
first:
  question: Blisters?
  answers:
    yes: {text: There were, go to: stop}
    no: {text: There were none, go to: pass}
  excludes: [yes]
pass: {link: Give it there, pathway: gate, comes back: {first: stop}}
stop: {outcome: Stop, disposition: permanently stop}
"""
    assert not found(CODE, nodes, linked=[gate(behind)])


def test_a_long_route_is_told_without_its_middle() -> None:
    steps = "\n".join(f"step-{n}: {{action: Step {n}, go to: step-{n + 1}}}" for n in range(60))
    nodes = f"""
first:
  question: Blisters?
  answers:
    yes: {{text: There were, go to: stop}}
    no: {{text: There were none, go to: restart}}
  excludes: [yes]
{steps}
step-60: {{action: The last step, go to: restart}}
restart: {{outcome: Give it again, disposition: rechallenge}}
stop: {{outcome: Stop, disposition: permanently stop}}
"""
    (only,) = found(CODE, nodes, start="step-0")
    assert "step-11 → … 38 more … → step-50" in only.message
