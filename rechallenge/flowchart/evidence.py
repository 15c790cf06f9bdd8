"""The sources of a chart, numbered as they are met in reading order, and their signs in boxes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from rechallenge.flowchart.chart import Reference
from rechallenge.flowchart.text import clean
from rechallenge.model import Action, Citation, Node, Pathway, Source, evidence, statements
from rechallenge.vocabulary import Provenance
from rechallenge.wording import DEFAULT_MARK, reference

DEFAULT, OWN = "†", "‡"
"""The signs of what rests on no publication: an author's default, and the author's own work."""

_MEANING = {DEFAULT: DEFAULT_MARK, OWN: "worked out by the author, no published source"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The numbers of the sources of a pathway, by id."""

    pathway: Pathway
    numbers: Mapping[str, int]

    def signs(self, cited: Iterable[str]) -> str:
        """Return the signs of citations: ``1–3, 7, †``."""
        citations = [self.pathway.citation(id) for id in dict.fromkeys(cited)]
        numbers = sorted({self.numbers[c.source] for c in citations if c.source})
        others = sorted({_sign(c) for c in citations} - {""})
        return ", ".join([*_ranges(numbers), *others])

    def references(self) -> tuple[Reference, ...]:
        """Return the list of sources, by number."""
        tags: dict[str, dict[str, None]] = {id: {} for id in self.numbers}
        for citation in self.pathway.citations:
            if citation.source in tags:
                tag = f"{citation.grade.value}, {citation.provenance.value}"
                tags[citation.source][tag] = None
        return tuple(
            _reference(number, id, self.pathway.source(id), "; ".join(tags[id]))
            for id, number in self.numbers.items()
        )

    def marks(self) -> tuple[tuple[str, str], ...]:
        """Return the signs † and ‡ with their meanings, where the pathway has use for them."""
        cited = {_sign(self.pathway.citation(id)) for n in self.pathway.nodes for id in evidence(n)}
        return tuple((sign, meaning) for sign, meaning in _MEANING.items() if sign in cited)


def number_sources(pathway: Pathway, nodes: Iterable[str]) -> Evidence:
    """Give the sources that nodes cite numbers, in the order in which they are met."""
    numbers: dict[str, int] = {}
    for id in nodes:
        for cited in evidence(pathway.node(id)):
            source = pathway.citation(cited).source
            if source:
                numbers.setdefault(source, len(numbers) + 1)
    return Evidence(pathway, numbers)


def cited_in_box(node: Node) -> list[str]:
    """Return the ids of the citations that stand behind a box, those of its answers left out."""
    cited = [*node.evidence]
    for statement in statements(node):
        cited.extend(statement.evidence)
    if isinstance(node, Action):
        for dose in node.doses:
            cited.extend(dose.evidence)
    return cited


def url(source: Source) -> str:
    """Return the address of a source, empty unless it starts with https:// or http://."""
    if source.doi:
        return "https://doi.org/" + quote(clean(source.doi), safe="/.:;()-_")
    if source.url.startswith(("https://", "http://")):
        return quote(clean(source.url), safe="/.:;()-_?&=%#~+,@!$*'")
    pmid = clean(source.pmid)
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid.isascii() and pmid.isdigit() else ""


def _reference(number: int, id: str, source: Source | None, tags: str) -> Reference:
    if source is None:
        return Reference(number, clean(id))
    return Reference(number, clean(f"{reference(source)} [{tags}]"), url(source))


def _sign(citation: Citation) -> str:
    if citation.provenance is Provenance.DEFAULT:
        return DEFAULT
    return "" if citation.source else OWN


def _ranges(numbers: list[int]) -> Iterable[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) > 2:
            yield f"{run[0]}–{run[-1]}"
        else:
            yield from map(str, run)
