"""`rechallenge.compiled`: the compiled walk comes to the same place as the walk that remembers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge.compiled import compiled
from rechallenge.model import Pathway
from rechallenge.walk import replay, walk
from tests.strategies import pathways, picks, wander
from tests.toys import LOOP, toy_pathway

LINKED = """
first: {link: Pass the gate, pathway: gate, comes back: {cleared: again}}
again:
  question: Give it again?
  answers:
    yes: {text: Once more, go to: first, at most: 1, after that: stop}
    no: {text: Not again, go to: stop}
stop: {outcome: Stop for good, disposition: permanently stop}
"""
GATE = """
first:
  question: Is it safe?
  answers:
    yes: {text: It is safe, go to: cleared}
    no: {text: It is not, go to: barred}
cleared: {outcome: Cleared, disposition: leave this pathway}
barred: {outcome: Barred, disposition: permanently stop}
"""


def linked() -> Pathway:
    return toy_pathway(LINKED, linked=[toy_pathway(GATE, id="gate")])


@given(pathways(max_nodes=12), picks())
def test_it_comes_to_the_place_of_the_walk(pathway: Pathway, numbers: list[int]) -> None:
    walked = wander(walk(pathway), numbers)
    assert compiled(pathway).place(walked.answers) == walked.place


@given(pathways(), st.data())
def test_it_treats_answers_that_are_not_asked_for_as_the_walk_does(
    pathway: Pathway, data: st.DataObject
) -> None:
    questions = [q.id for q in pathway.questions()] or ["first"]
    visits = st.sampled_from(["", "#2", "#3"])
    keys = st.tuples(st.sampled_from(questions), visits).map("".join)
    ids = sorted({a.id for q in pathway.questions() for a in q.answers} | {"not known", "other"})
    answers = data.draw(st.dictionaries(keys, st.sampled_from(ids), max_size=12))
    assert compiled(pathway).key(answers) == replay(pathway, answers)[0].place.key


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ({}, "first"),
        ({"first": "yes"}, "on"),
        ({"first": "not known"}, "first"),
        ({"first": "not known", "first#2": "not-known"}, "stop"),
        ({"first": "no", "first#2": "not known", "first#3": "no"}, "first"),
        ({"first": "no", "first#2": "no", "first#3": "no"}, "stop"),
        ({"first": "maybe"}, "first"),
        ({"first#2": "yes"}, "first"),
    ],
)
def test_it_counts_visits_and_rounds(answers: dict[str, str], place: str) -> None:
    assert compiled(toy_pathway(LOOP)).key(answers) == place


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ({"first/first": "no"}, "first/barred"),
        ({"first/first": "yes", "again": "no"}, "stop"),
        ({"first/first": "yes", "again": "yes", "first/first#2": "no"}, "first/barred"),
        (
            {"first/first": "yes", "again": "yes", "first/first#2": "yes", "again#2": "yes"},
            "stop",
        ),
    ],
)
def test_it_follows_links_and_comes_back(answers: dict[str, str], place: str) -> None:
    assert compiled(linked()).key(answers) == place


def test_a_pathway_that_asks_nothing_leads_to_its_end() -> None:
    nodes = """
    first: {action: Wait, go to: on}
    on: {outcome: Go on, disposition: continue}
    """
    assert compiled(toy_pathway(nodes)).key({}) == "on"
