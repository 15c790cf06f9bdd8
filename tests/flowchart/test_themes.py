from collections.abc import Iterator

import pytest

from rechallenge.flowchart import Theme
from rechallenge.flowchart.chart import Kind
from rechallenge.flowchart.themes import BORDERS, PALETTES, Palette
from rechallenge.vocabulary import Disposition

THEMES = pytest.mark.parametrize("theme", Theme, ids=lambda theme: theme.value)


def light(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def texts(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Yield every text with its ground: what it is, its colour, the colour behind it."""
    yield "ink", palette.ink, palette.paper
    yield "muted", palette.muted, palette.paper
    yield "link", palette.link, palette.paper
    yield "step", palette.paper, palette.ink
    yield "severe", palette.severe[1], palette.severe[0]
    for kind, paint in palette.kinds.items():
        yield kind.value, paint.text, paint.fill
        yield f"evidence in {kind.value}", palette.muted, paint.fill
    for disposition, paint in palette.outcomes.items():
        yield disposition.value, paint.text, paint.fill
        yield f"strip of {disposition.value}", paint.badge_text, paint.badge
        if disposition is not Disposition.EMERGENCY:
            yield f"evidence in {disposition.value}", palette.muted, paint.fill
    yield "faded", palette.faded.text, palette.faded.fill
    yield "faded strip", palette.faded.badge_text, palette.faded.badge


@THEMES
def test_every_text_stands_out_from_its_ground(theme: Theme) -> None:
    for what, color, ground in texts(PALETTES[theme]):
        assert contrast(color, ground) >= 4.5, f"{what}: {contrast(color, ground):.2f}"


@THEMES
def test_every_border_and_line_stands_out_from_the_paper(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert contrast(palette.ink, palette.paper) >= 3
    for kind, paint in palette.kinds.items():
        assert contrast(paint.stroke, palette.paper) >= 3, kind
    for disposition, paint in palette.outcomes.items():
        if contrast(paint.fill, palette.paper) < 3:
            assert contrast(paint.stroke, palette.paper) >= 3, disposition


def test_print_is_pure_black_and_white() -> None:
    palette = PALETTES[Theme.PRINT]
    paints = [*palette.kinds.values(), *palette.outcomes.values(), palette.faded]
    used = {palette.paper, palette.ink, palette.muted, palette.rule, palette.link, *palette.severe}
    for paint in paints:
        used |= {paint.fill, paint.stroke, paint.text, paint.badge, paint.badge_text} - {""}
    assert used == {"#000000", "#ffffff"}


def test_no_two_outcomes_have_the_same_border() -> None:
    assert len(set(BORDERS.values())) == len(Disposition)


@THEMES
def test_every_kind_of_box_has_its_colours(theme: Theme) -> None:
    assert {*PALETTES[theme].kinds} == {*Kind} - {Kind.OUTCOME}
    assert {*PALETTES[theme].outcomes} == {*Disposition}
