from io import BytesIO

import pytest
from PIL import Image

from rechallenge.exporters import artifacts, export
from rechallenge.flowchart import Options, Paper, Theme
from tests.flowchart.samples import hostile, whole
from tests.toys import toy_pathway


def picture(**options: object) -> Image.Image:
    return Image.open(BytesIO(export(whole(), "png", options=Options(**options))))  # type: ignore[arg-type]


def test_left_alone_it_has_300_dots_an_inch() -> None:
    across, down = picture().info["dpi"]
    assert across == down == pytest.approx(300, abs=0.1)


@pytest.mark.parametrize("scale", [0.5, 1, 2])
def test_its_resolution_keeps_the_words_in_their_true_size(scale: float) -> None:
    made = picture(scale=scale)
    assert made.info["dpi"][0] == pytest.approx(72 * scale, abs=0.1)
    true = picture(scale=1)
    assert made.size[0] == pytest.approx(true.size[0] * scale, abs=1)


def test_a_slide_at_scale_2_fills_a_screen() -> None:
    pages = artifacts(whole(), "png", options=Options(paper=Paper.SLIDE, scale=2))
    assert {Image.open(BytesIO(page.data)).size for page in pages} == {(1920, 1080)}


def test_it_tells_programs_what_it_is() -> None:
    info = picture(scale=0.5).info
    assert info["Title"] == "A whole toy"
    assert info["Software"] == "rechallenge"
    assert info["rechallenge"].startswith("whole 0.1.0 · content ")
    assert "Question 4: How severe is it?" in info["Description"]


def test_its_chunks_are_whole() -> None:
    picture(scale=0.5).verify()


def test_print_is_black_and_white() -> None:
    bands = picture(scale=1, theme=Theme.PRINT).convert("RGB").split()
    assert len({band.tobytes() for band in bands}) == 1


def test_words_are_drawn_with_the_fonts_of_the_package() -> None:
    blank = Image.open(BytesIO(export(toy_pathway(title=" x"), "png", options=Options(scale=1))))
    named = Image.open(BytesIO(export(toy_pathway(title="XXXX"), "png", options=Options(scale=1))))
    assert blank.tobytes() != named.tobytes()


def test_letters_that_the_fonts_lack_do_no_harm() -> None:
    for page in artifacts(hostile(), "png", options=Options(scale=0.2, paper=Paper.A4)):
        Image.open(BytesIO(page.data)).verify()
