"""Every citation is used.

An entry of `evidence` is found when no node, answer, sentence, dose or background note names it.

## Why it matters

Often the id was left out of the step that it was written for, and that step now looks weaker than
it is. If not, the entry only makes the file longer.

## Bad

```yaml
nodes:
  first: {outcome: Stop for good, disposition: permanently stop}
evidence:
  course:
    finding: Stopping is the cautious choice.
    grade: no published evidence
    provenance: author's default
```

## Good

```yaml
nodes:
  first: {outcome: Stop for good, disposition: permanently stop, evidence: [course]}
evidence:
  course:
    finding: Stopping is the cautious choice.
    grade: no published evidence
    provenance: author's default
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.model import evidence

CODE = "unused-evidence"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the citations that nothing names."""
    pathway = subject.pathway
    used = {id for node in pathway.nodes for id in evidence(node)}
    used.update(id for b in pathway.background for note in b.notes for id in note.evidence)
    for citation in pathway.citations:
        if citation.id not in used:
            message = f"the evidence '{citation.id}' is never used"
            hint = "name it in an 'evidence: […]' of a node, or remove it"
            yield Finding(citation.span, message, hint)
