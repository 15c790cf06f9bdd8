"""Every loop has a limit.

A loop ends because one of the answers on it has `at most` and `after that`. A loop on which no
answer has a limit is found, also when it runs through a link. The finding stands at the target that
closes the loop, and the message names the places on it.

## Why it matters

«Wait a week and ask again» without a limit keeps a patient waiting for ever, and there is a number
of weeks after which a clinician would decide otherwise. The pathway must say which.

## Bad

```yaml
nodes:
  first:
    question: Has the rash settled?
    answers:
      yes: {text: Settled, go to: go-on}
      no: {text: Not settled, go to: wait}
  wait: {action: Wait, wait: 1 week, go to: first}
  go-on: {outcome: Go on, disposition: continue}
```

## Good

```yaml
nodes:
  first:
    question: Has the rash settled?
    answers:
      yes: {text: Settled, go to: go-on}
      no: {text: Not settled, go to: wait, at most: 4, after that: team}
  wait: {action: Wait, wait: 1 week, go to: first}
  go-on: {outcome: Go on, disposition: continue}
  team: {outcome: Ask the team, disposition: discuss in a team}
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.route_words import route_text
from rechallenge.checks.shared.written import own, written

CODE = "loop-without-limit"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the arrows that close a circle of arrows without a limit, unless it is a trap."""
    graph = subject.graph
    unlimited = {
        key: tuple(arrow for arrow in arrows if not arrow.limited)
        for key, arrows in graph.arrows.items()
    }
    saved = graph.leading_to(end.key for end in subject.map.ends())
    for arrow, circle in graph.closing(unlimited):
        if arrow.head in saved and subject.is_own(subject.map.places[arrow.head]):
            said = route_text((key, "") for key in [*circle, arrow.head])
            hint = "give an answer on it 'at most' and 'after that'"
            span = written(subject, arrow)
            yield Finding(span, f"a loop without a limit: {said}", hint, own(arrow.tail))
