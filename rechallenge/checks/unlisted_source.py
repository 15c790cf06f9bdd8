"""Every cited source is listed.

The `source` of a citation is found when no entry of `sources` has this id.

## Why it matters

The reader cannot look up what is not in the list of references.

## Bad

```yaml
evidence:
  course:
    source: doe-1998
    finding: Two weeks were enough.
    grade: case reports
    provenance: read in the source
sources: [{id: doe-1999, title: A report}]
```

## Good

```yaml
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
from rechallenge.problems import did_you_mean

CODE = "unlisted-source"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the citations of sources that are not listed."""
    listed = {source.id for source in subject.pathway.sources}
    for citation in subject.pathway.citations:
        if citation.source and citation.source not in listed:
            message = f"the source '{citation.source}' is not listed"
            hint = did_you_mean(citation.source, listed) or "add it to 'sources'"
            yield Finding(citation.source_span, message, hint)
