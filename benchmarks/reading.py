"""How long reading takes, compared with PyYAML alone, and how it grows."""

from functools import partial

import yaml

from benchmarks.generate import SIZES, Shape, pathway_text
from benchmarks.table import Row, Section, growth
from benchmarks.timing import seconds
from rechallenge.reader import read

FILE = "generated.yaml"
ABOUT = """Text in memory to a finished `Pathway`, every reference followed and every place kept,
compared with `yaml.compose` of the same text, which only builds a tree of nodes. Growth is the time
that a character of the text takes."""


def measure() -> Section:
    """Time reading pathways of every size and shape."""
    rows: list[Row] = []
    for shape in Shape:
        texts = {size: pathway_text(size, shape) for size in SIZES}
        reads = {size: partial(read, text, FILE) for size, text in texts.items()}
        for size, text in texts.items():
            times = seconds(
                {
                    "compose": partial(yaml.compose, text, Loader=yaml.CSafeLoader),
                    "pure": partial(yaml.compose, text, Loader=yaml.SafeLoader),
                    "read": reads[size],
                }
            )
            what = f"reading {size:,} nodes, {shape.value}"
            ratio = times["read"] / times["compose"]
            rows.append(Row(what, "`yaml.compose`, C parser", ratio, at_most=2.5))
            rows.append(Row(what, "`yaml.compose`, pure Python", times["read"] / times["pure"]))
        each = {size: time / len(texts[size]) for size, time in seconds(reads).items()}
        rows += growth("reading", shape, each)
    return Section("Reading", ABOUT, tuple(rows))
