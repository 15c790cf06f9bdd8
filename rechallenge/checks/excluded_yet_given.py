"""After an excluding answer the drug is not given.

An answer that stands in `excludes` says that the drug must not be given again. From there no
outcome may be reached after which the patient takes the drug (`continue`, `continue with
treatment`, `rechallenge`), unless the same question is asked again on the way. Both `go to` and
`after that` count, and so does a way that comes back from a link.

The finding stands at the target of the answer, or at the line of `comes back` that leads on, and
shows the route.

## Why it matters

This is the second half of [unguarded-reexposure](unguarded-reexposure.md): a question that is asked
and then not heeded protects nobody.

## Bad

```yaml
nodes:
  first:
    question: Were there blisters?
    answers:
      yes: {text: There were blisters, go to: rest}
      no: {text: There were none, go to: restart}
    excludes: [yes]
  rest: {action: Rest for a week, go to: restart}
  restart: {outcome: Give the drug again, disposition: rechallenge}
```

## Good

```yaml
nodes:
  first:
    question: Were there blisters?
    answers:
      yes: {text: There were blisters, go to: rest, at most: 1, after that: stop}
      no: {text: There were none, go to: restart}
    excludes: [yes]
  rest: {action: Rest for a week and look at all reports, go to: first}
  restart: {outcome: Give the drug again, disposition: rechallenge}
  stop: {outcome: Stop for good, disposition: permanently stop}
```
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.exclusions import Exclusion, exclusions
from rechallenge.checks.shared.route_words import route_text, stops
from rechallenge.checks.shared.written import own, written
from rechallenge.graph import Arrow
from rechallenge.model import Link, Node, Outcome
from rechallenge.wording import answer_name

CODE = "excluded-yet-given"
HINT = "lead it to an end without the drug, or ask the question again"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the excluding answers from which the drug can still be reached."""
    ends = {end.key for end in subject.map.ends() if _gives(end.node)}
    search = _Search(subject, ends, subject.graph.leading_to(ends))
    told: set[Arrow] = set()
    for exclusion in exclusions(subject):
        found = search.own(exclusion) if exclusion.is_own else search.behind_links(exclusion)
        for at, route in found:
            if at not in told:
                told.add(at)
                yield _finding(subject, at, route)


Route = tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for routes to ``ends``, all of which lie within ``giving``."""

    subject: Subject
    ends: Collection[str]
    giving: Collection[str]

    def own(self, exclusion: Exclusion) -> Iterator[tuple[Arrow, Route]]:
        """Yield each excluding answer of a question that leads to the drug, with its route."""
        for arrow in self._excluding(exclusion):
            if route := self._onwards(arrow, self.ends, exclusion.keys):
                yield arrow, route

    def behind_links(self, exclusion: Exclusion) -> Iterator[tuple[Arrow, Route]]:
        """Yield each way back from a link by which an exclusion behind it leads to the drug."""
        for arrow in self._excluding(exclusion):
            for back in self._ways_back(own(arrow.tail)):
                onward = self._onwards(back, self.ends, exclusion.keys)
                if onward and (there := self._onwards(arrow, {back.tail}, exclusion.keys)):
                    yield back, (*there, *onward)

    def _excluding(self, exclusion: Exclusion) -> Iterator[Arrow]:
        for key in exclusion.keys:
            for arrow in self.subject.graph.arrows[key]:
                if arrow.exit.answer and arrow.exit.answer.id in exclusion.question.excludes:
                    yield arrow

    def _ways_back(self, id: str) -> Iterator[Arrow]:
        link = self.subject.pathway.node(id)
        assert isinstance(link, Link)
        for back in link.returns:
            yield from self.subject.graph.arrows[f"{id}/{back.outcome}"]

    def _onwards(
        self, arrow: Arrow, goals: Collection[str], without: Collection[str]
    ) -> Route | None:
        """Return a route to a goal that begins with an arrow and does not ask again, or None."""
        if arrow.head not in self.giving:
            return None
        rest = self.subject.graph.route(arrow.head, goals, without, self.giving)
        return None if rest is None else (arrow, *rest)


def _gives(node: Node) -> bool:
    return isinstance(node, Outcome) and node.disposition.gives_drug


def _finding(subject: Subject, at: Arrow, route: Route) -> Finding:
    answer = route[0].exit.answer
    assert answer is not None
    way = route_text(stops(route, route[0].tail))
    given = f"the drug is given, at '{route[-1].head}': {way}"
    message = f"after the excluding answer '{answer_name(answer.id)}' {given}"
    return Finding(written(subject, at), message, HINT, own(at.tail))
