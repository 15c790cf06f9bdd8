"""The table of results."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.generate import Shape


@dataclass(frozen=True, slots=True)
class Row:
    """A measured ratio: what, to what, and the goal, which is a limit unless it is a least."""

    what: str
    to: str
    ratio: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the goal is reached; a row without a goal reaches it."""
        below = self.at_most is None or self.ratio <= self.at_most
        return below and (self.at_least is None or self.ratio >= self.at_least)

    @property
    def goal(self) -> str:
        """The goal in words."""
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        return f"at least {self.at_least:g}" if self.at_least is not None else ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together, with what one has to know to read them."""

    title: str
    about: str
    rows: tuple[Row, ...]


def markdown(section: Section) -> str:
    """Return a section with its table."""
    lines = [f"## {section.title}", "", section.about, ""]
    lines += ["| what | compared with | ratio | goal | |", "| --- | --- | ---: | --- | --- |"]
    lines += [
        f"| {row.what} | {row.to} | {_number(row.ratio)} | {row.goal} | "
        f"{'' if not row.goal else 'reached' if row.reached else '**missed**'} |"
        for row in section.rows
    ]
    return "\n".join(lines) + "\n"


def _number(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"


def growth(doing: str, shape: Shape, each: Mapping[int, float]) -> list[Row]:
    """Return how the time for each node or character grows from size to size.

    Work that is proportional to the size has a growth of 1.
    """
    return [
        Row(
            f"{doing} one of {large:,} nodes, {shape.value}",
            f"one of {small:,} nodes",
            each[large] / each[small],
            at_most=1.3,
        )
        for small, large in pairwise(each)
    ]
