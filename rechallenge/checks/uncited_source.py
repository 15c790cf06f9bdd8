"""Every listed source is cited.

An entry of `sources` that no citation names is found. A source that only unused citations name is
not: there the cause is the citation (see [unused-evidence](unused-evidence.md)).

## Why it matters

A list of references shows what a pathway rests on. What it does not rest on lends it a weight that
it does not have.

## Bad

```yaml
sources: [{id: doe-1999, title: A report}]
```

## Good

```yaml
nodes:
  first: {outcome: Stop for good, disposition: permanently stop, evidence: [course]}
evidence:
  course:
    source: doe-1999
    finding: Two weeks were enough.
    grade: case reports
    provenance: read in the source
sources: [{id: doe-1999, title: A report}]
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject

CODE = "uncited-source"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the listed sources that no citation names."""
    cited = {citation.source for citation in subject.pathway.citations}
    for source in dict.fromkeys(subject.pathway.sources):
        if source.id not in cited:
            message = f"the source '{source.id}' is never cited"
            yield Finding(source.span, message, "cite it under 'evidence', or remove it")
