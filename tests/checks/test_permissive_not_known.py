"""`rechallenge.checks.permissive_not_known`."""

from tests.checks.samples import found, gate

CODE = "permissive-not-known"
ENDS = """
restart: {outcome: Give it again, disposition: rechallenge}
team: {outcome: Ask the team, disposition: discuss in a team}
stop: {outcome: Stop, disposition: permanently stop}
emergency: {outcome: Call for help, disposition: emergency}
"""


def asked(not_known: str, more: str = "", no: str = "restart", yes: str = "stop") -> str:
    """Return a question about blisters with its ends."""
    return f"""
first:
  question: Blisters?
  answers:
    yes: {{text: There were, go to: {yes}}}
    no: {{text: There were none, go to: {no}}}
    not known: {{text: Nobody looked, go to: {not_known}}}
{more.strip()}
{ENDS.strip()}
"""


def test_going_where_the_least_cautious_answer_goes_is_found_at_the_target() -> None:
    (only,) = found(CODE, asked("restart"))
    assert only.there == "restart}"
    assert only.node == "first"
    assert only.message == (
        "'not known' leads to 'restart' as 'no' does, the least cautious answer"
    )


def test_going_where_a_more_cautious_answer_goes_is_right() -> None:
    assert not found(CODE, asked("stop"))


def test_an_end_in_between_is_right() -> None:
    assert not found(CODE, asked("team"))


def test_an_end_beyond_the_most_cautious_answer_is_right() -> None:
    assert not found(CODE, asked("emergency"))


def test_another_end_that_is_no_more_cautious_is_found() -> None:
    more = "again: {outcome: Give it just the same, disposition: rechallenge}"
    (only,) = found(CODE, asked("again", more))
    assert only.message == (
        "'not known' comes to 'again', no more cautious than 'no', without asking again: "
        "first: not known → again"
    )


def test_finding_out_and_asking_again_is_right() -> None:
    more = "look: {action: Look at it, go to: first}"
    assert not found(CODE, asked("look, at most: 2, after that: stop", more))


def test_a_limit_that_ends_permissively_is_found_at_after_that() -> None:
    more = "look: {action: Look at it, go to: first}"
    (only,) = found(CODE, asked("look, at most: 2, after that: restart", more))
    assert only.there == "restart}"
    assert only.message == (
        "'not known', its limit used up, leads to 'restart' as 'no' does, the least cautious answer"
    )


def test_a_way_round_over_an_action_is_found_with_its_route() -> None:
    more = "warn: {action: Warn the patient, go to: restart}"
    (only,) = found(CODE, asked("warn", more))
    assert only.there == "warn}"
    assert only.message == (
        "'not known' comes to 'restart', where 'no' leads, without asking again: "
        "first: not known → warn → restart"
    )


def test_a_way_round_over_another_question_is_found() -> None:
    more = """
wish:
  question: Does the patient want it?
  answers:
    yes: {text: Wants it, go to: restart}
    no: {text: Does not want it, go to: stop}
"""
    (only,) = found(CODE, asked("wish", more))
    assert only.message.endswith("first: not known → wish: yes → restart")


def test_a_way_round_that_joins_a_more_cautious_answer_is_right() -> None:
    more = """
treat: {action: Treat as blisters, go to: better}
better:
  question: Better?
  answers:
    yes: {text: Better, go to: restart}
    no: {text: No better, go to: stop}
call: {action: Call the ward, go to: treat}
"""
    assert not found(CODE, asked("treat", more, yes="treat"))
    assert not found(CODE, asked("call", more, yes="treat"))


def test_the_answer_that_does_more_on_the_way_to_the_same_end_is_more_cautious() -> None:
    more = "treat: {action: Treat first, go to: restart}"
    assert not found(CODE, asked("treat", more, yes="treat"))
    (only,) = found(CODE, asked("restart", more, yes="treat"))
    assert "the least cautious answer" in only.message


def test_the_branch_that_can_still_come_to_a_stop_is_more_cautious() -> None:
    more = """
watch:
  question: Worse?
  answers:
    yes: {text: Worse, go to: emergency}
    no: {text: No worse, go to: again}
again: {outcome: Give it later, disposition: rechallenge}
"""
    assert not found(CODE, asked("watch", more, yes="watch"))


def test_where_nothing_tells_the_answers_apart_not_known_may_follow_neither() -> None:
    more = """
lung: {action: See the lung, go to: better}
liver: {action: See the liver, go to: better}
better:
  question: Better?
  answers:
    yes: {text: Better, go to: restart}
    no: {text: No better, go to: stop}
"""
    (only,) = found(CODE, asked("lung", more, no="liver", yes="lung"))
    assert only.message == (
        "'not known' leads to 'lung' as 'yes' does, and no answer is less cautious"
    )


def test_an_excluding_answer_is_more_cautious_than_another_whatever_its_ends() -> None:
    nodes = asked("leave", "leave: {outcome: Leave, disposition: leave this pathway}", yes="leave")
    assert len(found(CODE, nodes)) == 1
    assert not found(
        CODE,
        nodes.replace("team:", "team:", 1).replace(
            "Nobody looked, go to: leave}", "Nobody looked, go to: leave}\n  excludes: [yes]"
        ),
    )


