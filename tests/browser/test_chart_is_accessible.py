"""What a browser makes of our SVG: what is spoken, and whether a checker finds fault."""

import re

import pytest
from playwright.sync_api import Dialog, Page

from rechallenge.exporters import artifacts, export
from rechallenge.flowchart import Options, Paper, Theme
from rechallenge.model import Pathway
from tests.browser.packages import script
from tests.flowchart.samples import all_shipped, hostile, walked, whole

PATHWAYS = pytest.mark.parametrize("pathway", [whole(), *all_shipped()], ids=lambda p: p.id)
AXE = "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes[0].html)"


def show(page: Page, svg: str) -> None:
    """Put a picture into a page."""
    inner = svg.partition("?>")[2]
    page.set_content(
        "<!doctype html><html lang=en><head><title>A chart</title></head>"
        f"<body><main><h1>A chart</h1>{inner}</main></body></html>"
    )


def spoken(page: Page) -> list[tuple[str, str]]:
    """Return roles and names in the order in which a screen reader comes to them."""
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[tuple[str, str]] = []

    def visit(id: str) -> None:
        node = by_id[id]
        if not node["ignored"]:
            found.append((node["role"]["value"], node.get("name", {}).get("value", "")))
        for child in node.get("childIds", ()):
            visit(child)

    visit(nodes[0]["nodeId"])
    return found


@PATHWAYS
@pytest.mark.parametrize("theme", Theme, ids=lambda theme: theme.value)
def test_a_checker_finds_no_fault(page: Page, pathway: Pathway, theme: Theme) -> None:
    show(page, export(pathway, "svg", options=Options(theme=theme)).decode())
    page.add_script_tag(path=script("axe-core/axe.min.js"))
    assert page.evaluate(AXE) == []


def test_a_checker_finds_no_fault_with_a_walk_or_a_page(page: Page) -> None:
    drawn = [export(whole(), "svg", walked())]
    drawn += [a.data for a in artifacts(whole(), "svg", options=Options(paper=Paper.A4))]
    for svg in drawn:
        show(page, svg.decode())
        page.add_script_tag(path=script("axe-core/axe.min.js"))
        assert page.evaluate(AXE) == []


@PATHWAYS
def test_boxes_are_spoken_in_reading_order(page: Page, pathway: Pathway) -> None:
    show(page, export(pathway, "svg").decode())
    said = [name for role, name in spoken(page) if role in ("image", "img", "graphics-symbol")]
    boxes = [name for name in said if re.match(r"(Question|Action|Outcome|Link) \d+: ", name)]
    numbers = [int(re.findall(r"\d+", name)[0]) for name in boxes]
    assert numbers == list(range(1, len(pathway.nodes) + 1))
    for node in pathway.nodes:
        assert any(" ".join(node.text.split()) in name for name in boxes)


def test_the_picture_is_spoken_as_a_document_with_lists(page: Page) -> None:
    show(page, export(whole(), "svg").decode())
    roles = spoken(page)
    assert any(name == "A whole toy" for _, name in roles)
    lists = [name for role, name in roles if role == "list"]
    assert lists[:3] == ["Boxes in reading order", "Arrow", "Arrows from 1"]
    links = [name for role, name in roles if role == "link"]
    assert [name[:9] for name in links] == ["Source 1:", "Source 2:"]


def test_hostile_texts_run_nothing(page: Page) -> None:
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    show(page, export(hostile(), "svg").decode())
    page.wait_for_timeout(100)
    assert asked == []
    assert page.locator("script").count() == 0
    assert page.locator("[href^='javascript'], [onload], [onclick]").count() == 0


@PATHWAYS
def test_texts_are_as_wide_in_a_browser_as_they_were_measured(page: Page, pathway: Pathway) -> None:
    """No text sticks out of its box, whatever font of the family the browser finds."""
    show(page, export(pathway, "svg").decode())
    sticking_out = page.evaluate(
        """() => Array.from(document.querySelectorAll('g[data-node]')).flatMap(box => {
            const outline = box.querySelector('path').getBBox();
            return Array.from(box.querySelectorAll('text')).filter(text => {
                const words = text.getBBox();
                return words.x < outline.x || words.x + words.width > outline.x + outline.width;
            }).map(text => text.textContent);
        })"""
    )
    assert sticking_out == []
