"""Worked cases are read with all their faults, walked, and measured for what they cover."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge.cases import (
    Kind,
    coverage,
    judge,
    judge_all,
    load_cases,
    read_cases,
)
from rechallenge.library import load
from rechallenge.model import Pathway, Source
from rechallenge.problems import Unreadable
from rechallenge.routes import routes
from rechallenge.vocabulary import Provenance
from rechallenge.walk import replay, walk
from tests.skeletons import skeletons
from tests.strategies import picks, wander
from tests.toys import LOOP, toy, toy_pathway

LINKED = """
start: {link: Pass the gate, pathway: gate, comes back: {on: done}}
done: {outcome: Done, disposition: continue}
"""
TOY = toy_pathway(LOOP)
GATED = toy_pathway(LINKED, start="start", linked=[toy_pathway(LOOP, id="gate")])


def file(cases: str, pathway: str = "toy") -> str:
    body = "\n".join("  " + line for line in dedent(cases).strip().split("\n"))
    return f"format: 1\npathway: {pathway}\ncases:\n{body}\n"


def one(answers: str, outcome: str, more: str = "") -> str:
    return file(f"""
    one:
      title: A patient
      kind: made-up
      story: It happened so.
      answers: {answers}
      outcome: {outcome}
      because: It must be.
      {more}
    """)


def said(text: str, pathway: Pathway = TOY) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read_cases(text, "toy.cases.yaml", pathway)
    return [str(p).removeprefix("toy.cases.yaml:") for p in caught.value.problems]


def failures(text: str, pathway: Pathway = TOY) -> list[str]:
    """Walk the cases of a text and return how they fail."""
    problems, _ = judge_all(pathway, read_cases(text, "c", pathway))
    return [str(p).removeprefix(f"{pathway.file}:") for p in problems]


def test_a_case_is_read_with_its_answers_in_order() -> None:
    (case,) = read_cases(one("{first: no, first#2: not known}", "on"), "f", TOY)
    assert case.kind is Kind.MADE_UP
    assert case.given == {"first": "no", "first#2": "not-known"}
    assert (case.span.line, case.outcome_span.line) == (4, 9)
    assert case.answers[1].span == (8, 26)
    assert case.answers[1].answer_span == (8, 35)


def test_a_published_patient_needs_a_source_and_its_difference() -> None:
    text = one("{first: yes}", "on").replace("made-up", "published patient")
    assert said(text) == [
        "4:3: a case with 'kind: published patient' lacks the keys 'source', 'place', "
        "'provenance', 'differs' [missing-key]"
    ]
    more = "source: doe-1999\n      place: abstract\n      provenance: read in the source"
    text = one("{first: yes}", "on", more + "\n      differs: as published")
    text = text.replace("made-up", "published patient")
    known = {"doe-1999": Source("doe-1999", "A title")}
    (case,) = read_cases(text, "f", TOY, known)
    assert (case.source, case.provenance) == ("doe-1999", Provenance.READ)
    (line,) = said(text)
    assert line == (
        "11:13: no source 'doe-1999' is described — describe it in sources.json [unknown-source]"
    )


def test_the_sources_of_the_pathway_are_known_to_its_cases() -> None:
    pathway = toy_pathway(LOOP, "sources: [{id: doe-1999, title: A title}]")
    text = one("{first: yes}", "on", "source: doe-1990")
    assert said(text, pathway)[0].endswith("did you mean 'doe-1999'? [unknown-source]")
    assert read_cases(one("{first: yes}", "on", "source: doe-1999"), "f", pathway)


def test_cases_for_another_pathway_are_refused() -> None:
    assert said(file("one: {}", "tou"))[0].startswith("2:10: these cases are for 'tou', not 'toy'")


def test_a_file_that_is_a_list_holds_no_cases() -> None:
    assert said("- a\n")[0].startswith("1:1: a list where the cases file should be")


def test_all_faults_of_a_cases_file_are_told_in_one_run() -> None:
    text = file("""
    one:
      title: A patient
      kind: invented
      story: It happened so.
      answers: {First: no}
      outcome: on the way
      because: It must be.
    two: A patient
    three: {titel: A}
    """)
    assert [(line.split(":")[0], line.rsplit(" ", 1)[1]) for line in said(text)] == [
        ("6", "[wrong-word]"),
        ("8", "[malformed-id]"),
        ("9", "[malformed-id]"),
        ("11", "[wrong-shape]"),
        ("12", "[missing-key]"),
        ("12", "[unknown-key]"),
    ]


@pytest.mark.parametrize("key", ["first#1", "first#0", "first#02", "/first", "a//b", "first#", "A"])
def test_the_key_of_an_answer_has_one_way_of_writing(key: str) -> None:
    (line,) = said(one(f"{{{key}: no}}", "on"))
    assert "write question, question#2 for its second visit, link/question behind a link" in line


def test_a_case_that_reaches_its_outcome_has_no_findings() -> None:
    assert failures(one("{first: no, first#2: yes}", "on")) == []
    assert failures(one("{start/first: yes}", "done"), GATED) == []
    assert (
        failures(
            one("{start/first: no, start/first#2: no, start/first#3: no}", "start/stop"), GATED
        )
        == []
    )


def test_another_outcome_is_told_where_the_case_names_it() -> None:
    assert failures(one("{first: yes}", "stop")) == [
        "9:14: case 'one' reaches 'on', not 'stop' [case-outcome]"
    ]
    assert failures(one("{first: yes}", "onn")) == [
        "9:14: case 'one' reaches 'on', not 'onn' — did you mean 'on'? [case-outcome]"
    ]


def test_an_unfinished_case_is_told_with_the_question_where_it_ends() -> None:
    assert failures(one("{first: no}", "on")) == [
        "4:3: case 'one' ends before an outcome, at the question 'first#2' — its answers: yes, no, "
        "not known [case-unfinished]"
    ]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ("{first: perhaps, first#2: yes}", "'first' has no answer 'perhaps'"),
        ("{frist: no, first#2: yes}", "there is no question 'frist'; did you mean 'first'?"),
        ("{wait: no, first: yes}", "'wait' is not a question"),
        ("{first: yes, first#2: yes}", "this question is no longer asked on the way"),
    ],
)
def test_an_answer_that_is_not_used_is_told_once_and_why(answers: str, why: str) -> None:
    (line,) = failures(one(answers, "on"))
    assert "is not used" in line
    assert why in line
    assert line.endswith("[case-answer]")


def test_answers_behind_an_unanswered_question_are_not_blamed() -> None:
    (line,) = failures(one("{first: no, first#3: yes}", "on"))
    assert line.endswith("[case-unfinished]")


def test_coverage_tells_what_no_case_has_passed() -> None:
    cases = read_cases(one("{first: no, first#2: yes}", "on"), "f", TOY)
    _, covered = judge_all(TOY, cases)
    assert covered.nodes == {"first": True, "wait": True, "stop": False, "on": True}
    assert covered.answers == {"first: yes": True, "first: no": True, "first: not-known": False}
    assert covered.outcomes == {"stop": False, "on": True}
    assert covered.limits == {"first: no": False, "first: not-known": False}
    assert not covered.full


def test_coverage_counts_a_pathways_own_nodes_and_not_those_behind_links() -> None:
    _, covered = judge_all(GATED, read_cases(one("{start/first: yes}", "done"), "f", GATED))
    assert covered.nodes == {"start": True, "done": True}
    assert covered.full


@given(skeletons(), st.lists(picks(), max_size=3))
def test_coverage_is_what_the_walks_have_passed(pathway: Pathway, numbers: list[list[int]]) -> None:
    walks = [wander(walk(pathway), some) for some in numbers]
    covered = coverage(pathway, walks)
    passed = {s.place.key for w in walks for s in w.steps} | {w.place.key for w in walks}
    assert covered.nodes == {node.id: node.id in passed for node in pathway.nodes}
    assert covered.outcomes.items() <= covered.nodes.items()
    again = coverage(pathway, [replay(pathway, w.answers)[0] for w in walks])
    assert again == covered


@given(skeletons(), picks())
def test_any_walk_that_ended_is_a_case_without_findings(
    pathway: Pathway, numbers: list[int]
) -> None:
    walked = wander(walk(pathway), [*numbers, *[0] * 200])
    answers = ", ".join(f"{key}: {id}" for key, id in walked.answers.items())
    (case,) = read_cases(one(f"{{{answers}}}", walked.place.key), "f", pathway)
    assert judge(case, routes(pathway), "f") == (walked, [])


def test_cases_are_found_beside_the_pathway(tmp_path: Path) -> None:
    path = tmp_path / "toy.yaml"
    path.write_text(toy(LOOP), "utf-8")
    pathway = load(str(path))
    assert load_cases(pathway) == ()
    (tmp_path / "sources.json").write_text('[{"id": "doe", "title": "A"}]', "utf-8")
    beside = tmp_path / "toy.cases.yaml"
    beside.write_text(one("{first: yes}", "stop", "source: doe"), "utf-8")
    cases = load_cases(pathway)
    assert [case.id for case in cases] == ["one"]
    problems, _ = judge_all(pathway, cases)
    assert [(p.file, p.span.line) for p in problems] == [(str(beside), 9)]


def test_a_pathway_without_a_file_has_no_cases() -> None:
    assert load_cases(replace(TOY, file="<stdin>")) == ()
