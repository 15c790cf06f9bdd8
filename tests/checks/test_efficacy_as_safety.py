"""`rechallenge.checks.efficacy_as_safety`."""

import pytest

from tests.checks.samples import found

CODE = "efficacy-as-safety"


def evidence(about: str) -> str:
    return f"""
evidence:
  right:
    finding: It worked again.
    grade: randomised trial
    provenance: worked out by the author
    about: {about}
background:
  - title: Does it work again?
    notes: [{{text: It does., evidence: [right]}}]
"""


NODES = """
first:
  question: Again?
  answers:
    yes: {text: Again, go to: treat, evidence: [right]}
    no: {text: Not again, go to: stop}
treat:
  action: Treat
  steps: [{text: Watch., evidence: [right]}]
  doses: [{drug: x, dose: 1 mg, evidence: [right]}]
  go to: stop
  evidence: [right]
stop: {outcome: Stop, disposition: switch}
"""


def test_each_place_that_cites_evidence_for_another_kind_is_found_but_not_the_background() -> None:
    findings = found(CODE, NODES, evidence("re-treatment of disease"))
    assert [f.node for f in findings] == ["first", "treat", "treat", "treat"]
    assert findings[0].there.startswith("yes:")
    assert findings[0].message == (
        "'right' is evidence for re-treatment of disease; "
        "this pathway is about re-exposure after an adverse event"
    )


@pytest.mark.parametrize(
    ("about", "rechallenge"),
    [
        ("re-treatment of disease", "[re-treatment of disease]"),
        ("treat-through", "[re-exposure after an adverse event, treat-through]"),
    ],
)
def test_evidence_for_a_kind_of_the_pathway_may_be_cited(about: str, rechallenge: str) -> None:
    assert not found(CODE, NODES, evidence(about), rechallenge=rechallenge)


def test_evidence_for_no_kind_in_particular_may_be_cited() -> None:
    general = "\n".join(
        line for line in evidence("treat-through").splitlines() if "about:" not in line
    )
    assert not found(CODE, NODES, general)
