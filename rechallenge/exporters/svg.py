"""A picture for the web, for slides and for drawing programs, at any size.

    $ rechallenge export imatinib-rash -o chart.svg
    chart.svg

The picture is a vector drawing: it can be enlarged without loss, and its words can be searched and
selected. It is drawn with letters as wide as those of Helvetica and Arial, so that it looks the
same wherever one of these, Liberation Sans or the fonts of this package are at hand.

**For screen readers.** The picture has a title, a description and a language. Its boxes form a
list in reading order; each has a name such as «Question 3: Is any danger sign present?», and is
followed by the list of the arrows that leave it, such as «Yes, at least one: leads to 5, action,
Call the surgeon». For the same content as a text, see `outline`.

**In a page.** The SVG may stand inside an HTML page as it is: it brings no style sheet, no script
and no link but the addresses of the sources, which start with https:// or http://.

**With pages.** ``--pages a4``, ``letter`` or ``slide`` makes one file a page, named
``chart-page-1.svg`` and so on, the list of sources last.

Its ``metadata`` hold the pathway's id, version, content hash and status.
"""

from rechallenge.exporters import Artifact, Request
from rechallenge.flowchart.drawing import pictures

SUFFIX = ".svg"
IS_TEXT = True


def export(request: Request) -> tuple[Artifact, ...]:
    """Return one SVG, or one a page."""
    drawn = pictures(request.pathway, request.options, request.walk)
    if request.options.paper is None:
        return (Artifact(SUFFIX, drawn[0].encode()),)
    return tuple(
        Artifact(f"-page-{number}{SUFFIX}", page.encode()) for number, page in enumerate(drawn, 1)
    )


def recognises(data: bytes) -> bool:
    """Whether this is an SVG with our stamp."""
    return b"<svg" in data[:400] and b'generator="rechallenge"' in data
