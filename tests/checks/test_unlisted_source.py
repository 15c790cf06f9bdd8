"""`rechallenge.checks.unlisted_source`."""

from tests.checks.samples import found

CODE = "unlisted-source"
EVIDENCE = """
evidence:
  course:
    source: doe-1998
    finding: Two weeks were enough.
    grade: case reports
    provenance: read in the source
  own: {finding: A default, grade: no published evidence, provenance: author's default}
"""


def test_a_cited_source_that_is_not_listed_is_found_at_its_name() -> None:
    (only,) = found(CODE, more=EVIDENCE)
    assert only.there == "doe-1998"
    assert only.message == "the source 'doe-1998' is not listed"
    assert only.hint == "add it to 'sources'"


def test_a_misspelt_source_is_told_the_nearest_one() -> None:
    (only,) = found(CODE, more=EVIDENCE + "sources: [{id: doe-1999, title: A report}]")
    assert only.hint == "did you mean 'doe-1999'?"


def test_a_listed_source_and_a_citation_without_one_have_no_finding() -> None:
    assert not found(CODE, more=EVIDENCE + "sources: [{id: doe-1998, title: A report}]")
