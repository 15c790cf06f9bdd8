"""`rechallenge.checks.repeated_source`."""

import pytest

from tests.checks.samples import found

CODE = "repeated-source"


def twice(first: str, second: str) -> str:
    return f"sources:\n  - {{{first}}}\n  - {{{second}}}"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("id: a, title: A", "id: a, title: B", "a second source 'a'"),
        (
            "id: a, title: A, DOI: 10.1000/Toy",
            "id: b, title: B, DOI: https://doi.org/10.1000/toy",
            "'b' has the same DOI as 'a'",
        ),
        (
            "id: a, title: A, DOI: 'doi: 10.1000/toy'",
            "id: b, title: B, DOI: 10.1000/TOY",
            "'b' has the same DOI as 'a'",
        ),
        (
            "id: a, title: A, PMID: 123",
            "id: b, title: B, PMID: 123",
            "'b' has the same PMID as 'a'",
        ),
        (
            "id: a, title: A, PMCID: PMC123",
            "id: b, title: B, PMCID: pmc123",
            "'b' has the same PMCID as 'a'",
        ),
        (
            "id: a, title: 'Rash: a report'",
            "id: b, title: RASH — A Report., DOI: 10.1000/toy",
            "'b' has the same title as 'a'",
        ),
    ],
)
def test_the_same_document_is_found_at_its_second_entry(first: str, second: str, said: str) -> None:
    (only,) = found(CODE, more=twice(first, second))
    assert only.message == said
    assert only.there.startswith("{" + second[:5])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("id: a, title: Rash, DOI: 10.1000/a", "id: b, title: Rash, DOI: 10.1000/b"),
        ("id: a, title: Rash, PMID: 1", "id: b, title: Rash, PMID: 2"),
        ("id: a, title: Rash, issued: 2001", "id: b, title: Rash, issued: 2003-05"),
        ("id: a, title: Rash", "id: b, title: Rash again"),
    ],
)
def test_documents_that_something_tells_apart_have_no_finding(first: str, second: str) -> None:
    assert not found(CODE, more=twice(first, second))
