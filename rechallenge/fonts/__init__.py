"""The fonts that charts are measured and drawn with.

Rechallenge Sans is Liberation Sans, cut down to the scripts that pathways are written in. Its
letters are as wide as those of Helvetica and Arial, so that a chart fits with any of the three.
"""

import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FAMILY = "Rechallenge Sans"
FOLDER = str(Path(__file__).parent)
"""Where the font files lie, for the programs that draw with them."""


class Font(NamedTuple):
    """A font's measures: the width of each character, in units of which ``em`` make the size."""

    em: int
    widths: Mapping[int, int]


@cache
def font(bold: bool = False) -> Font:
    """Read the measures of a font from its file."""
    data = Path(FOLDER, f"RechallengeSans-{'Bold' if bold else 'Regular'}.ttf").read_bytes()
    tables = _tables(data)
    em: int = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    metrics: int = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * metrics, data, tables["hmtx"])[::2]
    return Font(
        em,
        {char: advances[min(glyph, metrics - 1)] for char, glyph in _glyphs(data, tables["cmap"])},
    )


def _tables(data: bytes) -> dict[str, int]:
    count: int = struct.unpack_from(">H", data, 4)[0]
    rows = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    return {tag.decode("ascii"): offset for tag, _, offset, _ in rows}


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Yield the characters of a font with their glyphs, from its map of format 4."""
    count: int = struct.unpack_from(">H", data, cmap + 2)[0]
    records = struct.iter_unpack(">HHL", data[cmap + 4 : cmap + 4 + 8 * count])
    places = [cmap + offset for _, _, offset in records]
    table = next(p for p in places if struct.unpack_from(">H", data, p)[0] == 4)
    segments: int = struct.unpack_from(">H", data, table + 6)[0] // 2

    def column(number: int, kind: str = "H") -> tuple[int, ...]:
        skipped = 14 + 2 * segments * number + (2 if number else 0)
        return struct.unpack_from(f">{segments}{kind}", data, table + skipped)

    ends, starts, deltas, ranges = column(0), column(1), column(2, "h"), column(3)
    range_place = table + 16 + 6 * segments
    for i, (start, end, delta, skip) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for char in range(start, min(end, 0xFFFE) + 1):
            if skip:
                place = range_place + 2 * i + skip + 2 * (char - start)
                glyph: int = struct.unpack_from(">H", data, place)[0]
                glyph = (glyph + delta) & 0xFFFF if glyph else 0
            else:
                glyph = (char + delta) & 0xFFFF
            if glyph:
                yield char, glyph
