"""`rechallenge.checks.unused_evidence`."""

from tests.checks.samples import found

CODE = "unused-evidence"
EVIDENCE = """
evidence:
  own: {finding: A default, grade: no published evidence, provenance: author's default}
"""


def test_evidence_that_nothing_names_is_found_at_its_id() -> None:
    (only,) = found(CODE, more=EVIDENCE)
    assert only.there.startswith("own:")
    assert only.message == "the evidence 'own' is never used"


def test_evidence_that_a_sentence_names_is_used() -> None:
    nodes = "first: {outcome: Stop, disposition: switch, next: [{text: Go., evidence: [own]}]}"
    assert not found(CODE, nodes, EVIDENCE)


def test_evidence_that_only_the_background_names_is_used() -> None:
    background = """
background:
  - title: Why
    notes: [{text: Because., evidence: [own]}]
"""
    assert not found(CODE, more=EVIDENCE + background)
