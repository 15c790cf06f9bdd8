"""Evidence for one kind of rechallenge supports no step of another kind.

A citation with `about` is evidence for that one kind of rechallenge. A node, answer, sentence or
dose that cites it is found when the pathway's own `rechallenge` is not of this kind. Notes under
`background` may cite it.

## Why it matters

That a drug works again when the disease comes back (re-treatment of disease) says nothing about
whether it is safe after it has harmed the patient (re-exposure after an adverse event). The two are
called by the same word, and one is easily taken for the other.

## Bad

```yaml
nodes:
  first: {outcome: Give the drug again, disposition: rechallenge, evidence: [second-response]}
evidence:
  second-response:
    finding: The disease responded again after a pause.
    grade: randomised trial
    provenance: worked out by the author
    about: re-treatment of disease
```

## Good

```yaml
nodes:
  first: {outcome: Give the drug again, disposition: rechallenge, evidence: [four-patients]}
evidence:
  four-patients:
    finding: Four patients took it again after the rash had gone.
    grade: case reports
    provenance: worked out by the author
    about: re-exposure after an adverse event
  second-response:
    finding: The disease responded again after a pause.
    grade: randomised trial
    provenance: worked out by the author
    about: re-treatment of disease
background:
  - title: Does it work again?
    about: re-treatment of disease
    notes:
      - {text: It does in some patients., evidence: [second-response]}
```
"""

from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.parts import parts

CODE = "efficacy-as-safety"


def check(subject: Subject) -> Iterator[Finding]:
    """Find the citations that are evidence for another kind of rechallenge."""
    pathway = subject.pathway
    kinds = " and ".join(kind.value for kind in pathway.rechallenge)
    other = {
        citation.id: citation.about.value
        for citation in pathway.citations
        if citation.about and citation.about not in pathway.rechallenge
    }
    for part in parts(pathway) if other else ():
        for id in part.evidence:
            if id in other:
                message = f"'{id}' is evidence for {other[id]}; this pathway is about {kinds}"
                hint = "cite other evidence, or move this to 'background'"
                yield Finding(part.span, message, hint, part.node)
