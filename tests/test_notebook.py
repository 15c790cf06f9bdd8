import subprocess
import sys

import rechallenge
from tests.flowchart.samples import walked
from tests.flowchart.xml import SVG, tree


def test_a_pathway_shows_itself_as_its_chart() -> None:
    pathway = rechallenge.load(rechallenge.shipped()[0])
    shown = pathway._repr_svg_()  # type: ignore[attr-defined]
    assert tree(shown).tag == f"{SVG}svg"
    assert pathway.title in shown


def test_a_walk_shows_itself_with_its_path() -> None:
    assert rechallenge.Walk is type(walked())
    assert "The walk shown has 10 steps" in walked()._repr_svg_()  # type: ignore[attr-defined]


def test_nothing_that_draws_is_imported_before_a_chart_is_shown() -> None:
    script = (
        "import sys, rechallenge; rechallenge.load\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('graphviz', 'wasmtime')"
        " or 'flowchart' in m])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "[]\n"
