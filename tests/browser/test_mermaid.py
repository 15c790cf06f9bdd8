"""Mermaid itself reads and draws what the exporter writes."""

import pytest
from playwright.sync_api import Page

from rechallenge.exporters import export
from rechallenge.flowchart import Layout, Options
from rechallenge.model import Pathway
from tests.browser.packages import script
from tests.flowchart.samples import all_shipped, ends, hostile, walked, whole

DRAW = """async text => {
    mermaid.initialize({startOnLoad: false, securityLevel: "strict"});
    await mermaid.parse(text);
    const {svg} = await mermaid.render("chart", text);
    document.body.innerHTML = svg;
    return document.body.innerText;
}"""


def draw(page: Page, text: str) -> str:
    """Let Mermaid draw a text; return the words that are seen."""
    page.set_content("<!doctype html><html lang=en><title>x</title><body></body></html>")
    page.add_script_tag(path=script("mermaid/dist/mermaid.min.js"))
    said: str = page.evaluate(DRAW, text)
    return " ".join(said.split())


@pytest.mark.parametrize("pathway", [whole(), ends(), *all_shipped()], ids=lambda p: p.id)
@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.value)
def test_mermaid_draws_every_box(page: Page, pathway: Pathway, layout: Layout) -> None:
    said = draw(page, export(pathway, "mermaid", options=Options(layout)).decode())
    for node in pathway.nodes:
        assert " ".join(node.text.split()) in said


def test_mermaid_draws_a_walk(page: Page) -> None:
    assert "Step 1, 3 of the walk" in draw(page, export(whole(), "mermaid", walked()).decode())


def test_words_that_mean_something_to_mermaid_or_a_page_are_drawn_as_they_are(page: Page) -> None:
    said = draw(page, export(hostile(), "mermaid").decode())
    for words in ("<script>alert(1)</script>", "]]> -->", "&amp;", "#35;", "{{x}} |y|", "`code`"):
        assert words in said
    assert page.locator("script").count() == 1
    assert page.locator("[href^='javascript']").count() == 0
