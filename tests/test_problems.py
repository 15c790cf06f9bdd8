"""Findings are told at their place, in few words, and not more of them than anybody mends."""

import pytest

from rechallenge.problems import (
    Findings,
    NotFound,
    Problem,
    Unreadable,
    did_you_mean,
    nearest,
    quote,
)
from rechallenge.spans import NOWHERE, Span


def test_a_problem_is_told_as_file_line_column_message_hint_and_code() -> None:
    problem = Problem("a.yaml", Span(41, 22), "unknown-target", "no node named 'tapr'")
    assert str(problem) == "a.yaml:41:22: no node named 'tapr' [unknown-target]"
    hinted = Problem("a.yaml", Span(41, 22), "unknown-target", "no node", "did you mean 'taper'?")
    assert str(hinted) == "a.yaml:41:22: no node — did you mean 'taper'? [unknown-target]"


def test_problems_are_told_in_file_order() -> None:
    places = [Span(10, 1), Span(2, 30), Span(2, 4)]
    error = Unreadable(Problem("a", span, "x", "y") for span in places)
    assert [problem.span for problem in error.problems] == sorted(places)
    assert str(error).count("\n") == 2


def test_what_was_refused_is_told_once() -> None:
    findings = Findings("a")
    assert not findings
    findings.refuse(Span(1, 2), "alias", "the alias", "write it out")
    findings(Span(1, 2), "wrong-shape", "nothing")
    findings.forget(Span(3, 4))
    findings(Span(3, 4), "wrong-shape", "nothing")
    findings(Span(5, 6), "wrong-shape", "nothing")
    assert findings
    assert [p.span for p in findings.unreadable().problems] == [(1, 2), (5, 6)]


def test_too_many_findings_stop_the_reading() -> None:
    findings = Findings("a")
    for line in range(1, Findings.MOST):
        findings(Span(line, 1), "wrong-shape", "nothing")
    with pytest.raises(Unreadable) as caught:
        findings(Span(Findings.MOST, 1), "wrong-shape", "nothing")
    assert len(caught.value.problems) == Findings.MOST + 1
    assert caught.value.problems[0].code == "too-many"


def test_a_missing_file_is_a_problem_too() -> None:
    error = NotFound("a.yaml", "there is no such file", "did you mean 'b.yaml'?")
    assert error.problem.span == NOWHERE
    assert str(error) == ("a.yaml:1:1: there is no such file — did you mean 'b.yaml'? [not-found]")


def test_the_nearest_word_is_offered() -> None:
    assert did_you_mean("tapr", ["taper", "paper", "stop"]) == "did you mean 'taper'?"
    assert did_you_mean("zzz", ["taper"]) == ""
    assert did_you_mean("taper", []) == ""


def test_the_nearest_of_equals_does_not_depend_on_their_order() -> None:
    known = ["step-1", "step-2", "step-3"]
    assert nearest("step-x", known) == nearest("step-x", reversed(known))


def test_the_nearest_of_thousands_is_found() -> None:
    known = [f"{number}-question" for number in range(5000)] + ["grade-again"]
    assert nearest("4711-qestion", known) == "4711-question"
    assert nearest("grade-agian", known) == "grade-again"
    assert nearest("x" * 100_000, known) == ""


def test_a_quoted_text_stays_on_one_line_and_shows_nothing_hidden() -> None:
    assert quote("a\n  b\tc") == "'a b c'"
    assert quote("a\x1b[2Jb\u202ec") == "'a [2Jb c'"
    assert quote("x" * 100) == "'" + "x" * 59 + "…'"
    assert quote("") == "''"
