import pytest
from hypothesis import given, settings

from rechallenge.flowchart import Detail, Engine, Layout, Options, Paper
from rechallenge.flowchart.build import flowchart
from rechallenge.flowchart.layers import layers
from rechallenge.flowchart.layout import lay_out
from rechallenge.model import Pathway
from tests.flowchart.laws import assert_lawful
from tests.flowchart.samples import all_shipped, ends, hostile, whole
from tests.strategies import pathways
from tests.toys import LOOP, toy_pathway

BOTH = pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.value)


@BOTH
@pytest.mark.parametrize("detail", Detail, ids=lambda detail: detail.value)
@pytest.mark.parametrize("pathway", all_shipped(), ids=lambda p: p.id)
def test_nothing_on_a_shipped_chart_lies_on_anything_else(
    pathway: Pathway, detail: Detail, layout: Layout
) -> None:
    options = Options(layout, detail=detail)
    chart = flowchart(pathway, options)
    assert_lawful(chart, lay_out(chart, options))


@BOTH
@given(pathway=pathways(max_nodes=14))
@settings(max_examples=60)
def test_nothing_on_any_chart_lies_on_anything_else(pathway: Pathway, layout: Layout) -> None:
    options = Options(layout)
    chart = flowchart(pathway, options)
    assert_lawful(chart, lay_out(chart, options))


@BOTH
@pytest.mark.parametrize("make", [whole, ends, hostile, lambda: toy_pathway(LOOP)])
def test_nothing_on_a_toy_chart_lies_on_anything_else(make: object, layout: Layout) -> None:
    assert callable(make)
    for paper in (None, Paper.A4):
        options = Options(layout, paper=paper)
        chart = flowchart(make(), options)
        assert_lawful(chart, lay_out(chart, options))


def test_the_installed_graphviz_lays_out_as_lawfully() -> None:
    for pathway in (whole(), *all_shipped()):
        options = Options(engine=Engine.DOT)
        chart = flowchart(pathway, options)
        assert_lawful(chart, lay_out(chart, options))


def test_a_chart_runs_down_or_to_the_right() -> None:
    chart = flowchart(whole())
    down = lay_out(chart, Options(Layout.TOP_DOWN)).boxes
    right = lay_out(chart, Options(Layout.LEFT_RIGHT)).boxes
    for arrow in chart.arrows:
        assert down[arrow.source].bottom < down[arrow.target].y
        assert right[arrow.source].right < right[arrow.target].x


def test_the_longest_way_runs_straight_down() -> None:
    chart = flowchart(whole())
    rows, placed = layers(chart), lay_out(chart, Options())
    trunk = [placed.lines[arrow.id] for arrow in chart.arrows if arrow.id in rows.trunk]
    by_node = {box.node: placed.boxes[box.id] for box in chart.boxes if box.number}
    middles = {
        round(by_node[id].x + by_node[id].width / 2, 1)
        for id in ("first", "grade", "steroid", "gate", "again")
    }
    assert trunk
    assert len(middles) == 1


def test_the_same_chart_is_laid_out_the_same_twice() -> None:
    chart = flowchart(whole())
    assert lay_out(chart, Options()) == lay_out(chart, Options())
