"""`rechallenge.checks.abbreviation`."""

import pytest

from tests.checks.samples import found

CODE = "abbreviation"


def stop(text: str) -> str:
    return f'first: {{outcome: "{text}", disposition: switch}}'


def unexplained(text: str, more: str = "") -> list[str]:
    """Return the short forms that are found in a text."""
    said = [f.message for f in found(CODE, stop(text), more)]
    return [message.split("'")[1] for message in said if "not explained" in message]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Do an HRCT of the chest", "HRCT"),
        ("A CT, then", "CT"),
        ("SpO2 below 90%", "SpO2"),
        ("Inhibitors of CYP3A4", "CYP3A4"),
        ("Test for BCR-ABL1 now", "BCR-ABL1"),
        ("A PD-L1 inhibitor", "PD-L1"),
        ("Inhibitors of mTOR", "mTOR"),
        ("All TKIs in use", "TKI"),
        ("A CT-guided biopsy", "CT"),
        ("An anti-HBc test", "HBc"),
        ("The patient's HbA1c", "HbA1c"),
        ("NCI’s criteria", "NCI"),
        ("Rhabdomyolysis (CK up)", "CK"),
        ("Ask the MDT.", "MDT"),
    ],
)
def test_a_short_form_that_nothing_explains_is_found(text: str, name: str) -> None:
    assert unexplained(text) == [name]


def test_two_short_forms_with_a_stroke_between_are_two() -> None:
    assert unexplained("AST/ALT ratio") == ["AST", "ALT"]


@pytest.mark.parametrize(
    "text",
    [
        "Grade III or IV, phase II, grade IIIB, stage IIA",
        "G3 or G4, grades 1 to 2",
        "30 mg, 5 mL, 10 U/L, 400 IU/day, 3 MBq",
        "Registered as NCT03440515 and ISRCTN12345678",
        "See PMC7648351, PMID 32589310, DOI 10.1634/theoncologist.2019-0953A",
        "See https://example.org/SOME/PAGE",
        "Do NOT give it, and STOP",
        "McDonald and DeMatteo in PubMed",
        "X-ray, T-cell, vitamin D, B12, O2",
    ],
)
def test_what_is_no_short_form_is_left_alone(text: str) -> None:
    assert unexplained(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "High-resolution computed tomography (HRCT) of the chest",
        "Tyrosine kinase inhibitors (TKIs) in use",
        "HRCT (high-resolution computed tomography) of the chest",
        "Interstitial lung disease (ILD; it is rare)",
        "Interstitial lung disease (ILD): ask who knows ILD",
    ],
)
def test_a_short_form_that_is_explained_where_it_stands_is_left_alone(text: str) -> None:
    assert unexplained(text) == []


def test_words_in_front_of_a_bracket_do_not_explain_what_they_cannot_mean() -> None:
    assert unexplained("Imaging of the lung (HRCT) today") == ["HRCT"]


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("CT", "A CT, a CT-guided biopsy, two CTs"),
        ("TKIs", "All TKIs"),
        ("BCR-ABL1", "BCR-ABL1 transcripts"),
        ("WHO-UMC", "The WHO-UMC categories"),
        ("ABL1: a gene, BCR", "BCR-ABL1 transcripts"),
        ("Ph+", "A Ph+ leukaemia"),
        ("pH", "The pH falls"),
        ("D842V", "The mutation D842V"),
    ],
)
def test_a_listed_short_form_is_explained_and_used(listed: str, text: str) -> None:
    assert not found(CODE, stop(text), f"abbreviations: {{{listed}: what it means}}")


def test_a_compound_is_explained_only_when_each_part_is() -> None:
    assert unexplained("BCR-ABL1 transcripts", "abbreviations: {BCR: a gene}") == ["BCR-ABL1"]


def test_a_listed_short_form_that_no_text_uses_is_found_at_its_entry() -> None:
    more = "abbreviations:\n  CT: computed tomography\n  MRI: magnetic resonance imaging"
    (only,) = found(CODE, stop("A CT"), more)
    assert only.there == "MRI: magnetic resonance imaging"
    assert only.message == "the short form 'MRI' is never used"


def test_part_of_a_word_is_no_use() -> None:
    (only,) = found(CODE, stop("A CTX course"), "abbreviations: {CTX: a course, CT: tomography}")
    assert only.message == "the short form 'CT' is never used"


def test_all_places_of_one_short_form_are_one_finding_at_the_first() -> None:
    nodes = """
first:
  action: Look
  steps:
    - Do an HRCT.
    - Read the HRCT.
  go to: stop
stop: {outcome: Compare the HRCT, disposition: switch}
"""
    (only,) = found(CODE, nodes)
    assert only.there == "Do an HRCT."
    assert only.message == "the short form 'HRCT' is not explained, here and in 2 more places"
    assert only.node == "first"


@pytest.mark.parametrize("key", ["title", "drug", "adverse event", "population", "grading"])
def test_a_short_form_in_the_head_is_found_at_its_key(key: str) -> None:
    (only,) = found(CODE, **{key.replace(" ", "_"): "About HRCT"})  # type: ignore[arg-type]
    assert only.there == "About HRCT"


def test_a_short_form_in_an_exclusion_of_use_or_a_background_title_is_found() -> None:
    assert len(found(CODE, not_for="[those without HRCT]")) == 1
    background = "background: [{title: What HRCT shows, notes: [Much.]}]"
    assert len(found(CODE, more=background)) == 1


CITATION = """
evidence:
  trial:
    source: toy-2013
    place: TABLE2
    finding: FINDING
    grade: randomised trial
    provenance: read in the source
sources:
  - id: toy-2013
    title: Resumption of a drug (RIGHT)
    author: [Lee NR, Kang YK]
    container-title: JSICM
"""


@pytest.mark.parametrize(
    "finding", ["In RIGHT it worked", "As JSICM prints", "Lee NR saw it", "TOY found it"]
)
def test_names_that_a_citation_takes_from_its_source_are_left_alone(finding: str) -> None:
    more = CITATION.replace("TABLE2", "abstract").replace("FINDING", finding)
    assert not found(CODE, more=more)


def test_other_short_forms_in_a_citation_are_found() -> None:
    findings = found(CODE, more=CITATION.replace("FINDING", "The PFS was longer"))
    assert [f.message.split("'")[1] for f in findings] == ["PFS", "TABLE2"]


def test_the_initials_of_an_author_are_left_alone_everywhere() -> None:
    more = CITATION.replace("TABLE2", "abstract").replace("FINDING", "It worked")
    assert unexplained("Ask Kang YK about it", more) == []
    assert unexplained("Ask Doe YK about it", more) == ["YK"]


@pytest.mark.parametrize(
    "text", ["CT " * 30_000, "AB-" * 30_000, "(AB) " * 20_000, "a" * 100_000, "AB'" * 30_000]
)
def test_a_text_that_repeats_a_short_form_without_end_gives_one_finding(text: str) -> None:
    assert len(found(CODE, stop(text))) <= 1
