"""`rechallenge.checks.long_text`."""

import pytest

from tests.checks.samples import found, gate

CODE = "long-text"
NODES = """
first:
  question: QUESTION
  answers:
    yes: {text: ANSWER, go to: act}
    no: {text: No, go to: end}
act: {action: ACTION, go to: pass}
pass: {link: LINK, pathway: gate}
end: {outcome: OUTCOME, disposition: switch}
"""
LIMITS = {"QUESTION": 140, "ANSWER": 80, "ACTION": 90, "LINK": 90, "OUTCOME": 90}


@pytest.mark.parametrize(("what", "most"), LIMITS.items())
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(what: str, most: int) -> None:
    assert not found(CODE, NODES.replace(what, "x" * most), linked=[gate()])
    (only,) = found(CODE, NODES.replace(what, "x" * (most + 1)), linked=[gate()])
    assert only.message.endswith(f"a text of {most + 1} characters (at most {most})")


def test_a_long_answer_is_found_at_the_answer_and_is_about_its_question() -> None:
    (only,) = found(CODE, NODES.replace("ANSWER", "x" * 81), linked=[gate()])
    assert only.there.startswith("yes:")
    assert only.node == "first"
    assert only.hint == "shorten it; there is room in 'note'"
