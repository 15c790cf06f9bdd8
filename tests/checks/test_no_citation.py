"""`rechallenge.checks.no_citation`."""

from tests.checks.samples import found, gate

CODE = "no-citation"
CITED = """
evidence:
  own: {finding: A default, grade: no published evidence, provenance: author's default}
"""


def test_each_clinical_node_without_evidence_is_found_at_its_id() -> None:
    nodes = """
first: {action: Wait, go to: ask}
ask:
  question: Better?
  answers:
    yes: {text: Better, go to: stop}
    no: {text: No better, go to: stop}
stop: {outcome: Stop, disposition: switch}
"""
    findings = found(CODE, nodes)
    assert [f.message for f in findings] == [
        "the action 'first' cites no evidence",
        "the question 'ask' cites no evidence",
        "the outcome 'stop' cites no evidence",
    ]
    assert findings[0].there.startswith("first:")


def test_evidence_of_an_answer_a_sentence_or_a_dose_is_evidence_of_the_node() -> None:
    nodes = """
first:
  question: Better?
  answers:
    yes: {text: Better, go to: treat, evidence: [own]}
    no: {text: No better, go to: stop}
treat:
  action: Treat
  doses: [{drug: prednisolone, dose: 30 mg/day, evidence: [own]}]
  go to: stop
stop: {outcome: Stop, disposition: switch, warnings: [{text: Watch., evidence: [own]}]}
"""
    assert not found(CODE, nodes, CITED)


def test_a_link_needs_no_evidence() -> None:
    assert not found(CODE, "first: {link: See there, pathway: gate}", linked=[gate()])
