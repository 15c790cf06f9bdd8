"""How long all checks take, compared with reading, and how they grow."""

from datetime import date
from functools import partial

from benchmarks.generate import SIZES, Shape, pathway_text
from benchmarks.table import Row, Section, growth
from benchmarks.timing import seconds
from rechallenge.checks import check
from rechallenge.reader import read

TODAY = date(2026, 11, 21)
FILE = "generated.yaml"
ABOUT = """All built-in checks on a pathway that was read, compared with reading it. Growth is the
time that a node takes."""


def measure() -> Section:
    """Time checking pathways of every size and shape."""
    rows: list[Row] = []
    for shape in Shape:
        texts = {size: pathway_text(size, shape) for size in SIZES}
        checks = {size: partial(check, read(text, FILE), TODAY) for size, text in texts.items()}
        for size in SIZES:
            times = seconds({"read": partial(read, texts[size], FILE), "check": checks[size]})
            what = f"checking {size:,} nodes, {shape.value}"
            rows.append(Row(what, "reading them", times["check"] / times["read"], at_most=1))
        each = {size: time / size for size, time in seconds(checks).items()}
        rows += growth("checking", shape, each)
    return Section("Checking", ABOUT, tuple(rows))
