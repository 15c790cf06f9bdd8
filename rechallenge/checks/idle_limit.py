"""Every limit can be used up.

An answer with `at most` whose `go to` never leads back to its question can be given only once in a
walk, so that its `after that` is never followed. Such an answer is found.

## Why it matters

The limit looks like a safeguard and is none. Perhaps the way back to the question was forgotten;
perhaps the limit belongs to another answer. No worked case can ever cover it.

## Bad

```yaml
nodes:
  first:
    question: Has the rash settled?
    answers:
      yes: {text: Settled, go to: go-on}
      no: {text: Not settled, go to: wait, at most: 4, after that: team}
  wait: {action: Wait, wait: 1 week, go to: go-on}
  go-on: {outcome: Go on, disposition: continue}
  team: {outcome: Ask the team, disposition: discuss in a team}
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

CODE = "idle-limit"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the limited answers whose target is on no circle with their question."""
    limited = [
        (question, answer)
        for question in subject.pathway.questions()
        for answer in question.answers
        if answer.at_most is not None
    ]
    knots = subject.graph.knots if limited else {}
    for question, answer in limited:
        if knots[answer.target] != knots[question.id]:
            message = f"the limit is never used up: '{answer.target}' never leads back here"
            hint = "remove 'at most' and 'after that', or lead back to the question"
            yield Finding(answer.after_that_span, message, hint, question.id)
