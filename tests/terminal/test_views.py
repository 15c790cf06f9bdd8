from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from rechallenge.cases import load_cases
from rechallenge.model import Pathway
from rechallenge.prose import Block, lay
from rechallenge.routes import routes
from rechallenge.terminal import outline, views
from rechallenge.terminal.ending import ending_blocks
from rechallenge.terminal.playing import story_blocks
from rechallenge.walk import walk
from rechallenge.wording import BANNER, DEFAULT_MARK
from tests.strategies import HOSTILE, pathways, picks, wander
from tests.terminal.samples import TO_RECHALLENGE, rash, walked


def said(blocks: object) -> str:
    return " ".join(line for line, _ in lay(blocks, 500))  # type: ignore[arg-type]


def test_the_start_says_when_the_review_is_overdue_and_not_before() -> None:
    pathway = replace(rash(), next_review=date(2026, 11, 20))
    due = "The review of this pathway was due on 2026-11-20"
    assert due in said(views.opening_blocks(pathway, date(2026, 11, 21)))
    assert due not in said(views.opening_blocks(pathway, date(2026, 11, 20)))
    assert BANNER in said(views.opening_blocks(pathway, date(2026, 11, 20)))


def test_a_question_on_the_authors_default_is_marked() -> None:
    assert f"In part {DEFAULT_MARK}." in said(views.question_blocks(walked()))
    assert DEFAULT_MARK not in said(views.question_blocks(walked("no")))


def test_a_limited_answer_tells_how_often_it_was_given_and_where_it_leads_then() -> None:
    notes = [views.options(walked("no", *["three", "no", "no"][:n]))[1].note for n in (1, 2, 3)]
    assert notes[0] == "at most twice"
    assert notes[1] == "at most twice, 1 so far"
    assert notes[2] == "at most twice: used up, so this leads to: Discuss in the team"


def test_a_step_without_words_of_its_own_says_so() -> None:
    node = rash().node("examine")
    assert "The pathway says no more" in said(views.explanation_blocks(node))


def test_the_map_shows_the_steps_the_place_and_what_may_follow() -> None:
    text = said(views.map_blocks(walked("no", "three", "no", "no")))
    assert "2. Is any danger sign present, such as blisters, sore mouth or fever?" in text
    assert "→ No, after a full examination" in text
    assert "You are here: Has the rash settled to grade 1 or less?" in text
    assert "- No, still there → Discuss in the team" in text
    assert "The end: Give toyinib again" in said(views.map_blocks(walked(*TO_RECHALLENGE)))


def test_background_on_retreatment_is_marked_as_no_support() -> None:
    text = said(outline.background_blocks(rash()))
    assert "Evidence for re-treatment of disease, never support for re-exposure." in text


def test_every_node_can_be_shown_in_full() -> None:
    map = routes(rash())
    for place in map.places.values():
        text = said(outline.node_blocks(place))
        assert place.node.text in text
        assert "Evidence" in text


def everything(pathway: Pathway, numbers: list[int]) -> list[Block]:
    here = wander(walk(pathway), numbers)
    blocks = [
        *views.opening_blocks(pathway, date(2026, 11, 21)),
        *views.map_blocks(here),
        *views.explanation_blocks(here.place.node),
        *views.evidence_blocks(here.place),
        *ending_blocks(here, "x"),
        *outline.head_blocks(pathway),
        *outline.outline_blocks(pathway),
        *outline.evidence_count_blocks(pathway),
        *outline.source_blocks(pathway),
        *outline.background_blocks(pathway),
    ]
    for place in here.map.places.values():
        blocks.extend(outline.node_blocks(place))
    return blocks


@given(pathways(), picks())
def test_all_views_of_all_pathways_fit_40_columns_and_hide_nothing(
    pathway: Pathway, numbers: list[int]
) -> None:
    from rechallenge.prose import width

    blocks = [block for block in everything(pathway, numbers) if not block.unbroken]
    for line, _ in lay(blocks, 40):
        assert width(line) <= 48
        assert not set(line) & set("\x1b\x9b\u202e\x00\n\r")


@pytest.mark.parametrize("text", [*HOSTILE, "\x1b[2J\x9b31m", "\u202eabc\u2066"])
def test_hostile_texts_of_a_pathway_built_in_python_never_reach_the_terminal(text: str) -> None:
    pathway = rash()
    nodes = tuple(replace(node, text=text, why=text) for node in pathway.nodes)
    hostile = replace(pathway, nodes=nodes, title=text, population=text)
    for line, _ in lay(everything(hostile, [1, 1]), 40):
        assert not set(line) & set("\x1b\x9b\u202e\u2066")


def test_the_story_of_a_case_names_its_source() -> None:
    case = load_cases(rash())[0]
    text = said(story_blocks(case, rash()))
    assert "Published patient: Roe 2019, case 3 (read in the source)." in text
    assert case.story in text
