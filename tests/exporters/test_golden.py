"""Approved charts of toy pathways, and the manual and the diagrams, are what the code makes now.

``pytest --rewrite-goldens`` writes all of them anew, to be looked at.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rechallenge.exporters import MODULES, artifacts, export, exporter
from rechallenge.flowchart import Options, Paper, Theme
from rechallenge.library import load, shipped
from rechallenge.model import Pathway
from tests.flowchart.samples import all_shipped, ends, walked, whole
from tests.golden_files import Golden

ROOT = Path(__file__).parents[2]
FIRST_PAGE = "imatinib-rash-page-1.svg"
DIAGRAMS = Options(scale=1.25)
"""The diagrams are smaller than pictures for print, so that the repository stays small."""


@pytest.mark.parametrize("name", ["svg", "dot", "mermaid", "outline"])
def test_the_chart_of_a_toy_is_as_approved(name: str, golden: Golden) -> None:
    golden(f"charts/whole{exporter(name).SUFFIX}", export(whole(), name).decode())


@pytest.mark.parametrize("theme", Theme, ids=lambda theme: theme.value)
def test_the_themes_are_as_approved(theme: Theme, golden: Golden) -> None:
    golden(
        f"charts/ends-{theme.value}.svg", export(ends(), "svg", None, Options(theme=theme)).decode()
    )


def test_a_highlighted_walk_is_as_approved(golden: Golden) -> None:
    golden("charts/whole-walked.svg", export(whole(), "svg", walked()).decode())


@pytest.mark.parametrize("name", ["svg", "mermaid"])
@pytest.mark.parametrize("pathway", all_shipped(), ids=lambda p: p.id)
def test_the_diagrams_are_current(name: str, pathway: Pathway, golden: Golden) -> None:
    path = f"../../diagrams/{pathway.id}{exporter(name).SUFFIX}"
    golden(path, export(pathway, name, options=DIAGRAMS).decode())


@pytest.mark.parametrize("pathway", all_shipped(), ids=lambda p: p.id)
def test_the_pictures_among_the_diagrams_are_current(
    pathway: Pathway, request: pytest.FixtureRequest
) -> None:
    path = ROOT / "diagrams" / f"{pathway.id}.png"
    made = export(pathway, "png", options=DIAGRAMS)
    if request.config.getoption("--rewrite-goldens"):
        path.write_bytes(made)
    assert path.read_bytes() == made, f"{path.name} has changed"


def test_the_page_at_the_top_of_the_readme_is_current(golden: Golden) -> None:
    pages = artifacts(load("imatinib-rash"), "svg", options=Options(paper=Paper.A4))
    golden(f"../../diagrams/{FIRST_PAGE}", next(pages).data.decode())
    assert f"](diagrams/{FIRST_PAGE})" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_there_are_no_diagrams_of_other_pathways() -> None:
    made = {path.name for path in (ROOT / "diagrams").iterdir()}
    wanted = {f"{id}{end}" for id in shipped() for end in (".svg", ".png", ".mmd")}
    assert made == wanted | {FIRST_PAGE}


@pytest.mark.parametrize("name", MODULES)
def test_the_page_of_a_format_is_its_docstring(name: str, golden: Golden) -> None:
    golden(f"../../docs/exporters/{name}.md", "\n".join(page(name)) + "\n")


def test_the_list_of_formats_is_current(golden: Golden) -> None:
    golden("../../docs/exporters/README.md", "\n".join(contents()) + "\n")


def page(name: str) -> Iterator[str]:
    """Turn a docstring into a page: what is indented there was typed, and is printed, as it is."""
    yield f"# The format `{name}`"
    yield ""
    lines = inspect.cleandoc(exporter(name).__doc__ or "").splitlines()
    inside = False
    for i, line in enumerate(lines):
        typed = line.startswith("    ") or (
            inside and not line and any(n.startswith("    ") for n in lines[i + 1 : i + 2])
        )
        if typed != inside:
            yield "```console" if typed else "```"
        if inside and not typed and line:
            yield ""
        inside = typed
        yield line[4:] if typed else re.sub(r"``([^`]+)``", r"`\1`", line)


def contents() -> Iterator[str]:
    yield "# Formats"
    yield ""
    yield "`rechallenge export PATHWAY --to FORMAT` writes a pathway in one of these:"
    yield ""
    yield "| format | ends in | |"
    yield "|---|---|---|"
    for name in MODULES:
        first = (exporter(name).__doc__ or "").splitlines()[0]
        yield f"| [{name}]({name}.md) | `{exporter(name).SUFFIX}` | {first} |"
    yield ""
    yield "These pages are the docstrings of the modules in `rechallenge/exporters`. Another"
    yield "package can add formats: see [Adding checks and exporters](../extending.md)."
