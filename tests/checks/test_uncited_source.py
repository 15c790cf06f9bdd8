"""`rechallenge.checks.uncited_source`."""

from tests.checks.samples import found

CODE = "uncited-source"
SOURCES = """
sources:
  - {id: doe-1999, title: A report}
  - {id: roe-2001, title: Another report}
"""
CITATION = """
evidence:
  course:
    source: doe-1999
    finding: Two weeks were enough.
    grade: case reports
    provenance: read in the source
"""


def test_a_listed_source_that_nothing_cites_is_found_at_its_entry() -> None:
    (only,) = found(CODE, more=CITATION + SOURCES)
    assert only.there.startswith("{id: roe-2001")
    assert only.message == "the source 'roe-2001' is never cited"


def test_a_source_that_only_unused_evidence_cites_has_another_cause() -> None:
    assert [f.there for f in found("unused-evidence", more=CITATION + SOURCES)] == ["course:"]


def test_a_source_listed_twice_is_found_once() -> None:
    twice = SOURCES + "  - {id: roe-2001, title: Another report}"
    assert len(found(CODE, more=CITATION + twice)) == 1
