import json
import re
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given

from rechallenge.model import Node, Outcome, Pathway, Statement
from rechallenge.prose import width
from rechallenge.quantities import duration
from rechallenge.transcript import FORMATS, format_of, transcript
from rechallenge.transcript.account import Account, Asked, Done, End
from rechallenge.transcript.markdown import escape
from rechallenge.transcript.phrases import default_text, numbered, weakest_text, when
from rechallenge.transcript.tell import tell
from rechallenge.transcript.timeplan import moment
from rechallenge.vocabulary import Grade, Provenance
from rechallenge.walk import Walk, walk
from rechallenge.wording import BANNER, DEFAULT_MARK, DISCLAIMER
from tests.golden_files import Golden
from tests.strategies import HOSTILE, pathways, picks, wander
from tests.terminal.samples import TO_RECHALLENGE, walked
from tests.toys import LOOP, toy_pathway

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def day(number: int) -> Decimal:
    return Decimal(number)


def account(*answers: str) -> Account:
    return tell(walked(*answers))


@pytest.mark.parametrize("format", FORMATS)
def test_the_transcript_of_the_published_patient_is_as_approved(
    format: str, golden: Golden
) -> None:
    ending = {"text": "txt", "markdown": "md", "json": "json"}[format]
    golden(f"transcripts/rechallenge.{ending}", transcript(walked(*TO_RECHALLENGE), format))


@pytest.mark.parametrize("format", FORMATS)
def test_the_transcript_of_an_unfinished_walk_is_as_approved(format: str, golden: Golden) -> None:
    ending = {"text": "txt", "markdown": "md", "json": "json"}[format]
    golden(f"transcripts/unfinished.{ending}", transcript(walked("not-known"), format))


def test_each_step_tells_question_answer_and_evidence() -> None:
    step = account("no").steps[1]
    assert isinstance(step, Asked)
    assert (step.number, step.key, step.answer) == (2, "red-flags", "no")
    assert step.answer_text == "No, after a full examination"
    label, default = step.evidence
    assert (label.source, label.place, label.reference) == ("label-2024", "section 4.4", 1)
    assert (label.grade, label.provenance) == (Grade.LABEL, Provenance.READ)
    assert (default.said, default.reference) == (DEFAULT_MARK, None)


def test_evidence_of_answers_that_were_not_given_does_not_count() -> None:
    one, three = (account("no", answer).steps[2] for answer in ("one", "three"))
    assert [e.id for e in one.evidence] == [e.id for e in three.evidence] == ["registry-grade"]
    nodes = LOOP.replace("text: Better, go to: on", "text: Better, go to: on, evidence: [a]")
    more = """
    evidence:
      a: {finding: A, grade: no published evidence, provenance: author's default}
    """
    pathway = toy_pathway(nodes, more)
    assert [e.id for e in tell(walk(pathway).answer("yes")).steps[0].evidence] == ["a"]
    assert tell(walk(pathway).answer("no")).steps[0].evidence == ()


def test_rounds_are_counted_and_a_used_up_limit_is_told() -> None:
    walked_out = walk(toy_pathway(LOOP)).answer("no").answer("no").answer("no")
    asked = [step for step in tell(walked_out).steps if isinstance(step, Asked)]
    assert [(a.round, a.rounds, a.used_up) for a in asked] == [
        (1, 2, False),
        (2, 2, False),
        (3, 2, True),
    ]
    text = transcript(walked_out)
    assert "round 1 of 2" in text
    assert "all 2 rounds are used up, so the walk goes on elsewhere" in text


def test_an_action_that_is_done_again_refers_to_its_first_time() -> None:
    told = tell(walk(toy_pathway(LOOP)).answer("no").answer("no"))
    again = [step for step in told.steps if isinstance(step, Done) and step.as_at]
    assert again
    for step in again:
        first = told.steps[(step.as_at or 0) - 1]
        assert isinstance(first, Done)
        assert (first.text, first.steps, first.as_at) == (step.text, step.steps, None)


