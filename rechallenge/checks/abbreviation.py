"""Every short form is explained, and every explained one is used.

A short form is a word with two capitals or more: CT, HRCT, SpO2, CYP3A4, BCR-ABL1. It is found when
it stands in a text that readers see and is neither listed under `abbreviations` nor explained where
it stands, as in «computed tomography (CT)». A plural (TKIs) and a compound (CT-guided) are
explained by the short form in them. One finding tells of all places; it stands at the first of
them.

Left alone are units, Roman numerals up to X, numbers of registers such as NCT03440515, names such
as PubMed, the initials of an author, and in a citation whatever stands in the title of its source.

An entry of `abbreviations` that no text uses is found as well.

## Why it matters

The pharmacist, the surgeon and the student do not share their short forms, and some have two
meanings: MS is one thing to a pharmacist and another to a neurologist.

## Bad

```yaml
nodes:
  first: {action: Do an HRCT of the chest, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop}
abbreviations:
  ILD: interstitial lung disease
```

## Good

```yaml
nodes:
  first: {action: Do an HRCT of the chest, go to: stop}
  stop: {outcome: Stop for good, disposition: permanently stop}
abbreviations:
  HRCT: high-resolution computed tomography
```
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rechallenge.checks import Finding, Subject
from rechallenge.checks.shared.parts import notes, parts
from rechallenge.checks.shared.short_forms import ShortForm, is_expanded, short_forms, words
from rechallenge.model import Citation, Pathway, Source
from rechallenge.spans import Span

CODE = "abbreviation"


class _Text(NamedTuple):
    span: Span
    node: str
    text: str
    citation: Citation | None = None


def check(subject: Subject) -> Iterator[Finding]:
    """Find the short forms that are not explained, and the explanations that are not used."""
    pathway = subject.pathway
    listed = {short for short, _ in pathway.abbreviations}
    used: set[str] = set()
    unknown: dict[str, list[_Text]] = {}
    texts = list(_texts(pathway))
    authors = {author for source in pathway.sources for author in source.authors}
    names = {source.id: _names(source) for source in pathway.sources}
    for text in texts:
        here: dict[str, bool] = {}
        for short in short_forms(text.text):
            if explained := listed.intersection(short.names):
                used |= explained
            elif not here.get(short.name):
                here[short.name] = (
                    is_expanded(short)
                    or _is_initials(short, authors)
                    or _is_of_source(text.citation, names, short)
                )
        for name in (name for name, is_clear in here.items() if not is_clear):
            unknown.setdefault(name, []).append(text)
    for name, places in unknown.items():
        yield _unexplained(name, places)
    if unused := listed - used:
        unused -= {word for text in texts for word in words(text.text)}
    for name in sorted(unused):
        span = pathway.span(f"abbreviation {name}")
        yield Finding(span, f"the short form '{name}' is never used", "remove it")


def _unexplained(name: str, places: list[_Text]) -> Finding:
    first = min(places, key=lambda text: text.span)
    more = f", here and in {len(places) - 1} more places" if places[1:] else ""
    message = f"the short form '{name}' is not explained{more}"
    return Finding(
        first.span, message, "list it under 'abbreviations', or write it out", first.node
    )


def _texts(pathway: Pathway) -> Iterator[_Text]:
    """Yield all texts that a reader sees."""
    for key in ("title", "drug", "adverse event", "population", "grading"):
        yield _Text(pathway.span(key), "", getattr(pathway, key.replace(" ", "_")))
    yield from (_Text(pathway.span("not for"), "", text) for text in pathway.not_for)
    for part in (*parts(pathway), *notes(pathway)):
        yield _Text(part.span, part.node, part.said)
    for citation in pathway.citations:
        yield _Text(citation.span, "", f"{citation.finding} {citation.place}", citation)
    yield from (_Text(note.span, "", note.title) for note in pathway.background)


def _names(source: Source) -> set[str]:
    """Return the words that a citation may take over from its source: a trial's, a society's."""
    text = f"{source.title} {source.container} {source.publisher} {' '.join(source.authors)}"
    return words(text) | {part.upper() for part in source.id.split("-")}


def _is_initials(short: ShortForm, authors: set[str]) -> bool:
    """Whether it follows the family name of an author whose initials it is."""
    name = re.search(r"(\S+) $", short.before)
    return bool(name and f"{name[1]} {short.name}" in authors)


def _is_of_source(
    citation: Citation | None, names: Mapping[str, set[str]], short: ShortForm
) -> bool:
    """Whether it stands in a citation and its source has the same word."""
    words = names.get(citation.source, set()) if citation else set()
    return short.name in words or short.name.upper() in words
