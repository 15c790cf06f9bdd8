"""What a walk is shown on: a terminal, a pipe or a file."""

import os
from collections.abc import Iterable, Mapping
from typing import TextIO

import click

from rechallenge.prose import Block, Style, lay

WIDEST = 88
"""Lines are never longer; a wider terminal stays empty on the right."""
NARROWEST = 20
_UNKNOWN = 80

_COLOURS: dict[Style, dict[str, object]] = {
    "title": {"bold": True},
    "strong": {"bold": True},
    "quiet": {"dim": True},
    "caution": {"fg": "yellow"},
    "good": {"fg": "green"},
    "bad": {"fg": "red", "bold": True},
}


class Screen:
    """Shows blocks on a stream.

    ``live`` tells that a person looks at it and that what was drawn can be drawn over. When the
    reader of a pipe has gone, ``gone`` becomes true and what is shown goes nowhere.
    """

    def __init__(
        self, stream: TextIO, live: bool = False, colour: bool = False, ascii_only: bool = False
    ) -> None:
        self.stream = stream
        self.live = live
        self.colour = colour
        self.ascii_only = ascii_only
        self.gone = False

    @property
    def width(self) -> int:
        """How many columns there are, asked anew each time, since windows change."""
        return max(NARROWEST, min(self._size()[0], WIDEST))

    @property
    def height(self) -> int:
        """How many lines there are."""
        return self._size()[1]

    def show(self, *blocks: Block) -> int:
        """Show blocks and return how many lines they took."""
        return self.show_all(blocks)

    def show_all(self, blocks: Iterable[Block]) -> int:
        """Show blocks and return how many lines they took."""
        lines = [self._painted(*line) for line in lay(blocks, self.width, self.ascii_only)]
        self.write("".join(f"{line}\n" for line in lines))
        return len(lines)

    def draw_over(self, lines: int) -> None:
        """Take back the last lines of a live screen."""
        if lines:
            self.write(f"\x1b[{lines}A\r\x1b[J")

    def write(self, text: str) -> None:
        """Write a text as it is."""
        if self.gone:
            return
        try:
            self.stream.write(text)
            self.stream.flush()
        except BrokenPipeError:
            self.gone = True
            silence(self.stream)

    def _painted(self, line: str, style: Style) -> str:
        if not (self.colour and style and line):
            return line
        indent = len(line) - len(line.lstrip())
        return line[:indent] + click.style(line[indent:], **_COLOURS[style])  # type: ignore[arg-type]

    def _size(self) -> tuple[int, int]:
        columns = os.environ.get("COLUMNS", "")
        try:
            width, height = os.get_terminal_size(self.stream.fileno())
        except (OSError, ValueError):
            width, height = 0, 0
        if columns.isdecimal() and int(columns) and not self.live:
            width = int(columns)
        return width or _UNKNOWN, height or 24


def silence(stream: TextIO) -> None:
    """Let a stream whose reader has gone swallow everything, also what Python flushes at exit."""
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def speaks_ascii_only(encoding: str | None, environ: Mapping[str, str]) -> bool:
    """Whether the terminal is said to know nothing beyond ASCII.

    Python takes the locale C for UTF-8 and sets ``LC_CTYPE`` to say so; what the user set counts.
    """
    if not (encoding or "ascii").lower().replace("-", "").startswith("utf"):
        return True
    said = [environ.get("LC_ALL"), environ.get("LC_CTYPE"), environ.get("LANG")]
    declared = next((one for one in said if one and one != "C.UTF-8"), "")
    return declared in ("C", "POSIX")


def wants_colour(live: bool, environ: Mapping[str, str]) -> bool:
    """Whether to use colour: on a terminal that is not dumb, unless ``NO_COLOR`` is set."""
    return live and not environ.get("NO_COLOR")


def is_live(stdin: TextIO | None, stdout: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Whether a person sits at a terminal that knows arrow keys."""
    streams = (stdin, stdout)
    attended = all(stream is not None and stream.isatty() for stream in streams)
    unnamed = "xterm" if os.name == "nt" else "dumb"
    return attended and environ.get("TERM", unnamed) not in ("", "dumb", "unknown")