def test_the_outcome_comes_with_its_disposition_why_next_and_warnings() -> None:
    end = account(*TO_RECHALLENGE).outcome
    assert isinstance(end, End)
    assert end.disposition.value == "rechallenge"
    assert end.why == "The rash settled and no exclusion is known."
    assert [said.text for said in end.next] == [
        "Restart at half the dose (after 1 week).",
        "Tell the patient what to look for.",
    ]
    assert [said.text for said in end.warnings] == ["Stop for good when the rash comes back."]


def test_the_time_plan_adds_up_the_shortest_waits() -> None:
    plan = account(*TO_RECHALLENGE).plan
    waits = [(t.starts, t.ends) for t in plan if t.what == "wait"]
    assert waits == [(day(0), day(2)), (day(2), day(23)), (day(23), day(44))]
    doses = [(t.starts, t.ends) for t in plan if t.what == "dose"]
    assert doses == [
        (day(2), day(23)),
        (day(23), day(107)),
        (day(23), day(44)),
        (day(44), day(128)),
    ]
    assert plan[-1].starts == 44 + 7


def test_after_a_dose_without_a_length_nobody_knows_the_day() -> None:
    nodes = """
    first:
      question: Ready?
      answers:
        yes: {text: 'Yes', go to: give}
        no: {text: 'No', go to: on}
    give:
      action: Give it
      doses:
        - {drug: a, dose: 1 mg/day, for: 36 hours}
        - {drug: b, dose: 1 mg/day}
        - {drug: c, dose: 1 mg/day, for: 1 week}
      go to: on
    on: {outcome: Go on, disposition: continue}
    """
    plan = tell(walk(toy_pathway(nodes)).answer("yes")).plan
    assert [when(timed) for timed in plan] == [
        "day 0 to hour 36",
        "from hour 36",
        "after that",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("0", "day 0"),
        ("5", "day 5"),
        ("21", "week 3 (day 21)"),
        ("0.5", "hour 12"),
        ("10.5", "day 10.5"),
    ],
)
def test_a_day_is_said_in_words(days: str, said: str) -> None:
    assert moment(Decimal(days)) == said


def test_the_weakest_evidence_is_named_by_grade_first_and_provenance_then() -> None:
    told = account("no", "one")
    assert weakest_text(told) == (
        "Weakest evidence on this path: no published evidence (author's default), at step 2."
    )
    pathway = walked().pathway
    citations = tuple(
        replace(c, grade=Grade.CASES, provenance=Provenance.RECALLED)
        if c.id == "label-hold"
        else replace(c, grade=Grade.CASES, provenance=Provenance.READ)
        for c in pathway.citations
    )
    other = tell(walked("no", "one", pathway=replace(pathway, citations=citations)))
    assert other.weakest is not None
    assert (other.weakest.grade, other.weakest.provenance) == (Grade.CASES, Provenance.RECALLED)
    assert other.weakest.steps == (1, 2)


def test_steps_on_the_authors_default_are_counted_and_marked() -> None:
    told = account(*TO_RECHALLENGE)
    assert told.on_default == (3, 7, 9, 10)
    assert told.partly_on_default == (2, 4, 6, 8)
    assert default_text(told) == (
        "Author's default, no published source: 4 of 13 steps rest on it alone (steps 3, 7, 9 and "
        "10); 4 of 13 steps rest on it in part (steps 2, 4, 6 and 8)."
    )
    marks = {step.number: step.default_mark for step in told.steps}
    assert marks[3] == DEFAULT_MARK
    assert marks[2] == f"in part {DEFAULT_MARK}"
    assert marks[5] == ""
    for format in FORMATS:
        assert transcript(walked("not-known"), format).lower().count(DEFAULT_MARK) >= 4


def test_numbers_of_steps_run_together() -> None:
    assert numbered([3]) == "step 3"
    assert numbered([3, 4]) == "steps 3 and 4"
    assert numbered([1, 3, 4, 5, 6, 9]) == "steps 1, 3 to 6 and 9"


