from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from rechallenge.fonts import FAMILY, FOLDER, font


@pytest.mark.parametrize(("style", "bold"), [("Regular", False), ("Bold", True)])
def test_the_measures_are_those_that_the_font_file_holds(style: str, bold: bool) -> None:
    file = TTFont(Path(FOLDER) / f"RechallengeSans-{style}.ttf")
    widths = {char: file["hmtx"][glyph][0] for char, glyph in file.getBestCmap().items()}
    assert font(bold).widths == widths
    assert font(bold).em == file["head"].unitsPerEm


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_fonts_bear_a_name_of_their_own_as_their_licence_asks(style: str) -> None:
    names = TTFont(Path(FOLDER) / f"RechallengeSans-{style}.ttf")["name"]
    assert names.getDebugName(1) == FAMILY
    shown = [names.getDebugName(id) or "" for id in (1, 3, 4, 6)]
    assert not any("Liberation" in name for name in shown)
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE" in (Path(FOLDER) / "LICENSE-Liberation").read_text("utf-8")


@pytest.mark.parametrize("text", ["Aé", "Ωμ", "Жя", "אב", "–…†‡·“”", "→≤≥", "µ²"])
def test_the_fonts_hold_the_scripts_that_pathways_are_written_in(text: str) -> None:
    for bold in (False, True):
        assert all(ord(char) in font(bold).widths for char in text)
