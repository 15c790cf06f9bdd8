from dataclasses import replace

import pytest

from rechallenge.flowchart.evidence import number_sources, url
from rechallenge.flowchart.order import order
from rechallenge.model import Citation, Outcome, Source
from rechallenge.vocabulary import Disposition, Grade, Provenance
from tests.flowchart.samples import whole
from tests.toys import toy_pathway


def test_sources_are_numbered_as_they_are_met() -> None:
    evidence = number_sources(whole(), order(whole()).nodes)
    assert evidence.numbers == {"doe-2020": 1, "roe-2019": 2}
    assert [reference.number for reference in evidence.references()] == [1, 2]
    assert evidence.references()[0].text == (
        "Doe J. A trial of toyinib. 2020. doi:10.1000/toy. [randomised trial, read in the source]"
    )


def test_numbers_in_a_row_are_drawn_together() -> None:
    ids = tuple(f"s{i}" for i in range(6))
    pathway = replace(
        toy_pathway(),
        nodes=(Outcome("first", "End", Disposition.STOP, evidence=ids),),
        sources=tuple(Source(id, id) for id in ids),
        citations=tuple(Citation(id, "x", Grade.CASES, Provenance.READ, id) for id in ids),
    )
    evidence = number_sources(pathway, ["first"])
    assert evidence.signs(["s0", "s1", "s2", "s4", "s5"]) == "1–3, 5, 6"
    assert evidence.signs([]) == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Source("a", "A", doi="10.1000/x"), "https://doi.org/10.1000/x"),
        (Source("a", "A", doi='10.1000/"><script>'), "https://doi.org/10.1000/%22%3E%3Cscript%3E"),
        (Source("a", "A", url="https://example.org/?a=1&b=2"), "https://example.org/?a=1&b=2"),
        (Source("a", "A", url="http://example.org"), "http://example.org"),
        (Source("a", "A", url="javascript:alert(1)"), ""),
        (Source("a", "A", url="data:text/html,x"), ""),
        (Source("a", "A", url="//example.org"), ""),
        (Source("a", "A", url="file:///etc/passwd"), ""),
        (Source("a", "A", pmid="12345"), "https://pubmed.ncbi.nlm.nih.gov/12345/"),
        (Source("a", "A", pmid="../x"), ""),
        (Source("a", "A"), ""),
    ],
    ids=lambda value: str(value)[:60],
)
def test_only_addresses_of_the_web_become_links(source: Source, expected: str) -> None:
    assert url(source) == expected
