import re

import pytest

from rechallenge.flowchart import Options, Paper
from rechallenge.flowchart.build import flowchart
from rechallenge.flowchart.chart import Flowchart, Kind
from rechallenge.flowchart.drawing import pictures
from rechallenge.flowchart.layout import lay_out
from rechallenge.flowchart.pages import READABLE, SIZES, sheets, split
from rechallenge.flowchart.sizes import SMALLEST
from rechallenge.model import Pathway
from tests.flowchart.laws import assert_lawful
from tests.flowchart.samples import all_shipped, hostile, walked, whole
from tests.flowchart.xml import SVG, tree

PAPERS = pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
SHIPPED = pytest.mark.parametrize("pathway", all_shipped(), ids=lambda p: p.id)


def charts(pathway: Pathway, most: int) -> list[Flowchart]:
    """Deal a pathway to pages of at most so many boxes."""

    def fits(chart: Flowchart, sheet: object) -> bool:
        return sum(box.kind is not Kind.JUMP for box in chart.boxes) <= most

    return [page.chart for page in split(flowchart(pathway), sheets(Paper.A4), fits)]


def test_every_box_is_on_one_page_and_every_arrow_leaves_it_there() -> None:
    chart = flowchart(whole())
    for most in (1, 2, 3, 20):
        pages = charts(whole(), most)
        boxes = [b.id for page in pages for b in page.boxes if b.kind is not Kind.JUMP]
        arrows = [a.id for page in pages for a in page.arrows if a.id[0] == "a"]
        assert boxes == [b.id for b in chart.boxes if b.kind is not Kind.JUMP]
        assert sorted(arrows) == sorted(arrow.id for arrow in chart.arrows)


def test_a_cut_arrow_tells_page_number_and_words_of_the_box_it_leads_to() -> None:
    first, second, *_ = charts(whole(), 4)
    said = [[line.text for line in b.lines] for b in first.boxes if b.kind is Kind.JUMP]
    assert ["Go to 4", "on page 2: How severe is it?"] in said
    came = [[line.text for line in b.lines] for b in second.boxes if b.kind is Kind.JUMP]
    assert ["From 1 on page 1"] in came


def test_a_box_of_another_page_is_told_in_words_once_a_page() -> None:
    (page,) = [p for p in charts(whole(), 1) if p.boxes[0].node == "first"]
    said = [line.text for b in page.boxes for line in b.lines]
    assert len([text for text in said if text.endswith(": To hospital today")]) == 1
    assert len([text for text in said if "Go to 2" in text]) == 2


@PAPERS
@SHIPPED
def test_a_page_has_the_size_of_the_paper_and_letters_that_can_be_read(
    pathway: Pathway, paper: Paper
) -> None:
    for svg in pictures(pathway, Options(paper=paper)):
        root = tree(svg)
        size = sorted(float(root.get(side).removesuffix("pt")) for side in ("width", "height"))
        assert size == pytest.approx(SIZES[paper], abs=1)
        scales = [float(found) for found in re.findall(r"scale\(([0-9.]+)\)\"><", svg)]
        assert all(scale * SMALLEST >= READABLE[paper] - 0.01 for scale in scales)
        assert scales


@SHIPPED
def test_nothing_on_a_page_lies_on_anything_else(pathway: Pathway) -> None:
    options = Options(paper=Paper.A4)
    for chart in charts(pathway, 5):
        assert_lawful(chart, lay_out(chart, options))


@PAPERS
def test_pages_are_numbered_and_the_sources_come_last(paper: Paper) -> None:
    drawn = pictures(whole(), Options(paper=paper), walked())
    for number, svg in enumerate(drawn, 1):
        assert f"Page {number} of {len(drawn)}" in svg
    assert "A trial of toyinib" in drawn[-1]
    assert not any("A trial of toyinib" in svg for svg in drawn[:-1])


def test_a_box_that_no_page_can_hold_gets_a_page_and_is_made_smaller() -> None:
    drawn = pictures(hostile(), Options(paper=Paper.A4))
    assert all(tree(svg).tag == f"{SVG}svg" for svg in drawn)
