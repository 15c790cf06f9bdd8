"""Make the two fonts of `rechallenge/fonts` from Liberation Sans 2.1.5.

    python tests/flowchart/make_fonts.py FOLDER-OF-LIBERATION

The scripts that pathways are written in are kept, hinting is dropped, and the family is renamed,
because its licence (SIL OFL 1.1) reserves the name of the original.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Rechallenge Sans"
SCRIPTS = (
    (0x20, 0x7E),  # Latin
    (0xA0, 0x24F),
    (0x250, 0x36F),  # phonetic letters, accents
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x590, 0x5FF),  # Hebrew
    (0x1E00, 0x1EFF),  # Latin with two accents
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x218F),  # letterlike, number forms
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x25A0, 0x25FF),  # geometric shapes
)
TARGET = Path(__file__).parents[2] / "rechallenge" / "fonts"


def make(original: Path, style: str) -> None:
    """Write one style of the font."""
    font = TTFont(original)
    options = subset.Options(hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp"])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for low, high in SCRIPTS for c in range(low, high + 1)])
    cutter.subset(font)
    names = {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style} 2.1.5",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(TARGET / f"{names[6]}.ttf")


if __name__ == "__main__":
    for style in ("Regular", "Bold"):
        make(Path(sys.argv[1]) / f"LiberationSans-{style}.ttf", style)