def test_evidence_for_retreatment_is_marked_as_no_support() -> None:
    pathway = walked().pathway
    citations = tuple(
        replace(c, about=pathway.citation("again-gist").about) for c in pathway.citations
    )
    here = walked("no", "one", pathway=replace(pathway, citations=citations))
    assert "never support for re-exposure" in " ".join(transcript(here).split())


@pytest.mark.parametrize("format", FORMATS)
def test_every_transcript_holds_banner_disclaimer_stamp_code_and_references(format: str) -> None:
    told = account(*TO_RECHALLENGE)
    text = " ".join(transcript(walked(*TO_RECHALLENGE), format).replace("\\", "").split())
    for needed in (BANNER, DISCLAIMER, told.stamp, told.code):
        assert needed in text
    for reference in told.references:
        assert reference.text in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_walk_that_is_not_at_its_end_says_so(format: str) -> None:
    text = transcript(walked("no"), format)
    assert "Which CTCAE grade is the rash?" in text
    if format == "json":
        assert json.loads(text)["outcome"] is None
        assert json.loads(text)["waiting"]["answers"][0]["id"] == "one"
    else:
        assert "Not answered: the walk stops here, before an outcome" in text


@pytest.mark.parametrize("format", FORMATS)
@given(pathways(), picks())
def test_every_step_is_told_in_every_format(
    format: str, pathway: Pathway, numbers: list[int]
) -> None:
    here = wander(walk(pathway), numbers)
    text = transcript(here, format)
    assert text == transcript(here, format)
    assert not HIDDEN.search(text)
    told = tell(here)
    assert len(told.steps) == len(here.steps)
    if format == "json":
        read = json.loads(text)
        assert [step["text"] for step in read["steps"]] == [step.text for step in told.steps]
        assert read["code"] == told.code
    if format == "text":
        assert all(width(line) <= 80 for line in text.splitlines())


def test_the_json_holds_every_field_of_the_account() -> None:
    read = json.loads(transcript(walked(*TO_RECHALLENGE), "json"))
    assert list(read) == ["format", "kind", *(field.name for field in fields(Account))]
    kinds = {step["kind"] for step in read["steps"]}
    assert kinds == {"question", "action", "link", "outcome"}
    dose = next(s for s in read["steps"] if s["kind"] == "action" and s["doses"])
    assert set(dose) == {"kind", *(field.name for field in fields(Done))}


def _with(node: Node, text: str) -> Node:
    if isinstance(node, Outcome):
        timed = (Statement(text, after=duration("1 week")),)
        return replace(node, text=text, why=text, next=timed)
    return replace(node, text=text, why=text)


def hostile(text: str) -> Walk:
    """Return a walk of a pathway built in Python, which may hold what no file may."""
    pathway = walked().pathway
    nodes = [_with(node, text) for node in pathway.nodes]
    return walked("no", "one", pathway=replace(pathway, nodes=tuple(nodes), title=text))


@pytest.mark.parametrize("text", [*HOSTILE, "\x1b[2J\x9b31m", "\u202eabc\u2066", "a\nb\r\nc"])
@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_cannot_hide_or_steer(text: str, format: str) -> None:
    made = transcript(hostile(text), format)
    assert not HIDDEN.search(made)
    if format == "json":
        assert json.loads(made)["title"] == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>bold</b> & *stars*", r"\<b\>bold\</b\> \& \*stars\*"),
        ("[link](javascript:x)", r"\[link\](javascript:x)"),
        ("- dash", r"\- dash"),
        ("1. one", r"1\. one"),
        ("# title `code` a_b ~c~ $d$", r"\# title \`code\` a\_b \~c\~ \$d\$"),
        ("two\n\n# lines", r"two \# lines"),
        ("a | b", r"a \| b"),
    ],
)
def test_markdown_shows_every_text_as_it_is(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_the_format_is_told_by_the_end_of_the_name() -> None:
    assert [format_of(n) for n in ("a.txt", "b.MD", "c.json")] == ["text", "markdown", "json"]
    assert format_of("a.pdf") is None
