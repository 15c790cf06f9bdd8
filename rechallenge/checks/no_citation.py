"""Every clinical node cites evidence.

A question, action or outcome is found when neither it nor any of its answers, sentences or doses
has `evidence`. A link needs none: what it leads to has its own.

## Why it matters

A reader must be able to see what each step rests on. A step that rests on nothing but the author's
judgement says so: with a citation whose provenance is `author's default`.

## Bad

```yaml
nodes:
  first: {action: Give a steroid cream, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop, evidence: [default-stop]}
evidence:
  default-stop:
    finding: No cut-off has been published; stopping is the cautious choice.
    grade: no published evidence
    provenance: author's default
```

## Good

```yaml
nodes:
  first: {action: Give a steroid cream, go to: stop, evidence: [default-cream]}
  stop: {outcome: Stop for good, disposition: permanently stop, evidence: [default-stop]}
evidence:
  default-cream:
    finding: No trial has compared creams; this is common practice.
    grade: no published evidence
    provenance: author's default
  default-stop:
    finding: No cut-off has been published; stopping is the cautious choice.
    grade: no published evidence
    provenance: author's default
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.model import Link, evidence

CODE = "no-citation"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the clinical nodes without any evidence."""
    for node in subject.pathway.nodes:
        if not isinstance(node, Link) and not evidence(node):
            message = f"the {node.kind} '{node.id}' cites no evidence"
            hint = "name citations: 'evidence: [id]'; an author's default is one, too"
            yield Finding(node.span, message, hint, node.id)
