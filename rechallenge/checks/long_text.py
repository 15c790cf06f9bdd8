"""Texts fit into their boxes.

The text of a question has at most 140 characters, that of an answer 80, that of an action, outcome
or link 90.

## Why it matters

These texts stand in the boxes and on the arrows of the chart, where somebody reads them from the
back of a lecture room. What is longer belongs in `why`, `how`, `look for`, `steps`, `next` or
`note`.

## Bad

```yaml
nodes:
  first:
    outcome: >-
      Stop the drug for good, tell the patient, tell the practice, write it into the medication
      record, and plan what comes next
    disposition: permanently stop
```

## Good

```yaml
nodes:
  first:
    outcome: Stop the drug for good
    disposition: permanently stop
    next:
      - Tell the patient and the practice.
      - Write it into the medication record.
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.model import Action, Answer, Link, Node, Outcome, Question
from rechallenge.spans import Span

CODE = "long-text"
QUESTION, ANSWER, STEP = 140, 80, 90
"""The most characters of the text of a question, of an answer, and of every other node."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find the texts that are too long for their boxes."""
    for node in subject.pathway.nodes:
        match node:
            case Question():
                yield from _measure(node, QUESTION, "'how' or 'look for'", node.id, node.span)
                for answer in node.answers:
                    yield from _measure(answer, ANSWER, "'note'", node.id, answer.span)
            case Action():
                yield from _measure(node, STEP, "'steps'", node.id, node.span)
            case Outcome():
                yield from _measure(node, STEP, "'next' or 'warnings'", node.id, node.span)
            case Link():
                yield from _measure(node, STEP, "'why'", node.id, node.span)


def _measure(part: Node | Answer, most: int, room: str, node: str, span: Span) -> Iterator[Finding]:
    if len(part.text) > most:
        message = f"'{part.id}' has a text of {len(part.text)} characters (at most {most})"
        yield Finding(span, message, f"shorten it; there is room in {room}", node)
