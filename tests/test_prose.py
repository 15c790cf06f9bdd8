from hypothesis import given
from hypothesis import strategies as st

from rechallenge.prose import Block, clean, in_ascii, lay, width, wrap
from tests.strategies import HOSTILE, texts


def test_wide_and_combining_characters_take_the_columns_a_screen_gives_them() -> None:
    assert width("rash") == 4
    assert width("皮疹") == 4
    assert width("e\u0301") == 1
    assert width("a\u200bb") == 2


def test_a_text_is_wrapped_at_blanks() -> None:
    assert wrap("one two three four", 9) == ["one two", "three", "four"]


def test_an_unbroken_block_stays_on_one_line_and_is_cleaned() -> None:
    block = Block("rechallenge walk x\x1b~" + "1" * 90, indent=2, unbroken=True)
    assert [line for line, _ in lay([block], 40)] == ["  rechallenge walk x\ufffd~" + "1" * 90]


def test_a_word_that_is_too_long_is_broken_hard_and_whole() -> None:
    lines = wrap("a " + "W" * 10_000 + " b", 40)
    assert lines[0] == "a"
    assert lines[-1] == "b"
    assert "".join(lines[1:-1]) == "W" * 10_000
    assert {len(line) for line in lines[1:-1]} == {40}


def test_wide_characters_never_stick_out() -> None:
    lines = wrap("皮疹很严重吗" * 20, 15)
    assert all(width(line) <= 15 for line in lines)
    assert "".join(lines) == "皮疹很严重吗" * 20


def test_a_combining_character_stays_with_its_letter() -> None:
    lines = wrap("e\u0301" * 30, 7)
    assert all(not line.startswith("\u0301") for line in lines)
    assert all(width(line) <= 7 for line in lines)


@given(texts(), st.integers(20, 88))
def test_no_line_is_wider_than_the_screen_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = [line for line, _ in lay([Block(text, "1.", 2)], columns)]
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "1." + "".join(clean(text).split())


def test_what_could_steer_a_terminal_is_shown_as_a_replacement_mark() -> None:
    for hidden in "\x1b\x07\x00\x9b\x7f\u202e\u2066\u2069\ufeff\ud800\U000e0041":
        assert clean(f"a{hidden}b") == "a\ufffdb"
    assert clean("two\nlines\tand\u2028more") == "two lines and more"


def test_ordinary_text_of_any_script_is_left_alone() -> None:
    for text in ("é", "皮疹", "هل ظهر طفح جلدي؟", "👩🏽‍⚕️ µg/m² ≥ 30 %"):
        assert clean(text) == text


def test_plain_ascii_says_the_same() -> None:
    assert in_ascii("≥ 30 µg/m² → 1½ – Eşkazan") == ">= 30 ug/m^2 -> 1 1/2 - Eskazan"
    assert in_ascii("皮") == "<U+76AE>"


@given(texts())
def test_plain_ascii_is_plain(text: str) -> None:
    assert all(line.isascii() for line, _ in lay([Block(text, "→")], 40, ascii_only=True))


def test_hostile_texts_are_laid_out_without_a_control_character() -> None:
    blocks = [Block(text + "\x1b[2J\x9b\u202e", "\x1b") for text in HOSTILE]
    for line, _ in lay(blocks, 40):
        assert not set(line) & set("\x1b\x9b\u202e\n\r\t")
