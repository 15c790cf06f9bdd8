"""Transcripts: a walk written down, in one of several formats.

`tell` makes the neutral account of a walk, each format a text of it. A format is a module with a
``SUFFIX`` and a pure function ``render``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rechallenge.walk import Walk

FORMATS = {"text": "text", "markdown": "markdown", "json": "machine"}
"""Each format and its module here."""

_SUFFIXES = {".txt": "text", ".md": "markdown", ".json": "json"}


def transcript(walked: "Walk", format: str = "text") -> str:
    """Return the transcript of a walk, finished or not, as the text of a file."""
    from rechallenge.transcript.tell import tell

    rendered: str = import_module(f"{__name__}.{FORMATS[format]}").render(tell(walked))
    return rendered


def format_of(name: str) -> str | None:
    """Return the format that the end of a file's name stands for, or None."""
    return next((f for suffix, f in _SUFFIXES.items() if name.lower().endswith(suffix)), None)
