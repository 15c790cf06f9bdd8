"""What every exporter must do, the built-in ones and those of other packages."""

import os
import subprocess
import sys
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from PIL import Image

from rechallenge.exporters import (
    ExportError,
    Request,
    UnknownFormatError,
    artifacts,
    export,
    exporter,
    formats,
)
from rechallenge.flowchart import Layout, Options, Paper, Theme
from rechallenge.model import Pathway
from tests.exporters.tags import alternatives
from tests.flowchart.samples import all_shipped, ends, hostile, walked, whole
from tests.strategies import pathways

FORMATS = pytest.mark.parametrize("name", formats())
SMALL = Options(scale=0.5)
DIGEST = """
import hashlib, sys
from rechallenge.exporters import artifacts, formats
from rechallenge.flowchart import Options, Paper
from tests.flowchart.samples import walked, whole
for name in formats():
    for paper in (None, Paper.A4):
        for made in artifacts(whole(), name, walked(), Options(scale=0.5, paper=paper)):
            print(name, made.ending, hashlib.sha256(made.data).hexdigest())
"""


def text(name: str, data: bytes) -> str:
    """Return the words of a file, where each format keeps them."""
    match name:
        case "png":
            return " ".join(Image.open(BytesIO(data)).info["Description"].split())
        case "pdf":
            return " ".join(" ".join(alternatives(data)).split())
        case "mermaid":
            said = data.decode().replace("<br/>", " ")
            return " ".join(unescape(said.replace("#", "&#").replace("&#quot", "&quot")).split())
        case "dot":
            return " ".join(data.decode().replace("\\n", " ").replace('\\"', '"').split())
        case _:
            return " ".join(unescape(data.decode()).split())


@FORMATS
def test_an_exporter_has_what_it_needs_to_be_one(name: str) -> None:
    module = exporter(name)
    assert module.SUFFIX.startswith(".")
    assert isinstance(module.IS_TEXT, bool)
    assert module.__doc__
    assert len(module.__doc__) > 200, "its docstring is its manual page"


@FORMATS
@pytest.mark.parametrize("pathway", [whole(), ends(), *all_shipped()], ids=lambda p: p.id)
def test_every_node_and_every_outcome_is_in_it(name: str, pathway: Pathway) -> None:
    said = text(name, export(pathway, name, options=SMALL))
    for node in pathway.nodes:
        assert " ".join(node.text.split()) in said
    for number in range(1, len(pathway.nodes) + 1):
        assert f"{number}" in said


@FORMATS
@pytest.mark.parametrize("pathway", [whole(), *all_shipped()], ids=lambda p: p.id)
def test_it_says_what_it_was_made_from_and_what_it_is_for(name: str, pathway: Pathway) -> None:
    said = text(name, export(pathway, name, options=SMALL))
    assert f"{pathway.id} {pathway.version} · content " in said
    assert "draft, not reviewed by a clinician" in said
    assert f"next review: {pathway.next_review}" in said
    assert "Training and reference aid, not a medical device." in said


@FORMATS
def test_the_same_request_makes_the_same_bytes(name: str) -> None:
    for paper in (None, Paper.A4):
        options = Options(scale=0.5, paper=paper)
        first, second = (list(artifacts(whole(), name, walked(), options)) for _ in range(2))
        assert first == second


def test_all_formats_are_the_same_whatever_the_hash_seed() -> None:
    made = set()
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."}
        root = Path(__file__).parents[2]
        command = [sys.executable, "-c", DIGEST]
        made.add(subprocess.check_output(command, env=environment, cwd=root, text=True))
    (lines,) = made
    assert {line.split()[0] for line in lines.splitlines()} == set(formats())


@FORMATS
@pytest.mark.parametrize("paper", [None, Paper.A4], ids=str)
def test_hostile_texts_do_no_harm(name: str, paper: Paper | None) -> None:
    options = Options(scale=0.2, paper=paper)
    for artifact in artifacts(hostile(), name, options=options):
        assert exporter(name).recognises(artifact.data)
        if exporter(name).IS_TEXT:
            said = artifact.data.decode()
            assert not set(said) & set("\x00\x07\x1b\x7f\u202e\u2067\ufffe")


@FORMATS
@given(pathway=pathways())
@settings(max_examples=15)
def test_any_pathway_can_be_written(name: str, pathway: Pathway) -> None:
    data = export(pathway, name, options=Options(scale=0.2))
    assert exporter(name).recognises(data)


@FORMATS
def test_it_knows_its_own_files_and_no_others(name: str) -> None:
    for other in formats():
        data = export(whole(), other, options=SMALL)
        assert exporter(name).recognises(data) is (other == name)
    for foreign in (
        b"",
        b"hello",
        b"<svg></svg>",
        b"%PDF-1.7",
        b"digraph {}",
        b"\x89PNG\r\n\x1a\n",
    ):
        assert not exporter(name).recognises(foreign)


@FORMATS
@pytest.mark.parametrize("theme", Theme, ids=lambda theme: theme.value)
@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.value)
def test_every_theme_and_layout_works(name: str, theme: Theme, layout: Layout) -> None:
    assert export(whole(), name, walked(), Options(layout, theme, scale=0.2))


@FORMATS
def test_pages_are_numbered_in_the_names_of_their_files(name: str) -> None:
    made = list(artifacts(whole(), name, options=Options(paper=Paper.A4, scale=0.2)))
    suffix = exporter(name).SUFFIX
    if len(made) == 1:
        assert made[0].ending == suffix
    else:
        assert [m.ending for m in made] == [f"-page-{i}{suffix}" for i in range(1, len(made) + 1)]


def test_one_call_cannot_return_several_files() -> None:
    with pytest.raises(ValueError, match="svg makes 3 files with these options; use artifacts"):
        export(whole(), "svg", options=Options(paper=Paper.A4))


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UnknownFormatError, match="no format named 'sgv'; did you mean 'svg'"):
        export(whole(), "sgv")
    with pytest.raises(UnknownFormatError, match="formats: svg, png, pdf, dot, mermaid, outline"):
        export(whole(), "docx-with-macros")


def test_a_request_for_too_large_a_picture_says_what_would_help() -> None:
    with pytest.raises(ExportError, match=r"pixels \(at most 32,767 a side .*; use --pages a4"):
        exporter("png").export(Request(whole(), options=Options(scale=40)))


def test_formats_of_other_packages_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ward.py").write_text(
        '"""Questions, one a line."""\n'
        "from rechallenge.exporters import Artifact\n"
        'SUFFIX, IS_TEXT = ".ward", True\n'
        "def export(request):\n"
        '    text = "\\n".join(q.text for q in request.pathway.questions())\n'
        "    return (Artifact(SUFFIX, text.encode()),)\n"
        "def recognises(data):\n"
        "    return False\n"
    )
    info = tmp_path / "ward-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ward\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[rechallenge.exporters]\nward = ward\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "ward" in formats()
    assert export(whole(), "ward").decode().startswith("Is any danger sign")
