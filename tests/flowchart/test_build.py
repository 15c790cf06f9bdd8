import pytest
from hypothesis import given

from rechallenge.flowchart import Detail, Options
from rechallenge.flowchart.build import flowchart
from rechallenge.flowchart.chart import Box, Flowchart, Kind, Style
from rechallenge.flowchart.text import clean
from rechallenge.model import Pathway, Question
from rechallenge.transcript.tell import tell
from rechallenge.walk import walk
from tests.flowchart.samples import all_shipped, walked, whole
from tests.strategies import pathways
from tests.toys import toy_pathway


def box(chart: Flowchart, node: str) -> Box:
    return next(box for box in chart.boxes if box.node == node)


def texts(box: Box) -> list[str]:
    return [line.text for line in box.lines]


@given(pathways())
def test_every_node_and_every_answer_is_on_the_chart(pathway: Pathway) -> None:
    holds_everything(pathway)


@pytest.mark.parametrize("pathway", all_shipped(), ids=lambda p: p.id)
def test_every_node_and_every_answer_of_a_shipped_pathway_is_on_its_chart(pathway: Pathway) -> None:
    holds_everything(pathway)


def holds_everything(pathway: Pathway) -> None:
    chart = flowchart(pathway)
    assert {b.node for b in chart.boxes if b.number} == {clean(node.id) for node in pathway.nodes}
    by_id = {b.id: b for b in chart.boxes}
    assert len(by_id) == len(chart.boxes)
    for node in pathway.nodes:
        here = box(chart, clean(node.id))
        assert here.lines[0].text == clean(node.text)
        arrows = [arrow for arrow in chart.arrows if arrow.source == here.id]
        if isinstance(node, Question):
            for answer in node.answers:
                found = [a for a in arrows if a.answer == clean(answer.id)]
                assert {a.text for a in found} == {clean(answer.text)}
                ends = [by_id[end].node for a in found for end in a.ends]
                wanted = [answer.target] + ([answer.after_that] if answer.at_most else [])
                assert ends == [clean(id) for id in wanted]


def test_an_arrow_leads_to_its_end_or_to_a_jump_that_names_it() -> None:
    chart = flowchart(whole())
    by_id = {b.id: b for b in chart.boxes}
    for arrow in chart.arrows:
        if arrow.target != arrow.ends[0]:
            said = " ".join(texts(by_id[arrow.target]))
            assert by_id[arrow.target].kind is Kind.JUMP
            for end in arrow.ends:
                assert f"to {by_id[end].number}" in said


def test_a_jump_back_says_so_and_a_jump_to_an_outcome_says_what_it_means() -> None:
    chart = flowchart(whole())
    jumps = {
        a.text or a.source: texts(b)
        for a in chart.arrows
        for b in chart.boxes
        if b.id == a.target and b.kind is Kind.JUMP
    }
    assert jumps["after 24 to 48 hours"] == ["Back to 1"]
    assert jumps["Not examined yet"] == ["Go to 2", "emergency"]
    assert jumps["Worse than last time"] == ["Back to 1"]


def test_the_first_box_tells_drug_event_population_and_severity() -> None:
    assert texts(flowchart(whole()).boxes[0]) == [
        *("Rash on toyinib", "Adults", "non-severe adverse event")
    ]


def test_a_box_with_evidence_shows_the_numbers_of_its_sources_and_its_signs() -> None:
    chart = flowchart(whole())
    assert texts(box(chart, "steroid"))[-1] == "[1, 2]"
    assert texts(box(chart, "first"))[-1] == "[1, ‡]"
    assert texts(box(chart, "look"))[-1] == "[†]"
    assert dict(chart.marks) == {
        "†": "author's default, no published source",
        "‡": "worked out by the author, no published source",
    }


def test_a_box_with_doses_shows_them_and_no_evidence() -> None:
    chart = flowchart(whole(), Options(detail=Detail.DOSES))
    assert texts(box(chart, "steroid"))[1:] == [
        "prednisolone 30 mg/day by mouth for 3 weeks (With food)",
        "prednisolone 20 mg/day by mouth for 3 weeks",
    ]
    assert not chart.sources
    assert not any(line.style is Style.EVIDENCE for b in chart.boxes for line in b.lines)
    assert "after 6 weeks" in {arrow.text for arrow in chart.arrows}


def test_a_box_with_its_title_shows_nothing_else() -> None:
    chart = flowchart(whole(), Options(detail=Detail.TITLE))
    assert all(len(b.lines) == 1 for b in chart.boxes if b.number)
    assert "after 6 weeks" not in {arrow.text for arrow in chart.arrows}


def test_a_link_tells_its_pathway_and_the_ends_that_do_not_come_back() -> None:
    chart = flowchart(whole())
    assert texts(box(chart, "gate")) == [
        *("Pass the gate", "Pathway: The gate", "It may also end there: Never again", "[†]")
    ]
    (arrow,) = [a for a in chart.arrows if a.source == box(chart, "gate").id]
    assert arrow.text == "The gate is passed"


def test_a_link_that_was_not_followed_is_drawn_all_the_same() -> None:
    chart = flowchart(toy_pathway("first: {link: Go there, pathway: elsewhere}"))
    assert texts(box(chart, "first")) == ["Go there", "Pathway: elsewhere"]


def test_an_outcome_bears_its_disposition_in_words() -> None:
    assert box(flowchart(whole()), "hospital").badge == "emergency"


def test_the_numbers_on_a_chart_are_those_of_the_record_of_the_walk() -> None:
    told = tell(walked())
    assert told.outcome
    passed = (*told.steps, told.outcome)
    marked = [b for b in flowchart(whole(), walk=walked()).boxes if b.walked and b.node]
    assert marked
    for one in marked:
        text = whole().node(one.node).text
        assert one.walked == tuple(step.number for step in passed if step.text == text)


def test_a_walk_is_numbered_at_its_boxes_and_marked_on_its_arrows() -> None:
    chart = flowchart(whole(), walk=walked())
    steps = {b.node: b.walked for b in chart.boxes if b.number}
    assert {node: numbers for node, numbers in steps.items() if numbers} == {
        "first": (1, 3),
        "look": (2,),
        "grade": (4,),
        "steroid": (5,),
        "gate": (6,),
        "again": (9,),
        "rechallenged": (10,),
    }
    taken = {(arrow.text, arrow.walked) for arrow in chart.arrows if arrow.walked != ()}
    assert ("Not examined yet", (1,)) in taken
    assert ("The gate is passed", (6,)) in taken
    assert "Mild" not in {text for text, _ in taken}
    assert chart.walk == (
        "The walk shown has 10 steps, numbered in circles, and ends at box 10: Taken again"
    )


def test_an_answer_that_was_used_up_is_marked_where_it_led_instead() -> None:
    here = walk(whole())
    for _ in range(3):
        here = here.answer("not known")
    chart = flowchart(whole(), walk=here)
    arrows = [a for a in chart.arrows if a.answer == "not-known"]
    assert [(a.used_up, a.walked) for a in arrows] == [(False, (1, 3)), (True, (5,))]


def test_a_walk_through_another_pathway_is_refused() -> None:
    with pytest.raises(ValueError, match="through 'toy', not through 'whole'"):
        flowchart(whole(), walk=walk(toy_pathway()))
