"""A picture of pixels, for programs that cannot show SVG.

    $ rechallenge export imatinib-rash -o chart.png --scale 1
    chart.png

``--scale`` is the number of pixels that a point takes. Left out, it is 4.17: 300 dots an inch, as
journals ask for; such a picture takes some seconds to make. The file tells its resolution, so that
a program that heeds it sets the words in their true size: 10.5 points in boxes. A chart on slides
of 1920 by 1080 pixels is best made with ``--pages slide --scale 2``.

No side of a PNG may be longer than 32,767 pixels, which many programs cannot show; a larger one is
refused, and ``--pages`` or a smaller ``--scale`` helps.

Letters that the fonts of this package lack, such as Chinese ones, are taken from the fonts of the
machine; only then may two machines make different files.

The file holds the pathway's id, version, content hash and status as text (``Title``,
``Description``, ``Software``, ``rechallenge``); ``Description`` names every box and arrow.
"""

import re
import struct
from zlib import crc32

from resvg_py import svg_to_bytes

from rechallenge.exporters import Artifact, ExportError, Request
from rechallenge.flowchart.drawing import pictures
from rechallenge.flowchart.speech import spoken
from rechallenge.flowchart.text import clean, is_drawable
from rechallenge.fonts import FAMILY, FOLDER
from rechallenge.wording import stamp

SUFFIX = ".png"
IS_TEXT = False
MOST_PIXELS = 32_767
"""The longest side that is made; longer ones are shown by few programs."""
MOST_AREA = 400_000_000

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = len(_SIGNATURE) + 25
_POINTS_A_METRE = 72 / 0.0254
_SIZE = re.compile(r'width="([0-9]+)pt" height="([0-9]+)pt"')


def export(request: Request) -> tuple[Artifact, ...]:
    """Return one PNG, or one a page."""
    drawn = pictures(request.pathway, request.options, request.walk)
    if request.options.paper is None:
        return (Artifact(SUFFIX, _png(drawn[0], request)),)
    return tuple(
        Artifact(f"-page-{number}{SUFFIX}", _png(page, request))
        for number, page in enumerate(drawn, 1)
    )


def recognises(data: bytes) -> bool:
    """Whether this is a PNG that says we made it."""
    return data.startswith(_SIGNATURE) and b"Software\0rechallenge" in data


def _png(svg: str, request: Request) -> bytes:
    scale = request.options.scale
    _check_size(svg, scale)
    made = svg_to_bytes(
        svg_string=svg,
        dpi=96,
        zoom=scale * 0.75,
        skip_system_fonts=is_drawable(svg.replace("\n", "")),
        font_dirs=[FOLDER],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return made[:_HEADER] + _chunks(svg, request, scale) + made[_HEADER:]


def _check_size(svg: str, scale: float) -> None:
    found = _SIZE.search(svg)
    assert found is not None
    wide, high = (int(int(side) * scale) for side in found.groups())
    longest = max(wide, high)
    if longest > MOST_PIXELS or wide * high > MOST_AREA:
        fitting = min(scale * MOST_PIXELS / longest, (MOST_AREA / (wide * high)) ** 0.5 * scale)
        raise ExportError(
            f"the PNG would be {wide:,} by {high:,} pixels "
            f"(at most {MOST_PIXELS:,} a side and {MOST_AREA:,} in all); "
            f"use --pages a4, or --scale {int(fitting * 100) / 100:g} or less"
        )


def _chunks(svg: str, request: Request, scale: float) -> bytes:
    """Say the resolution, and in words what the picture is."""
    metre = round(scale * _POINTS_A_METRE)
    texts = {
        "Title": clean(request.pathway.title),
        "Description": spoken(svg),
        "Software": "rechallenge",
        "rechallenge": clean(stamp(request.pathway)),
    }
    return _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)) + b"".join(
        _text(key, value) for key, value in texts.items()
    )


def _text(key: str, value: str) -> bytes:
    if value.isascii():
        return _chunk(b"tEXt", f"{key}\0{value}".encode("latin-1"))
    return _chunk(b"iTXt", f"{key}\0\0\0en\0\0{value}".encode("utf-8", "replace"))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))
