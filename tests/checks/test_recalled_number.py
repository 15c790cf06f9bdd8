"""`rechallenge.checks.recalled_number`."""

import pytest

from tests.checks.samples import found

CODE = "recalled-number"
EVIDENCE = """
evidence:
  recalled:
    source: doe
    finding: It is said to come back in some patients.
    grade: case reports
    provenance: recalled, not verified
  seen:
    source: doe
    finding: It came back in 2 of 5 patients.
    grade: case reports
    provenance: read in the source
sources: [{id: doe, title: A report}]
"""
STOP = "stop: {outcome: Stop, disposition: switch}"


def action(keys: str) -> str:
    return f"first: {{action: Treat, go to: stop, {keys}}}\n{STOP}"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("why: After 3 weeks it is over., evidence: [recalled]", "the number 3 in this action"),
        ("wait: 2 weeks, evidence: [recalled]", "the number 2 in this action"),
        ("steps: [{text: Give 30 mg., evidence: [recalled]}]", "the number 30 in this sentence"),
        ("steps: [{text: Look., every: 4 hours, evidence: [recalled]}]", "the number 4"),
        ("steps: [Wait 7.5 days.], evidence: [recalled]", "the number 7.5 in this sentence"),
        ("doses: [{drug: x, dose: 1 mg, evidence: [recalled]}]", "the number 1 in this dose"),
        ("doses: [{drug: x, dose: 1 mg}], evidence: [recalled]", "the number 1 in this dose"),
    ],
)
def test_a_number_that_rests_on_recalled_evidence_only_is_found(keys: str, said: str) -> None:
    (only,) = found(CODE, action(keys), EVIDENCE)
    assert only.message.startswith(said)
    assert only.message.endswith("rests on recalled evidence only")
    assert only.node == "first"


@pytest.mark.parametrize(
    "keys",
    [
        "why: After some weeks it is over., evidence: [recalled]",
        "why: After 3 weeks it is over., evidence: [recalled, seen]",
        "steps: [{text: Give 30 mg., evidence: [seen]}], evidence: [recalled]",
        "steps: [{text: Inhibitors of CYP3A4 raise it., evidence: [recalled]}]",
        "steps: [{text: Test for BCR-ABL1 and PD-1., evidence: [recalled]}]",
        "why: After 3 weeks it is over.",
    ],
)
def test_words_names_and_numbers_that_were_read_have_no_finding(keys: str) -> None:
    assert not found(CODE, action(keys), EVIDENCE)


def test_a_number_in_an_answer_is_found_at_the_answer() -> None:
    nodes = f"""
first:
  question: How many?
  answers:
    few: {{text: Up to 3, go to: stop, evidence: [recalled]}}
    many: {{text: More, go to: stop}}
{STOP}
"""
    (only,) = found(CODE, nodes, EVIDENCE)
    assert only.there.startswith("few:")
    assert only.message.startswith("the number 3 in this answer")


def test_a_number_in_a_background_note_is_found() -> None:
    background = """
background:
  - title: How often?
    notes: [{text: In 1 of 10., evidence: [recalled]}]
"""
    (only,) = found(CODE, STOP.replace("stop", "first"), EVIDENCE + background)
    assert only.node == ""


def test_a_number_in_the_finding_of_a_recalled_citation_is_found_at_the_citation() -> None:
    (only,) = found(CODE, STOP.replace("stop", "first"), EVIDENCE.replace("in some", "in 40% of"))
    assert only.there.startswith("recalled:")
    assert only.message == "the number 40 in 'recalled' is recalled, not verified"
