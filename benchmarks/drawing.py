"""How long a picture takes, compared with the bare engine and with Graphviz in a process."""

import shutil
import sys
from functools import partial
from pathlib import Path

from benchmarks.generate import SIZES, Shape, pathway_text
from benchmarks.table import Row, Section
from benchmarks.timing import command_seconds, seconds
from rechallenge.exporters import export
from rechallenge.flowchart.engines import render
from rechallenge.reader import read

SUBPROCESS = """
import subprocess, sys
with open(sys.argv[1], "rb") as dot:
    subprocess.run(["dot", "-Tsvg"], stdin=dot, stdout=subprocess.DEVNULL, check=True)
"""
ABOUT = """A finished `Pathway` to SVG, compared with what the engine inside (Graphviz in
WebAssembly, warm) needs for the DOT of the same chart. The engine draws bare boxes; the chart has
wrapped words, numbered sources, a legend, a footer, and a name for every box and arrow. The cold
command starts Python, reads the file and draws, with the compiled engine in the user's cache; it is
compared with a Python process that hands the finished DOT to the installed `dot`."""


def measure(folder: Path, small: Path) -> Section:
    """Time pictures of every size; the large re-joining one takes the bare engine too long."""
    rows: list[Row] = []
    for shape in Shape:
        for size in SIZES if shape is Shape.TREE else SIZES[:2]:
            rows.append(_warm(size, shape))
    if shutil.which("dot"):
        rows.append(_cold(folder, small))
    return Section("Drawing", ABOUT, tuple(rows))


def _warm(size: int, shape: Shape) -> Row:
    pathway = read(pathway_text(size, shape), "generated.yaml")
    dot = export(pathway, "dot").decode()
    times = seconds(
        {"ours": partial(export, pathway, "svg"), "engine": partial(render, dot, "svg")}, rounds=5
    )
    what = f"{size:,} nodes, {shape.value}, to SVG"
    return Row(what, "the bare engine", times["ours"] / times["engine"], at_most=1.3)


def _cold(folder: Path, small: Path) -> Row:
    dot, svg = folder / "chart.gv", folder / "chart.svg"
    program = str(Path(sys.executable).with_name("rechallenge"))
    dot.write_bytes(export(read(small.read_text(encoding="utf-8"), str(small)), "dot"))
    times = command_seconds(
        {
            "ours": [program, "export", str(small), "--to", "svg", "-o", str(svg), "--force"],
            "dot": [sys.executable, "-c", SUBPROCESS, str(dot)],
        }
    )
    ratio = times["ours"] / times["dot"]
    return Row("`rechallenge export`, 20 nodes, cold", "`dot` from Python", ratio, at_most=3)
