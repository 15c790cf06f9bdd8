"""No number rests on memory alone.

A node, answer, sentence or dose that holds a number is found when everything it rests on has the
provenance `recalled, not verified`. What has no evidence of its own rests on that of its node. The
finding of such a citation must hold no number either. Digits inside a name (CYP3A4, SpO2) are no
numbers.

## Why it matters

A remembered dose or interval looks like a read one as soon as it stands in a box. If the source
could not be read, its number must not be used.

## Bad

```yaml
nodes:
  first:
    action: Give prednisolone
    doses:
      - {drug: prednisolone, dose: 30 mg/day, evidence: [old-report]}
    go to: stop
  stop: {outcome: Stop for good, disposition: permanently stop}
evidence:
  old-report:
    source: doe-1999
    finding: A short course of a steroid is said to have been enough.
    grade: case reports
    provenance: recalled, not verified
sources: [{id: doe-1999, title: A report}]
```

## Good

```yaml
nodes:
  first:
    action: Give a short course of prednisolone, as the ward's protocol says
    evidence: [old-report]
    go to: stop
  stop: {outcome: Stop for good, disposition: permanently stop}
evidence:
  old-report:
    source: doe-1999
    finding: A short course of a steroid is said to have been enough.
    grade: case reports
    provenance: recalled, not verified
sources: [{id: doe-1999, title: A report}]
```
"""

import re
from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.parts import notes, parts
from rechallenge.vocabulary import Provenance

CODE = "recalled-number"
HINT = "read the source, cite another one, or take the number out"
_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*")


def check(subject: Subject) -> Iterator[Finding]:
    """Find the numbers that rest on memory alone."""
    pathway = subject.pathway
    recalled = {c.id for c in pathway.citations if c.provenance is Provenance.RECALLED}
    if not recalled:
        return
    for part in (*parts(pathway), *notes(pathway)):
        if not part.rests_on or not recalled.issuperset(part.rests_on):
            continue
        if number := _NUMBER.search(part.said):
            message = f"the number {number[0]} in this {part.what} rests on recalled evidence only"
            yield Finding(part.span, message, HINT, part.node)
    for citation in pathway.citations:
        if citation.id in recalled and (number := _NUMBER.search(citation.finding)):
            message = f"the number {number[0]} in '{citation.id}' is recalled, not verified"
            yield Finding(citation.span, message, "read the source, or take the number out")
