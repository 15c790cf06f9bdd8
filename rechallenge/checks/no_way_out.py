"""From every node an end can be reached.

A node, or several that lead only to each other, are found when no outcome can be reached from them
any more. The finding stands at the first of them. Nodes that lead into such a trap are not found
one by one, and the trap is not found again as a [loop without a limit](loop-without-limit.md).

## Why it matters

Whoever walks there never gets an answer to what is to be done.

## Bad

```yaml
nodes:
  first:
    question: Has the rash settled?
    answers:
      yes: {text: Settled, go to: go-on}
      no: {text: Not settled, go to: wait}
  wait: {action: Wait, wait: 1 week, go to: look}
  look:
    question: Has it settled now?
    answers:
      yes: {text: Perhaps, go to: wait}
      no: {text: No, go to: wait}
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
from rechallenge.graph import outermost

CODE = "no-way-out"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the traps: the groups of places that every way from them leads back into."""
    graph = subject.graph
    saved = graph.leading_to(end.key for end in subject.map.ends())
    came_from = {
        key: [tail for tail in tails if tail not in saved]
        for key, tails in graph.tails.items()
        if key not in saved
    }
    for group in outermost(came_from) if came_from else ():
        own = [key for key in group if subject.is_own(subject.map.places[key])]
        if own:
            message = f"no end can be reached from '{own[0]}'"
            hint = f"lead one of {', '.join(own)} towards an outcome" if own[1:] else ""
            span = subject.pathway.node(own[0]).span
            yield Finding(span, message, hint or "lead it towards an outcome", own[0])
