"""Every way to a re-exposure passes every exclusion question.

An exclusion question is one with `excludes`. For each outcome with the disposition `rechallenge`,
every route that leads to it must pass every exclusion question of the pathway, and of the pathways
that its links come back from. A question behind two links to the same pathway is passed by way of
either. The questions of a pathway whose link never comes back are left to that pathway.

The finding stands at `excludes`, or at the link behind which the question stands, and shows one
route that avoids the question.

## Why it matters

An exclusion question keeps a patient alive only if it is asked. A short cut that was added later, a
second way through a link, an answer that skips a page: each one leads some patients to the drug
unasked, and nobody sees it in the text.

## Bad

```yaml
nodes:
  first:
    question: How severe was the reaction?
    answers:
      mild: {text: It was mild, go to: restart}
      severe: {text: It was severe, go to: blisters}
  blisters:
    question: Were there blisters?
    answers:
      yes: {text: There were blisters, go to: stop}
      no: {text: There were none, go to: restart}
    excludes: [yes]
  restart: {outcome: Give the drug again, disposition: rechallenge}
  stop: {outcome: Stop for good, disposition: permanently stop}
```

## Good

```yaml
nodes:
  first:
    question: How severe was the reaction?
    answers:
      mild: {text: It was mild, go to: blisters}
      severe: {text: It was severe, go to: blisters}
  blisters:
    question: Were there blisters?
    answers:
      yes: {text: There were blisters, go to: stop}
      no: {text: There were none, go to: restart}
    excludes: [yes]
  restart: {outcome: Give the drug again, disposition: rechallenge}
  stop: {outcome: Stop for good, disposition: permanently stop}
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.exclusions import Exclusion, exclusions
from rechallenge.checks.shared.route_words import route_text, stops
from rechallenge.checks.shared.written import own
from rechallenge.graph import Arrow
from rechallenge.model import Link, Node, Outcome
from rechallenge.vocabulary import Disposition

CODE = "unguarded-reexposure"
HINT = "lead every route to it through there"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the exclusion questions that a route to a re-exposure avoids."""
    goals = {end.key for end in subject.map.ends() if _is_reexposure(end.node)}
    passed = frozenset(subject.graph.unavoidable(goals))
    if not passed:
        return
    behind: dict[tuple[str, str], list[tuple[Exclusion, tuple[Arrow, ...]]]] = {}
    route: tuple[Arrow, ...] | None = None
    for exclusion in exclusions(subject):
        if not passed.isdisjoint(exclusion.keys):
            continue
        if not _avoids(route, exclusion):
            route = subject.graph.route(subject.map.start, goals, exclusion.keys)
        if route is None:
            continue
        if exclusion.is_own:
            question = exclusion.question
            message = _message(subject, [question.id], "", route)
            yield Finding(question.excludes_span, message, HINT, question.id)
        else:
            where = own(exclusion.keys[0]), exclusion.pathway
            behind.setdefault(where, []).append((exclusion, route))
    for (id, pathway), avoided in behind.items():
        link = subject.pathway.node(id)
        assert isinstance(link, Link)
        missed = [exclusion.question.id for exclusion, _ in avoided]
        message = _message(subject, missed, f" of '{pathway}'", avoided[0][1])
        yield Finding(link.pathway_span, message, HINT, id)


def _avoids(route: tuple[Arrow, ...] | None, exclusion: Exclusion) -> bool:
    """Whether a route that was found before, past another question, avoids this one too."""
    return bool(route) and not any(arrow.tail in exclusion.keys for arrow in route or ())


def _is_reexposure(node: Node) -> bool:
    return isinstance(node, Outcome) and node.disposition is Disposition.RECHALLENGE


def _message(subject: Subject, missed: list[str], where: str, route: tuple[Arrow, ...]) -> str:
    said = ", ".join(f"'{id}'" for id in missed)
    end = route[-1].head
    way = route_text(stops(route, subject.map.start))
    return f"'{end}' is reached without the exclusion question {said}{where}: {way}"