def test_ends_that_are_all_equally_cautious_leave_no_choice_to_make() -> None:
    more = "later: {outcome: Stop later, disposition: permanently stop}"
    assert not found(CODE, asked("stop", more, no="later"))
    assert not found(CODE, asked("later", more, no="later"))


def test_ends_that_are_equal_do_not_excuse_a_branch_that_does_less() -> None:
    more = "treat: {action: Treat it, go to: stop}"
    (only,) = found(CODE, asked("stop", more, no="stop", yes="treat"))
    assert only.message == "'not known' leads to 'stop' as 'no' does, the least cautious answer"


def test_an_answer_that_asks_again_is_more_cautious_than_giving_the_drug() -> None:
    more = "rest: {action: Rest, go to: first}"
    nodes = asked("restart", more, yes="rest, at most: 1, after that: restart")
    assert [f.there for f in found(CODE, nodes)] == ["restart}"]
    nodes = asked("stop", more, no="stop", yes="rest, at most: 1, after that: stop")
    assert not found(CODE, nodes)


def test_an_excluding_answer_without_an_end_does_not_excuse_giving_the_drug() -> None:
    more = "leave: {outcome: Leave, disposition: leave this pathway}"
    nodes = asked("restart", more, yes="leave").replace(
        "restart}\nleave", "restart}\n  excludes: [yes]\nleave", 1
    )
    (only,) = found(CODE, nodes)
    assert "the least cautious answer" in only.message


def test_a_question_that_decides_nothing_is_left_alone() -> None:
    assert not found(CODE, asked("restart", yes="restart", no="restart"))


def test_a_single_known_answer_decides_something() -> None:
    nodes = asked("restart").replace("    yes: {text: There were, go to: stop}\n", "")
    assert len(found(CODE, nodes)) == 1


def test_going_back_to_an_earlier_step_is_asking_again() -> None:
    nodes = """
first:
  question: Unstable?
  answers:
    yes: {text: Unstable, go to: emergency}
    no: {text: Stable, go to: cause}
cause:
  question: Another cause?
  answers:
    yes: {text: Another cause, go to: leave}
    no: {text: None, go to: review}
review:
  question: Better?
  answers:
    yes: {text: Better, go to: restart}
    no: {text: No better, go to: stop}
    not known: {text: Not reviewed, go to: first, at most: 2, after that: emergency}
leave: {outcome: Leave, disposition: leave this pathway}
""" + ENDS.lstrip()
    assert not found(CODE, nodes)


def test_going_back_to_a_step_that_not_every_walk_has_passed_is_no_asking_again() -> None:
    nodes = """
first:
  question: Skin or lung?
  answers:
    skin: {text: The skin, go to: skin}
    lung: {text: The lung, go to: review}
skin:
  question: Itching?
  answers:
    yes: {text: It itches, go to: restart}
    no: {text: It does not, go to: review}
review:
  question: Better?
  answers:
    yes: {text: Better, go to: restart}
    no: {text: No better, go to: stop}
    not known: {text: Not reviewed, go to: skin, at most: 2, after that: emergency}
""" + ENDS.lstrip()
    (only,) = found(CODE, nodes)
    assert only.message.endswith("review: not known → skin: yes → restart")


def test_a_circle_with_two_entries_does_not_hide_the_way_back_to_the_question() -> None:
    nodes = """
first:
  question: Skin or lung?
  answers:
    skin: {text: The skin, go to: look}
    lung: {text: The lung, go to: review}
look: {action: Look at it, go to: review}
review:
  question: Better?
  answers:
    yes: {text: Better, go to: restart}
    no: {text: No better, go to: stop}
    not known: {text: Not reviewed, go to: look, at most: 2, after that: stop}
""" + ENDS.lstrip()
    assert not found(CODE, nodes)


def test_when_every_known_answer_asks_again_not_known_may_not_lead_on() -> None:
    nodes = """
first: {action: Look at it, go to: ask}
ask:
  question: Better?
  answers:
    yes: {text: Better, go to: first}
    no: {text: No better, go to: first}
    not known: {text: Not reviewed, go to: stop}
stop: {outcome: Stop, disposition: permanently stop}
"""
    (only,) = found(CODE, nodes)
    assert only.there == "stop}"


def test_the_ends_behind_a_link_count() -> None:
    behind = """
first:
  question: Severe?
  answers:
    yes: {text: Severe, go to: emergency}
    no: {text: Mild, go to: on}
emergency: {outcome: Call for help, disposition: emergency}
on: {outcome: Go on, disposition: continue}
"""
    nodes = asked("lung", "lung: {link: See the lung, pathway: gate}")
    (only,) = found(CODE, nodes, linked=[gate(behind)])
    assert only.message.endswith("first: not known → lung → lung/first: no → lung/on")
    back = nodes.replace("pathway: gate}", "pathway: gate, comes back: {on: first}}")
    assert not found(CODE, back, linked=[gate(behind)])


def test_a_question_that_no_walk_reaches_is_left_to_another_check() -> None:
    assert not found(CODE, asked("restart"), start="stop")


def test_a_question_behind_a_link_is_left_to_its_own_file() -> None:
    nodes = "first: {link: See there, pathway: gate}"
    assert not found(CODE, nodes, linked=[gate(asked("restart"))])
