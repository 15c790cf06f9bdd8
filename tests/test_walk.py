"""A walk is its answers: every law of walking follows from that."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rechallenge.model import NOT_KNOWN, Pathway
from rechallenge.routes import routes
from rechallenge.walk import Walk, WalkError, replay, visit_of, walk
from tests.skeletons import skeletons
from tests.strategies import picks, wander
from tests.toys import LOOP, toy_pathway

LINKED = """
first:
  question: Is it bad?
  answers:
    yes: {text: It is, go to: gate}
    no: {text: It is not, go to: done}
gate: {link: Pass the gate, pathway: gate, comes back: {on: again}}
again:
  question: Is it still bad?
  answers:
    yes: {text: It is, go to: gate, at most: 1, after that: done}
    no: {text: It is not, go to: done}
done: {outcome: Done, disposition: continue}
"""
BRANCHES = """
first:
  question: Which way?
  answers:
    left: {text: Left, go to: left}
    right: {text: Right, go to: right}
left:
  question: On the left, is it bad?
  answers:
    yes: {text: It is, go to: last}
    no: {text: It is not, go to: last}
right: {action: Turn right, go to: last}
last:
  question: At last, is it bad?
  answers:
    yes: {text: It is, go to: stop}
    no: {text: It is not, go to: on}
