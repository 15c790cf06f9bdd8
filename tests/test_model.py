"""A pathway is frozen data that answers by id."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from rechallenge.model import Action, Pathway, Question, evidence, statements
from rechallenge.spans import NOWHERE, Span
from rechallenge.vocabulary import Disposition, Grade, Severity
from tests.strategies import pathways
from tests.toys import LOOP, toy_pathway

RICH = """
first:
  question: Is it bad?
  look for: [{text: Signs, evidence: [b, a]}]
  answers:
    yes: {text: It is, go to: act, evidence: [c]}
    not known: {text: Not seen, go to: on}
  evidence: [a]
act:
  action: Act
  steps: [One, {text: Two, evidence: [b]}]
  doses: [{drug: toyinib, dose: 1 mg, evidence: [c]}]
  monitoring: [{text: Three, evidence: [a]}]
  go to: on
on: {outcome: Go on, disposition: continue, next: [Next], warnings: [Beware], evidence: [b]}
"""
EVIDENCE = "evidence:\n" + "\n".join(
    f"  {id}: {{finding: So, grade: case reports, provenance: author's default}}" for id in "abc"
)


def test_nodes_citations_and_sources_are_found_by_id() -> None:
    pathway = toy_pathway(RICH, EVIDENCE + "\nsources: [{id: doe, title: A title}]")
    assert pathway.node("act").text == "Act"
    assert pathway.citation("b").id == "b"
    source = pathway.source("doe")
    assert source
    assert source.title == "A title"
    assert pathway.source("roe") is None
    for find in (pathway.node, pathway.citation):
        with pytest.raises(KeyError):
            find("nothing")


def test_the_places_of_the_head_are_known() -> None:
    pathway = toy_pathway()
    assert pathway.span("next review") == Span(16, 14)
    assert pathway.span("nothing") == NOWHERE


def test_evidence_of_a_node_is_that_of_all_its_parts_each_once() -> None:
    question, action, outcome = toy_pathway(RICH, EVIDENCE).nodes
    assert evidence(question) == ("a", "b", "c")
    assert evidence(action) == ("b", "a", "c")
    assert evidence(outcome) == ("b",)


def test_statements_of_a_node_come_in_reading_order() -> None:
    _, action, outcome = toy_pathway(RICH, EVIDENCE).nodes
    assert [s.text for s in statements(action)] == ["One", "Two", "Three"]
    assert [s.text for s in statements(outcome)] == ["Next", "Beware"]


@given(pathways())
def test_the_statements_of_a_node_hold_only_evidence_that_the_node_has(pathway: Pathway) -> None:
    for node in pathway.nodes:
        for statement in statements(node):
            assert set(statement.evidence) <= set(evidence(node))


@given(pathways(links=0))
def test_places_do_not_count_when_pathways_are_compared(pathway: Pathway) -> None:
    moved = [replace(node, span=Span(99, 99)) for node in pathway.nodes]
    assert replace(pathway, nodes=tuple(moved), file="elsewhere.yaml") == pathway


def test_an_answer_is_found_by_id() -> None:
    question = toy_pathway(LOOP).nodes[0]
    assert isinstance(question, Question)
    answer = question.answer("not-known")
    assert answer
    assert answer.is_not_known
    assert question.answer("nothing") is None


def test_a_pathway_cannot_be_changed() -> None:
    pathway = toy_pathway(RICH, EVIDENCE)
    action = pathway.nodes[1]
    assert isinstance(action, Action)
    with pytest.raises(FrozenInstanceError):
        pathway.title = "Another"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        action.target = "first"  # type: ignore[misc]


def test_dispositions_are_ordered_by_caution_and_grades_by_strength() -> None:
    assert [d.rank for d in Disposition] == list(range(len(Disposition)))
    assert Disposition.CONTINUE.rank < Disposition.RECHALLENGE.rank < Disposition.STOP.rank
    assert Grade.TRIAL.rank < Grade.CASES.rank
    assert [d for d in Disposition if d.gives_drug] == [
        Disposition.CONTINUE,
        Disposition.CONTINUE_TREATED,
        Disposition.RECHALLENGE,
    ]
    assert {severity.value for severity in Severity} == {"non-severe", "severe"}
