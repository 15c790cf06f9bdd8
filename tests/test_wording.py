"""The parts of a pathway are said in the same words everywhere."""

from decimal import Decimal

import pytest
from hypothesis import given

from rechallenge.model import Answer, Citation, Dose, Pathway, Source, Statement
from rechallenge.quantities import Duration, quantity
from rechallenge.quantities import duration as time
from rechallenge.vocabulary import Grade, Provenance, Status
from rechallenge.wording import (
    BANNER,
    DEFAULT_MARK,
    DISCLAIMER,
    citation_text,
    dose_text,
    every,
    limit_text,
    reference,
    short_reference,
    stamp,
    statement_text,
    status_text,
)
from rechallenge.writer import short_hash
from tests.strategies import pathways
from tests.toys import NODES, toy_pathway

SOURCES = """
sources:
  - {id: wal-2020, title: A study, author: [van de Wal D, Doe J, Roe R, Poe E], issued: 2020-05}
  - {id: who, title: A guideline, author: [World Health Organization]}
  - {id: leaflet, title: A leaflet, issued: 1999}
"""
CITED = toy_pathway(NODES, SOURCES)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (Statement("Full blood count"), "Full blood count"),
        (Statement("Stop the drug."), "Stop the drug."),
        (
            Statement("Full blood count.", every=time("1 week"), lasting=time("4 weeks")),
            "Full blood count (every week, for 4 weeks).",
        ),
        (Statement("Visit", after=time("48 to 72 hours")), "Visit (after 48 to 72 hours)."),
    ],
)
def test_a_sentence_is_said_with_its_times(statement: Statement, said: str) -> None:
    assert statement_text(statement) == said


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ("1 week", "every week"),
        ("2 weeks", "every 2 weeks"),
        ("1 to 2 weeks", "every 1 to 2 weeks"),
        ("0.5 days", "every 0.5 days"),
    ],
)
def test_an_interval_is_said_in_good_english(interval: str, said: str) -> None:
    assert every(time(interval)) == said


def test_an_interval_of_one_is_said_alike_however_it_was_written() -> None:
    assert every(Duration(Decimal("1.0"), Decimal(1), "week")) == "every week"


def test_a_dose_is_said_in_one_line() -> None:
    dose = Dose("prednisolone", quantity("30 mg/day"), "by mouth", time("3 weeks"))
    assert dose_text(dose) == "prednisolone 30 mg/day by mouth for 3 weeks"
    noted = Dose("prednisolone", quantity("1 to 2 mg/kg/day"), note="With food.")
    assert dose_text(noted) == "prednisolone 1 to 2 mg/kg/day (With food)"


@pytest.mark.parametrize(
    ("at_most", "said"), [(None, ""), (1, "once"), (2, "at most twice"), (4, "at most 4 times")]
)
def test_a_limit_is_said_in_words(at_most: int | None, said: str) -> None:
    assert limit_text(Answer("a", "A", "b", at_most=at_most, after_that="c")) == said


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (
            Citation("c", "So", Grade.TRIAL, Provenance.READ, "wal-2020", "table 2"),
            "van de Wal 2020, table 2 (randomised trial; read in the source)",
        ),
        (
            Citation("c", "So", Grade.CASES, Provenance.SECONDARY, "wal-2020"),
            "van de Wal 2020 (case reports; read in a secondary report)",
        ),
        (Citation("c", "So", Grade.NONE, Provenance.DEFAULT), DEFAULT_MARK),
        (
            Citation("c", "So", Grade.NONE, Provenance.INFERRED),
            "no published evidence; worked out by the author",
        ),
    ],
)
def test_a_citation_is_said_with_how_far_it_can_be_trusted(citation: Citation, said: str) -> None:
    assert citation_text(CITED, citation) == said


def test_a_source_is_said_by_its_first_author_and_year() -> None:
    assert short_reference(CITED, "wal-2020") == "van de Wal 2020"
    assert short_reference(CITED, "who") == "World Health Organization"
    assert short_reference(CITED, "leaflet") == "A leaflet 1999"
    assert short_reference(CITED, "not-listed") == "not-listed"


def test_a_long_title_stands_for_its_authors_with_its_first_words() -> None:
    cited = toy_pathway(
        more="""
        sources:
          - {id: words, title: The management of a severe rash in a very rare disease, issued: 2025}
          - {id: word, title: "TITLE"}
        """.replace("TITLE", "x" * 90)
    )
    said = short_reference(cited, "words")
    assert said == "The management of a severe rash in a very rare… 2025"
    assert short_reference(cited, "word") == "x" * 50 + "…"


def test_a_source_is_said_as_in_a_reference_list() -> None:
    source = Source(
        "wal-2020",
        "Is it bad?",
        authors=("van de Wal D", "Doe J", "Roe R", "Poe E"),
        container="J Toys",
        issued="2020",
        volume="38",
        issue="4",
        page="12-20",
        doi="10.1000/toy",
        pmid="1",
        url="https://example.org",
    )
    assert reference(source) == (
        "van de Wal D, Doe J, Roe R, et al. Is it bad? J Toys. 2020;38(4):12-20. doi:10.1000/toy."
    )
    assert reference(Source("a", "A title.", page="7")) == "A title. 7."
    assert reference(Source("a", "A title", pmid="1", pmcid="PMC2")) == "A title. PMID 1. PMC2."


@given(pathways(max_nodes=2, links=0))
def test_whatever_can_be_read_can_be_said(pathway: Pathway) -> None:
    for source in pathway.sources:
        assert source.title.rstrip(".") in reference(source)
    for citation in pathway.citations:
        assert citation_text(pathway, citation)
    assert pathway.id in stamp(pathway)


def test_the_stamp_tells_version_content_status_and_reviews() -> None:
    pathway = toy_pathway()
    assert stamp(pathway) == (
        f"toy 0.1.0 · content {short_hash(pathway)} · draft, not reviewed by a clinician · "
        "last review: never · next review: 2027-01-01"
    )


def test_every_status_is_said_with_what_it_means() -> None:
    said = {status_text(toy_pathway(status=status.value)) for status in Status}
    assert said == {
        "draft, not reviewed by a clinician",
        "in review",
        "reviewed",
        "retired, do not use",
    }
    assert status_text(toy_pathway(reviewers="[Doe J]")) == "draft"


def test_the_disclaimer_begins_with_the_banner() -> None:
    assert DISCLAIMER.startswith(BANNER)
    assert "not a medical device" in BANNER