stop: {outcome: Stop, disposition: permanently stop}
on: {outcome: Go on, disposition: continue}
"""


def linked() -> Pathway:
    return toy_pathway(LINKED, linked=[toy_pathway(LOOP, id="gate")])


def given_answers(start: Walk, **answers: str) -> Walk:
    return replay(start.map, {**start.answers, **answers})[0]


@given(skeletons(), picks())
def test_every_walk_ends_or_waits_at_a_question(pathway: Pathway, numbers: list[int]) -> None:
    here = wander(walk(pathway), numbers)
    assert (here.question is None) == (here.outcome is not None) == here.place.is_end


@given(skeletons(), picks())
def test_every_walk_can_be_brought_to_an_end(pathway: Pathway, numbers: list[int]) -> None:
    map = routes(pathway)
    limits = [exit.at_most or 0 for place in map.places.values() for exit in place.exits]
    enough = (sum(limits) + 1) * len(map.places)
    assert wander(walk(map), [*numbers, *range(enough)]).outcome


@given(skeletons(), picks())
def test_replaying_its_answers_gives_the_same_walk(pathway: Pathway, numbers: list[int]) -> None:
    here = wander(walk(pathway), numbers)
    again, misfits = replay(pathway, here.answers)
    assert misfits == ()
    assert again == here


@given(skeletons(), picks(), st.randoms())
def test_the_order_in_which_answers_are_kept_does_not_matter(
    pathway: Pathway, numbers: list[int], random: st.SearchStrategy[object]
) -> None:
    here = wander(walk(pathway), numbers)
    mixed = list(here.answers.items())
    random.shuffle(mixed)  # type: ignore[attr-defined]
    again, misfits = replay(pathway, dict(mixed))
    assert misfits == ()
    assert list(again.answers.items()) == list(here.answers.items())


@given(skeletons(), picks())
def test_going_back_undoes_exactly_one_answer(pathway: Pathway, numbers: list[int]) -> None:
    here = walk(pathway)
    for number in numbers:
        if here.question is None:
            break
        before = here
        here = wander(here, [number])
        assert len(here.answers) == len(before.answers) + 1
        assert here.back() == before


@given(skeletons(), picks())
def test_the_steps_lead_from_the_start_to_the_place(pathway: Pathway, numbers: list[int]) -> None:
    here = wander(walk(pathway), numbers)
    keys = [step.place.key for step in here.steps]
    assert [*keys, here.place.key] == [here.map.start, *(step.target for step in here.steps)]
    assert [step.key for step in here.steps if step.answer] == list(here.answers)
    assert len({step.key for step in here.steps}) == len(here.steps)


@given(skeletons(), picks())
def test_a_limited_answer_leads_to_its_target_exactly_as_often_as_it_may(
    pathway: Pathway, numbers: list[int]
) -> None:
    given: dict[tuple[str, str], int] = {}
    for step in wander(walk(pathway), numbers).steps:
        if step.answer is None or step.answer.at_most is None:
            assert not step.used_up
            continue
        key = step.place.key, step.answer.id
        given[key] = given.get(key, 0) + 1
        assert step.round == given[key]
        assert step.used_up == (given[key] > step.answer.at_most)
        prefix = step.place.key.removesuffix(step.place.node.id)
        target = step.answer.after_that if step.used_up else step.answer.target
        assert step.target == prefix + target


@given(skeletons(), picks(), st.data())
def test_a_change_keeps_what_still_applies_and_lists_what_does_not(
    pathway: Pathway, numbers: list[int], data: st.DataObject
) -> None:
    here = wander(walk(pathway), numbers)
    assume(here.answers)
    key = data.draw(st.sampled_from(list(here.answers)))
    question = next(step.place.node for step in here.steps if step.key == key)
    answer = data.draw(st.sampled_from([a.id for a in question.answers]))  # type: ignore[union-attr]
    change = here.change(key, answer)

    wanted = {**here.answers, key: answer}
    dropped = {misfit.key: misfit.answer for misfit in change.dropped}
    assert change.walk.answers.items() <= wanted.items()
    assert dict(change.walk.answers) | dropped == wanted
    assert not set(change.walk.answers) & set(dropped)
    assert change.walk.answers[key] == answer
    # What was kept is all that could be: the walk waits where no answer was given before, or ended.
    assert change.walk.question is None or change.walk.key not in wanted
    earlier = list(here.answers)[: list(here.answers).index(key)]
    assert list(change.walk.answers)[: len(earlier)] == earlier

    ends = [w.place.key if w.outcome else None for w in (here, change.walk)]
    assert change.outcome_changed == (ends[0] != ends[1])
    if answer == here.answers[key]:
        assert change.walk == here
        assert change.dropped == ()


def test_a_change_that_leads_past_a_question_drops_its_answer_alone() -> None:
    here = given_answers(walk(toy_pathway(BRANCHES)), first="left", left="no", last="no")
    change = here.change("first", "right")
    assert change.walk.answers == {"first": "right", "last": "no"}
    (misfit,) = change.dropped
    assert misfit == ("left", "no", "this question is no longer asked on the way", False)
    assert not change.outcome_changed
    assert change.walk.outcome == here.outcome


def test_a_change_to_an_unanswered_question_says_where_the_walk_waits() -> None:
    here = given_answers(walk(toy_pathway(BRANCHES)), first="right", last="no")
    change = here.change("first", "left")
    (misfit,) = change.dropped
    assert misfit == ("last", "no", "the walk stops before it, at 'left'", True)
    assert change.before is not None
    assert change.before.key == "on"
    assert change.after is None
    assert change.outcome_changed


def test_the_second_visit_of_a_question_has_a_key_of_its_own() -> None:
    here = walk(toy_pathway(LOOP)).answer("no").answer("not known").answer("no").answer("no")
    assert here.answers == {
        "first": "no",
        "first#2": NOT_KNOWN,
        "first#3": "no",
        "first#4": "no",
    }
    assert here.outcome
    assert here.outcome.id == "stop"
    assert [(s.key, s.round, s.used_up) for s in here.steps if s.answer] == [
        ("first", 1, False),
        ("first#2", 1, False),
        ("first#3", 2, False),
        ("first#4", 3, True),
    ]
    assert [step.key for step in here.steps if not step.answer] == ["wait", "wait#2", "wait#3"]


def test_a_question_behind_a_link_has_the_key_of_the_link_before_its_own() -> None:
    here = walk(linked()).answer("yes")
    assert here.key == "gate/first"
    here = here.answer("yes")
    assert here.key == "again"
    here = here.answer("yes")
    assert here.key == "gate/first#2"
    assert here.answer("no").key == "gate/first#3"
    assert here.answer("no").back() == here


def test_an_outcome_behind_a_link_from_which_nothing_returns_is_an_end() -> None:
    here = walk(linked()).answer("yes").answer("not known").answer("not known")
    assert here.place.key == "gate/stop"
    assert here.outcome
    assert here.pathway.id == "toy"
    assert here.place.pathway.id == "gate"


def test_an_unknown_answer_names_the_nearest() -> None:
    here = walk(toy_pathway(LOOP))
    with pytest.raises(WalkError, match="'first' has no answer 'yess'; did you mean 'yes'"):
        here.answer("yess")
    with pytest.raises(WalkError, match="'first' has no answer 'zz'; its answers: yes, no, not kn"):
        here.answer("zz")
    with pytest.raises(WalkError, match="did you mean 'not known'"):
        here.answer("unknown")
    with pytest.raises(WalkError, match="has no answer ''"):
        here.answer("")


@pytest.mark.parametrize("written", ["not known", "not-known"])
def test_not_known_is_answered_by_its_words_or_its_id(written: str) -> None:
    here = walk(toy_pathway(LOOP)).answer(written)
    assert here.answers == {"first": NOT_KNOWN}
    assert replay(here.map, {"first": written})[0] == here
    assert here.change("first", written).walk == here


def test_nothing_is_answered_at_the_end() -> None:
    here = walk(toy_pathway()).answer("yes")
    with pytest.raises(WalkError, match="the walk is at its end; go back or change an answer"):
        here.answer("yes")


def test_nothing_is_taken_back_at_the_start() -> None:
    with pytest.raises(WalkError, match="there is nothing to take back"):
        walk(toy_pathway()).back()


def test_only_what_was_answered_can_be_changed() -> None:
    start = walk(toy_pathway(LOOP))
    with pytest.raises(WalkError, match="nothing was answered at 'first'; answered: nothing yet"):
        start.change("first", "yes")
    here = start.answer("no")
    with pytest.raises(WalkError, match="nothing was answered at 'frist'; did you mean 'first'"):
        here.change("frist", "yes")
    with pytest.raises(WalkError, match="nothing was answered at 'wait'; answered: first"):
        here.change("wait", "yes")
    with pytest.raises(WalkError, match="'first' has no answer 'yess'; did you mean 'yes'"):
        here.change("first", "yess")


@pytest.mark.parametrize(
    ("key", "answer", "why"),
    [
        ("frist", "yes", "there is no question 'frist'; did you mean 'first'?"),
        ("zzzz", "yes", "there is no question 'zzzz'"),
        ("wait", "yes", "'wait' is not a question"),
        ("first#2", "yess", "'first' has no answer 'yess'; did you mean 'yes'?"),
        ("first#1", "yes", "its key is written 'first'"),
        ("first#02", "yes", "its key is written 'first#2'"),
        ("first#9", "no", "this question is no longer asked on the way"),
        ("first#" + "9" * 5000, "no", "its key is written 'first'"),
        ("gate/first", "no", "there is no question 'gate/first'; did you mean 'first'?"),
    ],
)
def test_an_answer_that_does_not_apply_says_why(key: str, answer: str, why: str) -> None:
    _, (misfit,) = replay(toy_pathway(LOOP), {"first": "yes", key: answer})
    assert misfit == (key, answer, why, False)


def test_a_wrong_answer_stops_the_walk_at_its_question() -> None:
    here, misfits = replay(toy_pathway(LOOP), {"first": "perhaps", "first#2": "yes"})
    assert here.key == "first"
    assert [(misfit.key, misfit.waits) for misfit in misfits] == [
        ("first", False),
        ("first#2", True),
    ]
    assert misfits[1].why == "the walk stops before it, at 'first'"


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("grade", ("grade", 1)),
        ("grade#2", ("grade", 2)),
        ("gate/grade#12", ("gate/grade", 12)),
        ("grade#", ("grade", 1)),
        ("grade#x", ("grade", 1)),
        ("grade#" + "9" * 5000, ("grade", 1)),
    ],
)
def test_the_key_of_an_answer_holds_its_place_and_its_visit(
    key: str, parts: tuple[str, int]
) -> None:
    assert visit_of(key) == parts


def test_a_walk_is_never_changed() -> None:
    start = walk(toy_pathway(LOOP))
    start.answer("no").answer("no")
    assert start.answers == {}
    assert start.steps == ()
    assert start == Walk.start(toy_pathway(LOOP))
    with pytest.raises(AttributeError):
        start.place = start.map.places["on"]  # type: ignore[misc]


def test_a_pathway_that_begins_with_an_end_is_walked_at_once() -> None:
    here = walk(toy_pathway("first: {outcome: Done, disposition: continue}"))
    assert here.outcome
    assert here.steps == ()
