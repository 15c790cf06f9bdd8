"""A document to print, to send and to archive: vectors, words that can be selected, and tags.

    $ rechallenge export imatinib-rash -o chart.pdf
    chart.pdf
    $ rechallenge export imatinib-rash -o pages.pdf --pages a4
    pages.pdf

Without ``--pages`` the chart is one page, as large as it needs. With ``--pages a4``, ``letter`` or
``slide`` it is dealt to pages that can be printed and read, with letters of at least 7.5 points;
ovals tell on which page the way goes on, and the sources come last. A page stands upright or lies,
as more fits on it.

The document keeps to PDF/UA-1, the standard for accessible PDF: it has a title and a language, it
is tagged, and each page has an alternative text that names every box and every arrow in reading
order. Where a pathway holds letters that no font at hand can show, it is made without that claim.

Title, description and keywords of the document hold the pathway's id, version, content hash and
status. The same pathway makes the same bytes, so the document bears no date of its making.
"""

import re
from typing import Any, Literal

import typst

from rechallenge.exporters import Artifact, ExportError, Request
from rechallenge.flowchart.drawing import pictures
from rechallenge.flowchart.speech import spoken
from rechallenge.flowchart.text import clean, is_drawable
from rechallenge.fonts import FAMILY, FOLDER
from rechallenge.wording import stamp

SUFFIX = ".pdf"
IS_TEXT = False

_MARK = "Made by rechallenge from "
_SIZE = re.compile(r'width="([0-9]+)pt" height="([0-9]+)pt"')
_MOST_POINTS = 14_400
"""The longest side of a page that PDF readers show: 200 inches."""


def export(request: Request) -> tuple[Artifact, ...]:
    """Return one PDF, of several pages when they are asked for."""
    drawn = pictures(request.pathway, request.options, request.walk)
    return (Artifact(SUFFIX, _pdf(request, drawn)),)


def recognises(data: bytes) -> bool:
    """Whether this is a PDF that says we made it."""
    return data.startswith(b"%PDF-") and _MARK.encode() in data


def _pdf(request: Request, drawn: list[str]) -> bytes:
    inputs = {
        "title": clean(request.pathway.title),
        "stamp": _MARK + clean(stamp(request.pathway)),
        "id": clean(request.pathway.id),
    }
    source = [_HEAD]
    for number, svg in enumerate(drawn, 1):
        inputs |= {f"page{number}": svg, f"alt{number}": spoken(svg)}
        source.append(_page(number, svg))
    return _compiled("\n".join(source), inputs, all(map(is_drawable, _texts(inputs))))


_HEAD = f"""
#set document(title: sys.inputs.title, description: sys.inputs.stamp,
  keywords: ("rechallenge", sys.inputs.id), date: none)
#set text(lang: "en", font: "{FAMILY}")
#set page(margin: 0pt)
"""


def _page(number: int, svg: str) -> str:
    found = _SIZE.search(svg)
    assert found is not None
    wide, high = map(int, found.groups())
    if max(wide, high) > _MOST_POINTS:
        raise ExportError(
            f"the page would be {wide:,} by {high:,} points (at most {_MOST_POINTS:,} a side); "
            "use --pages a4"
        )
    return (
        f"#page(width: {wide}pt, height: {high}pt)["
        f'#image(bytes(sys.inputs.page{number}), format: "svg", '
        f"alt: sys.inputs.alt{number}, width: {wide}pt, height: {high}pt)]"
    )


def _texts(inputs: dict[str, str]) -> list[str]:
    return [text.replace("\n", "") for text in inputs.values()]


def _compiled(source: str, inputs: dict[str, str], drawable: bool) -> bytes:
    """Typeset the pages; ``drawable`` tells whether the fonts of the package hold every letter."""
    try:
        return _typeset(source, inputs, "ua-1", drawable)
    except typst.TypstError:
        if drawable:
            raise
        return _typeset(source, inputs, "1.7", drawable)


def _typeset(
    source: str, inputs: dict[str, str], standard: Literal["ua-1", "1.7"], drawable: bool
) -> bytes:
    typeset: Any = typst.compile  # its types allow a list of fonts only beside a file to read
    made: bytes = typeset(
        source.encode(),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standard,
        font_paths=[FOLDER],
        ignore_system_fonts=drawable,
    )
    return made
