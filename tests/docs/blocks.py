"""The fenced blocks of the manual, and how each kind of them is put to the test.

The words after the three backticks say what a block is:

``console``
    commands after ``$`` and what they print; ``…`` stands for what is left out
``sh``
    commands that set up a machine, which the pipeline of the project runs
``pycon``
    a Python session, with what it prints
``python``, ``yaml``, ``toml``, ``json``
    run or read; with the name of a file behind it, the block is (the next part of) that file
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
KINDS = ("console", "json", "pycon", "python", "sh", "toml", "yaml")
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
REST = "…"


class Block(NamedTuple):
    """A fenced block of a page, with the line it starts on."""

    page: Path
    line: int
    kind: str
    file: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def pages() -> list[Path]:
    """Return the pages that a reader may copy from, sorted."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page in their order."""
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        kind, _, file = match["info"].strip().partition(" ")
        line = text.count("\n", 0, match.start()) + 1
        yield Block(page, line, kind, file, match["text"])


class Command(NamedTuple):
    """A command of a ``console`` block and the lines it should print."""

    line: str
    printed: tuple[str, ...]


def commands(block: Block) -> Iterator[Command]:
    """Yield the commands of a ``console`` block; a command goes on after a backslash."""
    lines = block.text.splitlines()
    starts = [i for i, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        last = start
        while lines[last].endswith("\\"):
            last += 1
        command = "\n".join(lines[start : last + 1])[2:]
        yield Command(command, tuple(lines[last + 1 : end]))


def printed_as_told(printed: str, told: tuple[str, ...]) -> bool:
    """Tell whether a text has the lines of a block.

    A line ``…`` stands for any lines, and ``…`` at the end of a line for any rest of it.
    """
    said = "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())
    pattern = "".join(_pattern(line.rstrip()) for line in told)
    return re.fullmatch(pattern, said) is not None


def _pattern(line: str) -> str:
    if line == REST:
        return "(?:.*\n)*?"
    if line.endswith(f" {REST}"):
        return re.escape(line.removesuffix(REST)) + ".*\n"
    return re.escape(line) + "\n"
