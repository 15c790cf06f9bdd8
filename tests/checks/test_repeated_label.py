"""`rechallenge.checks.repeated_label`."""

from tests.checks.samples import found

CODE = "repeated-label"


def test_a_second_node_with_the_same_text_is_found_at_its_id() -> None:
    nodes = """
first: {action: Wait a week, go to: second}
second: {action: wait a week., go to: stop}
stop: {outcome: Stop, disposition: switch}
"""
    (only,) = found(CODE, nodes)
    assert only.there.startswith("second:")
    assert only.message == "'second' has the same text as 'first'"


def test_a_second_answer_with_the_same_text_is_found_but_not_one_of_another_question() -> None:
    nodes = """
first:
  question: Blisters?
  answers:
    yes: {text: Seen today, go to: second}
    no: {text: Seen today, go to: second}
second:
  question: Fever?
  answers:
    yes: {text: Seen today, go to: stop}
    no: {text: None, go to: stop}
stop: {outcome: Stop, disposition: switch}
"""
    (only,) = found(CODE, nodes)
    assert only.message == "the answer 'no' has the same text as 'yes'"
    assert only.node == "first"


def test_answers_with_the_same_target_have_no_finding() -> None:
    assert not found(CODE, "first: {outcome: Stop, disposition: switch}")
