"""How commands print what was asked for: laid out for the screen there is, or as JSON."""

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from rechallenge.prose import Block
from rechallenge.terminal.screen import Screen, is_live, speaks_ascii_only, wants_colour


def stdout_screen(no_colour: bool = False) -> Screen:
    """Return a screen on standard output, as able as the terminal is."""
    live = is_live(sys.stdin, sys.stdout, os.environ)
    attended = sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"
    colour = wants_colour(attended, os.environ) and not no_colour
    return Screen(sys.stdout, live, colour, ascii_only())


def print_blocks(blocks: Iterable[Block], no_colour: bool = False) -> None:
    """Print blocks, laid out."""
    stdout_screen(no_colour).show_all(blocks)


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    from rechallenge.transcript.machine import printable

    print_text(printable(json.dumps(value, ensure_ascii=False, indent=2)) + "\n", as_json=True)


def print_text(text: str, as_json: bool = False) -> None:
    """Print a text in what standard output can carry."""
    from rechallenge.prose import in_ascii

    if ascii_only():
        text = _escaped(text) if as_json else in_ascii(text)
    Screen(sys.stdout).write(text)


def ascii_only() -> bool:
    """Whether standard output should get nothing beyond ASCII."""
    return speaks_ascii_only(getattr(sys.stdout, "encoding", None), os.environ)


def _escaped(text: str) -> str:
    return "".join(c if c.isascii() else json.dumps(c)[1:-1] for c in text)
