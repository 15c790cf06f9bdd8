"""Every source is listed once.

Two entries of `sources` are taken for the same document when they have the same id, DOI, PMID or
PMCID, or the same title. Two documents of the same title are told apart by a DOI or PMID, or by the
year. Capitals, punctuation and the `https://doi.org/` before a DOI do not count.

## Why it matters

A document that stands in the list twice looks like two reports, and one patient like two.

## Bad

```yaml
sources:
  - {id: doe-1999, title: A report, DOI: 10.1000/toy}
  - {id: doe-john-1999, title: Report of Doe, DOI: https://doi.org/10.1000/TOY}
```

## Good

```yaml
sources:
  - {id: doe-1999, title: A report, DOI: 10.1000/toy}
  - {id: doe-2001, title: A report, DOI: 10.1000/toy.2}
```
"""

import re
from collections.abc import Iterator

from rechallenge.checks import Finding, Subject
from rechallenge.model import Source

CODE = "repeated-source"
MOST = 20
"""How many documents of the same title a source is compared with."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find the sources that an earlier entry describes already."""
    known: dict[tuple[str, str], list[Source]] = {}
    for source in subject.pathway.sources:
        names = list(_names(source))
        for name in names:
            first = next((s for s in known.get(name, [])[:MOST] if _fits(name, s, source)), None)
            if first:
                yield _finding(name[0], first, source)
                break
        for name in names:
            known.setdefault(name, []).append(source)


def _names(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what a document is known by, the surest first."""
    yield "id", source.id
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", source.doi.strip().lower())
    named = {"DOI": doi, "PMID": source.pmid.strip(), "PMCID": source.pmcid.strip().upper()}
    yield from ((what, name) for what, name in named.items() if name)
    if title := "".join(filter(str.isalnum, source.title.casefold())):
        yield "title", title


def _fits(name: tuple[str, str], first: Source, second: Source) -> bool:
    """Whether nothing else tells apart two documents that share a name."""
    if name[0] != "title":
        return True
    marks = [
        dict(_names(first)) | {"year": first.issued[:4]},
        dict(_names(second)) | {"year": second.issued[:4]},
    ]
    kinds = ("DOI", "PMID", "PMCID", "year")
    return all(a == b for a, b in (_both(marks, kind) for kind in kinds) if a and b)


def _both(marks: list[dict[str, str]], kind: str) -> tuple[str, str]:
    return marks[0].get(kind, ""), marks[1].get(kind, "")


def _finding(what: str, first: Source, second: Source) -> Finding:
    if what == "id":
        return Finding(second.span, f"a second source '{second.id}'", "keep one of them")
    message = f"'{second.id}' has the same {what} as '{first.id}'"
    return Finding(second.span, message, "keep one of them, and cite that one")
