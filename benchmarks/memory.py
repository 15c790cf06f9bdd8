"""How much memory a process takes at its peak, compared with bare Python and with PyYAML alone."""

import subprocess
import sys
from pathlib import Path

from benchmarks.table import Row, Section

PEAK = """
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""
COMPOSE = "import sys, yaml; yaml.compose(open(sys.argv[1]).read(), Loader=yaml.CSafeLoader)"
READ = "import sys; from rechallenge.library import load; pathway = load(sys.argv[1])"
EXPORT = READ + "\nfrom rechallenge.exporters import export\nexport(pathway, {to!r})"
ABOUT = """The largest resident size of a fresh process, which Linux keeps; Python itself is part of
it. Graphviz in WebAssembly and the compiler behind it weigh most of a drawing."""


def measure(small: Path, large: Path) -> Section:
    """Weigh processes that read and draw a small and a large pathway."""
    python = _peak("pass", small)
    compose = _peak(COMPOSE, large)
    svg = _peak(EXPORT.format(to="svg"), small)
    rows = (
        Row("reading 20 nodes", "bare Python", _peak(READ, small) / python),
        Row("reading 2,000 nodes", "bare Python", _peak(READ, large) / python),
        Row("reading 2,000 nodes", "`yaml.compose`, C parser", _peak(READ, large) / compose),
        Row("20 nodes to SVG", "bare Python", svg / python),
        Row("20 nodes to PNG", "20 nodes to SVG", _peak(EXPORT.format(to="png"), small) / svg),
        Row("20 nodes to PDF", "20 nodes to SVG", _peak(EXPORT.format(to="pdf"), small) / svg),
    )
    return Section("Memory", ABOUT, rows)


def _peak(code: str, file: Path) -> int:
    command = [sys.executable, "-c", code + PEAK, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])
