"""Every node can be reached from the start.

A question, action or link that no walk comes to is found. Nodes that lie only behind it are not
found one by one: their cause is the same, and the message counts them. An outcome to which nothing
leads is found by [outcome-never-reached](outcome-never-reached.md).

## Why it matters

The step was written because somebody needs it. Nobody will ever see it: an answer that should lead
to it leads elsewhere.

## Bad

```yaml
nodes:
  first:
    question: Is the rash painful?
    answers:
      yes: {text: It is painful, go to: stop}
      no: {text: It is not, go to: stop}
  creams: {action: Give a steroid cream, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop}
```

## Good

```yaml
nodes:
  first:
    question: Is the rash painful?
    answers:
      yes: {text: It is painful, go to: stop}
      no: {text: It is not, go to: creams}
  creams: {action: Give a steroid cream, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop}
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.islands import islands
from rechallenge.model import Outcome

CODE = "unreachable"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the nodes at which the unreached parts begin."""
    for head, behind in islands(subject):
        if not isinstance(head, Outcome):
            message = f"no walk reaches '{head.id}'{_more(behind)}"
            yield Finding(head.span, message, "lead a node to it, or remove it", head.id)


def _more(behind: int) -> str:
    match behind:
        case 0:
            return ""
        case 1:
            return ", nor the node behind it"
        case number:
            return f", nor the {number} nodes behind it"
