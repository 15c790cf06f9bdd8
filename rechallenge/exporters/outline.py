"""The whole chart as a numbered text: for reading aloud, for a note, for a search.

    $ rechallenge export imatinib-rash -o chart.txt
    chart.txt
    $ rechallenge export imatinib-rash --to outline | head -n 3
    SKIN RASH ON IMATINIB

    Drug: imatinib

It says everything that the chart shows and all that stands behind it: each box by its number, what
it asks, why and how it is judged, each answer with the box it leads to, doses, waiting times,
monitoring, warnings, the evidence of each sentence, and the sources with what was found in them. It
is the text alternative of the picture, and longer than ``rechallenge show``, which gives an
overview.

Lines are at most 100 characters long. ``[3, †]`` are the numbers of sources and the signs of the
chart. Where a walk was given, its steps are told at the boxes.
"""

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from rechallenge.exporters import Artifact, Request
from rechallenge.flowchart.outline import Entry, entries

SUFFIX = ".txt"
IS_TEXT = True
WIDTH = 100

_MARK = "Outline made by rechallenge from "


def export(request: Request) -> tuple[Artifact, ...]:
    """Return one text."""
    lines = _wrapped(entries(request.pathway, request.walk, _MARK))
    return (Artifact(SUFFIX, ("\n".join(lines) + "\n").encode("utf-8", "replace")),)


def recognises(data: bytes) -> bool:
    """Whether this is an outline that says we made it."""
    return _MARK.encode() in data


def _wrapped(parts: Iterable[Entry]) -> Iterator[str]:
    for part in parts:
        if not part.text:
            yield ""
            continue
        first = " " * part.indent + part.mark
        later = " " * len(first)
        wrapper = TextWrapper(
            WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
        )
        yield from wrapper.wrap(part.text)
