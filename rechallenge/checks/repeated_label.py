"""No two boxes have the same text.

Two nodes with the same text are found, and two answers of one question with the same text. Capitals
and the mark at the end do not count. Two answers with the same target are fine.

## Why it matters

Whoever talks about «the box that says *Wait a week*» must mean one box. On a chart two equal boxes
look like a mistake of drawing, and in a walk like a step that is repeated.

## Bad

```yaml
nodes:
  first: {action: Wait a week, go to: second}
  second: {action: Wait a week, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop}
```

## Good

```yaml
nodes:
  first: {action: Wait a week without the drug, go to: second}
  second: {action: Wait a week on half the dose, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop}
```
"""

from collections.abc import Iterable, Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.model import Answer, Node

CODE = "repeated-label"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the nodes, and the answers of one question, that have the text of an earlier one."""
    for first, second in _repeated(subject.pathway.nodes):
        message = f"'{second.id}' has the same text as '{first.id}'"
        yield Finding(second.span, message, "say what sets them apart", second.id)
    for question in subject.pathway.questions():
        for first, second in _repeated(question.answers):
            message = f"the answer '{second.id}' has the same text as '{first.id}'"
            yield Finding(second.span, message, "say what sets them apart", question.id)


def _repeated(parts: Iterable[Node | Answer]) -> Iterator[tuple[Node | Answer, Node | Answer]]:
    seen: dict[str, Node | Answer] = {}
    for part in parts:
        text = part.text.casefold().rstrip(".?!:; ")
        if text in seen:
            yield seen[text], part
        else:
            seen[text] = part
