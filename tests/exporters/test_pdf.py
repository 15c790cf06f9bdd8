from io import BytesIO

import pytest
from pypdf import PdfReader

from rechallenge.exporters import ExportError, artifacts, export
from rechallenge.flowchart import Options, Paper
from rechallenge.model import Pathway
from tests.exporters.tags import alternatives, root
from tests.flowchart.samples import all_shipped, hostile, walked, whole
from tests.toys import toy_pathway


def read(pathway: Pathway, options: Options | None = None) -> PdfReader:
    return PdfReader(BytesIO(export(pathway, "pdf", options=options)))


def test_it_is_tagged_and_says_so() -> None:
    about = root(export(whole(), "pdf"))
    assert about["/MarkInfo"]["/Marked"].value is True
    assert about["/Lang"] == "en"
    assert about["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "/StructTreeRoot" in about


def test_it_claims_to_keep_to_the_standard_for_accessible_pdf() -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in export(whole(), "pdf")


def test_every_page_has_an_alternative_text_that_names_boxes_and_arrows() -> None:
    options = Options(paper=Paper.A4)
    data = export(whole(), "pdf", walked(), options)
    texts = alternatives(data)
    assert len(texts) == len(PdfReader(BytesIO(data)).pages) == 3
    together = " ".join(texts)
    assert "Question 1: Is any danger sign of a severe reaction present now?" in together
    assert "Tolerated: leads to 10, outcome, rechallenge: Taken again. Walked." in together


@pytest.mark.parametrize("pathway", [whole(), *all_shipped()], ids=lambda p: p.id)
def test_its_words_can_be_selected(pathway: Pathway) -> None:
    said = " ".join(read(pathway).pages[0].extract_text().split())
    words = {word for node in pathway.nodes for word in node.text.split()}
    assert all(word in said for word in words)


def test_its_letters_are_vectors_of_the_fonts_of_the_package() -> None:
    page = read(whole()).pages[0]
    assert not page.images
    data = export(whole(), "pdf")
    assert b"RechallengeSans-Regular" in data
    assert b"RechallengeSans-Bold" in data


def test_it_has_a_title_and_no_date() -> None:
    about = read(whole()).metadata
    assert about is not None
    assert about.title == "A whole toy"
    assert about.subject is not None
    assert "whole 0.1.0 · content" in about.subject
    assert "/CreationDate" not in about


@pytest.mark.parametrize(
    ("paper", "size"),
    [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792)), (Paper.SLIDE, (540, 960))],
)
def test_its_pages_have_the_size_of_the_paper(paper: Paper, size: tuple[int, int]) -> None:
    for page in read(whole(), Options(paper=paper)).pages:
        assert sorted(round(float(side)) for side in page.mediabox[2:]) == list(size)


def test_a_page_that_readers_cannot_show_is_refused_with_what_would_help() -> None:
    long = "\n".join(f"s{i}: {{action: Step {i}, go to: s{i + 1}}}" for i in range(250))
    last = "s250: {outcome: End, disposition: continue}"
    with pytest.raises(ExportError, match=r"at most 14,400 a side\); use --pages a4"):
        export(toy_pathway(f"{long}\n{last}", start="s0"), "pdf")


def test_letters_that_the_fonts_lack_do_no_harm() -> None:
    (made,) = artifacts(hostile(), "pdf", options=Options(paper=Paper.A4))
    assert len(PdfReader(BytesIO(made.data)).pages) > 3
