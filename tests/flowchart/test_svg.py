import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from rechallenge.flowchart import Layout, Options, Theme
from rechallenge.flowchart.build import flowchart
from rechallenge.flowchart.drawing import pictures
from rechallenge.flowchart.speech import spoken
from rechallenge.flowchart.themes import PALETTES
from rechallenge.model import Pathway
from rechallenge.vocabulary import Severity
from tests.flowchart.samples import all_shipped, ends, hostile, walked, whole
from tests.flowchart.xml import SVG, tree
from tests.strategies import pathways

THEMES = pytest.mark.parametrize("theme", Theme, ids=lambda theme: theme.value)


def draw(pathway: Pathway, options: Options | None = None) -> str:
    (svg,) = pictures(pathway, options or Options())
    return svg


def names(svg: str, role: str) -> list[str]:
    return [e.get("aria-label") for e in tree(svg).iter(f"{SVG}g") if e.get("role") == role]


def test_the_picture_has_a_title_a_description_and_a_language() -> None:
    root = tree(draw(whole()))
    assert root.get("lang") == "en"
    assert root.get("role") == "graphics-document document"
    assert root.find(f"{SVG}title").text == "A whole toy"
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")
    assert root.get("aria-describedby") == root.find(f"{SVG}desc").get("id")
    assert "3 questions, 2 actions, 5 outcomes, 1 link" in root.find(f"{SVG}desc").text


def test_boxes_and_their_arrows_are_named_in_reading_order() -> None:
    spoken_names = names(draw(whole()), "img")
    assert spoken_names[:5] == [
        "Clinical state: Rash on toyinib. Adults. non-severe adverse event.",
        "Leads to 1, question, Is any danger sign of a severe reaction present now?",
        "Question 1: Is any danger sign of a severe reaction present now? "
        "Evidence: source 1, worked out by the author.",
        "Yes, at least one danger sign: leads to 2, outcome, emergency: To hospital today. "
        "Evidence: source 1.",
        "No, after a full examination: leads to 4, question, How severe is it?",
    ]
    boxes = [
        name for name in spoken_names if re.match(r"(Question|Action|Outcome|Link) \d+:", name)
    ]
    assert [int(name.split()[1].rstrip(":")) for name in boxes] == list(range(1, 12))


def test_a_jump_is_spoken_by_the_arrow_that_leads_to_it() -> None:
    assert (
        "Not examined yet: after that leads to 2, outcome, emergency: To hospital today."
        in names(draw(whole()), "img")
    )


def test_each_box_is_followed_by_the_list_of_its_arrows() -> None:
    lists = names(draw(whole()), "list")
    assert lists[:4] == ["Boxes in reading order", "Arrow", "Arrows from 1", "Arrows from 3"]
    assert lists[-1] == "Sources: 2"


def test_a_walk_is_spoken_and_drawn_with_numbers() -> None:
    (svg,) = pictures(whole(), Options(), walked())
    assert "Walked as step 1, 3." in " ".join(names(svg, "img"))
    assert "The walk shown has 10 steps" in svg
    circles = [t.text for t in tree(svg).iter(f"{SVG}text") if t.get("fill") == "#ffffff"]
    assert {str(number) for number in (1, 2, 3, 4, 5, 6, 9, 10)} <= set(circles)


@THEMES
def test_what_the_walk_left_aside_is_faded_and_can_still_be_read(theme: Theme) -> None:
    (svg,) = pictures(whole(), Options(theme=theme), walked())
    (text,) = [t for t in tree(svg).iter(f"{SVG}text") if t.text == "Stop for good"]
    assert text.get("fill") == PALETTES[theme].faded.text


@pytest.mark.parametrize("pathway", [whole(), ends(), *all_shipped()], ids=lambda p: p.id)
@THEMES
def test_every_word_of_a_box_is_drawn(pathway: Pathway, theme: Theme) -> None:
    svg = draw(pathway, Options(theme=theme))
    drawn = Counter(" ".join(t.text or "" for t in tree(svg).iter(f"{SVG}text")).split())
    wanted = Counter(
        word for box in flowchart(pathway).boxes for line in box.lines for word in line.text.split()
    )
    assert not wanted - drawn


def test_an_outcome_says_its_disposition_in_words_and_bears_its_sign() -> None:
    texts = {t.text for t in tree(draw(ends())).iter(f"{SVG}text")}
    assert {"EMERGENCY", "PERMANENTLY STOP", "DISCUSS IN A TEAM", "LEAVE THIS PATHWAY"} <= texts


def test_severity_is_told_in_words_and_by_a_dark_or_a_light_ground() -> None:
    fills = {}
    for severity in Severity:
        root = tree(draw(replace(whole(), severity=severity)))
        said = f"{severity.value.upper()} ADVERSE EVENT"
        (text,) = [t for t in root.iter(f"{SVG}text") if t.text == said]
        fills[severity] = text.getprevious().get("fill")
    assert fills == {Severity.SEVERE: "#16191d", Severity.NON_SEVERE: "#ffffff"}


def test_the_picture_bears_stamp_and_banner_for_eyes_and_for_programs() -> None:
    svg = draw(whole())
    root = tree(svg)
    (stamp,) = root.iter("{https://rechallenge.invalid/ns/stamp}stamp")
    assert (stamp.get("pathway"), stamp.get("version"), stamp.get("status")) == (
        *("whole", "0.1.0", "draft"),
    )
    visible = " ".join(t.text or "" for t in root.iter(f"{SVG}text"))
    assert f"content {stamp.get('content')}" in visible
    assert "Training and reference aid, not a medical device." in visible
    assert "next review: 2027-01-01" in visible


@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.value)
def test_hostile_texts_stay_texts(layout: Layout) -> None:
    svg = draw(hostile(), Options(layout))
    root = tree(svg)
    tags = {e.tag for e in root.iter()}
    assert tags == {
        *(f"{SVG}{name}" for name in ("svg", "title", "desc", "metadata", "g", "path", "rect")),
        *(f"{SVG}text", f"{SVG}a"),
        "{https://rechallenge.invalid/ns/stamp}stamp",
    }
    links = [value for e in root.iter() for key, value in e.items() if key.endswith("href")]
    assert links
    assert all(link.startswith("https://doi.org/") for link in links)
    assert not any(key.startswith("on") for e in root.iter() for key in e.keys())  # noqa: SIM118
    assert not set(svg) & set("\x00\x07\x1b\x7f\u202e\u2067\ud800\ufffe")
    assert "<script" not in svg


def test_a_line_from_right_to_left_says_so() -> None:
    svg = draw(replace(whole(), title="האם יש פריחה"))
    (title,) = [t for t in tree(svg).iter(f"{SVG}text") if t.text == "האם יש פריחה"]
    assert (title.get("direction"), title.get("unicode-bidi")) == ("rtl", "isolate")
    assert title.get("text-anchor") == "end"


@given(pathways())
@settings(max_examples=60)
def test_any_pathway_makes_valid_xml(pathway: Pathway) -> None:
    svg = draw(pathway)
    assert tree(svg).tag == f"{SVG}svg"
    assert spoken(svg)
