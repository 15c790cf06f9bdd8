import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge.flowchart.text import clean, clusters, is_drawable, is_right_to_left, width, wrap

ANY = st.text(max_size=80)


def test_a_line_is_as_wide_as_its_letters() -> None:
    assert width("Hamburg", 10) == pytest.approx(sum(width(char, 10) for char in "Hamburg"))
    assert width("Hamburg", 20) == pytest.approx(2 * width("Hamburg", 10))
    assert width("Hamburg", 10, bold=True) > width("Hamburg", 10)


def test_accents_take_no_room_and_chinese_letters_a_whole_square() -> None:
    assert width("e\u0301", 10) == width("e", 10)
    assert width("\u0351", 10) == 0
    assert width("皮", 10) == 10


def test_words_are_broken_into_lines_of_about_one_length() -> None:
    lines = wrap("Does another cause explain the lung findings?", 150, 10.5)
    assert lines == ("Does another cause", "explain the lung findings?")


def test_a_word_that_is_longer_than_a_line_is_broken_where_it_must_be() -> None:
    lines = wrap("W" * 10_000, 100, 10)
    assert "".join(lines) == "W" * 10_000
    assert all(width(line, 10) <= 100 for line in lines)


@given(ANY.map(clean), st.floats(20, 300))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, most: float) -> None:
    lines = wrap(text, most, 10)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width(line, 10) <= most + 1e-6 or len(list(clusters(line))) == 1


@given(ANY)
def test_a_clean_text_holds_nothing_that_is_hidden_or_turns_the_reading_direction(
    text: str,
) -> None:
    cleaned = clean(text)
    assert cleaned.isprintable() or not cleaned.isascii()
    assert not set(cleaned) & set("\x00\n\r\t\x1b\x7f\u202a\u202e\u2066\u200f")
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@given(ANY)
def test_clusters_put_together_are_the_word(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_letter_is_never_torn_from_its_accents() -> None:
    assert list(clusters("ae\u0301o")) == ["a", "e\u0301", "o"]
    assert list(clusters("👩\u200d⚕\ufe0f!")) == ["👩\u200d⚕\ufe0f", "!"]


@pytest.mark.parametrize(
    ("text", "turned"),
    [("Rash", False), ("האם יש פריחה", True), ("هل", True), ("1, 2", False), ("5 של", True)],
)
def test_the_first_letter_tells_the_reading_direction(text: str, turned: bool) -> None:
    assert is_right_to_left(text) is turned


def test_the_fonts_of_the_package_lack_chinese_and_hold_greek() -> None:
    assert is_drawable("α–ω")
    assert not is_drawable("皮")
