"""Every outcome is the end of some walk.

An outcome is found that nothing leads to, or only an answer, a link or a limit that is never
followed. An outcome that lies behind an [unreachable](unreachable.md) node is not found on its own.

## Why it matters

An end that no patient comes to was planned for somebody. Often two answers share a target by
mistake, and the patients meant for this end are sent to another one.

## Bad

```yaml
nodes:
  first:
    question: Is the rash painful?
    answers:
      yes: {text: It is painful, go to: stop}
      no: {text: It is not, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop}
  go-on: {outcome: Go on with a cream, disposition: continue with treatment}
```

## Good

```yaml
nodes:
  first:
    question: Is the rash painful?
    answers:
      yes: {text: It is painful, go to: stop}
      no: {text: It is not, go to: go-on}
  stop: {outcome: Stop for good, disposition: permanently stop}
  go-on: {outcome: Go on with a cream, disposition: continue with treatment}
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.islands import islands
from rechallenge.model import Outcome

CODE = "outcome-never-reached"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the outcomes that nothing reached leads to."""
    for head, _ in islands(subject):
        if isinstance(head, Outcome):
            message = f"no walk reaches the outcome '{head.id}'"
            yield Finding(head.span, message, "lead a node to it, or remove it", head.id)
