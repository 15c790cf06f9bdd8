"""The formats that are texts: DOT, Mermaid and the outline."""

import re
import subprocess

import pytest

from rechallenge.exporters import export
from rechallenge.exporters.outline import WIDTH
from rechallenge.flowchart import Layout, Options
from rechallenge.model import Pathway
from tests.flowchart.samples import all_shipped, ends, hostile, walked, whole

PATHWAYS = pytest.mark.parametrize(
    "pathway", [whole(), ends(), hostile(), *all_shipped()], ids=lambda p: p.id + p.title[:3]
)


def text(pathway: Pathway, to: str, **options: object) -> str:
    return export(pathway, to, options=Options(**options)).decode()  # type: ignore[arg-type]


@PATHWAYS
def test_graphviz_draws_the_dot_text(pathway: Pathway) -> None:
    dot = text(pathway, "dot").encode()
    done = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True)
    assert done.returncode == 0
    assert b"syntax error" not in done.stderr
    assert done.stdout.count(b'class="node"') == dot.count(b"tooltip=")


def test_a_dot_text_draws_what_looks_like_markup_as_it_is() -> None:
    dot = text(hostile(), "dot").encode()
    drawn = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True).stdout.decode()
    assert "&lt;script&gt;" in drawn
    assert "<script" not in drawn


def test_dot_and_mermaid_run_the_way_that_was_asked_for() -> None:
    assert "rankdir=TB" in text(whole(), "dot")
    assert "rankdir=LR" in text(whole(), "dot", layout=Layout.LEFT_RIGHT)
    assert "\nflowchart TB\n" in text(whole(), "mermaid")
    assert "\nflowchart LR\n" in text(whole(), "mermaid", layout=Layout.LEFT_RIGHT)


@PATHWAYS
def test_words_in_mermaid_hold_no_sign_that_means_something(pathway: Pathway) -> None:
    for line in text(pathway, "mermaid").splitlines():
        for words in re.findall(r'"([^"]*)"', line):
            assert not re.search(r"[<>`\[\]{}|\\;#&]", re.sub(r"#\d+;|<br/>", "", words))


@pytest.mark.parametrize("pathway", all_shipped(), ids=lambda p: p.id)
def test_the_shipped_charts_are_small_enough_for_mermaid(pathway: Pathway) -> None:
    made = text(pathway, "mermaid")
    assert len(made) < 50_000
    assert sum("-->" in line or "-.->" in line for line in made.splitlines()) < 500


def test_a_walk_is_marked_in_dot_and_mermaid() -> None:
    dot = export(whole(), "dot", walked()).decode()
    mermaid = export(whole(), "mermaid", walked()).decode()
    assert "step 1, 3 of the walk" in dot
    assert "Step 1, 3 of the walk" in mermaid
    assert "==>" in mermaid
    assert ":::faded" in mermaid


@PATHWAYS
def test_no_line_of_an_outline_is_too_long(pathway: Pathway) -> None:
    assert all(len(line) <= WIDTH for line in text(pathway, "outline").splitlines())


def test_an_outline_tells_what_the_chart_has_no_room_for() -> None:
    said = " ".join(text(whole(), "outline").split())
    for part in (
        "1. QUESTION: Is any danger sign of a severe reaction present now? [1, ‡]",
        "- Not examined yet → at most twice go to 3, Examine the whole skin and the mouth today, "
        "after that to 2, To hospital today",
        "- prednisolone 30 mg/day by mouth for 3 weeks (With food)",
        "Then: after 6 weeks go to 8, Pass the gate",
        "- When it ends with: The gate is passed → go to 9, Is the drug tolerated?",
        "- It may also end there: permanently stop: Never again",
        "2. OUTCOME, EMERGENCY: To hospital today [1]",
        "- It works. — Doe 2020 (randomised trial; read in the source)",
        "- A rule. — author's default, no published source",
    ):
        assert part in said


def test_an_outline_tells_the_steps_of_a_walk() -> None:
    said = export(whole(), "outline", walked()).decode()
    assert "* Step 1, 3 of the walk" in said
    assert "* Given at step 1 of the walk" in said
