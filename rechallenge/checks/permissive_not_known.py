"""Not knowing is never permissive.

The answer `not known` must not lead where the least cautious known answer of its question leads. It
leads rightly

- to finding out and asking again, or back to an earlier step of the walk,
- to a more cautious branch, which a known answer takes as well,
- to ends that are all more cautious than the least cautious end of the known answers.

Branches are compared by the ends that they can come to without going back: first by the least
cautious, then by the most cautious of them; of two that are equal in both, the one that leads to
the other is more cautious, because it does more on the way. An answer in `excludes` is more
cautious than one that is not. Where nothing tells two known answers apart, `not known` may follow
neither.

Where the known answers do not differ in caution there is nothing to permit: several that all lead
to one place, or whose ends are all equally cautious and none of which does more on its way.

A way round does not help: when `not known` leads to an action that then goes on where the least
cautious answer goes, without asking again, that is found too, and the message shows the way. Both
`go to` and `after that` count.

## Why it matters

What has not been looked at is the commonest answer of all. If it leads where «all is well» leads,
the question might as well not be asked.

## Bad

```yaml
nodes:
  first:
    question: Were there blisters?
    answers:
      yes: {text: There were blisters, go to: stop}
      no: {text: There were none, go to: restart}
      not known: {text: Nobody looked, go to: warn}
  warn: {action: Warn the patient, go to: restart}
  restart: {outcome: Give the drug again, disposition: rechallenge}
  stop: {outcome: Stop for good, disposition: permanently stop}
```

## Good

```yaml
nodes:
  first:
    question: Were there blisters?
    answers:
      yes: {text: There were blisters, go to: stop}
      no: {text: There were none, go to: restart}
      not known: {text: Nobody looked, go to: look, at most: 2, after that: stop}
  look: {action: Look at the skin and the reports, go to: first}
  restart: {outcome: Give the drug again, disposition: rechallenge}
  stop: {outcome: Stop for good, disposition: permanently stop}
```
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.branches import Branches
from rechallenge.checks.shared.caution import NEVER, Beyond, Terrain
from rechallenge.checks.shared.route_words import route_text, stops
from rechallenge.checks.shared.written import written
from rechallenge.graph import Arrow
from rechallenge.model import NOT_KNOWN

CODE = "permissive-not-known"
HINT = "find out and ask again, or take a more cautious branch"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the answers «not known» that are as permissive as a known one."""
    terrain = Terrain(subject.graph)
    for question in subject.pathway.questions():
        if not question.answer(NOT_KNOWN) or question.id not in subject.graph.reached:
            continue
        branches = Branches(
            question, subject.graph.arrows[question.id], Beyond(terrain, question.id)
        )
        for arrow in branches.unknown:
            if message := _permissive(branches, arrow):
                who = "'not known', its limit used up," if arrow.used_up else "'not known'"
                yield Finding(written(subject, arrow), f"{who} {message}", HINT, question.id)


def _permissive(branches: Branches, arrow: Arrow) -> str:
    """Say why a way of «not known» is permissive; empty when it is not."""
    floor = branches.beyond.reach(arrow.head).floor
    if floor == NEVER or arrow.head in branches.cautious:
        return ""
    if branches.indifferent and (arrow.head in branches.least or floor >= branches.most):
        return ""
    if arrow.head in branches.least:
        answers = branches.said(arrow.head)
        alone = len(branches.least) == 1
        which = "the least cautious answer" if alone else "and no answer is less cautious"
        return f"leads to '{arrow.head}' as {answers} does, {which}"
    return _way_round(branches, arrow) if floor <= branches.floor else ""


def _way_round(branches: Branches, arrow: Arrow) -> str:
    beyond = branches.beyond
    ends = beyond.terrain.ends_up_to[branches.floor]
    graph = beyond.terrain.graph
    route = graph.route(arrow.head, ends | branches.least.keys(), _Closed(branches))
    if route is None:
        return ""
    goal = route[-1].head if route else arrow.head
    way = route_text(stops((arrow, *route), arrow.tail))
    if goal in branches.least:
        return f"comes to '{goal}', where {branches.said(goal)} leads, without asking again: {way}"
    answers = " and ".join(map(branches.said, branches.least))
    return f"comes to '{goal}', no more cautious than {answers}, without asking again: {way}"


@dataclass(frozen=True, slots=True)
class _Closed(Container[str]):
    """The places that a way round may not pass, or cannot be dangerous to pass."""

    branches: Branches

    def __contains__(self, key: object) -> bool:
        assert isinstance(key, str)
        beyond = self.branches.beyond
        return (
            key in self.branches.cautious
            or beyond.terrain.reach[key].floor > self.branches.floor
            or beyond.leads_back(key)
        )
