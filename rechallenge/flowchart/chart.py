"""The neutral form of a flowchart: boxes and arrows, before anything is placed or coloured."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from rechallenge.vocabulary import Disposition, Severity


class Kind(Enum):
    """What a box stands for; each kind has a shape of its own."""

    STATE = "clinical state"
    QUESTION = "question"
    ACTION = "action"
    OUTCOME = "outcome"
    LINK = "link"
    JUMP = "jump"


class Style(Enum):
    """How a line of text in a box is set."""

    TITLE = "title"
    DETAIL = "detail"
    NOTE = "note"
    EVIDENCE = "evidence"


class Line(NamedTuple):
    """A text in a box, not yet broken into lines."""

    text: str
    style: Style = Style.TITLE


@dataclass(frozen=True, slots=True)
class Box:
    """A box. ``number`` is its place in the reading order, 0 for boxes that have none.

    ``node`` is the id of the pathway's node. ``badge`` says the disposition of an outcome, also on
    a jump that leads to one. ``walked`` holds the numbers of the steps of the walk that stood here.
    """

    id: str
    kind: Kind
    lines: tuple[Line, ...]
    number: int = 0
    node: str = ""
    badge: str = ""
    disposition: Disposition | None = None
    walked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from box to box.

    ``ends`` are the boxes it leads to: ``target`` itself, or where the jump ``target`` points, the
    second one from when the limit of the answer is used up. ``limit`` says how often it may be
    followed. ``used_up`` is set when it is only followed after that.
    """

    id: str
    source: str
    target: str
    ends: tuple[str, ...]
    text: str = ""
    limit: str = ""
    evidence: str = ""
    answer: str = ""
    used_up: bool = False
    walked: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """All words at the arrow."""
        said = f"{self.text} ({self.limit})" if self.limit and self.text else self.text
        return " ".join(filter(None, [said, f"[{self.evidence}]" if self.evidence else ""]))


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in the list under the chart; ``url`` is empty or starts with https:// or http://."""

    number: int
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the chart."""

    title: str
    severity: Severity
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which pathway, version, content and status a drawing shows, for programs to read."""

    pathway: str
    version: str
    content: str
    status: str


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A whole chart, or one page of it.

    ``marks`` explain the signs † and ‡ where they occur. ``walk`` says in words which walk is
    highlighted, empty for none. ``page`` is 0 where the chart is in one piece.
    """

    head: Head
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    sources: tuple[Reference, ...]
    marks: tuple[tuple[str, str], ...]
    footer: tuple[str, ...]
    stamp: Stamp
    walk: str = ""
    page: int = 0
    pages: int = 0
